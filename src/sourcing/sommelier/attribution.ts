/** Who says it: a person named beside a word for the trade, a byline, else the site. */
import { foldText } from '../../flavor/text/fold.ts'
import type { AdviceWords } from './advice-words.ts'
import type { Passage } from './passages.ts'
import { type Token, tokenizeSentence } from './tokens.ts'

const INNER = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'van', 'von', 'da', 'di', 'o'])

/** The person whom a passage lets speak: "según la sommelier Lucía Ramos", "says Anna Keller". */
export function speakerOf(text: string, advice: AdviceWords): string | null {
  const tokens = tokenizeSentence(text)
  const cues = advice.find(tokens, ['title', 'speaks'])
  const names = namesIn(tokens)
  for (const role of ['title', 'speaks'] as const)
    for (const cue of cues.filter((one) => one.role === role)) {
      const isPlain = role === 'speaks' && tokens[cue.first]?.text === 'para'
      const after = names.find(({ first }) => first >= cue.last && first - cue.last <= (role === 'title' ? 0 : 1))
      const before = names.find(
        ({ last }) =>
          last <= cue.first &&
          cue.first - last <= 3 &&
          tokens
            .slice(last, cue.first)
            .every(({ text: word }) => /^(?:,|la|el|our|nuestra|nuestro|the|head|chief|a|una|un|-)$/.test(word)),
      )
      const name = role === 'title' ? (after ?? before) : isPlain ? null : (after ?? before)
      if (name && name.last - name.first >= 2) return text.slice(tokens[name.first]!.start, tokens[name.last - 1]!.end)
    }
  return null
}

/** "Por María Pérez", "By Jane Doe", a line of its own near the top. */
export function bylineOf(passages: readonly Passage[], advice: AdviceWords): string | null {
  for (const { text } of passages.slice(0, 8)) {
    if (text.length > 90) continue
    const tokens = tokenizeSentence(text)
    const cue = advice.find(tokens, ['byline'])[0]
    if (cue?.first !== 0) continue
    const further = tokens.slice(cue.last)
    const name = namesIn(further).find(({ first, last }) => first <= 1 && last - first >= 2)
    if (name) return text.slice(further[name.first]!.start, further[name.last - 1]!.end)
  }
  return null
}

/** The site or the file, where no person is named. */
export function siteOf(name: string): string {
  if (URL.canParse(name) && /^https?:/i.test(name)) return new URL(name).hostname.replace(/^www\./, '')
  const file = name.split(/[\\/]/).at(-1) ?? name
  return (
    foldText(file.replace(/\.[a-z0-9]{1,5}$/i, ''))
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'text'
  )
}

interface Stretch {
  first: number
  last: number
}

/** Rows of two to four words with capitals. */
function namesIn(tokens: readonly Token[]): Stretch[] {
  const names: Stretch[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (!isName(tokens[at])) continue
    let last = at + 1
    while (
      last < tokens.length &&
      last - at < 5 &&
      (isName(tokens[last]) || (INNER.has(tokens[last]!.text) && isName(tokens[last + 1])))
    )
      last++
    names.push({ first: at, last })
    at = last
  }
  return names
}

function isName(token: Token | undefined): boolean {
  return token?.capital === true && token.isWord && token.text.length > 1
}
