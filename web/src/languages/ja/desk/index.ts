import { assumed, unplaced } from '../../../../../src/languages/ja/readings.ts'
import type { DeskWords } from '../../desk-words.ts'
import { audit } from './audit.ts'
import { board } from './board.ts'
import { devices, tokens } from './devices.ts'
import { leaving } from './leaving.ts'
import { people } from './people.ts'
import { procedures } from './procedures.ts'
import { records } from './records.ts'
import { review } from './review.ts'
import { signing } from './signing.ts'

export const desk: DeskWords = {
  audit,
  board,
  devices,
  leaving,
  onlyHere:
    'ほかの端末からは開けないアドレスで Tenken を開いているため、このコードはこのコンピューターでしか使えません。先にサーバーの名前で開いてください。',
  people,
  procedures,
  readings: { assumed, unplaced },
  records,
  review,
  signing,
  tokens,
}
