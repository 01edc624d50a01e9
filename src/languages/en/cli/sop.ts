import type { WhatAssumed, WhyUnplaced } from '../../../formats/reading.ts'
import { sayReason } from '../../say.ts'
import { assumed, unplaced } from '../readings.ts'
import { counted } from './counted.ts'

export const sop = {
  description: 'Standard Operating Procedures: the steps that work follows.',
  commands: {
    import: {
      about:
        'Put procedures from Markdown or JSON files on record, each as the draft of a new SOP. What is on record unchanged is skipped.',
      file: 'files (.md, .markdown, .json) or folders with such files; - is standard input',
      dryRun: 'show what would be imported and write nothing',
      publish: 'publish each at once; only a supervisor can',
      revise: 'where the procedure is on record and says something else: make it a draft of that SOP',
      new: 'where it is: put it on record as another SOP',
      despiteChanges: 'revise even if others have changed it since the file was taken from it',
      despiteUnplaced: 'publish even what leaves lines of its file out',
    },
    publish: {
      about: 'As a supervisor, put a draft into use, in place of the version before; it never changes again.',
    },
    list: {
      about: 'List SOPs, newest first.',
      search: 'only titles with each of these words, in any case',
      status: 'only versions with this status, or one of several; drafts and effective ones unless given',
      all: 'list every version',
      deleted: 'list deleted ones too',
    },
    show: { about: 'Show a whole SOP with its hazards.' },
    versions: { about: 'List every version of an SOP.' },
    diff: {
      about: 'Show what differs between two versions, or between a version and the one before it.',
      from: "the older version's id, or the beginning or end of it; or the only one, to compare it with the one before it",
      to: 'the newer version',
    },
    revise: { about: 'Make a new draft out of a published version.' },
    edit: {
      about:
        'Give a draft the content of a Markdown or JSON file; what did not change stays the same record.',
      file: 'a file (.md, .markdown, .json); - is standard input',
      retitle: "give the draft the file's title, if it has another",
      despiteChanges: 'even if others have changed the draft since the file was taken from it',
    },
    states: { about: 'List what a draft has said, change by change, from its audit trail.' },
    revert: {
      about: 'Bring a draft back to what it said before.',
      state: 'the state, or the beginning of it',
    },
    retire: { about: 'As a supervisor, take an SOP out of use.' },
    export: {
      about: 'Write an SOP out as Markdown or JSON.',
      format: "md or json; as the file's name says, else md",
      output: 'write to this file, pipe or device instead of the screen',
      force: 'overwrite the file',
      state: 'what it said in this state, see: tenken sop states <sop>',
    },
    delete: {
      about: 'Delete a draft, or as a supervisor what was published; the record stays and can be restored.',
    },
    restore: { about: 'Bring a deleted draft back, or as a supervisor what was published.' },
  },
  reference: "the SOP's id, the beginning or end of it, or its title, which means its effective version",
  draftReference: "the SOP's id, the beginning or end of it, or its title, which means its draft",
  deletedReference: "the deleted SOP's id, or the beginning or end of it",
  reason: 'why; kept in the audit trail',
  deletionReason: 'why; needed for what was published, kept in the audit trail',
  showUnplaced: 'show every line that is not imported in full',
  evenDeleted: 'also if it is deleted',
  changedByOthers: 'Changed by others since the file was taken from it:',
  changedByFile: 'What the file would change now:',
  imported: 'imported as',
  importedAndPublished: 'imported and published as',
  publishNext: (id: string) =>
    `It is a draft. To put it into use: tenken sop publish ${id} --as <supervisor>`,
  asVersion: (version: number) => `, version ${version}`,
  skipped: (id: string, version: number, status: string) =>
    `skipped: on record unchanged as ${id}, version ${version}, ${status}`,
  wouldImport: {
    new: 'would be imported (dry run, nothing was written)',
    revised: 'would become a draft of the SOP on record (dry run, nothing was written)',
    published: 'is on record as a draft, which would be published (dry run, nothing was written)',
    unchanged: 'would be skipped: on record unchanged',
  },
  importCounts: (imported: number, skipped: number, refused: number) =>
    `${counted(imported + skipped + refused, 'file')}: ${imported} imported, ${skipped} skipped, ${refused} refused.`,
  counts: (tasks: number, steps: number, hazards: number) =>
    [counted(tasks, 'task'), counted(steps, 'step'), counted(hazards, 'hazard')].join(', '),
  sameTitle: (ids: string) => `Note: other SOPs with this title: ${ids}`,
  assumed: 'Assumed; please check:',
  looksLikeWarning: 'Looks like a warning and is no hazard; please check first:',
  looksLikeStep: 'Looks like a step and is not imported; please check:',
  leftOut: (lines: number) => `Not imported, ${counted(lines, 'line')}:`,
  nothingLeftOut: 'Every line of the file was imported.',
  textLeftIn: 'Every other line of the file was imported.',
  showLeftOut: 'To read these lines in full: --unplaced',
  line: (line: number) => `line ${line}`,
  lines: (from: number, to: number) => `lines ${from} to ${to}`,
  whyUnplaced: (reason: WhyUnplaced) => sayReason(reason, unplaced),
  whatAssumed: (assumption: WhatAssumed) => sayReason(assumption, assumed),
  none: 'No SOP is on record yet. Import one: tenken sop import <file> --as <email>',
  noneSuch: 'No version has this status. See all: tenken sop list --all',
  noneNamed: (words: string) =>
    `No title has “${words}”. See all: tenken sop list. Versions out of use: tenken sop list --all`,
  deletedMark: '(deleted)',
  columns: { version: 'VERSION', published: 'PUBLISHED', by: 'BY', state: 'STATE', changed: 'CHANGED' },
  versionIs: (version: number, status: string) => `Version ${version}, ${status}`,
  publishedAt: (at: string, by: string) => `Published ${at}, by ${by}`,
  signed: (name: string, at: string, meaning: string) => `Signed ${at} by ${name}: ${meaning}`,
  retiredAt: (at: string, by: string) => `Retired ${at}, by ${by}`,
  published: (title: string, version: number, id: string) =>
    `Version ${version} of '${title}' is in use. To work with it: tenken work start ${id}`,
  revised: (title: string, version: number, id: string) =>
    `Version ${version} of '${title}' is a draft now: ${id}. To change it: tenken sop edit ${id} <file>. To put it into use: tenken sop publish ${id}`,
  retired: (title: string, version: number) =>
    `Version ${version} of '${title}' is retired. No work starts on it any more; what is in progress goes on.`,
  edited: (title: string, version: number, id: string) =>
    `The draft of version ${version} of '${title}' has changed. To put it into use: tenken sop publish ${id}`,
  nothingChanged: (title: string, version: number) =>
    `Nothing changed: the draft of version ${version} of '${title}' says this already.`,
  sayTheSame: 'They say the same.',
  differences: (added: number, removed: number, changed: number, moved: number) =>
    `${added} added, ${removed} removed, ${changed} changed, ${moved} moved`,
  titleChanged: 'Title changed',
  part: {
    task: (number: string) => `Task ${number}`,
    step: (number: string) => `Step ${number}`,
    hazard: (number: string) => `Hazard ${number}`,
  },
  partIs: (part: string, what: string) => `${part} ${what}`,
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  moved: (before: string, says: 'same' | 'changed') =>
    `moved (it was ${before})${says === 'changed' ? ' and changed' : ''}`,
  fields: {
    title: 'Title',
    description: 'Text',
    expectedAction: 'Point and call',
    expectedResult: 'Must be seen',
    severity: 'Severity',
    mitigation: 'Prevent',
  },
  id: (id: string) => `ID ${id}`,
  written: (at: string, by: string) => `On record since ${at}, by ${by}`,
  deletedAt: (at: string) => `Deleted ${at}`,
  deleted: (title: string, version: number, id: string) =>
    `Version ${version} of '${title}' is deleted. To bring it back: tenken sop restore ${id}`,
  restored: (title: string, version: number, id: string) =>
    `Version ${version} of '${title}' is back. To work with it: tenken work start ${id}`,
  restoredDraft: (title: string, version: number, id: string) =>
    `The draft of version ${version} of '${title}' is back. To put it into use: tenken sop publish ${id}`,
  restoredOld: (title: string, version: number) => `Version ${version} of '${title}' is back.`,
  exported: (title: string, file: string) => `'${title}' is written to ${file}.`,
}
