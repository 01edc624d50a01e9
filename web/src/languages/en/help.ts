/** What each page is for, and how it is used: a few sentences a page, loaded when somebody asks. */
export const help = {
  work: [
    'What you have begun stands at the top. Touch it to go on at the step that waits.',
    'To begin, choose a procedure, or open the camera of your phone and point it at the QR code on the wall.',
    'What a supervisor rejected comes back here with the reason. The record stays; do the work again as new work.',
  ],
  step: [
    'Read the step. Look at what it is about, point at it, and say the call aloud.',
    'Acknowledge each danger by itself. Then OK can be pressed.',
    'If something is wrong, or you are not sure, press Problem. You can do that at any time.',
    'To leave for a while, press Pause. Work that cannot go on is aborted from there, with a reason.',
    'Without a connection the work goes on. Your answers are kept on this device until the server has them.',
  ],
  review: [
    'Whoever cannot go on stands first, then the oldest. Open one to see the whole record.',
    'Problems, overrides, flags and pauses are never folded away. Plain runs of OK are.',
    'Answer each open item, then sign with your password. Nobody reviews their own work.',
  ],
  record: [
    'From top to bottom: what happened, in the order in which it happened, beside the exact version.',
    'The time is the server’s. Where a device was without a connection, its own time stands beside it.',
    'Intact means: each event is chained to the one before it, and the record says what the events say.',
  ],
  board: [
    'Who is at work now, at which step, and for how long. It changes by itself.',
    'Red: a problem holds the step up. Yellow: something is flagged.',
  ],
  records: ['All work, the newest first. Filter by state, or show only what needs somebody to look at it.'],
  procedures: [
    'A draft can change. Published, a version never changes again; to change it, revise it, which makes a new draft.',
    'Work goes on with the version it began on. New work begins on the effective version.',
    'Print a QR poster for the wall: it always opens the version that is effective then.',
  ],
  import: [
    'Nothing is kept until you accept. The preview shows what was understood, and what was not, with its line.',
    'Headings become tasks, numbered items steps; “Danger:”, “Warning:”, “Caution:” and “Note:” become hazards.',
  ],
  people: [
    'Workers need an employee number; people who sign need an e-mail address or a number, and a password.',
    'A one-time code is shown once. With it, somebody sets a password, or on an enrolled device a PIN.',
    'Nobody is deleted: whoever left is deactivated, and stays named in the record.',
  ],
  devices: [
    'On an enrolled device people sign in with a PIN. It makes a shared tablet quick; it does not replace a password.',
    'Lost or sold: revoke it. Whoever is signed in there is signed out at once.',
  ],
  audit: [
    'Every change of the record, in its order. Nothing here can be changed, by anybody.',
    'Verify recomputes every chain and replays every rule. An export is for keeping elsewhere, and to compare with later.',
  ],
  account: [
    'Language and appearance are kept on this device. Signing out everywhere ends every sign-in of yours.',
  ],
  keeping: [
    'Over HTTPS, or on the server’s own machine, this device keeps the page, the work that you have begun, and each answer until the server has it. You can go on without a connection, also after a restart.',
    'Over plain HTTP a browser keeps no page: without a connection, leave it open. Ask whoever runs Tenken for HTTPS.',
    'A browser may delete what it keeps. iPhones and iPads do after seven days without use, unless Tenken is on the home screen: Share, then “Add to Home Screen”.',
    'To begin new work, or to abort work, a connection is needed.',
  ],
}
