import { type ComponentType, Suspense, use } from 'react'

const fetches: (() => Promise<unknown>)[] = []

/** A component that is fetched after the first view, and then is there at once: a lazy one would show nothing first. */
function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  let loading: Promise<ComponentType<Props>> | undefined
  const fetch = () => {
    loading ??= load().then(
      (component) => {
        loaded = component

        return component
      },
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )

    return loading
  }
  fetches.push(fetch)
  // biome-ignore lint/correctness/noComponentHookFactories: made once, as the module is loaded.
  const Loaded = (props: Props) => {
    const Component = loaded ?? use(fetch())

    return <Component {...props} />
  }

  // biome-ignore lint/correctness/noComponentHookFactories: and so is this.
  return function Later(props: Props) {
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    )
  }
}

export const ProblemSheet = later(async () => (await import('./problem-sheet.tsx')).ProblemSheet)
export const PauseSheet = later(async () => (await import('./pause-sheet.tsx')).PauseSheet)
export const Glance = later(async () => (await import('./glance.tsx')).Glance)
export const PausedScreen = later(async () => (await import('./paused-screen.tsx')).PausedScreen)
export const FinishScreen = later(async () => (await import('./finish-screen.tsx')).FinishScreen)
export const ClosedWork = later(async () => (await import('./closed-work.tsx')).ClosedWork)
export const RefusedAnswers = later(async () => (await import('./refused-answers.tsx')).RefusedAnswers)

/** Fetches all that a step may lead to, so that it is there when the connection isn't. */
export function fetchLater(): void {
  for (const fetch of fetches) void fetch().catch(() => undefined)
}
