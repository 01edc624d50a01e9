import type { CodedError, ErrorKind, InvalidInput } from '../../domain/errors.ts'
import { adviseOn } from '../errors.ts'
import { sayField } from '../said-field.ts'
import { fields } from './http/fields.ts'
import { next } from './http/next.ts'

/** What each kind of error is called; what is wrong in particular, its own sentence says. */
const titles: Readonly<Record<ErrorKind, string>> = {
  invalid: 'The request is wrong',
  not_found: 'Not found',
  refused: 'A rule of the record stands against it',
  forbidden: 'Not allowed',
  conflict: 'Somebody was there before',
  unavailable: 'Not available now',
  bug: 'A mistake in this program',
}

/** An error's own sentence; that of what was given begins with the name of the field, which is called what the page calls it. */
function sayError(error: CodedError): string {
  if (error.code !== 'invalid_input') return error.message
  // The code is that error's alone.
  const { field } = error.data as InvalidInput['data']

  return `${sayField(field, fields)}${error.message.slice(field.length)}`
}

/** What is said over HTTP in English; its shape is what every other language must fill. */
export const http = {
  titles,
  sayError,
  sayNext: (error: CodedError) => adviseOn(error, next),
  /** All that anybody is told of a mistake in the program: the rest is in its log. */
  bug: 'Something went wrong here, and it is not your doing.',
  afterBug: (requestId: string) => `Tell whoever runs this server, with this number: ${requestId}`,
}

export type HttpTexts = typeof http
