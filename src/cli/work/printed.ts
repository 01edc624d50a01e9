import type { ProvenRecord } from '../../application/work-records.ts'
import { printRecord } from '../../printing/record.ts'
import type { Context } from '../context.ts'
import { sayDuration } from '../output/duration.ts'
import { localTime, sayMoment } from '../output/time.ts'
import { version } from '../version.ts'

/** The record as one HTML file for an inspector, in the reader's language and this machine's time. */
export function printedRecord(proven: ProvenRecord, at: Date, { texts }: Context): string {
  return printRecord(proven, {
    texts: texts.record,
    words: texts.words,
    time: localTime,
    moment: (moment) => sayMoment(moment, texts),
    duration: (seconds) => sayDuration(seconds, texts),
    at,
    version: version(),
  })
}
