/** How a language calls what is sent by the names of the contract, and the part of a procedure that it lies in. */
export interface FieldWords {
  parts: Readonly<Record<string, (number: number) => string>>
  names: Readonly<Record<string, string>>
  separator: string
}

/** The field as the page calls it, with its place in the procedure; by its own name where no page has it. */
export function sayField(field: string, { parts, names, separator }: FieldWords): string {
  const path = field.split('.')
  const name = names[path.at(-1) ?? '']
  if (name === undefined) return field
  const places = path.flatMap((one) => {
    const [, part = '', index] = /^(\w+)\[(\d+)\]$/.exec(one) ?? []

    return parts[part]?.(Number(index) + 1) ?? []
  })

  return [...places, name].join(separator)
}
