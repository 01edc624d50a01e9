import type { DeskWords } from '../../desk-words.ts'
import { signing } from './signing.ts'

export const desk: DeskWords = { signing }
