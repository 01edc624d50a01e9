import { Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { areas, homeOf } from './areas.tsx'
import { Failed, Loading, NotFound } from './parts/state.tsx'
import { useMe } from './server/me.ts'
import { Shell } from './shell/shell.tsx'
import { EnrolPage } from './sign-in/enrol-page.tsx'
import { FirstStartPage } from './sign-in/first-start-page.tsx'
import { RedeemPage } from './sign-in/redeem-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

/** What is at each address. Whoever is not signed in is asked to, at that very address, and goes on there. */
export function App() {
  return (
    <Switch>
      <Route path="/first-start" component={FirstStartPage} />
      <Route path="/enrol" component={EnrolPage} />
      <Route path="/redeem" component={RedeemPage} />
      <Route>
        <SignedIn />
      </Route>
    </Switch>
  )
}

function SignedIn() {
  const { data: me, error, refetch } = useMe()
  if (me === undefined) return error ? <Failed error={error} onRetry={() => void refetch()} /> : null
  if (me === null) return <SignInPage />

  return (
    <Suspense>
      <Switch>
        <Route path="/">
          <Redirect to={homeOf(me.role)} replace />
        </Route>
        {areas
          .filter(({ may }) => may.includes(me.role))
          .map(({ path, page: Page, frame }) => (
            <Route key={path} path={path}>
              {({ id = '' }: { id?: string }) =>
                frame === 'none' ? (
                  <Page me={me} id={id} />
                ) : (
                  <Shell me={me}>
                    <Suspense fallback={<Loading />}>
                      <Page me={me} id={id} />
                    </Suspense>
                  </Shell>
                )
              }
            </Route>
          ))}
        <Route>
          <Shell me={me}>
            <NotFound />
          </Shell>
        </Route>
      </Switch>
    </Suspense>
  )
}
