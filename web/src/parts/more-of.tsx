import { Refused } from 'tenken/client'
import { useWords } from '../languages/words.tsx'
import { Button } from './button.tsx'
import styles from './more-of.module.css'
import { Notice, Refusal } from './state.tsx'

interface MoreOfProps {
  of: {
    error: Error | null
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isFetchNextPageError: boolean
    fetchNextPage: () => Promise<unknown>
  }
}

/** The way to the next page of a list; why that did not come is said where it was asked for. */
export function MoreOf({ of }: MoreOfProps) {
  const { common, state } = useWords()
  if (!of.hasNextPage) return null

  return (
    <div className={styles.more}>
      <Button isBusy={of.isFetchingNextPage} onPress={() => void of.fetchNextPage()}>
        {common.more}
      </Button>
      {of.isFetchNextPageError &&
        (of.error instanceof Refused ? (
          <Refusal error={of.error} />
        ) : (
          <Notice kind="waiting" icon="offline">
            {state.offline}
          </Notice>
        ))}
    </div>
  )
}
