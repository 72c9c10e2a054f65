/** What printing programs leave in text and nobody sees: zero-width blanks, direction marks, soft hyphens, ligatures. */

const INVISIBLE = /\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu
const CONTROL = /(?![\n\t])[\p{Cc}\ufffd]/gu
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const LIGATURES: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }
/** Three or more points, lines or dashes lead the eye to the price. */
const LEADERS = /\s*(?:[.·•…_]\s?){3,}\s*|\s*…+\s*|\s+[-–—=~]{3,}\s+/g

/** Line breaks and tabs stay; everything else that takes no ink becomes nothing or one blank. */
export function cleanText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(CONTROL, '')
    .replace(BLANK, ' ')
    .replace(/[ﬀ-ﬆ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFC')
}

/** Leaders become a tab: they separate as a wide gap does. */
export function openLeaders(text: string): string {
  return text.replace(LEADERS, '\t')
}

/** "P O S T R E S" is one word. */
export function closeSpacedLetters(text: string): string {
  if (!/^(?:[\p{L}&] ){3,}[\p{L}&]$/u.test(text.trim().replace(/ {2,}/g, ' '))) return text
  return text
    .trim()
    .split(/ {2,}/)
    .map((word) => word.replaceAll(' ', ''))
    .join(' ')
}
