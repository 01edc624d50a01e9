import type { SopRecord } from '../../application/sop-records.ts'
import { momentOf } from '../../domain/moments.ts'
import type { Context } from '../context.ts'
import { localTime, sayMoment } from '../output/time.ts'
import { plain } from '../output/width.ts'
import { sayStep } from '../step.ts'

/** The whole version: who answers for it, and every step with its hazards. */
export function saySop(shown: SopRecord, context: Context): string {
  const { terminal, texts } = context
  const { sop } = shown
  const head = [
    terminal.paint('bold', plain(sop.title)),
    ...factsOf(shown, context).map((fact) => `  ${fact}`),
  ]
  let n = 0
  const tasks = sop.tasks.map((task, index) => {
    const title = terminal.paint('bold', texts.task(index + 1, plain(task.title)))
    const about = task.description ? `${plain(task.description)}\n` : ''
    const steps = task.steps.map((step) => sayStep(step, ++n, context)).join('')

    return `\n${title}\n${about}${steps}`
  })

  return `${head.join('\n')}\n${tasks.join('')}`
}

function factsOf({ sop, signature, recordedAt, people }: SopRecord, { texts }: Context): string[] {
  const name = (id: string | null) => plain(people.get(id ?? '')?.name ?? id ?? '')
  const time = (verb: string, device: Date) => sayMoment(momentOf(recordedAt.get(verb), device), texts)
  const written = time(recordedAt.has('create') ? 'create' : 'revise', sop.createdAt)
  const facts = [
    texts.sop.id(sop.id),
    texts.sop.versionIs(sop.version, texts.words.version[sop.status]),
    texts.sop.written(written, name(sop.createdBy)),
  ]
  if (sop.publishedAt)
    facts.push(texts.sop.publishedAt(time('publish', sop.publishedAt), name(sop.publishedBy)))
  if (signature) {
    const { signerName, signedAt, meaning } = signature
    facts.push(texts.sop.signed(plain(signerName), localTime(signedAt), texts.words.meaning[meaning]))
  }
  if (sop.retiredAt) facts.push(texts.sop.retiredAt(time('retire', sop.retiredAt), name(sop.retiredBy)))
  if (sop.deletedAt) facts.push(texts.sop.deletedAt(localTime(sop.deletedAt)))

  return facts
}
