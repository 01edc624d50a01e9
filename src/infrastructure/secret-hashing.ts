import { randomBytes } from 'node:crypto'
import { type SecretHashing, SignInBusy } from '../domain/secrets.ts'

/** What one hash costs, whoever makes it: memory in KiB, passes over it, and lanes at once. */
export interface HashingCosts {
  memory: number
  passes: number
  lanes: number
}

/** As OWASP's cheat sheet on password storage has them; nothing in the environment lowers them. */
const fullCosts: HashingCosts = { memory: 19_456, passes: 2, lanes: 1 }

/** So many at once leave Node's threads some room for files and names; whoever comes behind so many more is sent away. */
const atOnce = 2
const waitingAtMost = 64

/** Argon2id (RFC 9106). A hash says itself what it cost, so that those of other costs are still known. */
export class Argon2id implements SecretHashing {
  readonly #costs: HashingCosts
  readonly #waiting: (() => void)[] = []
  #running = 0
  #nobodys: Promise<string> | undefined

  constructor(costs: HashingCosts = fullCosts) {
    this.#costs = costs
  }

  /** Throws SignInBusy. */
  hash(secret: string): Promise<string> {
    const { memory: memoryCost, passes: timeCost, lanes: parallelism } = this.#costs

    return this.#inTurn(async () => (await argon2()).hash(secret, { memoryCost, timeCost, parallelism }))
  }

  /** Throws SignInBusy. */
  async matches(hashed: string | null, secret: string): Promise<boolean> {
    this.#nobodys ??= this.hash(randomBytes(32).toString('hex'))
    const against = hashed ?? (await this.#nobodys)
    const isSame = await this.#inTurn(async () => (await argon2()).verify(against, secret))

    return isSame && hashed !== null
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= waitingAtMost) throw new SignInBusy()
      await new Promise<void>((turn) => this.#waiting.push(turn))
    } else {
      this.#running++
    }
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}

/** Loaded by whoever signs in, and by no command that has nothing to do with that. */
function argon2(): Promise<typeof import('@node-rs/argon2')> {
  return import('@node-rs/argon2')
}
