/** What a document that we wrote says of itself, in every format. */
export const formName = 'tenken-procedure'
/** Raised when a document of the new form would be misread by the old reader. */
export const formVersion = 1

/** What a document may say of where it was taken from. */
export interface Origin {
  /** The id of a version of the SOP. */
  sop?: string | undefined
  /** The state that the version had, by its name. */
  state?: string | undefined
}

/** Whether it can be the id of a version: what a person wrote there by hand may be anything. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
