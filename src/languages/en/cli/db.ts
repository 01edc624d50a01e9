import type { Access } from '../../../infrastructure/database/rights/rights.ts'
import type { Objection } from '../../../migrations/lint/objection.ts'
import type { NotCompared } from '../../../migrations/not-compared.ts'
import { counted } from './counted.ts'

const rightsTo: Readonly<Record<Access, string>> = {
  work: 'to work with the records',
  read: 'to read and verify the records',
}

export const db = {
  description: "Move the database's schema between revisions.",
  commands: {
    upgrade: { about: 'Run the revisions up to a target.' },
    downgrade: { about: 'Undo the revisions down to a target.' },
    current: {
      about: 'Show the revision that the database is at.',
      checkHeads: 'exit with 1 unless the database is at the newest revision',
    },
    history: {
      about: 'List the revisions, newest first.',
      revRange: 'only these, such as 000:001, -2: or :current',
      indicateCurrent: 'mark the current revision; always done where it can be read',
    },
    heads: { about: 'Show the newest revision.' },
    show: { about: 'Show one revision.' },
    stamp: {
      about: 'Set the recorded revision without running anything.',
      purge: 'whatever the recorded state is, make it anew',
    },
    revision: {
      about: 'Write a new revision file.',
      message: 'what the revision does, in one line',
      autogenerate: 'with the statements that bring the database to the models',
    },
    check: { about: 'Compare the models with the database.' },
    lint: { about: 'Name what would block people or lose data in unreleased revisions.' },
    release: { about: 'Mark revisions as released: they never change again.' },
    grant: {
      about: 'Give a role of the database exactly the rights that it needs, and no more.',
      role: 'whose rights to set',
      readOnly: 'for somebody who reads and verifies, and changes nothing',
      sql: 'print the SQL instead of running it',
    },
  },
  target: 'where to go',
  oneRevision: 'a revision, or the beginning of one',
  sql: 'print the SQL instead of running it; the target may be from:to',
  verbose: 'tell more of each revision',
  despiteRecords: 'go down even where records are lost',
  verboseCheck: 'also tell what is not compared',
  folder: "the revisions' folder; Tenken's own unless given",
  targets: `Targets:
  head, base, +N, -N, a revision, or the beginning of one, such as 001`,
  alembic: `Coming from Alembic:
  alembic upgrade head             tenken db upgrade head
  alembic downgrade -1             tenken db downgrade -1
  alembic upgrade a:b --sql        tenken db upgrade a:b --sql
  alembic current --check-heads    tenken db current --check-heads
  alembic history -r a:b -v        tenken db history -r a:b -v
  alembic heads -v                 tenken db heads -v
  alembic show <rev>               tenken db show <rev>
  alembic stamp --purge head       tenken db stamp --purge head
  alembic revision -m "…"          tenken db revision -m "…"
  alembic revision --autogenerate  tenken db revision --autogenerate -m "…"
  alembic check                    tenken db check

  branches, merge                  the history is one line; a fork is refused
  edit                             open the file that revision has named
  init, list_templates             there is nothing to set up
  ensure_version                   the first upgrade makes the table`,
  unknown: (revision: string) => `${revision} (not known to this version)`,
  nowAt: (revision: string) => `The database is at ${revision}.`,
  alreadyAt: (revision: string) => `Nothing to do: the database is at ${revision}.`,
  stamped: (revision: string) => `The database is stamped as ${revision}.`,
  nothingRun: 'No revision has run here. Next: tenken db upgrade head',
  currentUnknown: (why: string) => `No revision is marked as current. ${why}`,
  verboseFields: {
    revision: 'Rev:',
    parent: 'Parent:',
    released: 'Released:',
    transactional: 'Transactional:',
  },
  yesOrNo: (yes: boolean): string => (yes ? 'yes' : 'no'),
  wrote: (file: string) => `Wrote ${file}`,
  nothingDiffers: 'The models and the database agree; no revision was written.',
  agree: 'The models and the database agree.',
  notComparedTitle: 'Not compared:',
  notCompared: {
    owners: 'owners',
    grants:
      'grants to roles that the models do not name, grants on schemas, on foreign tables and on what is left to people',
    storage_places: 'tablespaces, access methods, CLUSTER marks, and default_toast_compression',
    statistics_settings: 'statistics targets, and column options such as n_distinct',
    column_order: 'the order of columns',
    identity_details: 'comment, grants and persistence of the sequence within an identity column',
    partition_triggers: 'whether a trigger of a partitioned table is switched off in one partition',
    collation_versions: 'versions of collations',
    schema_comments: 'comments on schemas and extensions, and security labels',
    replication: 'publications and subscriptions',
    foreign_servers: 'foreign servers, user mappings and foreign data wrappers',
    database_wide: 'roles, databases, languages, casts, event triggers, default privileges and settings',
  } satisfies Record<NotCompared, string>,
  wanted: 'The models ask for:',
  drifted: 'Done to the database beside its revisions:',
  undo: 'What takes it back:',
  driftLeftOut: (count: number) =>
    `The database was changed beside its revisions (${counted(count, 'statement')}); that was left out. See: tenken db check`,
  released: (revision: string) => `Released ${revision}`,
  nothingToRelease: 'Nothing to do: these revisions have been released.',
  granted: 'Granted:',
  revoked: 'Taken away:',
  leftToPublic: 'Left to everybody (public), for only a superuser can take it away:',
  revokedFromPublic: 'Taken away from everybody (public), which concerns every role of this database:',
  rightsSet: (role: string, access: Access) => `${role} now has exactly the rights ${rightsTo[access]}.`,
  rightsStand: (role: string, access: Access) =>
    `Nothing to do: ${role} has exactly the rights ${rightsTo[access]}.`,
  lintFound: (open: number) =>
    open > 0 ? `Lint: ${counted(open, 'objection')}. See: tenken db lint` : 'Lint: nothing found.',
  lintClean: 'Nothing found in the revisions that have not been released.',
  allowedBecause: (reason: string) => `Allowed: ${reason}`,
  objection: (found: Pick<Objection, 'code' | 'it' | 'message'>) => found.message,
  severity: { error: 'error', warning: 'warning' },
}
