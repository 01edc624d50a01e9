/**
 * The schema has a stream of the trail of its own: which revision it came to when, by which later events are judged.
 * Its id is no record's: once it has a stream the rules refuse a record under it.
 */
export const schemaStream = 'e6890125-860e-4528-a97d-6f7119954c63'

/** What its events are of; the one row has the stream's id, and the revision as `version_num`. */
export const schemaTable = 'alembic_version'
