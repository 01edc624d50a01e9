import { procedures } from './procedures.ts'
import { signing } from './signing.ts'

export const desk = { procedures, signing }
