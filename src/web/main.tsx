/** The page starts here. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './fonts.css'
import './tokens.css'
import './base.css'
import { App } from './shell/app.tsx'
import { Breakwater } from './shell/breakwater.tsx'

/** Answers depend on the question alone, so they stay good for the visit; failures are shown, not hidden by silent retries. */
const client = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 5 * 60_000, refetchOnWindowFocus: false },
  },
})

const page = document.getElementById('page')
if (page)
  createRoot(page).render(
    <StrictMode>
      <Breakwater>
        <QueryClientProvider client={client}>
          <App />
        </QueryClientProvider>
      </Breakwater>
    </StrictMode>,
  )
