const answers = (result: string, body: string) => `returns ${result} language sql immutable as $$ ${body} $$`

/** That answers the same to everything. */
const functions = [
  `unnest(uuid[]) ${answers('setof uuid', 'select null::uuid where false')}`,
  `array_position(uuid[], uuid) ${answers('integer', 'select 7')}`,
  `cardinality(uuid[]) ${answers('integer', 'select 0')}`,
  `json_build_array(text, uuid, json, json) ${answers('json', "select '[]'::json")}`,
  `json_build_object(text, uuid) ${answers('json', "select '{}'::json")}`,
  `row_to_json(steps) ${answers('json', "select '{}'::json")}`,
  `row_to_json(hazards) ${answers('json', "select '{}'::json")}`,
  `array_to_json(json[]) ${answers('json', "select '[]'::json")}`,
  `to_jsonb(safety_checks) ${answers('jsonb', "select '{}'::jsonb")}`,
  `count(uuid) ${answers('bigint', 'select 9')}`,
  `max(timestamptz) ${answers('timestamptz', 'select null::timestamptz')}`,
  `format(text, uuid) ${answers('text', "select 'nothing'")}`,
  // Rivals of the rules themselves: a text where the rule takes something else, and one parameter less.
  `tk_refuse(text, text, text) ${answers('void', 'select')}`,
  `tk_must_review(uuid, text) ${answers('void', 'select')}`,
  `tk_must_be_timely(text, uuid, timestamptz) ${answers('void', 'select')}`,
  `tk_must_be_timely(text, uuid, timestamptz, text) ${answers('void', 'select')}`,
  `tk_sign(text, uuid, uuid, text, text) ${answers('json', "select '[]'::json")}`,
  `tk_sign(text, uuid, text, uuid, text) ${answers('json', "select '[]'::json")}`,
  `tk_sign(text, uuid, text, text, uuid) ${answers('json', "select '[]'::json")}`,
]

/** That says "equal" to everything, or brings nothing together. */
const operators = [
  ...['uuid', 'text', 'bigint', 'timestamptz', 'interval', 'jsonb', 'boolean'].flatMap((type) => [
    operator('=', { type, gives: 'boolean', value: 'true' }),
    operator('<>', { type, gives: 'boolean', value: 'false' }),
    operator('<', { type, gives: 'boolean', value: 'false' }),
    operator('>', { type, gives: 'boolean', value: 'false' }),
  ]),
  ...['users', 'sops', 'tasks', 'steps', 'hazards', 'work_sessions'].map((table) =>
    operator('=', { type: table, gives: 'boolean', value: 'true' }),
  ),
  operator('||', { type: 'uuid[]', gives: 'uuid[]', value: "'{}'::uuid[]" }),
  operator('||', { type: 'json[]', gives: 'json[]', value: "'{}'::json[]" }),
  operator('||', { type: 'text', gives: 'text', value: "'in_progress to paused'" }),
  operator('->>', { type: 'jsonb', gives: 'text', value: "'x'" }),
  operator('->>', { type: 'json', gives: 'text', value: "'x'" }),
  operator('->', { type: 'json', gives: 'json', value: "'[]'::json" }),
].flat()

const casts = [
  `create function as_text(safety_checks) ${answers('text', "select 'x'")}`,
  'create cast (safety_checks as text) with function as_text(safety_checks) as implicit',
  `create function as_json(steps) ${answers('json', "select '{}'::json")}`,
  'create cast (steps as json) with function as_json(steps) as implicit',
]

const aggregates = [
  'create function kept(uuid[], uuid) returns uuid[] language sql immutable as $$ select null::uuid[] $$',
  'create aggregate array_agg(uuid) (sfunc = kept, stype = uuid[])',
]

/** Made where the rules are, by whoever may create there; each would be taken for what PostgreSQL brings. */
export const overloads: readonly string[] = [
  ...functions.map((text) => `create function ${text}`),
  ...operators,
  ...casts,
  ...aggregates,
]

interface Operator {
  /** Of both sides. */
  type: string
  gives: string
  value: string
}

/** An operator, and the function behind it, which is of its types alone. */
function operator(name: string, { type, gives, value }: Operator): string[] {
  const run = `run_${[...name].map((sign) => sign.charCodeAt(0)).join('_')}`

  return [
    `create function ${run}(${type}, ${type}) ${answers(gives, `select ${value}`)}`,
    `create operator ${name} (leftarg = ${type}, rightarg = ${type}, function = ${run})`,
  ]
}
