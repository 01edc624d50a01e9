import type { Words } from '../words.tsx'
import * as common from './common.ts'
import * as signIn from './sign-in.ts'
import * as work from './work.ts'

/** What the first view says; the desk's own texts come with the desk. */
export const ja: Words = { ...common, ...signIn, ...work }
