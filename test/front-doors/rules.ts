import {
  isClassDeclaration,
  isMethodDeclaration,
  isPropertyAccessExpression,
  isPropertyDeclaration,
  isThrowStatement,
  isTypeReferenceNode,
} from 'typescript/unstable/ast/is'
import { type Outermost, outermostFunctions } from './functions.ts'
import { nodesIn, type Source, type Target } from './sources.ts'

export interface Offence extends Target {
  why: string
}

const keyOf = ({ file, name }: Target) => `${file} ${name}`

/**
 * Functions of the front doors that call more than one verb that writes, themselves or through other functions of
 * their door, and what of the rules the doors import. A verb writes where it reaches a statement that does.
 */
export function offencesOf(sources: readonly Source[], doors: (file: string) => boolean): Offence[] {
  const functions = sources.flatMap(outermostFunctions)
  const verbs = reaching(functions.filter(isOf('application/')), writingIn(sources))
  const judges = judgesIn(functions.filter(isOf('domain/')))
  const ofDoors = functions.filter(({ file }) => doors(file))
  const writes = (used: Target) => used.file.startsWith('application/') && verbs.has(keyOf(used))

  return [
    ...ofDoors.flatMap(({ file, name, uses }) => {
      const called = writesOf(uses, { functions: ofDoors, writes })
      const why = `calls ${called.length} verbs that write: ${called.join(', ')}`

      return called.length > 1 ? [{ file, name, why }] : []
    }),
    ...sources
      .filter(({ file }) => doors(file))
      .flatMap(({ file, imported }) =>
        [...imported.values()]
          .filter((target) => judges.has(keyOf(target)))
          .map(({ name }) => ({ file, name, why: 'judges a record, which is for a verb' })),
      ),
  ]
}

const isOf =
  (part: string) =>
  ({ file }: Target) =>
    file.startsWith(part)

/** Every call of a verb that writes which these uses come to. */
function writesOf(
  uses: readonly Target[],
  door: { functions: readonly Outermost[]; writes: (used: Target) => boolean },
  above: readonly string[] = [],
): string[] {
  return uses.flatMap((used) => {
    if (door.writes(used)) return [used.name]
    const key = keyOf(used)
    if (above.includes(key)) return []

    return door.functions
      .filter((each) => keyOf(each) === key)
      .flatMap((each) => writesOf(each.uses, door, [...above, key]))
  })
}

/** Whether a node is a call of a repository's method that writes, or says who acts. */
function writingIn(sources: readonly Source[]): (found: Outermost) => boolean {
  const methods = writingMethods(sources)

  return ({ node }) =>
    [...nodesIn(node)].some((each) => {
      if (!isPropertyAccessExpression(each)) return false
      const { name, expression } = each
      if (name.text === 'actAs') return true

      return isPropertyAccessExpression(expression) && methods.has(`${expression.name.text}.${name.text}`)
    })
}

const changing = /\b(?:insert\s+into|update\s+\w+\s+(?:\w+\s+)?set|delete\s+from)\b/i

/** Methods of repositories with a statement that changes something, as a session names them: 'sops.insert'. */
function writingMethods(sources: readonly Source[]): Set<string> {
  const repositories = sources.filter(({ file }) => file.startsWith('infrastructure/database/repositories/'))
  const names = repositoryNames(sources)
  const found = new Set<string>()
  for (const { syntax } of repositories) {
    for (const node of nodesIn(syntax)) {
      if (!isClassDeclaration(node)) continue
      for (const method of node.members.filter(isMethodDeclaration)) {
        const text = syntax.text.slice(method.pos, method.end)
        const repository = names.get(node.name?.text ?? '')
        if (repository && 'text' in method.name && changing.test(text))
          found.add(`${repository}.${method.name.text}`)
      }
    }
  }

  return found
}

/** By its class, what a session calls a repository. */
function repositoryNames(sources: readonly Source[]): Map<string, string> {
  const names = new Map<string, string>()
  const session = sources.find(({ file }) => file === 'infrastructure/database/session.ts')
  for (const node of session ? nodesIn(session.syntax) : []) {
    if (!isPropertyDeclaration(node) || !node.type || !isTypeReferenceNode(node.type)) continue
    const { typeName } = node.type
    if ('text' in typeName && 'text' in node.name) names.set(String(typeName.text), String(node.name.text))
  }

  return names
}

/** Functions that refuse, by themselves or through others, and the tables of legal moves. */
function judgesIn(functions: readonly Outermost[]): Set<string> {
  const refuses = ({ node }: Outermost) => [...nodesIn(node)].some(isThrowStatement)
  const judges = reaching(functions, refuses)
  judges.add('domain/work-session.ts moves')
  judges.add('domain/sop-version.ts versionMoves')

  return judges
}

/** The functions that do something themselves, or come to one that does. */
function reaching(functions: readonly Outermost[], does: (found: Outermost) => boolean): Set<string> {
  const found = new Set(functions.filter(does).map(keyOf))
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const each of functions) {
      if (each.uses.some((used) => found.has(keyOf(used)))) found.add(keyOf(each))
    }
  }

  return found
}
