/**
 * Who may import whom: one ordered list, from the inside out. The lint (layers.ts) and the picture in
 * docs/architecture.md both read it. A room may import itself, what its row names, and `errors.ts`.
 */
export interface Room {
  /** a folder or file of src, without extension; a folder of a room can be a room of its own; `bin` is the launcher beside src */
  name: string
  /** rooms of rows above */
  may: readonly string[]
  /** no files, network or environment */
  isPure: boolean
}

export const ROOMS: readonly Room[] = [
  { name: 'bin', may: [], isPure: false },
  { name: 'errors', may: [], isPure: true },
  { name: 'domain', may: [], isPure: true },
  { name: 'contract', may: ['domain'], isPure: true },
  // Also runs in the browser, so it knows no more than a page does.
  { name: 'pairing/planners', may: ['contract', 'domain'], isPure: true },
  { name: 'knowledge', may: ['contract', 'domain'], isPure: true },
  { name: 'learners', may: ['domain'], isPure: true },
  { name: 'flavor', may: ['knowledge', 'learners', 'contract', 'domain'], isPure: true },
  { name: 'pairing', may: ['flavor', 'knowledge', 'learners', 'contract', 'domain'], isPure: true },
  { name: 'modeling', may: ['pairing', 'flavor', 'knowledge', 'learners', 'contract', 'domain'], isPure: false },
  { name: 'sourcing', may: ['flavor', 'knowledge', 'contract', 'domain'], isPure: false },
  { name: 'cleansing', may: ['flavor', 'knowledge', 'learners', 'contract', 'domain'], isPure: false },
  { name: 'config', may: [], isPure: false },
  { name: 'storage', may: ['contract', 'domain', 'config', 'bin'], isPure: false },
  {
    name: 'app',
    may: [
      'storage',
      'cleansing',
      'sourcing',
      'modeling',
      'pairing/planners',
      'pairing',
      'flavor',
      'learners',
      'knowledge',
      'contract',
      'domain',
    ],
    isPure: false,
  },
  { name: 'jobs', may: ['app', 'storage', 'contract', 'domain', 'config', 'bin'], isPure: false },
  { name: 'server', may: ['app', 'contract', 'domain', 'config', 'bin'], isPure: false },
  // A command is the outermost room: some run a use case, some start the server, some are a bench for the engine itself.
  {
    name: 'cli',
    may: [
      'server',
      'jobs',
      'app',
      'storage',
      'modeling',
      'pairing',
      'learners',
      'flavor',
      'knowledge',
      'contract',
      'domain',
      'config',
      'bin',
    ],
    isPure: false,
  },
  { name: 'web', may: ['pairing/planners', 'contract', 'domain'], isPure: false },
]

/** The files of a pure room that may touch the disk. */
export const TOUCH_FILES: readonly string[] = ['knowledge/load.ts']

/** Rooms whose numbers must come out the same on every run: no clock, no randomness without a seed. */
export const REPEATABLE: readonly string[] = [
  ...ROOMS.filter(({ isPure }) => isPure).map(({ name }) => name),
  'modeling',
]

/** The picture: a Mermaid graph of the rooms. An arrow that follows from two others is left out. */
export function drawArrows(rooms: readonly Room[] = ROOMS): string {
  const shown = rooms.filter(({ name }) => name !== 'bin' && name !== 'errors')
  const names = new Set(shown.map(({ name }) => name))
  const direct = new Map(shown.map(({ name, may }) => [name, may.filter((room) => names.has(room))]))
  const reaches = (from: string, to: string): boolean =>
    (direct.get(from) ?? []).some((next) => next === to || reaches(next, to))
  const lines = shown.flatMap(({ name }) => {
    const targets = direct.get(name)!
    const needed = targets.filter((to) => !targets.some((other) => other !== to && reaches(other, to)))
    return needed.map((to) => `  ${name} --> ${to}`)
  })
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n')
}

if (import.meta.main) process.stdout.write(`${drawArrows()}\n`)
