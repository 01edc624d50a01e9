import { later } from '../parts/later.tsx'

export const ProblemSheet = later(async () => (await import('./problem-sheet.tsx')).ProblemSheet)
export const PauseSheet = later(async () => (await import('./pause-sheet.tsx')).PauseSheet)
export const Glance = later(async () => (await import('./glance.tsx')).Glance)
export const PausedScreen = later(async () => (await import('./paused-screen.tsx')).PausedScreen)
export const FinishScreen = later(async () => (await import('./finish-screen.tsx')).FinishScreen)
export const ClosedWork = later(async () => (await import('./closed-work.tsx')).ClosedWork)
export const RefusedAnswers = later(async () => (await import('./refused-answers.tsx')).RefusedAnswers)
export const NotYours = later(async () => (await import('./not-yours.tsx')).NotYours)
export const MoreBelow = later(async () => {
  // The step itself is shown first.
  await new Promise(requestAnimationFrame)

  return (await import('./more-below.tsx')).MoreBelow
})
