import { knownBy } from '../domain/user.ts'
import type { WorkRecord } from '../domain/work-record.ts'
import { type Html, html } from './html.ts'
import type { Printing } from './printing.ts'

/** Who signed, as printed at that time, when, and in which sense (21 CFR 11.50). */
export function signatureBlock({ signatures, people }: WorkRecord, { texts, words, time }: Printing): Html {
  if (signatures.length === 0) return html`<p>${texts.noSignatures}</p>`
  const { signer, meaning, at } = texts.signed
  const addressOf = (id: string) => {
    const user = people.get(id)

    return user ? knownBy(user) : id
  }

  return html`<table><thead><tr><th scope="col">${signer}</th><th scope="col">${meaning}</th><th scope="col">${at}</th><th scope="col">${texts.columns.check}</th></tr></thead>
<tbody>${signatures.map(
    (signature) =>
      html`<tr><td><b>${signature.signerName}</b> ${addressOf(signature.signerId)}</td><td>${words.meaning[signature.meaning]}</td><td class="time">${time(signature.signedAt)}</td><td>${signature.checkId ?? ''}</td></tr>
`,
  )}</tbody></table>`
}
