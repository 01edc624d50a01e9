import { BlockList, isIP } from 'node:net'

/** Some addresses and networks of the internet protocol, of either version. */
export class Networks {
  readonly #list = new BlockList()
  readonly #isEmpty: boolean

  /** Throws NotANetwork. Each is an address, a network as in `10.0.0.0/8`, or `loopback`. */
  constructor(words: readonly string[]) {
    for (const word of words) this.#add(word)
    this.#isEmpty = words.length === 0
  }

  includes(address: string): boolean {
    // Asked of every request, and a look into the list costs as much as finding the route.
    if (this.#isEmpty) return false
    const version = isIP(address)

    return version !== 0 && this.#list.check(address, version === 6 ? 'ipv6' : 'ipv4')
  }

  #add(word: string): void {
    if (word === 'loopback') {
      this.#list.addSubnet('127.0.0.0', 8, 'ipv4')
      this.#list.addAddress('::1', 'ipv6')

      return
    }
    const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(word) ?? []
    const version = isIP(address)
    const longest = version === 6 ? 128 : 32
    const bits = Number(prefix ?? longest)
    if (version === 0 || bits > longest) throw new NotANetwork(word)
    this.#list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4')
  }
}

/** A word is neither an address nor a network. */
export class NotANetwork extends Error {
  readonly word: string

  constructor(word: string) {
    super(`${word} is neither an address nor a network`)
    this.word = word
  }
}

const loopback = new Networks(['loopback'])

/** True for an address, or a name, that leads to this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || loopback.includes(host)
}
