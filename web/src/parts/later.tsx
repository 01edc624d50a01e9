import { type ComponentType, Suspense, use } from 'react'
import { Boundary, Broken } from './boundary.tsx'
import { ComingAlone, NotYet } from './not-yet.tsx'

const fetches: (() => Promise<unknown>)[] = []

/**
 * What stands in its place until it comes: of a `screen` that one loads; of a `part`, which somebody asked for, that it
 * has not come; of an `extra` nothing.
 */
type Shape = 'screen' | 'part' | 'extra'

const ofScreen = { coming: <ComingAlone />, gone: <Broken /> }
const ofPart = (onClose?: () => void) => ({
  coming: <NotYet onClose={onClose} />,
  gone: <NotYet onClose={onClose} isGone />,
})

/**
 * A component that is fetched after the first view, and then is there at once: a lazy one would show nothing first. One
 * that does not come takes nothing else away from the screen.
 */
export function later<Props extends object>(shape: Shape, load: () => Promise<ComponentType<Props>>) {
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
    const { onClose }: { onClose?: () => void } = props
    const { coming, gone } = shape === 'screen' ? ofScreen : shape === 'part' ? ofPart(onClose) : {}

    return (
      <Boundary instead={gone}>
        <Suspense fallback={coming}>
          <Loaded {...props} />
        </Suspense>
      </Boundary>
    )
  }
}

/** Fetches them all, so that they are there when the connection isn't. */
export function fetchLater(): void {
  for (const fetch of fetches) void fetch().catch(() => undefined)
}
