import { saysNone } from './measures.ts'
import type { Table } from './table.ts'

/** What a column of a table is to a step or a hazard; `detail` is all else. */
export type Column = 'number' | 'action' | 'expected' | 'call' | 'hazard' | 'measure' | 'severity' | 'detail'

/** The names that columns go by; the first that fits counts. */
const names: readonly (readonly [Column, RegExp])[] = [
  [
    'severity',
    /severity|risk level|risk rating|risk score|重篤度|重大性|重大度|危険度|リスクレベル|リスク評価/i,
  ],
  [
    'measure',
    /measures?\b|controls?\b|mitigat|precaution|prevent|protecti|\bppe\b|safeguard|対策|保護具|防止|措置|対処|maßnahme|maatregel|mesures?\b|medidas?\b/i,
  ],
  [
    'hazard',
    /hazards?\b|dangers?\b|\brisks?\b|warnings?\b|cautions?\b|what (?:can|could) go wrong|危険|リスク|注意|警告|災害|ヒヤリ|gefahr|gevaar|peligro|risico|gefährdung|^(?:safety|安全)$/i,
  ],
  ['call', /指差|指さし|唱和|point (?:and|&) call|expected action/i],
  ['expected', /expected|acceptance|criteri|^results?$|期待|判定|合格|基準|^結果$|erwartet|verwacht/i],
  [
    'number',
    /^(?:#|№|no\.?|nr\.?|n°|num(?:ber)?|(?:step|item|seq(?:uence)?|s\.?|task) ?(?:no\.?|number|#|id)|s\.?no\.?|順|順序|順番|番号|項番|(?:手順|工程|作業) ?(?:番号|no\.?|順序?))$/i,
  ],
  [
    'action',
    /action|activit|instruction|what to do|operation|procedure|^(?:tasks?|work|method|description|details?|do)$|description|作業|手順|操作|内容|実施|要領|やること|動作|handeling|handlung|tätigkeit|arbeitsschritt|actie|acción|azione|opération/i,
  ],
]

const ambiguous = /^(?:steps?|ステップ|工程|stap|schritt|étape|paso|passo|fase)$/i

/** The roles of a table's columns. A column named "Step" has the numbers where another says what to do. */
export function columnsOf({ header, rows }: Table): Column[] {
  const plain = header.map((name) => name.replace(/[*_`]/g, '').trim())
  const named = plain.map((name) => names.find(([, form]) => form.test(name))?.[0])
  const hasAction = named.includes('action')
  const first = named.indexOf('hazard')
  const columns = plain.map((name, index): Column => {
    const cells = rows.map(({ cells }) => cells[index] ?? '')
    // "Risk" behind "Hazard" says how bad it is.
    if (named[index] === 'hazard' && index !== first && areRatings(cells)) return 'severity'
    if (!ambiguous.test(name)) return named[index] ?? 'detail'

    return hasAction || isOfNumbers(cells) ? 'number' : 'action'
  })

  return withAction(
    columns,
    rows.map(({ cells }) => cells),
  )
}

/** A table whose first column counts 1, 2, 3 is one of steps in whatever language its header is. */
function withAction(columns: Column[], rows: readonly (readonly string[])[]): Column[] {
  if (columns.includes('action')) return onlyOneAction(columns)
  const counts =
    rows.length > 1 && rows.every((cells, index) => Number(digitsOf(cells[0] ?? '')) === index + 1)
  if (!counts && !columns.includes('number')) return columns
  const first = columns.findIndex((column, index) => index > 0 && column === 'detail')

  return columns.map((column, index) =>
    index === first ? 'action' : index === 0 && counts ? 'number' : column,
  )
}

function onlyOneAction(columns: Column[]): Column[] {
  const first = columns.indexOf('action')

  return columns.map((column, index) => (column === 'action' && index !== first ? 'detail' : column))
}

function isOfNumbers(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^[^\p{L}]*\p{N}[^\p{L}]*$/u.test(cell))
}

const rating =
  /^(?:(?:very |extremely )?(?:h|m|l|e|high|medium|moderate|low|extreme|severe|major|minor|critical)|[0-9]{1,3}|[大中小高低]|[ⅰⅱⅲⅳ]|[ivx]{1,3}|[a-e]|重大|軽微|)$/i

function areRatings(cells: readonly string[]): boolean {
  return cells.some((cell) => cell !== '') && cells.every((cell) => saysNone(cell) || rating.test(cell))
}

function digitsOf(cell: string): string {
  return cell.normalize('NFKC').replace(/[^0-9]/g, '')
}
