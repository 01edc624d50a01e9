import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { serve } from '../src/cli/serve.ts'

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Service {
  image: string
  build?: { context: string; dockerfile: string }
  depends_on?: Record<string, unknown>
  volumes?: string[]
  environment: Record<string, string>
}

const compose: { services: Record<string, Service>; volumes: Record<string, unknown> } = parse(
  read('deploy/compose.yaml'),
)
const services = Object.entries(compose.services)

test('whatever starts a server gives it options that it has', () => {
  const given = [
    'deploy/tenken.service',
    'deploy/nginx.conf',
    'deploy/Caddyfile',
    'docs/operations.md',
  ].flatMap((file) => [...read(file).matchAll(/tenken serve( [^`\n]*)/g)].map(([, words = '']) => words))
  const inImage = /^CMD (\["serve".*\])$/m.exec(read('deploy/Dockerfile'))?.[1] ?? ''
  const options = [...given.join(' ').matchAll(/--([a-z-]+)/g), ...inImage.matchAll(/--([a-z-]+)/g)]
  const known = Object.keys(serve.commands['serve']?.options ?? {}).map((name) =>
    name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`),
  )

  expect(options.length).toBeGreaterThan(6)
  expect([...known, 'help']).toEqual(expect.arrayContaining(options.map(([, name]) => name)))
})

describe('deploy/compose.yaml', () => {
  test.each(services)('%s is made of what there is', (_, { build, depends_on = {}, volumes = [] }) => {
    const mounted = volumes.map((volume) => volume.split(':')[0] ?? '')
    const files = mounted.filter((source) => source.startsWith('.'))

    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(depends_on)))
    expect(Object.keys(compose.volumes)).toEqual(
      expect.arrayContaining(mounted.filter((source) => !source.startsWith('.'))),
    )
    for (const file of files) expect(existsSync(join(root, 'deploy', file)), file).toBe(true)
    if (build) expect(existsSync(join(root, 'deploy', build.context, build.dockerfile))).toBe(true)
  })

  test('has no password of its own, and asks for those that the page makes', () => {
    const asked = [...read('deploy/compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name)
    const made = [...read('docs/operations.md').matchAll(/(TENKEN_\w+_PASSWORD)=%s/g)].map(([, name]) => name)

    expect(read('deploy/compose.yaml')).not.toMatch(/\$\{\w+\}|\$\{\w+:-/)
    expect(new Set(asked)).toEqual(new Set(made))
  })

  test('serves as a role that owns nothing, which is made and granted before', () => {
    const { prepare, tenken } = compose.services
    const [, role] = /^postgres:\/\/(\w+):/.exec(tenken?.environment['DATABASE_URL'] ?? '') ?? []

    expect(read('deploy/roles.sql')).toContain(`create role ${role} login`)
    expect(JSON.stringify(prepare)).toContain(`db grant ${role}`)
    expect(prepare?.environment['DATABASE_URL']).not.toContain(role)
  })
})

test('deploy/Dockerfile copies what the repository and its build have', () => {
  const copied = [...read('deploy/Dockerfile').matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm)].flatMap(
    ([, sources = '']) => sources.split(' ').map((source) => source.replace('/src/', '')),
  )
  const made = ['dist', 'node_modules']

  expect(copied.length).toBeGreaterThan(5)
  for (const source of copied) {
    if (!made.includes(source)) expect(existsSync(join(root, source)), source).toBe(true)
  }
})
