import { signing } from './signing.ts'

export const desk = { signing }
