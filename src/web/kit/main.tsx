/** /_kit: every component in every state, with the kit's answers. In development builds alone. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import '../fonts.css'
import '../tokens.css'
import '../base.css'
import '../shell/slate.css'
import { Kit } from './kit.tsx'

const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })
const page = document.getElementById('page')
if (page)
  createRoot(page).render(
    <QueryClientProvider client={client}>
      <Kit />
    </QueryClientProvider>,
  )
