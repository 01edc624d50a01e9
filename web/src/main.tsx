import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { chosenLanguage } from './languages/language.ts'
import { loadWords, Speaking } from './languages/words.tsx'
import { keepPage } from './offline/page-on-device.ts'
import { Boundary, Broken } from './parts/boundary.tsx'
import { queries } from './server/queries.ts'
import { followTheme } from './style/theme.ts'
import './style/tokens.css'
import './style/base.css'

const language = chosenLanguage()
document.documentElement.lang = language
followTheme()
const words = await loadWords(language)
const page = document.getElementById('page')
if (page) {
  createRoot(page).render(
    <StrictMode>
      <Speaking words={words} language={language}>
        <QueryClientProvider client={queries}>
          <Boundary instead={<Broken />}>
            <App />
          </Boundary>
        </QueryClientProvider>
      </Speaking>
    </StrictMode>,
  )
}
if (import.meta.env.PROD) void keepPage()
