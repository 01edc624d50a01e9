const most = 3
/** Of the pairs of letters that two names have, so many must be the same; a typing mistake takes two or three away. */
const enough = 0.5

/**
 * Of `things`, those whose name is most like the one that was meant, the likest first, three at most; none where
 * nothing comes near. Case, width and blanks count for nothing.
 */
export function mostSimilar<Thing>(
  wanted: string,
  things: readonly Thing[],
  namesOf: (thing: Thing) => readonly string[],
): Thing[] {
  const pairs = pairsIn(wanted)

  return things
    .map((thing) => ({ thing, likeness: Math.max(...namesOf(thing).map((name) => likeness(pairs, name))) }))
    .filter(({ likeness }) => likeness >= enough)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map(({ thing }) => thing)
}

/** From 0, nothing in common, to 1 (Dice's coefficient of pairs of letters); what is a part of the other is like it. */
function likeness(wanted: ReadonlySet<string>, name: string): number {
  const named = pairsIn(name)
  const [fewer, more] = wanted.size < named.size ? [wanted, named] : [named, wanted]
  if (fewer.size === 0) return 0
  const shared = [...fewer].filter((pair) => more.has(pair)).length
  const isPart = fewer.size > 2 && shared === fewer.size

  return isPart
    ? Math.max(enough, (2 * shared) / (fewer.size + more.size))
    : (2 * shared) / (fewer.size + more.size)
}

function pairsIn(name: string): Set<string> {
  const letters = [...name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')]

  return new Set(letters.slice(1).map((letter, before) => `${letters[before]}${letter}`))
}
