/**
 * Node with its arguments, for a process that a test starts. One command runs too little of the embedded engine for V8 to
 * win back what optimising it costs: half of the CPU.
 */
export const node = [process.execPath, '--liftoff-only'] as const
