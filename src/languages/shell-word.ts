/** A text as a shell takes it for one word, and a command for no option: whatever a file is called. */
export function shellWord(text: string): string {
  const word = text.startsWith('-') && text !== '-' ? `./${text}` : text
  if (/^[\w@%+=:,./][\w@%+=:,./~-]*$/.test(word) || word === '-') return word

  return `'${word.replaceAll("'", "'\\''")}'`
}
