import { lazy, Suspense, useEffect, useState } from 'react'
import { Refused } from 'tenken/client'
import { useWords } from '../languages/words.tsx'
import { reload, useOutbox } from '../offline/outbox.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { later } from '../parts/later.tsx'
import { NotYet } from '../parts/not-yet.tsx'
import { Refusal } from '../parts/state.tsx'
import { useDemo } from '../server/demo.ts'
import type { Person } from '../server/me.ts'
import { Entrance } from './entrance.tsx'
import { initialsOf } from './initials.ts'
import { calledBy, isEnrolledHere, knownHere, type PersonHere, peopleHere } from './people-here.ts'
import styles from './sign-in.module.css'
import { type SecretKind, useSignIn } from './use-sign-in.ts'

const WhatIsLeft = lazy(async () => ({ default: (await import('./what-is-left.tsx')).WhatIsLeft }))
const PeopleHere = lazy(async () => ({ default: (await import('./people-to-choose.tsx')).PeopleToChoose }))
const PinPad = later('part', async () => (await import('./pin-pad.tsx')).PinPad)
const DemoPeople = lazy(async () => ({ default: (await import('./demo-people.tsx')).DemoPeople }))

/** By a touch on one's name and a PIN where one has been before; else by name and password, or PIN on an enrolled device. */
export function SignInPage({ ended }: { ended: Person | undefined }) {
  const { signIn } = useWords()
  const demo = useDemo()
  const unsent = useOutbox().filter(({ state }) => state === 'waiting').length
  useEffect(() => void reload(), [])
  const [person, setPerson] = useState<PersonHere | 'other' | undefined>(
    ended ? (knownHere(ended) ?? 'other') : peopleHere().length === 0 ? 'other' : undefined,
  )
  const foot = (
    <ButtonLink kind="quiet" to="/redeem">
      {signIn.code}
    </ButtonLink>
  )

  return (
    <Entrance
      title={person === undefined ? signIn.people : signIn.title}
      lead={ended ? undefined : signIn.lead}
      foot={foot}
    >
      {(ended || unsent > 0) && (
        <Suspense>
          <WhatIsLeft isEnded={ended !== undefined} unsent={unsent} />
        </Suspense>
      )}
      {demo !== undefined && (
        <Suspense fallback={<NotYet />}>
          {demo && <DemoPeople demo={demo} ended={ended} />}
          {person === undefined ? (
            <PeopleHere onChosen={setPerson} />
          ) : (
            <SignInForm
              ended={ended}
              person={person === 'other' ? undefined : person}
              takesFocus={demo === null}
              onBack={peopleHere().length === 0 ? undefined : () => setPerson(undefined)}
            />
          )}
        </Suspense>
      )}
    </Entrance>
  )
}

interface SignInFormProps {
  ended: Person | undefined
  person: PersonHere | undefined
  takesFocus: boolean
  onBack: (() => void) | undefined
}

function SignInForm({ ended, person, takesFocus, onBack }: SignInFormProps) {
  const words = useWords()
  const { signIn } = words
  const [kind, setKind] = useState<SecretKind>(isEnrolledHere() ? 'pin' : 'password')
  const [name, setName] = useState(person?.calledBy ?? (ended && calledBy(ended)) ?? '')
  const [secret, setSecret] = useState('')
  const [isChecked, setChecked] = useState(false)
  const asked = useSignIn(ended)
  const other = kind === 'pin' ? 'password' : 'pin'
  /** What was refused is typed anew, without a search for its field; what did not arrive is sent again as it is. */
  const onError = (error: Error) => {
    if (!(error instanceof Refused)) return
    setSecret('')
    document.querySelector<HTMLElement>('[name=password],[name=pin],[data-pin]')?.focus()
  }
  const send = () => {
    setChecked(true)
    if (name.trim() && secret) asked.mutate({ name: name.trim(), kind, secret }, { onError })
  }

  return (
    <Form className={styles.form} onSend={send}>
      {person ? (
        <p className={styles.person}>
          <span className={styles.initials} aria-hidden="true">
            {initialsOf(person.name)}
          </span>
          {person.name}
        </p>
      ) : (
        <Field
          label={signIn.who}
          hint={signIn.whoHint}
          value={name}
          onChange={setName}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          takesFocus={takesFocus}
          error={isChecked && !name.trim() ? signIn.needName : undefined}
        />
      )}
      {kind === 'pin' && person ? (
        <PinPad value={secret} onChange={setSecret} onEnter={send} />
      ) : (
        <Field
          label={kind === 'pin' ? signIn.pin : signIn.password}
          hint={kind === 'pin' && !isEnrolledHere() && signIn.notEnrolled}
          value={secret}
          onChange={setSecret}
          type="password"
          name={kind}
          autoComplete={kind === 'pin' ? 'off' : 'current-password'}
          inputMode={kind === 'pin' ? 'numeric' : 'text'}
          error={
            isChecked && !secret && !asked.error
              ? kind === 'pin'
                ? signIn.needPin
                : signIn.needPassword
              : undefined
          }
        />
      )}
      <Button kind="main" size="large" width="all" type="submit" isBusy={asked.isPending}>
        {signIn.go}
      </Button>
      <Refusal error={asked.error} />
      <div className={styles.foot}>
        {onBack && (
          <Button kind="quiet" icon="back" onPress={onBack}>
            {words.common.back}
          </Button>
        )}
        <Button
          kind="quiet"
          onPress={() => {
            setKind(other)
            setSecret('')
          }}
        >
          {kind === 'pin' ? signIn.withPassword : signIn.withPin}
        </Button>
      </div>
    </Form>
  )
}
