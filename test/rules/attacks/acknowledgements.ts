import type { Attack } from '../attack.ts'

const acknowledge = (work: string, by: string, hazard = ':hazard') =>
  `insert into hazard_acknowledgements (session_id, hazard_id, acknowledged_by) values (:${work}, ${hazard}, ${by})`

/** The worker in front of a hazard acknowledges it, once. */
export const acknowledgements: Attack[] = [
  ...(
    [
      ['a later step', 'atFirst', ':hazard'],
      ['the draft', 'atHazard', ':draftHazard'],
      ['the version before', 'atHazard', ':supersededHazard'],
      ['a step that is done', 'done', ':hazard'],
    ] as const
  ).map(([what, work, hazard]) => ({
    what: `a hazard of ${what}`,
    state: work === 'done' ? '23505' : 'TK023',
    as: `${work}Worker`,
    sql: acknowledge(work, `:${work}Worker`, hazard),
    ...(work === 'done' ? {} : { names: hazard.slice(1) }),
  })),
  {
    what: 'a hazard of another step once all are done',
    state: 'TK023',
    as: 'doneWorker',
    sql: acknowledge('done', ':doneWorker', ':draftHazard'),
    names: 'draftHazard',
  },
  ...['paused', 'completed'].map((work) => ({
    what: `a hazard while ${work}`,
    state: 'TK011',
    as: `${work}Worker`,
    sql: acknowledge(work, `:${work}Worker`, ':draftHazard'),
    names: work,
  })),
  ...['approved', 'rejected', 'aborted'].map((work) => ({
    what: `a hazard once ${work}`,
    state: 'TK010',
    as: `${work}Worker`,
    sql: acknowledge(work, `:${work}Worker`, ':draftHazard'),
    names: work,
  })),
  { what: 'a hazard by nobody', state: 'TK018', sql: acknowledge('atHazard', ':atHazardWorker') },
  {
    what: 'a hazard by another worker',
    state: 'TK017',
    as: 'stranger',
    sql: acknowledge('atHazard', ':stranger'),
    names: 'atHazard',
  },
  {
    what: 'a hazard by a supervisor for the worker',
    state: 'TK017',
    as: 'supervisor',
    sql: acknowledge('atHazard', ':atHazardWorker'),
    names: 'atHazard',
  },
  {
    what: 'a hazard by the worker in another’s name',
    state: 'TK019',
    as: 'atHazardWorker',
    sql: acknowledge('atHazard', ':supervisor'),
    names: 'supervisor',
  },
  {
    what: 'a hazard by somebody who has left',
    state: 'TK016',
    as: 'leftWorker',
    sql: acknowledge('left', ':leftWorker'),
  },
  {
    what: 'a hazard for the second time',
    state: '23505',
    as: 'acknowledgedWorker',
    sql: acknowledge('acknowledged', ':acknowledgedWorker'),
  },
  {
    what: 'a hazard acknowledged anew by ON CONFLICT',
    state: 'TK030',
    as: 'acknowledgedWorker',
    sql: `${acknowledge('acknowledged', ':acknowledgedWorker')}
          on conflict (session_id, hazard_id) do update set acknowledged_at = now()`,
  },
]
