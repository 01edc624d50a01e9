import { TenkenError } from './errors.ts'

/** Only the very first user comes by the code that the server told on its terminal. */
export class FirstStartOver extends TenkenError {
  readonly code = 'first_start_over'
  readonly kind = 'refused'

  constructor() {
    super('Somebody is on record already, who adds others.', {})
  }
}

/** What a server keeps of the code that it has told: as good as nothing to whoever finds it. */
export interface ExpectedCode {
  digest: string
  until: Date
}
