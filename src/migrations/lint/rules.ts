/** How bad it is: an error fails, or breaks what a revision promises; a warning hurts whoever is at work. */
export type Severity = 'error' | 'warning'

export interface Rule {
  readonly severity: Severity
  /** Drops are what a downgrade is for: it is not told of these. */
  readonly upgradeOnly?: true
  /** What happens, and what to write instead; `{it}` is what the statement names. */
  readonly sentence: string
}

/** Every rule by its code, which never changes its meaning; docs/lint.md explains each. */
export const rules = {
  TL001: {
    severity: 'error',
    sentence: 'PostgreSQL cannot read this statement ({it}); correct it.',
  },
  TL002: {
    severity: 'error',
    sentence:
      'This comment allows nothing ({it}); write "-- lint: allow TL101 because …" above a statement that has the objection.',
  },
  TL003: {
    severity: 'error',
    sentence:
      'PostgreSQL refuses this inside a transaction ({it}); export const transactional = false, and give the statement an op.execute() of its own.',
  },
  TL004: {
    severity: 'error',
    sentence:
      'A revision without a transaction is run again after a failure, and this cannot be repeated ({it}); write if [not] exists, or drop it if it exists first.',
  },
  TL005: {
    severity: 'error',
    sentence:
      'This ends the transaction that makes the revision all or nothing ({it}); leave it out, or export const transactional = false.',
  },
  TL006: {
    severity: 'warning',
    sentence:
      "Without a transaction nothing limits the wait for a lock, and everyone queues behind it ({it}); first run set lock_timeout = '3s'.",
  },
  TL007: {
    severity: 'warning',
    sentence:
      'A build that failed leaves an invalid index, which "if not exists" keeps ({it}); run drop index concurrently if exists before it.',
  },
  TL008: {
    severity: 'warning',
    sentence: 'What a do block runs is not looked into ({it}); write its statements out.',
  },
  TL101: {
    severity: 'warning',
    sentence:
      'Nobody can write to the table while this index is built ({it}); use create index concurrently in a revision with transactional = false.',
  },
  TL102: {
    severity: 'warning',
    upgradeOnly: true,
    sentence:
      'Reads and writes of the table wait while this index is dropped or rebuilt ({it}); add concurrently, in a revision with transactional = false.',
  },
  TL103: {
    severity: 'warning',
    sentence:
      'Nobody can write to either table while every row is compared ({it}); add the foreign key not valid, and validate it in a later revision.',
  },
  TL104: {
    severity: 'warning',
    sentence:
      'The table is closed while every row is checked ({it}); add the check not valid, and validate it in a later revision.',
  },
  TL105: {
    severity: 'warning',
    sentence:
      'Validating in the transaction that added the constraint keeps its lock through the whole scan ({it}); validate in a later revision.',
  },
  TL106: {
    severity: 'warning',
    sentence:
      'The table is closed while the index of this constraint is built ({it}); create a unique index concurrently, then add the constraint using index.',
  },
  TL107: {
    severity: 'warning',
    sentence:
      'The table is closed while every row is looked at ({it}); first add and validate a check (… is not null), after which set not null is instant.',
  },
  TL108: {
    severity: 'warning',
    sentence:
      'The table may be closed while every row is rewritten to the new type ({it}); add a new column, fill it in parts, and move over.',
  },
  TL109: {
    severity: 'warning',
    sentence:
      'The table is closed while every row gets a value of its own ({it}); add the column without it, set the default after, and fill the rows in parts.',
  },
  TL110: {
    severity: 'error',
    sentence:
      'This fails as soon as the table has a row ({it}); give a default, or add the column nullable, fill it, and set not null later.',
  },
  TL111: {
    severity: 'warning',
    sentence: 'The table is closed while it is written anew ({it}); do this when nobody works.',
  },
  TL112: {
    severity: 'warning',
    sentence:
      'Every row is changed and stays locked until the revision ends ({it}); change the rows in parts, in a revision with transactional = false.',
  },
  TL201: {
    severity: 'warning',
    upgradeOnly: true,
    sentence:
      'Every row is lost, and running code that uses the table breaks ({it}); release code without it first, and keep a backup.',
  },
  TL202: {
    severity: 'warning',
    upgradeOnly: true,
    sentence:
      'Every value of the column is lost, and running code that names it breaks ({it}); release code without it first.',
  },
  TL203: {
    severity: 'warning',
    upgradeOnly: true,
    sentence:
      'The database no longer holds this rule, and running code may rely on it ({it}); add what replaces it first.',
  },
  TL204: {
    severity: 'warning',
    upgradeOnly: true,
    sentence:
      'Running code that uses the old name breaks at once ({it}); add the new one, use both, and drop the old one in a later release.',
  },
  TL205: {
    severity: 'warning',
    upgradeOnly: true,
    sentence: 'Running code that uses it breaks ({it}); release code without it first.',
  },
  TL206: {
    severity: 'warning',
    upgradeOnly: true,
    sentence:
      'Cascade also drops what nobody named here ({it}); drop each dependent object by a statement of its own.',
  },
} as const satisfies Record<string, Rule>

export type RuleCode = keyof typeof rules

export function isRuleCode(code: string): code is RuleCode {
  return code in rules
}
