import type { DeskWords } from '../../desk-words.ts'
import { procedures } from './procedures.ts'
import { signing } from './signing.ts'

export const desk: DeskWords = { procedures, signing }
