/** Few signs, drawn on 24 × 24; they always stand beside or inside something that has a name. */
import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

export const SunIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="4.200" />
    <path d="M12 2.500v2.200M12 19.300v2.200M2.500 12h2.200M19.300 12h2.200M5.300 5.300l1.500 1.500M17.200 17.200l1.500 1.500M18.700 5.300l-1.500 1.500M6.800 17.200l-1.500 1.500" />
  </Icon>
)
export const MoonIcon = () => (
  <Icon>
    <path d="M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10Z" />
  </Icon>
)
export const CloseIcon = () => (
  <Icon>
    <path d="m7 7 10 10M17 7 7 17" />
  </Icon>
)
export const CheckIcon = () => (
  <Icon>
    <path d="m5.500 12.500 4.300 4.300 8.700-9.300" />
  </Icon>
)
export const PlusIcon = () => (
  <Icon>
    <path d="M12 5.500v13M5.500 12h13" />
  </Icon>
)
export const ChevronIcon = () => (
  <Icon>
    <path d="m6.500 9.500 5.500 5.500 5.500-5.500" />
  </Icon>
)
export const ReturnIcon = () => (
  <Icon>
    <path d="M19 6v6a2 2 0 0 1-2 2H6m4-4-4 4 4 4" />
  </Icon>
)
export const GlassIcon = () => (
  <Icon>
    <path d="M8 3h8l.6 5.500a4.600 4.600 0 1 1-9.200 0L8 3ZM12 13.200V21M8.500 21h7" />
  </Icon>
)
export const PlugIcon = () => (
  <Icon>
    <path d="M3.500 9.500a12.500 12.500 0 0 1 4-2.600M20.500 9.500a12.600 12.600 0 0 0-8-3.400M6.800 13a8 8 0 0 1 2.700-1.700M17.200 13a8 8 0 0 0-2-1.400M12 17.500h.01M4 3.500l16 17" />
  </Icon>
)
