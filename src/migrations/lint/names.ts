import type { Node, ObjectType, RangeVar } from 'libpg-query'

/** 'plant.machines' */
export function tableName(table: RangeVar | undefined): string {
  return [table?.schemaname, table?.relname].filter(Boolean).join('.')
}

/** The text of a name's part, of a column reference's last part, or of a whole dotted name. */
export function nameOf(node: Node | undefined): string {
  if (!node) return ''
  if ('String' in node) return node.String.sval ?? ''
  if ('List' in node) return dotted(node.List.items)
  if ('TypeName' in node) return dotted(node.TypeName.names)
  if ('ObjectWithArgs' in node) return dotted(node.ObjectWithArgs.objname)
  if ('RangeVar' in node) return tableName(node.RangeVar)

  return ''
}

export function dotted(parts: readonly Node[] | undefined): string {
  return (parts ?? []).map(nameOf).join('.')
}

/** What a dropped object is called: that of a table comes behind it. */
export function objectName(type: string, node: Node): string {
  const name = nameOf(node)
  if (!/^(trigger|policy|rule)$/.test(type)) return `${type} ${name}`
  const [, table = '', own = name] = /^(.*)\.([^.]*)$/.exec(name) ?? []

  return `${type} ${own} on ${table}`
}

/** 'materialized view' for OBJECT_MATVIEW. */
export function typeWord(type: ObjectType | undefined): string {
  const word = (type ?? 'OBJECT_').replace('OBJECT_', '').toLowerCase()

  return word === 'matview' ? 'materialized view' : word.replaceAll('_', ' ')
}
