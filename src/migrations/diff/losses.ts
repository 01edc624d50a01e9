/** A type as format_type() prints it: its name, what stands in its parentheses, and the fields of an interval. */
interface TypeWords {
  readonly name: string
  readonly numbers: readonly number[]
  readonly fields: string
}

/**
 * True where PostgreSQL turns values of the one type into the other by leaving part of them out: a time of day, digits,
 * a zone, the order of keys. Where it fails instead, as for a number that is too large, nothing is lost. Of types that
 * are not PostgreSQL's own it is not known, and false.
 */
export function losesValues(from: string, to: string): boolean {
  const [source, target] = [wordsOf(from), wordsOf(to)]
  if (/\[\]$/.test(from) && /\[\]$/.test(to)) return losesValues(from.slice(0, -2), to.slice(0, -2))
  if (source.name === target.name) return isShorter(source, target)
  if (strings.test(target.name)) return isCutInSilence(source, target)
  if (strings.test(source.name)) return readsLess.test(target.name)
  if (source.name === 'numeric' && integers.test(target.name)) return scaleOf(source) > 0
  if (wider[source.name]?.includes(target.name)) return isShorter(source, target)

  return known.has(source.name) && known.has(target.name)
}

const strings = /^(text|character varying|character|name|"char"|citext)$/

/** What takes a text and keeps less than all of it, or keeps it otherwise. */
const readsLess =
  /^(bit|bit varying|date|numeric|real|double precision|money|jsonb|tsvector|tsquery|interval|(timestamp|time) with(out)? time zone)$/

/** Every value of the one has its like in the others, digit by digit. */
const wider: Readonly<Record<string, readonly string[]>> = {
  smallint: ['integer', 'bigint', 'numeric', 'real', 'double precision', 'oid'],
  integer: ['smallint', 'bigint', 'numeric', 'double precision', 'oid', 'money'],
  bigint: ['smallint', 'integer', 'numeric', 'oid', 'money'],
  real: ['double precision'],
  boolean: ['integer'],
  date: ['timestamp without time zone', 'timestamp with time zone'],
  'time without time zone': ['interval', 'time with time zone'],
  'timestamp without time zone': ['timestamp with time zone'],
  cidr: ['inet'],
  macaddr: ['macaddr8'],
  macaddr8: ['macaddr'],
  bit: ['bit varying', 'integer', 'bigint'],
  'bit varying': ['bit'],
  jsonb: ['json'],
  money: ['numeric'],
  oid: ['integer', 'bigint'],
}

const known = new Set([
  ...Object.keys(wider),
  ...Object.values(wider).flat(),
  ...'interval inet json jsonb box circle lseg path point polygon line xml'.split(' '),
  'time with time zone',
  'timestamp with time zone',
])

function wordsOf(type: string): TypeWords {
  const numbers = /\(([-\d,]+)\)/.exec(type)?.[1]?.split(',').map(Number) ?? []

  const name = type.replace(/\([-\d,]+\)/, '')
  const [, interval, fields = ''] = /^(interval) (.*)/.exec(name) ?? []

  return { name: interval ?? name, numbers, fields }
}

/** Digits behind the point, and parts of a second, are rounded away; everything else that is too long fails. */
function isShorter(from: TypeWords, to: TypeWords): boolean {
  if (to.name === 'numeric') return to.numbers.length > 0 && (to.numbers[1] ?? 0) < scaleOf(from)
  if (!/^(time|interval)/.test(to.name)) return false
  if (to.fields !== '' && to.fields !== from.fields) return true

  return (to.numbers[0] ?? 6) < (from.name === 'date' ? 0 : (from.numbers[0] ?? 6))
}

/** How many digits behind the point a value may have. */
function scaleOf({ name, numbers }: TypeWords): number {
  if (integers.test(name)) return 0
  if (name === 'money') return 2

  return numbers.length > 0 ? (numbers[1] ?? 0) : Number.POSITIVE_INFINITY
}

const integers = /^(smallint|integer|bigint)$/

/** What gives a text of fixed length, or one that it never says is too long. */
function isCutInSilence({ name, numbers }: TypeWords, target: TypeWords): boolean {
  if (target.name === 'name') return name !== '"char"' && !(numbers[0] !== undefined && numbers[0] < 64)

  return target.name === '"char"'
}
