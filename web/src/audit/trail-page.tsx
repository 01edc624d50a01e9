import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { isolated } from '../languages/isolating.ts'
import { useWords } from '../languages/words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { Select } from '../parts/select.tsx'
import { Notice, PageState, Unanswered } from '../parts/state.tsx'
import { tenken } from '../server/tenken.ts'
import { PageHead } from '../shell/page.tsx'
import styles from './audit.module.css'
import { EventItem } from './event-item.tsx'
import { Findings } from './findings.tsx'
import { deedsOf, type Trail, wantedEvents } from './trail.ts'
import { useSaying } from './use-saying.ts'

/** Everything that was done to one record, oldest first, and whether its trail is unbroken. */
export function TrailPage({ id }: PageProps) {
  const found = useQuery({
    queryKey: ['trail', id],
    queryFn: ({ signal }) => tenken.auditEvents.timeline({ query: { record: id }, signal }),
  })
  if (!found.data) return <Unanswered of={[found]} />

  return <TrailOf trail={found.data} />
}

const homes: Readonly<Record<string, string>> = { 'work session': '/records', SOP: '/procedures' }

function TrailOf({ trail }: { trail: Trail }) {
  const { shell } = useWords()
  const { audit } = useDeskWords()
  const { stream, record, unbroken, findings, events, named } = trail
  const home = homes[record]

  return (
    <>
      <PageHead
        help="audit"
        back="/audit"
        title={shell.audit}
        lead={
          <span className={styles.lead}>
            {[audit.records[record], isolated(named[stream]?.text ?? ''), stream].filter(Boolean).join(' · ')}
          </span>
        }
        actions={
          home && (
            <ButtonLink icon={deskIcons.clipboard} to={`${home}/${stream}`}>
              {audit.open}
            </ButtonLink>
          )
        }
      />
      <Notice kind={unbroken ? 'good' : 'problem'} icon={unbroken ? 'check' : 'warning'}>
        <p>{unbroken ? audit.trail.chain(events.length) : `${audit.broken} ${audit.keep}`}</p>
      </Notice>
      {findings.length > 0 && <Findings findings={findings} count={findings.length} />}
      <Events trail={trail} />
    </>
  )
}

function Events({ trail }: { trail: Trail }) {
  const { audit } = useDeskWords()
  const say = useSaying(trail)
  const [asked, setAsked] = useSearchParams()
  const wanted = { deed: asked.get('verb') ?? '', actor: asked.get('actor') ?? '' }
  const set = (name: 'verb' | 'actor', value: string) =>
    setAsked(
      new URLSearchParams(
        Object.entries({ verb: wanted.deed, actor: wanted.actor, [name]: value }).filter(([, text]) => text),
      ),
      { replace: true },
    )
  const deeds = deedsOf(trail.events)
  const shown = wantedEvents(trail.events, wanted)
  const actors = trail.people.filter(({ id }) => trail.events.some(({ actor }) => actor === id))

  return (
    <>
      <search className={styles.filters}>
        <Select
          label={audit.what}
          value={wanted.deed}
          onChange={(verb) => set('verb', verb)}
          options={[
            { value: '', label: audit.everythingDone },
            ...[...new Set(deeds.values())].map((value) => ({
              value,
              label: audit.trail.verbs[value] ?? value,
            })),
          ]}
        />
        <Select
          label={audit.who}
          value={wanted.actor}
          onChange={(actor) => set('actor', actor)}
          options={[
            { value: '', label: audit.everybody },
            ...actors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </search>
      {shown.length === 0 ? (
        <PageState icon="search" title={audit.noEvents}>
          <Button onPress={() => setAsked(new URLSearchParams(), { replace: true })}>{audit.showAll}</Button>
        </PageState>
      ) : (
        <ol className={styles.events}>
          {shown.map((event) => (
            <EventItem
              key={event.position}
              event={event}
              deed={deeds.get(event.position) ?? event.verb}
              people={trail.people}
              say={say}
            />
          ))}
        </ol>
      )}
    </>
  )
}
