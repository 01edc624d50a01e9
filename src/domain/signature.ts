export const signatureMeanings = ['publish', 'approve', 'reject', 'override'] as const
export type SignatureMeaning = (typeof signatureMeanings)[number]

/** Who answers for a record, when, and in which sense (21 CFR 11.50). */
export interface Signature {
  id: string
  meaning: SignatureMeaning
  signerId: string
  /** As it was printed when they signed. */
  signerName: string
  signedAt: Date
  /** Of the check that was overridden; null where a version or a work session was signed. */
  checkId: string | null
}
