import { Component, type ReactNode } from 'react'
import { useWords } from '../languages/words.tsx'
import { Button } from './button.tsx'
import { PageState } from './state.tsx'

interface Parts {
  children: ReactNode
  /** What is shown where they cannot be. */
  instead: ReactNode
}

/** Says so where a page, or a part of one, cannot be shown: the server has it no more, or a mistake of ours. */
export class Boundary extends Component<Parts, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children
  }
}

/** Of a whole page. What is kept is kept. */
export function Broken() {
  const { state } = useWords()

  return (
    <main>
      <PageState heading="h1" icon="warning" title={state.broken} text={state.brokenText}>
        <Button icon="again" onPress={() => location.reload()}>
          {state.reload}
        </Button>
      </PageState>
    </main>
  )
}
