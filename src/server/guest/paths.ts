import type { Lang } from '../../contract/requests.ts'

export function guestPath(slug: string, lang: Lang): string {
  return `/r/${encodeURIComponent(slug)}${lang === 'en' ? '/en' : ''}`
}

export function embedPath(slug: string, lang: Lang): string {
  return `/embed/${encodeURIComponent(slug)}${lang === 'en' ? '/en' : ''}`
}
