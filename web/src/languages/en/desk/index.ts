import { assumed, unplaced } from '../../../../../src/languages/en/readings.ts'
import { audit } from './audit.ts'
import { board } from './board.ts'
import { devices, tokens } from './devices.ts'
import { leaving } from './leaving.ts'
import { people } from './people.ts'
import { procedures } from './procedures.ts'
import { records } from './records.ts'
import { review } from './review.ts'
import { signing } from './signing.ts'

export const desk = {
  audit,
  board,
  devices,
  leaving,
  onlyHere:
    'The code leads to this computer alone, as you have opened Tenken by an address that no other device knows. Open it by the name of the server first.',
  people,
  procedures,
  readings: { assumed, unplaced },
  records,
  review,
  signing,
  tokens,
}
