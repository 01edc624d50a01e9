import { type Node, SyntaxKind } from 'typescript/unstable/ast'
import {
  isArrowFunction,
  isAwaitExpression,
  isBindingElement,
  isCallExpression,
  isClassDeclaration,
  isFunctionDeclaration,
  isFunctionExpression,
  isIdentifier,
  isMethodDeclaration,
  isParameterDeclaration,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import { nodesIn, type Source, type Target } from './sources.ts'

/** A function that stands in no other one, with what it uses of other files and of its own, as often as it does. */
export interface Outermost extends Target {
  node: Node
  uses: Target[]
}

/** The outermost functions of a file: declared ones, methods, and those of its tables and constants. */
export function outermostFunctions(source: Source): Outermost[] {
  const own = new Set(namesDeclaredIn(source.syntax))

  return functionsIn(source.syntax, '').map(({ node, name }) => ({
    file: source.file,
    name,
    node,
    uses: usesIn(node, source, own),
  }))
}

function namesDeclaredIn(syntax: Node): string[] {
  const names: string[] = []
  syntax.forEachChild((node) => {
    if (isFunctionDeclaration(node) && node.name) names.push(node.name.text)
  })

  return names
}

function functionsIn(node: Node, within: string): { node: Node; name: string }[] {
  const name = nameOf(node) ?? within
  if (
    isFunctionDeclaration(node) ||
    isMethodDeclaration(node) ||
    isArrowFunction(node) ||
    isFunctionExpression(node)
  ) {
    return [{ node, name }]
  }
  const found: { node: Node; name: string }[] = []
  const inside = isClassDeclaration(node) || isVariableDeclaration(node) ? name : within
  node.forEachChild((child) => {
    found.push(...functionsIn(child, inside))
  })

  return found
}

function nameOf(node: Node): string | undefined {
  if (isFunctionDeclaration(node) || isMethodDeclaration(node) || isClassDeclaration(node)) {
    return node.name && 'text' in node.name ? String(node.name.text) : undefined
  }

  return isVariableDeclaration(node) && isIdentifier(node.name) ? node.name.text : undefined
}

function usesIn(root: Node, { file, imported }: Source, own: ReadonlySet<string>): Target[] {
  const uses: Target[] = []
  const { bound, labels } = namesWithin(root)
  for (const node of nodesIn(root)) {
    if (isPropertyAccessExpression(node) && isIdentifier(node.expression)) {
      const whole = imported.get(node.expression.text)
      if (whole?.name === '*') uses.push({ file: whole.file, name: node.name.text })
    }
    if (!isIdentifier(node) || labels.has(node) || bound.has(node.text)) continue
    const target = imported.get(node.text)
    if (target && target.name !== '*') uses.push(target)
    else if (!target && own.has(node.text)) uses.push({ file, name: node.text })
  }

  return uses
}

/** Names that a function binds itself, and identifiers that stand for no value: of members, properties, of itself. */
function namesWithin(root: Node): { bound: ReadonlySet<string>; labels: ReadonlySet<Node> } {
  const bound = new Set<string>()
  const labels = new Set<Node>()
  for (const node of nodesIn(root)) {
    if (isPropertyAccessExpression(node) || isPropertyAssignment(node)) labels.add(node.name)
    if (isFunctionDeclaration(node) && node.name) labels.add(node.name)
    if (isBindingElement(node)) for (const name of [node.name, node.propertyName]) if (name) labels.add(name)
    const binds = isBindingElement(node) || isParameterDeclaration(node) || isVariableDeclaration(node)
    if (binds && node.name && isIdentifier(node.name) && !isDynamicImport(node)) bound.add(node.name.text)
  }

  return { bound, labels }
}

/** `const { name } = await import('…')` binds what another file exports. */
function isDynamicImport(node: Node): boolean {
  const declaration = isBindingElement(node) ? node.parent?.parent : undefined
  if (!declaration || !isVariableDeclaration(declaration) || !declaration.initializer) return false
  const { initializer } = declaration
  const call = isAwaitExpression(initializer) ? initializer.expression : initializer

  return isCallExpression(call) && call.expression.kind === SyntaxKind.ImportKeyword
}
