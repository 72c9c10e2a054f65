/** Few signs, drawn on 24 × 24; they always stand beside or inside something that has a name. */
import type { ReactNode } from 'react'

export function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export const SunIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="4.2" />
    <path d="M12 2.5v2.2M12 19.3v2.2M2.5 12h2.2M19.3 12h2.2M5.3 5.3l1.5 1.5M17.2 17.2l1.5 1.5M18.7 5.3l-1.5 1.5M6.8 17.2l-1.5 1.5" />
  </Icon>
)
export const MoonIcon = () => (
  <Icon>
    <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z" />
  </Icon>
)
export const CloseIcon = () => (
  <Icon>
    <path d="m7 7 10 10M17 7 7 17" />
  </Icon>
)
export const CheckIcon = () => (
  <Icon>
    <path d="m5.5 12.5 4.3 4.3 8.7-9.3" />
  </Icon>
)
export const PlusIcon = () => (
  <Icon>
    <path d="M12 5.5v13M5.5 12h13" />
  </Icon>
)
export const ChevronIcon = () => (
  <Icon>
    <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />
  </Icon>
)
export const ReturnIcon = () => (
  <Icon>
    <path d="M19 6v6a2 2 0 0 1-2 2H6m4-4-4 4 4 4" />
  </Icon>
)
export const GlassIcon = () => (
  <Icon>
    <path d="M8 3h8l.6 5.5a4.6 4.6 0 1 1-9.2 0L8 3ZM12 13.2V21M8.5 21h7" />
  </Icon>
)
export const PlugIcon = () => (
  <Icon>
    <path d="M3.5 9.5a12.5 12.5 0 0 1 4-2.6M20.5 9.5a12.6 12.6 0 0 0-8-3.4M6.8 13a8 8 0 0 1 2.7-1.7M17.2 13a8 8 0 0 0-2-1.4M12 17.5h.01M4 3.5l16 17" />
  </Icon>
)
export const MoreIcon = () => (
  <Icon>
    <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />
  </Icon>
)
