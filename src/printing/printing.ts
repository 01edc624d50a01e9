import type { Moment } from '../domain/moments.ts'
import type { RecordTexts } from '../languages/en/record.ts'
import type { Words } from '../languages/words.ts'

/** In which language a record is printed, by which clock, and by what. */
export interface Printing {
  texts: RecordTexts
  words: Words
  time: (at: Date) => string
  /** An event's one time, with the device's beside it where that is another. */
  moment: (moment: Moment) => string
  duration: (seconds: number) => string
  at: Date
  /** Of the program. */
  version: string
}
