import type { PgSequence, PgSequenceOptions } from 'drizzle-orm/pg-core'
import { qualified } from '../quote.ts'

export function sequenceText({ schema, seqName, seqOptions }: PgSequence): string {
  return ['create sequence', qualified(schema, seqName ?? ''), ...sequenceOptions(seqOptions)].join(' ')
}

/** The options that are given, in PostgreSQL's words; the others are left to PostgreSQL. */
export function sequenceOptions(options: PgSequenceOptions = {}): string[] {
  const { increment, minValue, maxValue, startWith, cache, cycle } = options
  const valued = {
    'increment by': increment,
    minvalue: minValue,
    maxvalue: maxValue,
    'start with': startWith,
    cache,
  }
  const given = Object.entries(valued).filter(([, value]) => value !== undefined)

  return [...given.map(([word, value]) => `${word} ${value}`), ...(cycle ? ['cycle'] : [])]
}
