import { lazy } from 'react'
import type { Area } from './areas.tsx'
import { goBackAsLeft } from './parts/back-as-left.ts'
import { deskIcons } from './parts/desk-icons.ts'
import { keepFocusNear } from './parts/kept-focus.ts'

keepFocusNear()
goBackAsLeft()

const desk = ['supervisor', 'admin', 'auditor'] as const
const keepers = ['supervisor', 'admin'] as const

/** What supervisors, authors, admins and auditors find. */
export const deskAreas: readonly Area[] = [
  {
    path: '/board',
    page: lazy(async () => ({ default: (await import('./board/board-page.tsx')).BoardPage })),
    may: desk,
    frame: 'wide',
    menu: { name: 'board', icon: deskIcons.board },
  },
  {
    path: '/review',
    page: lazy(async () => ({ default: (await import('./review/review-page.tsx')).ReviewPage })),
    may: keepers,
    frame: 'wide',
    menu: { name: 'review', icon: deskIcons.clipboard },
  },
  {
    path: '/review/:id',
    page: lazy(async () => ({ default: (await import('./review/review-page.tsx')).ReviewPage })),
    may: keepers,
    frame: 'wide',
  },
  {
    path: '/procedures',
    page: lazy(async () => ({ default: (await import('./procedures/list-page.tsx')).ProceduresPage })),
    may: desk,
    frame: 'shell',
    menu: { name: 'procedures', icon: deskIcons.list },
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
    menu: { name: 'people', icon: deskIcons.people },
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
    menu: { name: 'devices', icon: deskIcons.device },
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
    menu: { name: 'audit', icon: deskIcons.chain },
  },
  {
    path: '/audit/:id',
    page: lazy(async () => ({ default: (await import('./audit/trail-page.tsx')).TrailPage })),
    may: desk,
    frame: 'shell',
  },
]
