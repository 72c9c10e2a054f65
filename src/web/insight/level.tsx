/** How well a dish is served, in a word, a shape and a colour: nobody has to tell colours apart. */
import type { InsightWords } from '../words/insight.es.ts'

export type Level = keyof InsightWords['coverage']['level']

/** 0.60 is where a dish counts as covered; the others are steps to read by. */
const STEPS: readonly { from: number; level: Level }[] = [
  { from: 0.8, level: 'excellent' },
  { from: 0.6, level: 'good' },
  { from: 0.5, level: 'near' },
  { from: 0, level: 'bare' },
]
export const LEVELS: readonly Level[] = STEPS.map(({ level }) => level)

export function levelOf(score: number): Level {
  return STEPS.find(({ from }) => score >= from)?.level ?? 'bare'
}

/** A glass, filled as far as it goes; crossed out where nothing does. */
export function LevelSign({ level }: { level: Level }) {
  return (
    <svg className="level-sign" data-level={level} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      {level === 'excellent' && <path className="level-sign-fill" d="M5 4h14v9a7 7 0 0 1-14 0z" />}
      {level === 'good' && <path className="level-sign-fill" d="M5 11h14v2a7 7 0 0 1-14 0z" />}
      {level === 'near' && <path className="level-sign-fill" d="M6.5 16.5h11A7 7 0 0 1 12 20a7 7 0 0 1-5.5-3.5z" />}
      <path className="level-sign-line" d="M5 4h14v9a7 7 0 0 1-14 0z" />
      {level === 'bare' && <path className="level-sign-line" d="m8.5 8.5 7 7M15.5 8.5l-7 7" />}
    </svg>
  )
}
