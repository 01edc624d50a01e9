import type { Sentences } from './reason.ts'

/** What is wrong with a value that a person gave. */
export type WhyInvalid =
  | { code: 'missing' }
  | { code: 'not_known' }
  | { code: 'given_twice' }
  | { code: 'not_of_type'; expected: string }
  | { code: 'not_one_of'; values: readonly string[] }
  /** The form is a word for a program: guid, datetime. */
  | { code: 'not_of_the_form'; form: string }
  | { code: 'too_small'; least: number }
  | { code: 'too_large'; most: number }
  | { code: 'blank' }
  | { code: 'nul_character' }
  | { code: 'not_unicode' }
  | { code: 'control_character' }
  | { code: 'too_long'; most: number; length: number }
  | { code: 'too_short'; least: number; length: number }
  | { code: 'own_name'; least: number }
  | { code: 'easily_guessed' }
  | { code: 'not_digits'; from: number; to: number }
  | { code: 'not_within_days'; days: number }
  | { code: 'not_an_email'; email: string }
  | { code: 'not_an_employee_number'; employeeNumber: string }
  | { code: 'email_or_number' }
  | { code: 'out_of_range'; from: number; to: number }
  | { code: 'not_a_time' }
  | { code: 'no_such_time' }
  | { code: 'fault_missing' }
  | { code: 'reason_missing'; verb: 'abort' | 'reject' | 'override' | 'delete' | 'restore' }
  | { code: 'version_of_another_sop'; id: string }
  | { code: 'times_out_of_order'; table: string }
  /** Both as ISO 8601 has them, or what the database has instead: infinity. */
  | { code: 'time_ahead'; at: string; clock: string }

export const whyInvalid: Sentences<WhyInvalid> = {
  missing: () => 'must be given',
  not_known: () => 'is not known',
  given_twice: () => 'must be given once',
  not_of_type: ({ expected }) => `must be of the type ${expected}`,
  not_one_of: ({ values }) => `must be one of: ${values.join(', ')}`,
  not_of_the_form: ({ form }) => `must be of the form ${form}`,
  too_small: ({ least }) => `must not be less than ${least}`,
  too_large: ({ most }) => `must not be more than ${most}`,
  blank: () => 'must not be blank',
  nul_character: () => 'must not contain a NUL character',
  not_unicode: () => 'must not contain half a character (a lone surrogate)',
  control_character: () => 'must not contain control characters',
  too_long: ({ most, length }) => `must have ${most} characters at most, not ${length}`,
  too_short: ({ least, length }) => `must have ${least} characters or more, not ${length}`,
  own_name: ({ least }) => `must have ${least} characters or more besides your own name and address`,
  easily_guessed: () => 'must not be among the first that anybody would try',
  not_digits: ({ from, to }) => `must be ${from} to ${to} digits`,
  not_within_days: ({ days }) => `must lie ahead, by ${days} days at most`,
  not_an_email: ({ email }) => `'${email}' is not an email address`,
  not_an_employee_number: ({ employeeNumber }) =>
    `'${employeeNumber}' is not an employee number, which has neither blanks nor an @`,
  email_or_number: () => 'an email address or an employee number is needed',
  out_of_range: ({ from, to }) => `must be a number from ${from} to ${to}`,
  not_a_time: () => 'must be a date or a time such as 2026-11-01 or 2026-11-01T09:00+09:00',
  no_such_time: () => 'must be a time in the years 1 to 9999',
  fault_missing: () => 'say what is wrong',
  reason_missing: ({ verb }) => `say why, to ${verb}`,
  version_of_another_sop: ({ id }) => `${id} is a version of another SOP`,
  times_out_of_order: ({ table }) => `the times of the record in ${table} are not in order`,
  time_ahead: ({ at, clock }) =>
    `${at} lies ahead of the database's clock, which says ${clock}: see whether your clock is right`,
}
