import { InvalidInput } from '../domain/errors.ts'
import { type Parameter, read } from './parameters.ts'

const date = /^\d{4}-\d\d-\d\d$/
const time = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?$/i

/**
 * The moment at which something begins: a date is this machine's midnight, a time without its distance from UTC this
 * machine's. Reading it throws InvalidInput.
 */
export function from(option: string): Parameter<Date | undefined> {
  return read('time', (text) => momentIn(text, option))
}

/** The moment before which something is: a date counts to its end. Reading it throws InvalidInput. */
export function until(option: string): Parameter<Date | undefined> {
  return read('time', (text) => {
    const at = momentIn(text, option)
    if (!date.test(text)) return at

    return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1)
  })
}

function momentIn(text: string, option: string): Date {
  const at = new Date(
    date.test(text) ? `${text}T00:00` : time.test(text) ? text.replace(' ', 'T') : Number.NaN,
  )
  if (Number.isNaN(at.getTime())) throw new InvalidInput(option, { code: 'not_a_time' })

  return at
}
