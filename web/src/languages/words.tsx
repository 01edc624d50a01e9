import { createContext, type ReactNode, useContext } from 'react'
import type { en } from './en/index.ts'
import type { Language } from './language.ts'

/** Every text of the first view; the compiler holds each language to the same. */
export type Words = typeof en

const Spoken = createContext<{ words: Words; language: Language } | undefined>(undefined)

/** Only the language that is spoken is loaded. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'ja') return (await import('./ja/index.ts')).ja

  return (await import('./en/index.ts')).en
}

export function Speaking(spoken: { words: Words; language: Language; children: ReactNode }) {
  return <Spoken value={spoken}>{spoken.children}</Spoken>
}

export function useWords(): Words {
  return useSpoken().words
}

export function useLanguage(): Language {
  return useSpoken().language
}

function useSpoken() {
  const spoken = useContext(Spoken)
  if (!spoken) throw new Error('Nothing is said outside Speaking.')

  return spoken
}
