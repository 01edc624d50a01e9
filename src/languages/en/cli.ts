import type { CodedError } from '../../domain/errors.ts'
import type { Severity } from '../../domain/procedure.ts'
import { adviseOn } from '../errors.ts'
import { audit } from './cli/audit.ts'
import { db } from './cli/db.ts'
import { demo } from './cli/demo.ts'
import { device } from './cli/device.ts'
import { next, report } from './cli/next.ts'
import { serve } from './cli/serve.ts'
import { sop } from './cli/sop.ts'
import { token } from './cli/token.ts'
import { user } from './cli/user.ts'
import { work } from './cli/work.ts'
import { record } from './record.ts'
import { words } from './words.ts'

/** What the command line says in English; its shape is what every other language must fill. */
export const en = {
  words,
  record,
  audit,
  db,
  demo,
  device,
  serve,
  sop,
  token,
  user,
  work,
  description: 'Keeps the record of safe work: procedures, work sessions, checks, approval.',
  environment: `Environment:
  DATABASE_URL   postgres://… or pglite:<folder>; pglite:.tenken/data unless set
  TENKEN_USER    who acts where --as is not given
  TENKEN_LANG    en or ja; the system's language unless set
  NO_COLOR       any value turns colours off

Exit codes:
  0 done · 1 refused or failed · 2 wrong usage or input · 3 not found
  4 database unavailable, try again · 70 a bug · 130 interrupted`,
  helpCommand: 'Show the help of a command.',
  helpTitles: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Global Options:': 'Global options:',
    'Commands:': 'Commands:',
    'Examples:': 'Examples:',
  },
  choices: (names: string) => `one of: ${names}`,
  defaultsTo: (value: string) => `default: ${value}`,
  options: {
    as: 'who acts, by email or employee number; TENKEN_USER unless given',
    json: 'answer as JSON, for programs',
    limit: 'at most so many lines',
    after: 'continue behind this one',
    debug: 'show where an error comes from',
    help: 'show this help',
    version: 'show the version',
  },
  columns: {
    id: 'ID',
    name: 'NAME',
    email: 'EMAIL',
    employeeNumber: 'EMPLOYEE NUMBER',
    role: 'ROLE',
    title: 'TITLE',
    steps: 'STEPS',
    hazards: 'HAZARDS',
    created: 'CREATED',
    status: 'STATUS',
    worker: 'WORKER',
    started: 'STARTED',
    sop: 'SOP',
  },
  /** The signal word as it stands before a hazard. */
  signal: (severity: Severity) => words.severity[severity],
  step: { action: 'Point and call:', result: 'Must be seen:', mitigation: 'Prevent:' },
  task: (number: number, title: string) => `Task ${number}: ${title}`,
  /** Of an event whose time on the device is another. */
  atDevice: (at: string, device: string) => `${at} (device: ${device})`,
  more: (after: string) => `There are more. Continue with --after ${after}`,
  noMore: 'There are no more.',
  /** Commander's complaints by their code, from the words that they quote; its own English where none is here. */
  usage: {} as Readonly<Record<string, (quoted: readonly string[]) => string>>,
  didYouMean: (name: string) => ` (did you mean ${name}?)`,
  sayError: (error: CodedError) => error.message,
  sayNext: (error: CodedError) => adviseOn(error, next),
  advised: (message: string, advice: string) => `${message} ${advice}`,
  bug: (reason: string) => `This is a bug in Tenken: ${reason}.`,
  afterBug: report,
}

export type Texts = typeof en
