import { partsOfName, quotedIfNeeded, unquoted } from '../../quote.ts'

/** The name that PostgreSQL gives to the sequence of an identity column: of 63 bytes, the longer part is cut first. */
export function identitySequenceName(table: string, column: string): string {
  const { prefix, own } = partsOfName(table)
  const [one, other] = [unquoted(own), unquoted(column)].map((name) => Buffer.from(name))
  let [left, right] = [one?.length ?? 0, other?.length ?? 0]
  while (left + right > 63 - '__seq'.length) {
    if (left > right) left--
    else right--
  }

  return prefix + quotedIfNeeded(`${whole(one, left)}_${whole(other, right)}_seq`)
}

/** As many bytes, without one that only begins a letter. */
function whole(name: Buffer | undefined, size: number): string {
  return new TextDecoder().decode(name?.subarray(0, size), { stream: true })
}
