/** Text as a string of JavaScript, in single quotes where it has none itself. */
export function stringText(text: string): string {
  const quoted = JSON.stringify(text)
  if (text.includes("'")) return quoted

  return `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`
}
