/** Letters of one width and case: what a person types is found however it is written. */
export const folded = (text: string) => `lower(normalize(${text}, NFKC))`

/** The words as patterns of LIKE, in which %, _ and \\ mean themselves. */
export function wordsIn(search = ''): string[] {
  return search
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replaceAll(/[%_\\]/g, '\\$&')}%`)
}
