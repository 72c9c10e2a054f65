/** robots.txt as RFC 9309 has it: a missing one allows all, one that cannot be reached allows nothing. */
import { createRequire } from 'node:module'
import { reactionOf } from './reactions.ts'

export interface Robots {
  allows(url: URL): boolean
  /** what the host asks for between two requests, null where it does not say */
  delayMs: number | null
}

interface Rules {
  isAllowed(url: string, robot: string): boolean | undefined
  getCrawlDelay(robot: string): number | undefined
}

const require = createRequire(import.meta.url)
/** Its types say that it exports a default; it is the function itself. */
const parse: (url: string, text: string) => Rules = require('robots-parser')

/** Our name as robots.txt would call us. */
export const ROBOT = 'Maridaje'
const ALL: Robots = { allows: () => true, delayMs: null }

export interface RobotsAnswer {
  status: number
  text: string
}

export async function readRobots(origin: string, get: (url: URL) => Promise<RobotsAnswer>): Promise<Robots> {
  const url = new URL('/robots.txt', origin)
  let answer: RobotsAnswer
  try {
    answer = await get(url)
  } catch (error) {
    const reaction = reactionOf(error)
    if (reaction.reaction === 'Skip') return ALL
    throw reaction
  }
  if (answer.status >= 400) return ALL
  return robotsOf(url, answer.text)
}

export function robotsOf(url: URL, text: string): Robots {
  const parsed = parse(url.href, text)
  const delay = parsed.getCrawlDelay(ROBOT)
  return {
    allows: (page) => parsed.isAllowed(page.href, ROBOT) !== false,
    delayMs: delay === undefined || !(delay >= 0) ? null : delay * 1_000,
  }
}
