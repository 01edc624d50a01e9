/** What becomes of each object; what is in none of the catalogs' differences and in nobody's way has no verb. */
export type Verb = 'create' | 'drop' | 'alter' | 'recreate'
/** By the object's id. */
export type Verbs = Map<string, Verb>
