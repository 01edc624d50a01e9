import type { Words } from '../words.tsx'
import { common, help, role, severity, shell, state, workStatus } from './common.ts'
import { signIn } from './sign-in.ts'
import { device, start, step, work } from './work.ts'

/** What the first view says; the desk's own texts come with the desk. */
export const ja: Words = {
  common,
  help,
  state,
  severity,
  role,
  workStatus,
  shell,
  signIn,
  work,
  start,
  step,
  device,
}
