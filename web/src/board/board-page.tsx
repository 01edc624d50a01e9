import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { apartIn } from '../parts/apart.ts'
import { Chip } from '../parts/chip.tsx'
import { deskIcons } from '../parts/desk-icons.ts'
import { Loading, Notice, PageState } from '../parts/state.tsx'
import { useNow } from '../parts/use-now.ts'
import { useIsOffline } from '../server/connection.ts'
import { PageHead } from '../shell/page.tsx'
import { versionOf } from './board.ts'
import styles from './board-page.module.css'
import { EntryCard } from './entry-card.tsx'
import { useBoard } from './use-board.ts'

/** Who is at work now, at which step, since when, and what went wrong. It changes by itself. */
export function BoardPage(_: PageProps) {
  const { shell } = useWords()
  const { board: words } = useDeskWords()
  const { board, connection } = useBoard()
  const now = useNow(5_000)
  const apart = apartIn(board?.entries.map(versionOf) ?? [])
  const isLive = connection === 'live'
  // The strip above says it already, and that this is what was last known.
  const isSaid = useIsOffline() && board !== undefined && connection === 'lost'

  return (
    <>
      <PageHead
        help="board"
        title={shell.board}
        lead={board && words.atWork(board.entries.length)}
        actions={
          isLive && (
            <Chip look="good" icon={deskIcons.board}>
              {words.live}
            </Chip>
          )
        }
      />
      <div className={styles.notice} role="status">
        {(connection === 'lost' || connection === 'unavailable') && !isSaid && (
          <Notice kind="waiting" icon="offline">
            {board ? words[connection] : words.notYet}
          </Notice>
        )}
      </div>
      {!board && connection === 'connecting' && <Loading lines={4} />}
      {board?.entries.length === 0 && (
        <PageState icon={deskIcons.board} title={words.nobody} text={words.nobodyText} />
      )}
      {board && board.entries.length > 0 && (
        <ul className={styles.cards}>
          {board.entries.map((entry) => (
            <li key={entry.id}>
              <EntryCard entry={entry} idEnd={apart(versionOf(entry))} now={now} />
            </li>
          ))}
        </ul>
      )}
      {board?.more && <p className={styles.more}>{words.more}</p>}
    </>
  )
}
