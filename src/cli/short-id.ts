/** The end of an id, which differs between records made in the same moment; every command takes it for the whole. */
export function shortId(id: string): string {
  return id.slice(-8)
}
