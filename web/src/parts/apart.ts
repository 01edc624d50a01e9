interface Named {
  name: string
  id: string
}

/** How the ids of those end that bear a name which others in the list bear, too; undefined for everybody else. */
export function apartIn(list: readonly Named[]): (one: Named) => string | undefined {
  const bearers = new Map<string, Set<string>>()
  for (const { name, id } of list) bearers.set(name, (bearers.get(name) ?? new Set()).add(id))

  return ({ name, id }) => ((bearers.get(name)?.size ?? 0) > 1 ? id.slice(-6) : undefined)
}
