import { useState } from 'react'
import { useEntranceWords } from '../languages/entrance-words.ts'
import { Icon } from '../parts/icon.tsx'
import { initialsOf } from './initials.ts'
import { forgetPersonHere, type PersonHere, peopleHere } from './people-here.ts'
import styles from './people-to-choose.module.css'
import entrance from './sign-in.module.css'

/** Who has signed in on this device before, each by a touch on the name. */
export function PeopleToChoose({ onChosen }: { onChosen: (person: PersonHere | 'other') => void }) {
  const { here } = useEntranceWords()
  const [people, setPeople] = useState(peopleHere)
  const areNamesakes = ({ name }: PersonHere) => people.filter((one) => one.name === name).length > 1

  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.calledBy} className={styles.row}>
          <button type="button" className={entrance.person} onClick={() => onChosen(person)}>
            <span className={entrance.initials} aria-hidden="true">
              {initialsOf(person.name)}
            </span>
            <span>
              {person.name}
              {areNamesakes(person) && <small className={styles.calledBy}>{person.calledBy}</small>}
            </span>
          </button>
          <button
            type="button"
            className={styles.forget}
            aria-label={here.forget(areNamesakes(person) ? `${person.name} ${person.calledBy}` : person.name)}
            onClick={() => {
              forgetPersonHere(person.calledBy)
              setPeople(peopleHere())
            }}
          >
            <Icon name="cross" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={entrance.person} onClick={() => onChosen('other')}>
          <span className={entrance.initials} aria-hidden="true">
            <Icon name="person" />
          </span>
          {here.someoneElse}
        </button>
      </li>
    </ul>
  )
}
