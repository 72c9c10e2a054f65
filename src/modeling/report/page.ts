/** A report as one HTML file: no script, nothing from elsewhere, narrow enough for a phone, light and dark. */
import type { Lang } from '../../contract/requests.ts'

/** HTML that was made here: text of others has gone through `escaped`. */
export type Html = string

export interface Section {
  title: string
  /** one or two sentences on how to read it; plain text */
  note?: string
  body: Html
}

export interface Page {
  title: string
  lang: Lang
  /** plain text */
  lead: string
  sections: readonly Section[]
}

export function renderPage({ title, lang, lead, sections }: Page): Html {
  const parts = sections.map(
    ({ title: heading, note, body }, i) =>
      `<section id="s${i + 1}"><h2>${escaped(heading)}</h2>${note ? `<p class="note">${escaped(note)}</p>` : ''}${body}</section>`,
  )
  const contents = sections.map(({ title: heading }, i) => `<li><a href="#s${i + 1}">${escaped(heading)}</a></li>`)
  return [
    '<!doctype html>',
    `<html lang="${lang}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title><style>${CSS}</style></head>`,
    `<body><main><h1>${escaped(title)}</h1><p>${escaped(lead)}</p><nav><ol>${contents.join('')}</ol></nav>`,
    ...parts,
    '</main></body></html>',
    '',
  ].join('\n')
}

export function escaped(text: string): Html {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Numbers stand to the right; every cell is plain text. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): Html {
  const isNumber = head.map((_, k) => rows.length > 0 && rows.every((row) => looksLikeNumber(row[k])))
  const tag = (name: 'th' | 'td', value: string | number | undefined, k: number) =>
    `<${name}${isNumber[k] ? ' class="n"' : ''}>${escaped(String(value ?? ''))}</${name}>`
  const line = (name: 'th' | 'td', cells: readonly (string | number)[]) =>
    `<tr>${cells.map((cell, k) => tag(name, cell, k)).join('')}</tr>`
  return `<div class="wide"><table><thead>${line('th', head)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table></div>`
}

/** Pictures side by side where there is room. */
export function gallery(figures: readonly Html[]): Html {
  return `<div class="gallery">${figures.join('')}</div>`
}

/** @param caption nothing where the heading says it */
export function figure(caption: string, picture: Html): Html {
  return `<figure>${picture}${caption === '' ? '' : `<figcaption>${escaped(caption)}</figcaption>`}</figure>`
}

function looksLikeNumber(cell: string | number | undefined): boolean {
  return typeof cell === 'number' || (cell !== undefined && /^[-+–]?[\d.,]*\s?%?$/.test(cell))
}

const CSS = `
:root{color-scheme:light dark;--paper:#fbf9f5;--ink:#241f1c;--soft:#6c625b;--line:#dcd4ca;--accent:#8c2b45;--second:#2f6f6a}
@media(prefers-color-scheme:dark){:root{--paper:#191614;--ink:#ede6df;--soft:#a89d94;--line:#3d3631;--accent:#e0839b;--second:#7cc4bd}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1rem 1rem 4rem}h1{font-size:1.7rem;line-height:1.2;margin:1rem 0 .5rem}
h2{font-size:1.25rem;margin:2.5rem 0 .25rem;border-top:1px solid var(--line);padding-top:1.25rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
a{color:var(--accent)}nav ol{columns:16rem;padding-left:1.4rem}.note{color:var(--soft);max-width:44rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem;margin:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.gallery{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:1rem 1.5rem}.small{grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr))}
figure{margin:.5rem 0;max-width:36rem}figcaption{color:var(--soft);font-size:.875rem}svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font:11px system-ui,sans-serif;fill:var(--ink)}svg .soft{fill:var(--soft)}svg .rule{stroke:var(--line)}svg .bar{fill:var(--accent)}svg .second{fill:var(--second)}
svg .path{fill:none;stroke:var(--accent);stroke-width:2}svg .path2{fill:none;stroke:var(--second);stroke-width:2}svg .band{fill:var(--accent);opacity:.18}svg .dash{stroke:var(--soft);stroke-dasharray:4 4}
pre{overflow-x:auto;background:color-mix(in oklab,var(--ink) 6%,var(--paper));padding:.75rem;border-radius:.4rem;font-size:.8125rem;line-height:1.45}details{margin:.5rem 0}
.error{border-left:3px solid var(--accent);padding-left:.75rem;margin:1rem 0}.error h3{margin-top:0}.error p{margin:.1rem 0}.tag{color:var(--soft);font-size:.875rem}
`.trim()
