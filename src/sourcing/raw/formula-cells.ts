/**
 * Cells that a spreadsheet would run: `=`, `+`, `-`, `@`, a tab or a line break at the start. Written with an apostrophe
 * before, as spreadsheets themselves mark text; what already began with apostrophes and one of these gets one more, so
 * that `revealCell` always gives back what was there.
 */
const RUNS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const MARKED = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

export function neutraliseCell(text: string): string {
  return RUNS.test(text) ? `'${text}` : text
}

export function revealCell(text: string): string {
  return MARKED.test(text) ? text.slice(1) : text
}
