import type { Reporter, Vitest } from 'vitest/node'

/**
 * Prints `N passed, N failed` at the very end, after everything else the run has to say. A failure outside
 * the tests counts as one, and so does a run that executed nothing: neither may look green.
 */
export class ClosingLine implements Reporter {
  onInit(vitest: Vitest): void {
    process.on('exit', (code) => {
      const counts = count(vitest, code)
      if (counts.failed > 0 && code === 0) process.exitCode = 1
      process.stdout.write(`${sentence(counts)}\n`)
    })
  }
}

interface Counts {
  passed: number
  failed: number
  skipped: number
}

function count({ state }: Vitest, exitCode: number): Counts {
  const counts = { passed: 0, failed: state.getUnhandledErrors().length, skipped: 0 }
  for (const module of state.getTestModules()) {
    const outcomes = [...module.children.allTests()].map((test) => test.result().state)
    const failed = outcomes.filter((outcome) => outcome === 'failed').length
    const passed = outcomes.filter((outcome) => outcome === 'passed').length
    counts.passed += passed
    counts.skipped += outcomes.length - passed - failed
    // A file or a hook can fail without any test that does.
    counts.failed += failed === 0 && !module.ok() ? 1 : failed
  }
  if (counts.failed === 0 && (exitCode !== 0 || counts.passed === 0)) counts.failed = 1

  return counts
}

function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
