import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { AvailableProjects } from './test/setup/available-projects.ts'
import { ClosingLine } from './test/setup/closing-line.ts'
import { isInCi } from './test/setup/one-in.ts'

const databaseTests = 'test/**/*.db.test.ts'
const browserTests = 'test/**/*.browser.test.ts'
const ofTheEmbeddedEngine = 'test/embedded/**/*.test.ts'

/**
 * Every command opens the database anew, which takes the embedded engine a second, and does the same on either. The
 * demo, the README's tour and the database's own commands run on both.
 */
const ofCommandsAlone = [
  'test/cli/{check-in-statements,draft-states,grant,http-tour,imports,migrations,people,secrets,sop-versions,sops,tokens,work}.db.test.ts',
  'test/audit/cli.db.test.ts',
  'test/contract/commands.db.test.ts',
]

/**
 * What the embedded engine takes on a clean clone, where time is short, beside its own: the specification, and the rules
 * against raw SQL and every verb.
 */
const onEitherInCi = [
  'test/{database,model,setup}/**/*.db.test.ts',
  'test/rules/{raw-sql,verbs}.db.test.ts',
  'test/cli/{readme,serve}.db.test.ts',
]

const workers = Math.min(availableParallelism(), 8)

/**
 * Four projects: `pure` needs no database; every database test runs on the `embedded` engine and on a real
 * `server`; what is about the embedded engine itself runs there alone; `browser` looks at the page in a real Chromium.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    // Two processes a project instead of one a file: the embedded engine is compiled once, and not for each of its files.
    isolate: false,
    maxWorkers: workers,
    // For a test that hangs, and not for a machine with much else to do: at twenty times the load ten seconds take minutes.
    // Hardly a test has a limit of its own.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { sequencer: AvailableProjects },
    reporters: ['default', new ClosingLine()],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [databaseTests, browserTests, ofTheEmbeddedEngine],
        },
      },
      {
        extends: true,
        test: {
          name: 'embedded',
          include: [ofTheEmbeddedEngine, ...(isInCi ? onEitherInCi : [databaseTests])],
          exclude: ofCommandsAlone,
          provide: { engineUnderTest: 'embedded' },
          globalSetup: './test/setup/embedded-under-test.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          // Half of what they take is waiting, as people wait: for a page, and until what is asked counts a touch.
          maxWorkers: Math.min(2 * workers, 8),
          sequence: { groupOrder: 1 },
          // As long as a browser is waited for (test/web/setup/device.ts).
          expect: { poll: { timeout: 60_000 } },
          // Where two cores are shared with all the other tests, what failed is tried once more; the report tells which.
          retry: isInCi ? 1 : 0,
          provide: { engineUnderTest: 'embedded' },
          globalSetup: './test/setup/browser-under-test.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [databaseTests],
          exclude: [ofTheEmbeddedEngine],
          provide: { engineUnderTest: 'server' },
          globalSetup: './test/setup/server-under-test.ts',
        },
      },
    ],
  },
})
