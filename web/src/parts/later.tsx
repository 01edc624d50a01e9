import { type ComponentType, Suspense, use } from 'react'

const fetches: (() => Promise<unknown>)[] = []

/** A component that is fetched after the first view, and then is there at once: a lazy one would show nothing first. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  let loading: Promise<ComponentType<Props>> | undefined
  const fetch = () => {
    loading ??= online()
      .then(load)
      .then(
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

/** Fetches them all, so that they are there when the connection isn't. */
export function fetchLater(): void {
  for (const fetch of fetches) void fetch().catch(() => undefined)
}

/** A part that was asked for in vain a browser does not ask for again before the page is loaded anew. */
function online(): Promise<unknown> {
  return navigator.onLine
    ? Promise.resolve()
    : new Promise((resolve) => addEventListener('online', resolve, { once: true }))
}
