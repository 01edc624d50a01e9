import type { SopRecord } from '../../application/sop-records.ts'
import type { Context } from '../context.ts'
import { localTime } from '../output/time.ts'
import { plain } from '../output/width.ts'
import { sayStep } from '../step.ts'

export function sopDocument({ sop, signature, people }: SopRecord) {
  return { ...sop, signature, people: [...people.values()] }
}

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

function factsOf({ sop, signature, people }: SopRecord, { texts }: Context): string[] {
  const name = (id: string | null) => plain(people.get(id ?? '')?.name ?? id ?? '')
  const facts = [
    texts.sop.id(sop.id),
    texts.sop.versionIs(sop.version, texts.words.version[sop.status]),
    texts.sop.written(localTime(sop.createdAt), name(sop.createdBy)),
  ]
  if (sop.publishedAt) facts.push(texts.sop.publishedAt(localTime(sop.publishedAt), name(sop.publishedBy)))
  if (signature) {
    const { signerName, signedAt, meaning } = signature
    facts.push(texts.sop.signed(plain(signerName), localTime(signedAt), texts.words.meaning[meaning]))
  }
  if (sop.retiredAt) facts.push(texts.sop.retiredAt(localTime(sop.retiredAt), name(sop.retiredBy)))
  if (sop.deletedAt) facts.push(texts.sop.deletedAt(localTime(sop.deletedAt)))

  return facts
}
