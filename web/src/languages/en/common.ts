export const common = {
  back: 'Back',
  close: 'Close',
  more: 'Show more',
  required: 'This is needed.',
  showTyped: 'Show what is typed',
  hideTyped: 'Hide what is typed',
  capsLock: 'Caps Lock is on.',
}

export const help: string = 'Help'

export const state = {
  loading: 'Loading',
  again: 'Try again',
  offline: 'No connection',
  silent: 'The server does not answer',
  offlineText: 'Tenken can’t be reached from here. What is on this device is kept.',
  notSent: 'The server did not answer. Nothing is lost: try again when the connection is back.',
  signedOut: 'You were signed out before this was sent. Send it again.',
  noRight: 'Not for your role',
  noRightText: 'This is for others. If you need it, ask an admin.',
  notFound: 'There is nothing here',
  notFoundText: 'The address is wrong, or what was here is not for you.',
  notYet: 'This has not come yet. It comes by itself with the connection.',
  broken: 'This page could not be shown',
  brokenText: 'Load it again. What is kept on this device is still there.',
  reload: 'Load again',
  home: 'To the start page',
}

/** Signal words (ANSI Z535, ISO 3864). */
export const severity = {
  critical: 'DANGER',
  high: 'WARNING',
  medium: 'CAUTION',
  low: 'NOTE',
}

export const role = {
  worker: 'Worker',
  supervisor: 'Supervisor',
  admin: 'Admin',
  auditor: 'Auditor',
}

export const workStatus = {
  in_progress: 'In progress',
  paused: 'Paused',
  completed: 'Waits for approval',
  approved: 'Approved',
  rejected: 'Rejected',
  aborted: 'Aborted',
}

export const shell = {
  offline: 'No connection. This is what this device last knew.',
  silent: 'The server does not answer. This is what this device last knew.',
  skip: 'Skip to the content',
  menu: 'Menu',
  nav: 'Areas',
  work: 'Work',
  board: 'Live board',
  review: 'Review',
  records: 'Records',
  procedures: 'Procedures',
  people: 'People',
  devices: 'Devices',
  tokens: 'Tokens',
  audit: 'Audit trail',
  account: 'Account',
  signOut: 'Sign out',
}
