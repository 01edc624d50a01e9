import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import styles from '../parts/stack.module.css'
import { Notice, Unanswered } from '../parts/state.tsx'
import { PageHead } from '../shell/page.tsx'
import { Access } from './access.tsx'
import { usePerson } from './everybody.ts'
import { mayLookAfter } from './may.ts'
import local from './people.module.css'
import { StateChip } from './people-table.tsx'
import { Renaming } from './renaming.tsx'
import { RoleChange } from './role-change.tsx'
import { SecretReset } from './secret-reset.tsx'

/** One person, and what whoever looks after people can do for them. */
export function PersonPage({ me, id }: PageProps) {
  const { people } = useDeskWords()
  const { role } = useWords()
  const found = usePerson(id)
  const person = found.data
  if (!person) return <Unanswered of={[found]} />
  const mine = person.id === me.id
  const may = mayLookAfter(me, person)

  return (
    <>
      <PageHead
        title={person.name}
        lead={
          <span className={styles.row}>
            {[role[person.role], person.employeeNumber, person.email].filter(Boolean).join(' · ')}
            <StateChip person={person} />
          </span>
        }
        back="/people"
        actions={
          <>
            {person.role !== 'auditor' && (
              <ButtonLink icon={deskIcons.clipboard} to={`/records?worker=${person.id}`}>
                {people.person.work}
              </ButtonLink>
            )}
            <ButtonLink icon={deskIcons.chain} to={`/audit/${person.id}`}>
              {people.person.history}
            </ButtonLink>
          </>
        }
      />
      <div className={styles.stack}>
        {mine && (
          <Notice kind="known" icon="info">
            {people.person.you}
          </Notice>
        )}
        {!may && !mine && me.role !== 'auditor' && (
          <Notice kind="known" icon="lock">
            {people.person.notYours}
          </Notice>
        )}
        {may && (
          <div className={local.columns}>
            <div>
              {!mine && !person.deactivatedAt && <SecretReset person={person} />}
              {!mine && me.role === 'admin' && <RoleChange key={person.role} person={person} />}
              {!mine && <Access person={person} />}
            </div>
            <div>
              <Renaming person={person} />
            </div>
          </div>
        )}
      </div>
    </>
  )
}
