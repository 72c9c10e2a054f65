/** The page starts here. */
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './fonts.css'
import './tokens.css'
import './base.css'
import './shell/slate.css'
import { Breakwater } from './shell/breakwater.tsx'
import { client } from './shell/client.ts'
import { router } from './shell/routes.tsx'

const page = document.getElementById('page')
if (page)
  createRoot(page).render(
    <StrictMode>
      <Breakwater>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Breakwater>
    </StrictMode>,
  )
