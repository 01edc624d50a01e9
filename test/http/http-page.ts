import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles } from '../../src/domain/user.ts'
import { access, type Extent } from '../../src/http/access.ts'
import { routes } from '../../src/http/routes.ts'

const introduction = `# Over HTTP

Everything is below \`/api/v1\`, in JSON. What goes in and comes out has a schema in \`tenken/contract\`: an answer is the document that \`--json\` prints ([JSON for programs](json.md)), an error is problem details (RFC 9457, \`application/problem+json\`) with a code of [errors](errors.md), what to do next, and the field that is wrong. \`Accept-Language\` decides the language of its sentences: English or Japanese.

- **What is created** has its id from whoever creates it: \`PUT\`. Sending the same again is safe.
- **Every other write** is a \`POST\` with the header \`Idempotency-Key\`, a UUID made for the intention and sent again with each repetition. The trail is the memory: what changed nothing, such as deleting what is deleted, left nothing there, and its repetition is judged anew. The same key for something else is refused.
- **A draft is edited** with \`If-Match\`, the \`ETag\` of what was seen. Where somebody has changed it meanwhile, the edit is refused, with both changes and who made the other.
- **What is signed** (publishing, approving, rejecting, overriding) carries the signer's \`password\` in its body, each time (21 CFR 11.200).
- \`Request-Id\` in an answer is the request's id in the server's log and in the audit trail; it is the key where one was given.
- A page of a list has \`next\`, and \`Link: <…>; rel="next"\`.
- **[Signing in](sign-in.md)**: \`POST /sign-ins\` with a password, or on an enrolled device with a PIN, sets a cookie (HttpOnly, SameSite=Strict; behind TLS Secure and \`__Host-\`). It ends after half an hour without a request and twelve hours at most; the answer is then 401 \`not_signed_in\`: sign in again and send the same again, nothing is lost. A write that a browser sends from a page of another origin is refused (\`foreign_origin\`). A PIN on a device that the plant trusts is a convenience, not a second factor. Machines have tokens (\`Authorization: Bearer …\`), each for what its scopes say. Publishing, approving, rejecting and overriding take the \`password\` again. A server that nobody is on record of tells a link on its terminal, \`/first-start#\` and a code, with which the first admin is added (\`PUT /first-admin/{id}\`): no browser sends what stands behind the \`#\`. It is good once and for an hour; a new start tells another. The code that enrols a device goes into such a link, too, to be shown as a QR code: \`/enrol#\` and the \`code\` of \`PUT /devices/{id}\`.
- **A device's queue**: what a worker did while the device could not ask is one call, \`POST /work-sessions/{id}/commands\`: commands in their order, each with an id made on the device and its time there. It stops at the first refusal and says of each what became of it; sending it again is safe. \`sentAt\` shows how far the device's clock is off: within five minutes its times are kept as they are, beyond that they are put right by the difference, and the answer says so. The trail has the database's time beside them. When work was paused and resumed is the database's time alone.
- The API describes itself: OpenAPI 3.1 at \`/api/openapi.json\`, and a page to read at \`/api/docs\`. \`tenken/client\` has every call, typed.
- A field that is not known is refused, so that nothing is lost by a misspelling.

| status | meaning |
|---|---|
| 200 | done, or done already |
| 400 | the body or a header cannot be read |
| 401 | nobody is signed in; name and password, or PIN, are not right |
| 403 | this person may not |
| 404, 405 | there is no such address or record; not by this method, \`Allow\` says by which |
| 409 | a rule of the record stands against it, or somebody was there before |
| 412, 428 | somebody has changed it since it was seen, and who is told; \`If-Match\` must say what was seen |
| 413, 415 | the body is too large; it is no JSON |
| 422 | a value is wrong; \`field\` says where |
| 429 | too many tries to sign in; \`Retry-After\` says when the next can be made |
| 500 | a mistake in the program; the log has it under the request's id |
| 503 | the database cannot serve now; \`Retry-After\` says when to try again |`

const tour = readFileSync(join(import.meta.dirname, 'http-tour.md'), 'utf8').trimEnd()

/** docs/http.md: how the API is asked, who may do what, and every address. */
export function httpPage(): string {
  return `${introduction}

${tour}

## Who may do what

Whose record it is and how it stands is judged by the rules of the record (see the [state machine](state-machine.md)); what is not in this table nobody may.

${table(
  ['', ...roles],
  Object.entries(access).map(([name, row]) => [name, ...roles.map((role) => extent(row, role))]),
)}

*own*: of records that are theirs. *of others*: of anybody's but their own. *workers*: of people who are workers, and of everybody while no admin is active. *effective*: of versions in use.

## Addresses

${table(
  ['', 'address', 'who', 'what'],
  routes.map(({ method, path, may, summary }) => [method.toUpperCase(), `\`${path}\``, may, summary]),
)}

This page is made from the tables in \`src/http\` by \`npm run docs:http\`.
`
}

function extent(row: Partial<Record<string, Extent>>, role: string): string {
  return row[role] ?? '—'
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
