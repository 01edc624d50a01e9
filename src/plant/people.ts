import type { Role } from '../domain/user.ts'

export interface Person {
  /** The same in every plant. */
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly employeeNumber: string
  readonly email: string | null
}

function person(role: Role, number: number, name: string, mailbox?: string): Person {
  return {
    id: `019a0000-0000-7000-8000-00000000${number}`,
    name,
    role,
    employeeNumber: String(number),
    email: mailbox === undefined ? null : `${mailbox}@plant.example`,
  }
}

/** Who works at the plant, in the order in which they are shown. */
export const people = {
  sato: person('worker', 2201, '佐藤 愛', 'sato'),
  suzuki: person('worker', 2202, '鈴木 大輔'),
  kimura: person('worker', 2205, '木村 拓海'),
  nguyen: person('worker', 2208, 'Nguyen Thi Lan'),
  garcia: person('worker', 2210, 'Luis García', 'garcia'),
  takahashi: person('worker', 2213, '高橋 翔'),
  smith: person('worker', 2215, 'Emma Smith', 'smith'),
  yamamoto: person('worker', 2217, '山本 さくら'),
  tanaka: person('supervisor', 1104, '田中 陽子', 'tanaka'),
  okafor: person('supervisor', 1107, 'Grace Okafor', 'okafor'),
  mori: person('admin', 1001, '森 健一', 'mori'),
  weber: person('auditor', 9001, 'Martin Weber', 'weber'),
  ito: person('worker', 2199, '伊藤 修'),
} as const satisfies Record<string, Person>

export type Name = keyof typeof people

/** Puts the others on record. */
export const theAdmin = people.mori
