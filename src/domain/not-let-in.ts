import { TenkenError } from './errors.ts'

/** Somebody was not let in who tried a secret or a code. */
export abstract class NotLetIn<Data extends object = object> extends TenkenError<Data> {
  readonly #tried: string | null

  /** `tried` is the id of the user whose account was tried; null where there is no such account. */
  constructor(message: string, data: Data, tried: string | null) {
    super(message, data)
    this.#tried = tried
  }

  /** For whoever runs the server alone: whoever asks is not told whether there is such an account. */
  get tried(): string | null {
    return this.#tried
  }
}
