import type { ReactNode } from 'react'
import { type Reason, type Sentences, sayReason } from '../../../../src/domain/reason.ts'
import { useDeskWords } from '../../languages/desk-words.ts'
import { FirstOf } from '../../parts/first-of.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/state.tsx'
import type { tenken } from '../../server/tenken.ts'
import { Panel } from '../../shell/page.tsx'
import styles from './import.module.css'

export type Previewed = Awaited<ReturnType<typeof tenken.sopImports.preview>>

/** Every line that is not in the procedure as it stands: what looks like more, what was assumed, what was left out. */
export function Account({ preview }: { preview: Previewed }) {
  const { procedures, readings } = useDeskWords()
  const words = procedures.import
  const { missed, assumptions, unplaced } = preview

  return (
    <>
      {missed.length > 0 && (
        <Panel title={words.missed}>
          <Notice kind="waiting" icon="warning">
            {words.missedText}
          </Notice>
          <ul className={styles.account}>
            <FirstOf items={missed}>
              {({ line, looksLike, text }) => (
                <Line from={line} to={line} why={words.looksLike[looksLike]}>
                  {text}
                </Line>
              )}
            </FirstOf>
          </ul>
        </Panel>
      )}
      {assumptions.length > 0 && (
        <Panel title={words.assumed}>
          <ul className={styles.account}>
            <FirstOf items={assumptions}>
              {(assumption) => (
                <Line
                  from={assumption.line}
                  to={assumption.line}
                  why={`${said(assumption, readings.assumed)}${words.stop}`}
                />
              )}
            </FirstOf>
          </ul>
        </Panel>
      )}
      <Panel title={words.unplaced}>
        {unplaced.length === 0 && missed.length === 0 && (
          <p className={styles.placed}>
            <Icon name="check" />
            {words.allPlaced}
          </p>
        )}
        <ul className={styles.account}>
          <FirstOf items={unplaced}>
            {({ fromLine, toLine, text, reason }) => (
              <Line from={fromLine} to={toLine} why={said(reason, readings.unplaced)}>
                {text}
              </Line>
            )}
          </FirstOf>
        </ul>
      </Panel>
    </>
  )
}

function Line(props: { from: number; to: number; why: string; children?: ReactNode }) {
  const words = useDeskWords().procedures.import

  return (
    <li>
      <span className={styles.number}>{words.lines(props.from, props.to)}</span>
      <span>{props.why}</span>
      {props.children && <code>{props.children}</code>}
    </li>
  )
}

/** The contract tells reasons as codes with facts; a server that is newer than this page may know more of them. */
function said<R extends Reason>(reason: Reason, sentences: Sentences<R>): string {
  return reason.code in sentences ? sayReason(reason as R, sentences) : reason.code
}
