export const db = {
  description: "Move the database's schema between revisions.",
  upgrade: 'Run the revisions up to a target.',
  downgrade: 'Undo the revisions down to a target.',
  current: 'Show the revision that the database is at.',
  history: 'List the revisions, newest first.',
  heads: 'Show the newest revision.',
  stamp: 'Set the recorded revision without running anything.',
  target: 'where to go',
  sql: 'print the SQL instead of running it; the target may be from:to',
  targets: `Targets:
  head, base, +N, -N, a revision, or the beginning of one, such as 001`,
  alembic: `Coming from Alembic:
  alembic upgrade head        tenken db upgrade head
  alembic downgrade -1        tenken db downgrade -1
  alembic current             tenken db current
  alembic history             tenken db history
  alembic heads               tenken db heads
  alembic stamp head          tenken db stamp head
  alembic upgrade a:b --sql   tenken db upgrade a:b --sql`,
  unknown: (revision: string) => `${revision} (not known to this version)`,
  nowAt: (revision: string) => `The database is at ${revision}.`,
  alreadyAt: (revision: string) => `Nothing to do: the database is at ${revision}.`,
  stamped: (revision: string) => `The database is stamped as ${revision}.`,
  nothingRun: 'No revision has run here. Next: tenken db upgrade head',
  currentUnknown: (why: string) => `No revision is marked as current. ${why}`,
}
