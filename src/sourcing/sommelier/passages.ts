/** A text as its parts: headings, paragraphs, items of lists, rows of tables; every character knows its place in the source. */

export type PassageKind = 'title' | 'heading' | 'text' | 'item' | 'header' | 'row'

export interface Passage {
  kind: PassageKind
  /** of a heading, 1 is the largest; 0 elsewhere */
  level: number
  text: string
  /** for each character of `text` its UTF-16 offset in the decoded source */
  at: readonly number[]
  /** of a row: spans of its cells in `text` */
  cells: readonly Cell[]
  line: number
  page: number | null
}

export interface Cell {
  start: number
  end: number
}

export interface OpenText {
  passages: readonly Passage[]
  /** length of the decoded source: no span ends behind it */
  length: number
  /** as the front matter or the head of the page names them */
  author: string | null
  lang: 'es' | 'en' | null
}

/** Characters with their places, gathered until a passage ends. */
export class Gathered {
  private text = ''
  private at: number[] = []

  add(characters: string, from: number): void {
    for (let i = 0; i < characters.length; i++) this.push(characters[i]!, from + i)
  }

  push(character: string, at: number): void {
    const isBlank = /\s/.test(character)
    if (isBlank && (this.text === '' || this.text.endsWith(' '))) return
    this.text += isBlank ? ' ' : character
    this.at.push(at)
  }

  get length(): number {
    return this.text.length
  }

  /** What was gathered, and an empty start. */
  take(): { text: string; at: number[] } {
    const end = this.text.trimEnd().length
    const taken = { text: this.text.slice(0, end), at: this.at.slice(0, end) }
    this.text = ''
    this.at = []
    return taken
  }
}
