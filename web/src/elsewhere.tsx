import { matchRoute, useLocation, useRouter } from 'wouter'
import { ofWorkers } from './areas.tsx'
import { deskAreas } from './desk-areas.tsx'
import { NoRight, NotFound } from './parts/state.tsx'

/** An address that whoever is signed in finds nothing at: of a page for other roles it says so. */
export function Elsewhere() {
  const { parser } = useRouter()
  const [address] = useLocation()
  const isThere = [...ofWorkers, ...deskAreas].some(({ path }) => matchRoute(parser, path, address)[0])

  return isThere ? <NoRight /> : <NotFound />
}
