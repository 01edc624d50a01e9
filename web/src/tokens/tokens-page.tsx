import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Failed, Loading, PageState } from '../parts/state.tsx'
import { tenken } from '../server/tenken.ts'
import { PageHead } from '../shell/page.tsx'
import { MakeSheet } from './make-sheet.tsx'
import { TokensTable } from './tokens-table.tsx'

/** What machines sign in with. */
export function TokensPage({ me }: PageProps) {
  const { shell } = useWords()
  const { tokens } = useDeskWords()
  const [isMaking, setMaking] = useState(false)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['api-tokens'],
    queryFn: ({ signal }) => tenken.apiTokens.list({ signal }),
  })

  return (
    <>
      <PageHead
        title={shell.tokens}
        lead={tokens.lead}
        actions={
          <Button kind="main" icon="plus" onPress={() => setMaking(true)}>
            {tokens.make}
          </Button>
        }
      />
      {isPending && <Loading />}
      {error && !data && <Failed error={error} onRetry={refetch} />}
      {data?.apiTokens.length === 0 && <PageState icon="lock" title={tokens.none} text={tokens.noneText} />}
      {data && data.apiTokens.length > 0 && <TokensTable tokens={data.apiTokens} />}
      {isMaking && <MakeSheet me={me} onClose={() => setMaking(false)} />}
    </>
  )
}
