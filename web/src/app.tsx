import { Activity, lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Redirect, Route, Router, Switch, useLocation } from 'wouter'
import styles from './app.module.css'
import { homeOf, useAreas } from './areas.tsx'
import { takeNewVersion } from './offline/page-on-device.ts'
import { sendFor } from './offline/sender.ts'
import { aroundNav } from './parts/leaving.ts'
import { Coming, ComingAlone } from './parts/not-yet.tsx'
import { NotFound, Unanswered } from './parts/state.tsx'
import { type Person, useMe } from './server/me.ts'
import { Shell } from './shell/shell.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

// Once in the life of a device, of a password or of a plant: they come when they are called for.
const FirstStartPage = lazy(async () => ({
  default: (await import('./sign-in/first-start-page.tsx')).FirstStartPage,
}))
const EnrolPage = lazy(async () => ({ default: (await import('./sign-in/enrol-page.tsx')).EnrolPage }))
const RedeemPage = lazy(async () => ({ default: (await import('./sign-in/redeem-page.tsx')).RedeemPage }))

const Elsewhere = lazy(async () => ({ default: (await import('./elsewhere.tsx')).Elsewhere }))

/** What is at each address. Whoever is not signed in is asked to, at that very address, and goes on there. */
export function App() {
  return (
    <Router aroundNav={aroundNav}>
      <Suspense fallback={<ComingAlone />}>
        <Switch>
          <Route path="/first-start" component={FirstStartPage} />
          <Route path="/enrol" component={EnrolPage} />
          <Route path="/redeem" component={RedeemPage} />
          <Route>
            <SignedIn />
          </Route>
        </Switch>
      </Suspense>
    </Router>
  )
}

function SignedIn() {
  const asked = useMe()
  const me = asked.data
  const userId = me?.id
  const [address] = useLocation()
  useEffect(() => {
    takeNewVersion(address)
  }, [address])
  useEffect(() => (userId === undefined ? undefined : sendFor(userId)), [userId])
  const here = useWhoWasHere(me)
  if (me === undefined)
    return (
      <main className={styles.alone}>
        <Unanswered of={[asked]} lines={3} />
      </main>
    )

  // Whose sign-in ends finds the page as they left it, with all that was typed; only they do.
  return (
    <>
      {me === null && <SignInPage ended={here} />}
      {here && (
        <Activity key={here.id} mode={me ? 'visible' : 'hidden'}>
          <Suspense fallback={<ComingAlone />}>
            <Pages me={me ?? here} />
          </Suspense>
        </Activity>
      )}
    </>
  )
}

/** Who was signed in last, until somebody signs out or is asked for anew. */
function useWhoWasHere(me: Person | null | undefined): Person | undefined {
  const [here, setHere] = useState<Person>()
  const now = me === null ? here : me
  if (now !== here) setHere(now)

  return now
}

/** Whoever comes back goes on where they were. */
function useFocusAgain(): void {
  const was = useRef<Element>(null)
  useLayoutEffect(
    () => () => {
      was.current = document.activeElement
    },
    [],
  )
  useEffect(() => {
    if (was.current instanceof HTMLElement) was.current.focus()
  }, [])
}

/** As every id is. One of another form is nobody's, and nobody is asked for it. */
const anId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

function Pages({ me }: { me: Person }) {
  const areas = useAreas(me.role)
  useFocusAgain()

  return (
    <Suspense fallback={<ComingAlone />}>
      <Switch>
        <Route path="/">
          <Redirect to={homeOf(me.role)} replace />
        </Route>
        {areas.map(({ path, page: Page, frame }) => (
          <Route key={path} path={path}>
            {({ id = '' }: { id?: string }) =>
              id && !anId.test(id) ? (
                <Shell me={me}>
                  <NotFound />
                </Shell>
              ) : frame === 'none' ? (
                <Page me={me} id={id} />
              ) : (
                <Shell me={me} frame={frame}>
                  <Suspense fallback={<Coming />}>
                    <Page me={me} id={id} />
                  </Suspense>
                </Shell>
              )
            }
          </Route>
        ))}
        <Route>
          <Shell me={me}>
            <Suspense fallback={<Coming />}>
              <Elsewhere />
            </Suspense>
          </Shell>
        </Route>
      </Switch>
    </Suspense>
  )
}
