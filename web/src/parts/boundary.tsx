import { Component, type ReactNode } from 'react'
import { useWords } from '../languages/words.tsx'
import { Button } from './button.tsx'
import { PageState } from './state.tsx'

/** Says so where a page cannot be shown: a part of it that did not come, or a mistake of ours. What is kept is kept. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children
  }
}

function Broken() {
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
