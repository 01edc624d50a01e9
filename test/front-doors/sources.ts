import { dirname, relative, resolve } from 'node:path'
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast'
import {
  isAwaitExpression,
  isCallExpression,
  isIdentifier,
  isImportDeclaration,
  isNamedImports,
  isNamespaceImport,
  isObjectBindingPattern,
  isStringLiteral,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import { API } from 'typescript/unstable/sync'

const root = resolve(import.meta.dirname, '../..')
const src = resolve(root, 'src')

/** Of the sources alone; it stands in no file. */
const project = resolve(root, 'tsconfig.src.json')

/** What a name in a file stands for: an exported value of a file below src. */
export interface Target {
  file: string
  /** '*' for the whole module. */
  name: string
}

export interface Source {
  /** Below src. */
  file: string
  syntax: SourceFile
  /** Values that are imported, also dynamically, by their local names. */
  imported: ReadonlyMap<string, Target>
}

/** Every file below src as the compiler reads it; `instead` has other texts for some of them, by their paths below src. */
export function readSources(instead: Readonly<Record<string, string>> = {}): Source[] {
  const texts = new Map(Object.entries(instead).map(([file, text]) => [resolve(src, file), text]))
  texts.set(project, JSON.stringify({ extends: './tsconfig.json', include: ['src'] }))
  const api = new API({ cwd: root, fs: { readFile: (path) => texts.get(path) } })
  try {
    const snapshot = api.updateSnapshot({ openProject: project })
    const program = snapshot.getProjects()[0]?.program
    const paths = (program?.getSourceFileNames() ?? []).filter((path) => path.startsWith(`${src}/`))

    return paths.flatMap((path) => {
      const syntax = program?.getSourceFile(path)

      return syntax ? [{ file: relative(src, path), syntax, imported: importsOf(syntax, path) }] : []
    })
  } finally {
    api.close()
  }
}

/** The node and all below it, from the outside in. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node
  const children: Node[] = []
  node.forEachChild((child) => {
    children.push(child)
  })
  for (const child of children) yield* nodesIn(child)
}

function importsOf(syntax: SourceFile, path: string): Map<string, Target> {
  const imported = new Map<string, Target>()
  const add = (local: string, specifier: string, name: string) => {
    if (specifier.startsWith('.')) {
      imported.set(local, { file: relative(src, resolve(dirname(path), specifier)), name })
    }
  }
  for (const node of nodesIn(syntax)) {
    if (isImportDeclaration(node) && isStringLiteral(node.moduleSpecifier)) {
      const { importClause } = node
      const typesOnly = importClause?.phaseModifier === SyntaxKind.TypeKeyword
      const bindings = typesOnly ? undefined : importClause?.namedBindings
      const specifier = node.moduleSpecifier.text
      if (bindings && isNamespaceImport(bindings)) add(bindings.name.text, specifier, '*')
      if (bindings && isNamedImports(bindings)) {
        for (const { name, propertyName, isTypeOnly } of bindings.elements) {
          if (!isTypeOnly) add(name.text, specifier, (propertyName ?? name).text)
        }
      }
    }
    // const { name } = await import('…')
    if (isVariableDeclaration(node) && isObjectBindingPattern(node.name) && node.initializer) {
      const call = isAwaitExpression(node.initializer) ? node.initializer.expression : node.initializer
      const [specifier] = isCallExpression(call) ? call.arguments : []
      if (!specifier || !isStringLiteral(specifier)) continue
      for (const { name, propertyName } of node.name.elements) {
        if (!name || !isIdentifier(name)) continue
        const exported = propertyName && isIdentifier(propertyName) ? propertyName.text : name.text
        add(name.text, specifier.text, exported)
      }
    }
  }

  return imported
}
