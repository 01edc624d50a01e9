import { use } from 'react'
import type { desk } from './en/desk/index.ts'
import { chosenLanguage } from './language.ts'

/** What the desk says: all that supervisors, authors, admins and auditors do. */
export type DeskWords = typeof desk

const loaded: Promise<DeskWords> =
  chosenLanguage() === 'ja'
    ? import('./ja/desk/index.ts').then(({ desk }) => desk)
    : import('./en/desk/index.ts').then(({ desk }) => desk)

/** Waits for them, once; a worker's page never loads them. */
export function useDeskWords(): DeskWords {
  return use(loaded)
}
