import type { Page } from 'playwright-core'
import { desk as deskEn } from '../../../web/src/languages/en/desk/index.ts'
import * as entranceEn from '../../../web/src/languages/en/entrance.ts'
import { en } from '../../../web/src/languages/en/index.ts'
import * as laterEn from '../../../web/src/languages/en/later.ts'
import { desk as deskJa } from '../../../web/src/languages/ja/desk/index.ts'
import * as entranceJa from '../../../web/src/languages/ja/entrance.ts'
import { ja } from '../../../web/src/languages/ja/index.ts'
import * as laterJa from '../../../web/src/languages/ja/later.ts'
import type { Ids, Role } from './demo-ids.ts'
import { password } from './plant.ts'

/** All that the page says. */
export const saying = {
  en: { ...en, desk: deskEn, later: laterEn, entrance: entranceEn },
  ja: { ...ja, desk: deskJa, later: laterJa, entrance: entranceJa },
}
export type Saying = (typeof saying)['en']

/** What is asked of somebody: in a sheet, or where it stands on a page. */
export interface SheetUnderTest {
  /** The files of it below `web/src`. */
  of: readonly string[]
  /** Nobody is signed in where it is asked otherwise. */
  as?: Role
  at: (ids: Ids) => string
  /** A wide screen has no need of it. */
  isNarrow?: true
  /** It lies above the page, and keeps the focus. */
  isSheet?: true
  /** The buttons that lead to it, by what they say, one after the other. */
  open?: (say: Saying) => string[]
  /** What is done there before. */
  first?: (page: Page, say: Saying) => Promise<void>
  /** The button that sends it. */
  send?: (say: Saying) => string | RegExp
  /** What is typed, by its labels. */
  fields?: (say: Saying) => Record<string, string>
  /** What the page says where nothing was typed; where it says nothing, it needs nothing. */
  asksFor?: (say: Saying) => string
  /** The server may take it, and then this sheet comes, which is looked at, too. */
  taken?: (say: Saying) => string
  /** It tells a secret this once: Escape, twice, does not close it, and this button does. */
  closedBy?: (say: Saying) => string
}

/** What is said of whatever number. */
const ofAny = (said: (count: number) => string) => new RegExp(`^${said(0).replace('0', '\\d+')}$`)

const signed = ({ desk }: Saying) => ({ [desk.signing.password]: password })

export const sheets: Readonly<Record<string, SheetUnderTest>> = {
  'sign-in': {
    of: ['sign-in/sign-in-page.tsx'],
    at: () => '/',
    fields: ({ signIn }) => ({ [signIn.who]: 'nobody@example.com', [signIn.password]: 'not a password' }),
    send: ({ signIn }) => signIn.go,
    asksFor: ({ signIn }) => signIn.needName,
  },
  enrol: {
    of: ['sign-in/enrol-page.tsx', 'sign-in/entrance-form.tsx'],
    at: () => '/enrol',
    fields: ({ entrance }) => ({ [entrance.enrol.code]: 'JY7C-ZFH8-28G5' }),
    send: ({ entrance }) => entrance.enrol.go,
    asksFor: ({ common }) => common.required,
  },
  redeem: {
    of: ['sign-in/redeem-page.tsx'],
    at: () => '/redeem',
    fields: ({ signIn, entrance: { redeem } }) => ({
      [signIn.who]: 'nobody@example.com',
      [redeem.code]: 'JY7C-ZFH8-28G5',
      [redeem.secret.password]: 'a wholly new password',
    }),
    send: ({ entrance }) => entrance.redeem.go,
    asksFor: ({ common }) => common.required,
  },
  'first-start': {
    of: ['sign-in/first-start-page.tsx'],
    at: () => '/first-start',
    fields: ({ entrance: { firstStart } }) => ({
      [firstStart.code]: 'JY7C-ZFH8-28G5',
      [firstStart.name]: 'Ryo Ito',
      [firstStart.email]: 'ryo@example.com',
      [firstStart.password]: 'a wholly new password',
    }),
    send: ({ entrance }) => entrance.firstStart.go,
    asksFor: ({ common }) => common.required,
  },
  menu: {
    of: ['shell/shell.tsx'],
    isNarrow: true,
    as: 'worker',
    at: () => '/account',
    open: ({ shell }) => [shell.menu],
  },
  help: {
    of: ['help/help-sheet.tsx'],
    as: 'worker',
    at: () => '/work',
    isSheet: true,
    open: ({ help }) => [help],
  },
  'own-secret': {
    of: ['account/own-secret.tsx'],
    as: 'worker',
    at: () => '/account',
    fields: ({ entrance: { ownSecret, redeem } }) => ({
      [ownSecret.current]: 'not my password',
      [redeem.secret.password]: 'a wholly new password',
    }),
    send: ({ entrance }) => entrance.ownSecret.go,
    asksFor: ({ common }) => common.required,
  },
  glance: {
    of: ['work/glance.tsx'],
    as: 'worker',
    at: ({ running }) => `/work/${running}`,
    isSheet: true,
    open: ({ step }) => [step.all],
  },
  problem: {
    of: ['work/problem-sheet.tsx'],
    as: 'worker',
    at: ({ running }) => `/work/${running}`,
    isSheet: true,
    open: ({ step }) => [step.problem],
    send: ({ later }) => later.problem.send,
    asksFor: ({ later }) => later.problem.needReason,
  },
  abort: {
    of: ['work/pause-sheet.tsx', 'work/abort-form.tsx'],
    as: 'worker',
    at: ({ running }) => `/work/${running}`,
    isSheet: true,
    open: ({ step, later }) => [step.pause, later.rest.abort],
    fields: ({ later }) => ({ [later.rest.abortReason]: 'The line is down.' }),
    send: ({ later }) => later.rest.abortGo,
    asksFor: ({ common }) => common.required,
  },
  reject: {
    of: ['review/reject-sheet.tsx'],
    as: 'supervisor',
    at: ({ waiting }) => `/review/${waiting}`,
    isSheet: true,
    open: ({ desk }) => [desk.review.reject],
    fields: (say) => ({ [say.desk.review.reason]: 'The lock was not hung.', ...signed(say) }),
    send: ({ desk }) => desk.review.rejectButton,
    asksFor: ({ desk }) => desk.review.needReason,
  },
  settle: {
    of: ['review/override-sheet.tsx'],
    as: 'supervisor',
    at: ({ flagged }) => `/review/${flagged}`,
    isSheet: true,
    open: ({ desk }) => [desk.review.settleIt],
    fields: (say) => ({ [say.desk.review.reason]: 'I have seen it.', ...signed(say) }),
    send: ({ desk }) => ofAny(desk.review.settleTitle),
    asksFor: ({ desk }) => desk.review.needReason,
  },
  publish: {
    of: ['procedures/publish-page.tsx', 'review/approval.tsx', 'signing/signature-form.tsx'],
    as: 'supervisor',
    at: ({ draft }) => `/procedures/${draft}/publish`,
    fields: signed,
    send: ({ desk }) => ofAny(desk.procedures.publish.button),
    asksFor: ({ desk }) => desk.signing.needPassword,
  },
  import: {
    of: ['procedures/import/chooser.tsx'],
    as: 'supervisor',
    at: () => '/procedures/import',
    send: ({ desk }) => desk.procedures.import.read,
    asksFor: ({ common }) => common.required,
  },
  leaving: {
    of: ['procedures/edit/editor.tsx', 'parts/leaving-guard.tsx'],
    as: 'supervisor',
    at: ({ draft }) => `/procedures/${draft}/edit`,
    isSheet: true,
    first: async (page, { desk, common }) => {
      await page.getByLabel(desk.procedures.edit.procedureTitle).fill('Half a title')
      await page.getByRole('link', { name: common.back }).first().press('Enter')
    },
  },
  retire: {
    of: ['procedures/ending-sheet.tsx', 'procedures/reason-sheet.tsx', 'parts/form-sheet.tsx'],
    as: 'supervisor',
    at: ({ effective }) => `/procedures/${effective}`,
    isSheet: true,
    open: ({ desk }) => [desk.procedures.actions.retire],
    fields: ({ desk }) => ({ [desk.procedures.actions.reason]: 'The press is gone.' }),
    send: ({ desk }) => desk.procedures.actions.retireButton,
    asksFor: ({ desk }) => desk.procedures.actions.needReason,
  },
  delete: {
    of: ['procedures/ending-sheet.tsx'],
    as: 'supervisor',
    at: ({ draft }) => `/procedures/${draft}`,
    isSheet: true,
    open: ({ desk }) => [desk.procedures.actions.delete],
    send: ({ desk }) => desk.procedures.actions.deleteButton,
  },
  add: {
    of: ['people/add-sheet.tsx'],
    as: 'admin',
    at: () => '/people',
    isSheet: true,
    open: ({ desk }) => [desk.people.list.add],
    fields: ({ desk: { people } }) => ({ [people.add.name]: 'Yuki Abe', [people.add.number]: 'E-77' }),
    send: ({ desk }) => desk.people.add.go,
    asksFor: ({ desk }) => desk.people.add.needName,
  },
  rename: {
    of: ['people/renaming.tsx'],
    as: 'admin',
    at: ({ person }) => `/people/${person}`,
    fields: ({ desk: { people } }) => ({ [people.add.name]: 'Mei Kato' }),
    send: ({ desk }) => desk.people.rename.go,
  },
  deactivate: {
    of: ['people/access.tsx', 'parts/confirm.tsx'],
    as: 'admin',
    at: ({ person }) => `/people/${person}`,
    isSheet: true,
    open: ({ desk }) => [desk.people.state.deactivate],
    send: ({ desk }) => desk.people.state.deactivate,
  },
  reset: {
    of: ['people/secret-reset.tsx'],
    as: 'admin',
    at: ({ person }) => `/people/${person}`,
    isSheet: true,
    open: ({ desk }) => [desk.people.secret.pin],
    send: ({ desk }) => desk.people.secret.make,
    taken: ({ desk }) => desk.people.secret.codeTitle.pin,
    closedBy: ({ desk }) => desk.people.secret.done,
  },
  device: {
    of: ['devices/enrol-sheet.tsx'],
    as: 'admin',
    at: () => '/devices',
    isSheet: true,
    open: ({ desk }) => [desk.devices.add],
    fields: ({ desk }) => ({ [desk.devices.name]: 'Tablet 7' }),
    send: ({ desk }) => desk.devices.go,
    asksFor: ({ desk }) => desk.devices.needName,
    taken: ({ desk }) => desk.devices.codeTitle,
  },
  token: {
    of: ['tokens/make-sheet.tsx', 'parts/once.tsx'],
    as: 'admin',
    at: () => '/tokens',
    isSheet: true,
    open: ({ desk }) => [desk.tokens.make],
    fields: ({ desk }) => ({ [desk.tokens.name]: 'Dashboard' }),
    send: ({ desk }) => desk.tokens.go,
    asksFor: ({ desk }) => desk.tokens.needName,
    taken: ({ desk }) => desk.tokens.secretTitle,
    closedBy: ({ desk }) => desk.tokens.done,
  },
  'revoke-device': {
    of: ['devices/devices-page.tsx'],
    as: 'admin',
    at: () => '/devices',
    isSheet: true,
    open: ({ desk }) => [desk.devices.revoke],
    send: ({ desk }) => desk.devices.revoke,
  },
  'revoke-token': {
    of: ['tokens/tokens-table.tsx'],
    as: 'admin',
    at: () => '/tokens',
    isSheet: true,
    open: ({ desk }) => [desk.tokens.revoke],
    send: ({ desk }) => desk.tokens.revoke,
  },
}

/** Where what is left out here is looked at. */
export const elsewhere: Readonly<Record<string, string>> = {
  'account/leaving.tsx': 'offline.browser.test.ts',
  'audit/audit-page.tsx': 'audit.browser.test.ts',
  'work/paused-screen.tsx': 'work.browser.test.ts',
}
