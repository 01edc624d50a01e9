import { later } from '../parts/later.tsx'

export const ProblemSheet = later('part', async () => (await import('./problem-sheet.tsx')).ProblemSheet)
export const PauseSheet = later('part', async () => (await import('./pause-sheet.tsx')).PauseSheet)
export const Glance = later('part', async () => (await import('./glance.tsx')).Glance)
export const PausedScreen = later('screen', async () => (await import('./paused-screen.tsx')).PausedScreen)
export const OverriddenScreen = later(
  'screen',
  async () => (await import('./overridden-screen.tsx')).OverriddenScreen,
)
export const FinishScreen = later('screen', async () => (await import('./finish-screen.tsx')).FinishScreen)
export const ClosedWork = later('screen', async () => (await import('./closed-work.tsx')).ClosedWork)
export const RefusedAnswers = later(
  'part',
  async () => (await import('./refused-answers.tsx')).RefusedAnswers,
)
export const NotYours = later('part', async () => (await import('./not-yours.tsx')).NotYours)
export const OutOfUse = later('screen', async () => (await import('./out-of-use.tsx')).OutOfUse)
export const MoreBelow = later('extra', async () => {
  // The step itself is shown first.
  await new Promise(requestAnimationFrame)

  return (await import('./more-below.tsx')).MoreBelow
})
export const HandedIn = later('part', async () => (await import('./handed-in.tsx')).HandedIn)
