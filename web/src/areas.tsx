import { type ComponentType, type LazyExoticComponent, lazy, use } from 'react'
import type { IconName } from './parts/icon.tsx'
import type { Person, Role } from './server/me.ts'
import { HomePage } from './work/home-page.tsx'
import { StartPage } from './work/start-page.tsx'
import { StepPage } from './work/step-page.tsx'

/** What may stand in the menu, in its order. */
export const menu = [
  'work',
  'board',
  'review',
  'records',
  'procedures',
  'people',
  'devices',
  'tokens',
  'audit',
  'account',
] as const

/** What every page is given: who is signed in, and the id in its address where that has one. */
export interface PageProps {
  me: Person
  id: string
}

export interface Area {
  /** As the router has it; its one parameter is `:id`. */
  path: string
  page: ComponentType<PageProps> | LazyExoticComponent<ComponentType<PageProps>>
  /** Who finds it; what they may do there, the server judges. */
  may: readonly Role[]
  /** `wide` where it has more to put side by side; `none` where it needs the whole screen. */
  frame: 'shell' | 'wide' | 'none'
  /** Where it stands in the menu: its name in the words of the shell. */
  menu?: {
    name: (typeof menu)[number]
    icon: IconName
  }
}

const carriesOutWork = ['worker', 'supervisor', 'admin'] as const
const everybody = ['worker', 'supervisor', 'admin', 'auditor'] as const

/** What a worker finds: the way to a step is here at once, whatever else comes when somebody goes there. */
export const ofWorkers: readonly Area[] = [
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
    page: StartPage,
    may: carriesOutWork,
    frame: 'shell',
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
    path: '/account',
    page: lazy(async () => ({ default: (await import('./account/account-page.tsx')).AccountPage })),
    may: everybody,
    frame: 'shell',
    menu: { name: 'account', icon: 'person' },
  },
]

let ofTheDesk: Promise<readonly Area[]> | undefined

/** The pages that somebody finds. Whoever only carries out work loads nothing of the others, not even where they are. */
export function useAreas(role: Role): readonly Area[] {
  if (role !== 'worker') ofTheDesk ??= import('./desk-areas.tsx').then(({ deskAreas }) => deskAreas)
  const all = ofTheDesk ? [...ofWorkers, ...use(ofTheDesk)] : ofWorkers

  return all.filter(({ may }) => may.includes(role))
}

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
