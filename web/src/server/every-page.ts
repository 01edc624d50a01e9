/** A list whole, however many pages it comes in. */
export async function everyPage<Page extends { next: string | null }>(
  ask: (on: { after?: string }) => Promise<Page>,
): Promise<Page[]> {
  const pages = [await ask({})]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await ask({ after: next }))

  return pages
}
