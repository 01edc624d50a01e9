import { type Client, Refused, tenkenClient } from 'tenken/client'
import { chosenLanguage } from '../languages/language.ts'
import { notedFetch } from './connection.ts'

/** The server that the page came from, answering in the page's language. */
export const tenken: Client = tenkenClient({ language: chosenLanguage(), fetch: notedFetch })

export function isRefusedAs(error: unknown, code: string): boolean {
  return error instanceof Refused && error.problem.code === code
}
