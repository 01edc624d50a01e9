import type { Ids, Role } from './demo-ids.ts'

export interface PageUnderTest {
  as: Role
  /** Whose page it is not. */
  notFor?: Role
  /** Of what is at the plant; what takes no id has none. */
  at: (ids: Ids) => string
  /** It asks the server nothing before something is done there. */
  asksNothing?: true
  /** What a device has kept of it is there without a connection: its states are those of a device that has kept nothing. */
  isKept?: true
  /** It says itself what is wrong, and tries again by itself. */
  byItself?: true
}

const nobody = '0199aaaa-0000-7000-8000-000000000000'
/** At an address where nothing is. */
export const nowhere = new Proxy({} as Ids, { get: () => nobody })

/** Every page by its path in the tables of pages. */
export const pages: Readonly<Record<string, PageUnderTest>> = {
  '/work': { as: 'worker', notFor: 'auditor', at: () => '/work', isKept: true },
  '/work/:id': { as: 'worker', at: ({ running }) => `/work/${running}`, isKept: true },
  '/start/:id': { as: 'worker', notFor: 'auditor', at: ({ lineage }) => `/start/${lineage}`, isKept: true },
  '/board': { as: 'supervisor', notFor: 'worker', at: () => '/board', byItself: true },
  '/review': { as: 'supervisor', notFor: 'worker', at: () => '/review' },
  '/review/:id': { as: 'supervisor', notFor: 'auditor', at: ({ flagged }) => `/review/${flagged}` },
  '/records': { as: 'auditor', at: () => '/records' },
  '/records/:id': { as: 'worker', at: ({ running }) => `/records/${running}` },
  '/records/:id/print': { as: 'auditor', at: ({ approved }) => `/records/${approved}/print` },
  '/procedures': { as: 'supervisor', notFor: 'worker', at: () => '/procedures' },
  '/procedures/import': {
    as: 'supervisor',
    notFor: 'worker',
    at: () => '/procedures/import',
    asksNothing: true,
  },
  '/procedures/:id': {
    as: 'supervisor',
    notFor: 'worker',
    at: ({ effective }) => `/procedures/${effective}`,
  },
  '/procedures/:id/changes': {
    as: 'auditor',
    notFor: 'worker',
    at: ({ effective }) => `/procedures/${effective}/changes`,
  },
  '/procedures/:id/preview': {
    as: 'auditor',
    notFor: 'worker',
    at: ({ effective }) => `/procedures/${effective}/preview`,
  },
  '/procedures/:id/edit': {
    as: 'supervisor',
    notFor: 'worker',
    at: ({ draft }) => `/procedures/${draft}/edit`,
  },
  '/procedures/:id/poster': {
    as: 'supervisor',
    notFor: 'worker',
    at: ({ effective }) => `/procedures/${effective}/poster`,
  },
  '/procedures/:id/publish': {
    as: 'supervisor',
    notFor: 'worker',
    at: ({ draft }) => `/procedures/${draft}/publish`,
  },
  '/people': { as: 'admin', notFor: 'worker', at: () => '/people' },
  '/people/:id': { as: 'admin', notFor: 'worker', at: ({ person }) => `/people/${person}` },
  '/devices': { as: 'admin', notFor: 'auditor', at: () => '/devices' },
  '/tokens': { as: 'admin', notFor: 'supervisor', at: () => '/tokens' },
  '/audit': { as: 'auditor', notFor: 'worker', at: () => '/audit', asksNothing: true },
  '/audit/:id': { as: 'auditor', notFor: 'worker', at: ({ approved }) => `/audit/${approved}` },
  '/account': { as: 'worker', at: () => '/account', asksNothing: true },
}
