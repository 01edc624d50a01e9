/** So long until a file is asked for again where nothing says that the connection is back, in milliseconds. */
const patience = 5_000

const coming = new Map<string, Promise<unknown>>()
const styles = new Map<string, Promise<unknown>>()
let next: Promise<unknown> | undefined

/**
 * Of the files of a part, of which each import of the build is made: fetches them, again until they come, and tells where
 * the first is, to be imported. An import that failed once a browser lets fail for as long as the page is open. Throws
 * where the server has one no more.
 */
export async function fetched(files: string): Promise<string> {
  const addresses = files.split(' ').map((name) => `/assets/${name}`)
  await Promise.all(addresses.map(once))
  // In the order in which one prevails over another.
  await Promise.all(addresses.filter((one) => one.endsWith('.css')).map(styledOnce))

  return addresses[0] ?? ''
}

function once(address: string): Promise<unknown> {
  const asked = coming.get(address) ?? whole(address)
  coming.set(address, asked)
  asked.catch(() => coming.delete(address))

  return asked
}

async function whole(address: string): Promise<void> {
  const status = await statusOf(address)
  if (status >= 500) return again().then(() => whole(address))
  if (status >= 400) throw new Error(`${address} is gone.`)
}

/** Once all of it is there; 599 where it did not come. */
async function statusOf(address: string): Promise<number> {
  try {
    const answer = await fetch(address)
    await answer.blob()

    return answer.status
  } catch {
    return 599
  }
}

/** The same moment for all that did not come. */
function again(): Promise<unknown> {
  next ??= new Promise<unknown>((resolve) => {
    addEventListener('online', resolve, { once: true })
    setTimeout(resolve, patience)
  }).then(() => {
    next = undefined
  })

  return next
}

function styledOnce(address: string): Promise<unknown> {
  const asked = styles.get(address) ?? styled(address)
  styles.set(address, asked)

  return asked
}

function styled(href: string): Promise<unknown> {
  return new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
    link.onload = link.onerror = resolve
    document.head.append(link)
  })
}
