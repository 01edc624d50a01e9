import { useDeskWords } from '../languages/desk-words.ts'
import { useLanguage, useWords } from '../languages/words.tsx'
import { momentIn, useDuration } from '../parts/moment.tsx'
import type { Told, Trail, Value } from './trail.ts'

const tables: Readonly<Record<string, string>> = {
  sop_id: 'sops',
  step_id: 'steps',
  current_step_id: 'steps',
  hazard_id: 'hazards',
  task_id: 'tasks',
}

/** What the trail tells, in the reader's words: ids by what they are called, times by the reader's clock. */
export function useSaying({ record, named, people }: Trail): (told: Told) => string {
  const { audit, procedures } = useDeskWords()
  const { trail, meanings } = audit
  const { workStatus, role, severity } = useWords()
  const language = useLanguage()
  const duration = useDuration()

  const name = (id: string, table: string) => {
    const its = named[id]
    const kind = trail.kinds[table] ?? table

    return its?.text
      ? trail.named(kind, its.number ?? null, cut(its.text.split('\n', 1)[0] ?? '', 80))
      : `${kind} ${id.slice(-8)}`
  }
  const word = (column: string, value: string): string | undefined => {
    const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      status: record === 'SOP' ? procedures.status : workStatus,
      role,
      result: audit.results,
      severity,
    }

    return words[column]?.[value]
  }
  const say = (column: string, value: Value): string => {
    if (value === null || value === undefined) return trail.nothing
    if (typeof value === 'boolean') return value ? trail.yes : trail.no
    if (Array.isArray(value)) return trail.counted[column]?.(value.length) ?? String(value.length)
    if (column.endsWith('_at'))
      return momentIn(language, new Date(Number(value) * 1000).toISOString(), 'exact')
    if (column === 'paused_for') return duration(Number(value))
    if (column === 'confidence_score') return confidence(String(value))
    const text = String(value)
    const part = tables[column]
    if (part) return name(text, part)
    const person = people.find(({ id }) => id === text)
    if (person) return person.name

    return word(column, text) ?? (typeof value === 'number' ? text : trail.quoted(cut(text, 400)))
  }
  const columnName = (column: string) => trail.columns[column] ?? column

  return (told) => {
    switch (told.how) {
      case 'is':
        return tables[told.column]
          ? say(told.column, told.value)
          : trail.is(columnName(told.column), say(told.column, told.value))
      case 'changed': {
        const line = trail.changed(
          columnName(told.column),
          say(told.column, told.from),
          say(told.column, told.to),
        )

        return told.row ? `${name(told.row.id, told.row.table)}: ${line}` : line
      }
      case 'added':
      case 'removed': {
        const [only] = told.ids
        const what =
          only !== undefined && told.ids.length === 1
            ? name(only, told.table)
            : (trail.counted[told.table]?.(told.ids.length) ?? `${told.ids.length} ${told.table}`)

        return trail[told.how](what)
      }
      case 'signed':
        return trail.signed(told.name, meanings[told.meaning] ?? told.meaning)
    }
  }
}

/** The trail keeps it to the last bit, as the eight bytes of the number. */
function confidence(hex: string): string {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

  return bytes.length === 8 ? String(new DataView(bytes.buffer).getFloat64(0)) : hex
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
