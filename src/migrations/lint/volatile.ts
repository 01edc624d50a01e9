import { dotted } from './names.ts'

/** Functions that give one value for a whole statement. Any other one may differ from row to row. */
const steady = new Set(
  `abs array_to_json coalesce concat concat_ws current_database current_schema current_setting date_trunc json_build_array
  json_build_object jsonb_build_array jsonb_build_object length lower make_date make_interval md5 now replace round
  statement_timestamp timezone to_json to_jsonb transaction_timestamp upper`.split(/\s+/),
)

/** True where the expression calls a function that is not known to give every row the same value. */
export function mayBeVolatile(expression: unknown): boolean {
  if (Array.isArray(expression)) return expression.some(mayBeVolatile)
  if (typeof expression !== 'object' || expression === null) return false
  if ('FuncCall' in expression && !steady.has(calledBy(expression.FuncCall))) return true

  return Object.values(expression).some(mayBeVolatile)
}

function calledBy(call: unknown): string {
  if (typeof call !== 'object' || call === null || !('funcname' in call) || !Array.isArray(call.funcname))
    return ''

  return dotted(call.funcname).replace(/^pg_catalog\./, '')
}
