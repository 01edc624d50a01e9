import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { IconName } from './parts/icon.tsx'
import type { Person, Role } from './server/me.ts'
import { HomePage } from './work/home-page.tsx'
import { StepPage } from './work/step-page.tsx'

/** What every page is given: who is signed in, and the id in its address where that has one. */
export interface PageProps {
  me: Person
  id: string
}

interface Area {
  /** As the router has it; its one parameter is `:id`. */
  path: string
  page: ComponentType<PageProps> | LazyExoticComponent<ComponentType<PageProps>>
  /** Who finds it; what they may do there, the server judges. */
  may: readonly Role[]
  /** `wide` where it has more to put side by side; `none` where it needs the whole screen. */
  frame: 'shell' | 'wide' | 'none'
  /** Where it stands in the menu: its name in the words of the shell. */
  menu?: {
    name:
      | 'work'
      | 'board'
      | 'review'
      | 'records'
      | 'procedures'
      | 'people'
      | 'devices'
      | 'tokens'
      | 'audit'
      | 'account'
    icon: IconName
  }
}

const carriesOutWork = ['worker', 'supervisor', 'admin'] as const
const everybody = ['worker', 'supervisor', 'admin', 'auditor'] as const
const desk = ['supervisor', 'admin', 'auditor'] as const
const keepers = ['supervisor', 'admin'] as const

/** Every page, in the order of the menu. What a worker needs is small; whatever else comes when somebody goes there. */
export const areas: readonly Area[] = [
  {
    path: '/work',
    page: HomePage,
    may: carriesOutWork,
    frame: 'shell',
    menu: { name: 'work', icon: 'check' },
  },
  { path: '/work/:id', page: StepPage, may: everybody, frame: 'none' },
  {
    path: '/start/:id',
    page: lazy(async () => ({ default: (await import('./work/start-page.tsx')).StartPage })),
    may: carriesOutWork,
    frame: 'shell',
  },
  {
    path: '/board',
    page: lazy(async () => ({ default: (await import('./board/board-page.tsx')).BoardPage })),
    may: desk,
    frame: 'shell',
    menu: { name: 'board', icon: 'board' },
  },
  {
    path: '/review',
    page: lazy(async () => ({ default: (await import('./review/review-page.tsx')).ReviewPage })),
    may: keepers,
    frame: 'wide',
    menu: { name: 'review', icon: 'clipboard' },
  },
  {
    path: '/review/:id',
    page: lazy(async () => ({ default: (await import('./review/review-page.tsx')).ReviewPage })),
    may: keepers,
    frame: 'wide',
  },
  {
    path: '/records',
    page: lazy(async () => ({ default: (await import('./records/list-page.tsx')).RecordsPage })),
    may: everybody,
    frame: 'shell',
    menu: { name: 'records', icon: 'clock' },
  },
  {
    path: '/records/:id',
    page: lazy(async () => ({ default: (await import('./records/record-page.tsx')).RecordPage })),
    may: everybody,
    frame: 'shell',
  },
  {
    path: '/records/:id/print',
    page: lazy(async () => ({ default: (await import('./records/print/print-page.tsx')).PrintPage })),
    may: everybody,
    frame: 'shell',
  },
  {
    path: '/procedures',
    page: lazy(async () => ({ default: (await import('./procedures/list-page.tsx')).ProceduresPage })),
    may: desk,
    frame: 'shell',
    menu: { name: 'procedures', icon: 'list' },
  },
  {
    path: '/procedures/import',
    page: lazy(async () => ({ default: (await import('./procedures/import/import-page.tsx')).ImportPage })),
    may: keepers,
    frame: 'shell',
  },
  {
    path: '/procedures/:id',
    page: lazy(async () => ({ default: (await import('./procedures/procedure-page.tsx')).ProcedurePage })),
    may: desk,
    frame: 'shell',
  },
  {
    path: '/procedures/:id/changes',
    page: lazy(async () => ({ default: (await import('./procedures/changes-page.tsx')).ChangesPage })),
    may: desk,
    frame: 'shell',
  },
  {
    path: '/procedures/:id/preview',
    page: lazy(async () => ({
      default: (await import('./procedures/preview/preview-page.tsx')).PreviewPage,
    })),
    may: desk,
    frame: 'shell',
  },
  {
    path: '/procedures/:id/edit',
    page: lazy(async () => ({ default: (await import('./procedures/edit/edit-page.tsx')).EditPage })),
    may: keepers,
    frame: 'shell',
  },
  {
    path: '/procedures/:id/poster',
    page: lazy(async () => ({ default: (await import('./procedures/poster-page.tsx')).PosterPage })),
    may: desk,
    frame: 'shell',
  },
  {
    path: '/procedures/:id/publish',
    page: lazy(async () => ({ default: (await import('./procedures/publish-page.tsx')).PublishPage })),
    may: keepers,
    frame: 'shell',
  },
  {
    path: '/people',
    page: lazy(async () => ({ default: (await import('./people/people-page.tsx')).PeoplePage })),
    may: desk,
    frame: 'shell',
    menu: { name: 'people', icon: 'people' },
  },
  {
    path: '/people/:id',
    page: lazy(async () => ({ default: (await import('./people/person-page.tsx')).PersonPage })),
    may: desk,
    frame: 'shell',
  },
  {
    path: '/devices',
    page: lazy(async () => ({ default: (await import('./devices/devices-page.tsx')).DevicesPage })),
    may: keepers,
    frame: 'shell',
    menu: { name: 'devices', icon: 'device' },
  },
  {
    path: '/tokens',
    page: lazy(async () => ({ default: (await import('./tokens/tokens-page.tsx')).TokensPage })),
    may: ['admin'],
    frame: 'shell',
    menu: { name: 'tokens', icon: 'lock' },
  },
  {
    path: '/audit',
    page: lazy(async () => ({ default: (await import('./audit/audit-page.tsx')).AuditPage })),
    may: desk,
    frame: 'shell',
    menu: { name: 'audit', icon: 'chain' },
  },
  {
    path: '/audit/:id',
    page: lazy(async () => ({ default: (await import('./audit/trail-page.tsx')).TrailPage })),
    may: desk,
    frame: 'shell',
  },
  {
    path: '/account',
    page: lazy(async () => ({ default: (await import('./account/account-page.tsx')).AccountPage })),
    may: everybody,
    frame: 'shell',
    menu: { name: 'account', icon: 'person' },
  },
]

/** Where somebody begins. */
export function homeOf(role: Role): string {
  return homes[role]
}

const homes: Readonly<Record<Role, string>> = {
  worker: '/work',
  supervisor: '/review',
  admin: '/review',
  auditor: '/records',
}
