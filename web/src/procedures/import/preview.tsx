import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loading } from '../../parts/state.tsx'
import { tenken } from '../../server/tenken.ts'
import type { Document } from './document.ts'
import { type Choices, Objection } from './objection.tsx'
import { Understood } from './understood.tsx'

/** What importing it would come to; it changes nothing. What stands against it is asked about, and it is looked at again. */
export function Preview({ document }: { document: Document }) {
  const [choices, setChoices] = useState<Choices>({})
  const wanted = { text: document.text, ...(document.name && { name: document.name }), ...choices }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['sop-imports', wanted],
    queryFn: ({ signal }) => tenken.sopImports.preview({ body: wanted, signal }),
    gcTime: 0,
  })
  if (isPending) return <Loading lines={5} />
  if (data) return <Understood preview={data} wanted={wanted} />

  return (
    <Objection error={error} text={document.text} choices={choices} onChoose={setChoices} onRetry={refetch} />
  )
}
