/** What a document that we wrote says of itself, in every format. */
export const formName = 'tenken-procedure'
/** Raised when a document of the new form would be misread by the old reader. */
export const formVersion = 1

/** What a document may say of where it was taken from. */
export interface Origin {
  /** The state that the version had, by its name. */
  state?: string | undefined
}
