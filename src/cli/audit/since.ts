import { InvalidInput } from '../../domain/errors.ts'

const date = /^\d{4}-\d\d-\d\d$/
const time = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?$/i

/** Reads --since: a date is this machine's midnight, a time without its distance from UTC this machine's. Throws InvalidInput. */
export function since(text: string): Date {
  const at = new Date(
    date.test(text) ? `${text}T00:00` : time.test(text) ? text.replace(' ', 'T') : Number.NaN,
  )
  if (Number.isNaN(at.getTime())) {
    throw new InvalidInput('--since', { code: 'not_a_time' })
  }

  return at
}
