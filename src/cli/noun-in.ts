/** The first word that is neither an option nor `help`: no option of the program itself takes a word. */
export function nounIn(argv: readonly string[]): string | undefined {
  return argv.find((word) => !word.startsWith('-') && word !== 'help')
}
