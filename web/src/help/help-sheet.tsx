import { Suspense } from 'react'
import type { HelpTopic } from '../languages/help-words.ts'
import { useWords } from '../languages/words.tsx'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Loading } from '../parts/state.tsx'
import { HelpLines } from './help-lines.tsx'

export function HelpSheet({ topic, onClose }: { topic: HelpTopic; onClose: () => void }) {
  const { help, common } = useWords()

  return (
    <Sheet title={help} onClose={onClose}>
      <Suspense fallback={<Loading />}>
        <HelpLines topic={topic} />
      </Suspense>
      <Button onPress={onClose}>{common.close}</Button>
    </Sheet>
  )
}
