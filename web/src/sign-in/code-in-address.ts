/** A one-time code that came with the link, behind the `#`, which no server and no log is told. */
export function codeInAddress(): string {
  return decodeURIComponent(location.hash.slice(1))
}
