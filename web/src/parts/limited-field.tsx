import type { ComponentProps } from 'react'
import { longest } from '../../../src/domain/texts.ts'
import { useLimitWords } from '../languages/limit-words.ts'
import { Field } from './field.tsx'

interface LimitedFieldProps extends ComponentProps<typeof Field> {
  /** Which of the record's limits holds for it. */
  limit: keyof typeof longest
}

/** A field that says before it is sent that the record takes no text so long. Nothing is cut off: a paste stays whole. */
export function LimitedField({ limit, ...field }: LimitedFieldProps) {
  const limits = useLimitWords()
  const most = longest[limit]
  const length = [...field.value.trim()].length
  const hint = length > most * 0.9 && length <= most ? limits.left(most - length) : field.hint

  return (
    <Field {...field} hint={hint} error={length > most ? limits.tooLong(most, length - most) : field.error} />
  )
}
