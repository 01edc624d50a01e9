/** What an event broke as only the end of a trail can tell. */
export interface LateFinding {
  /** Whose event it is; the stream's own unless given. */
  stream?: string
  position: number
  error: Error
}
