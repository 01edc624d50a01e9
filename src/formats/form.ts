/** What a document that we wrote says of itself, in every format. */
export const formName = 'tenken-procedure'
/** Raised when a document of the new form would be misread by the old reader. */
export const formVersion = 1
