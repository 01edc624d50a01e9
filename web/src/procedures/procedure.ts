import type { tenken } from '../server/tenken.ts'

type Sops = typeof tenken.sops

export type SopLine = Awaited<ReturnType<Sops['list']>>['sops'][number]
export type SopRecord = Awaited<ReturnType<Sops['show']>>
export type Comparison = Awaited<ReturnType<Sops['difference']>>
export type Status = SopLine['status']

/** What a version says, or a text that was read. */
export type Procedure = Awaited<ReturnType<typeof tenken.sopImports.preview>>['procedure']
export type Task = Procedure['tasks'][number]
export type Step = Task['steps'][number]
export type Hazard = Step['hazards'][number]
