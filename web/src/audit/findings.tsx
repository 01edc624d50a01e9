import { Link } from 'wouter'
import { type DeskWords, useDeskWords } from '../languages/desk-words.ts'
import { Icon } from '../parts/icon.tsx'
import styles from './audit.module.css'
import type { Finding } from './trail.ts'

/** What is wrong, each in a sentence, with the record that it is wrong with. */
export function Findings({ findings, count }: { findings: readonly Finding[]; count: number }) {
  const { audit } = useDeskWords()

  return (
    <>
      <ul className={styles.findings}>
        {findings.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no name, and they never change.
          <li key={at}>
            <Icon name="cross" />
            <div>
              <p>{whatOf(finding, audit.trail)}</p>
              {'stream' in finding && (
                <Link className={styles.stream} to={`/audit/${finding.stream}`}>
                  {audit.records[finding.record]} {finding.stream}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
      {count > findings.length && <p>{audit.trail.moreFindings(count - findings.length)}</p>}
    </>
  )
}

function whatOf(finding: Finding, { findings, ruleSays }: DeskWords['audit']['trail']): string {
  switch (finding.kind) {
    case 'journal_contradicts':
      return findings.journal_contradicts({
        ...finding,
        before: short(finding.before),
        from: short(finding.from),
      })
    case 'record_altered':
      return findings.record_altered({ ...finding, trail: short(finding.trail), found: short(finding.found) })
    case 'rule_broken':
      return findings.rule_broken(finding.position, finding.rule, ruleSays[finding.rule])
    case 'schema_differs':
      return findings.schema_differs(finding.difference)
    case 'record_unreadable':
    case 'unreadable':
      return findings[finding.kind](finding.says)
    case 'record_too_large':
      return findings.record_too_large
    case 'guard_off':
      return findings.guard_off(finding)
    case 'event_missing':
    case 'event_altered':
    case 'event_too_large':
    case 'head_missing':
    case 'head_differs':
      return findings[finding.kind](finding)
    default:
      return findings[finding.kind](finding)
  }
}

function short(value: unknown): string {
  return JSON.stringify(value).slice(0, 100)
}
