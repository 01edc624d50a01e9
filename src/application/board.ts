import type { Board } from '../domain/board.ts'
import type { Session } from '../infrastructure/database/session.ts'

/** More than one screen, and more than one plant has at work at once. */
const most = 500

/** What is in progress or paused now; work in progress comes first, then the newest. One statement. */
export async function getBoard(db: Session): Promise<Board> {
  const entries = await db.boards.entries(most + 1)

  return { entries: entries.slice(0, most), more: entries.length > most }
}
