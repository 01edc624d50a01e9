const texts = new Map<string, string>()

/** The text that belongs to this name, put together once for the whole process. */
export function textOf(name: string, compose: () => string): string {
  let text = texts.get(name)
  if (text === undefined) {
    text = compose()
    texts.set(name, text)
  }

  return text
}
