/** What enthusiasts read and play: principles with live examples, and questions made from the demo's menu and list. */
import { z } from 'zod'
import { COLOURS, STYLE_CLASSES, WINE_KINDS } from '../domain/vocabulary.ts'

export const LearnSource = z
  .object({ title: z.string(), author: z.string(), year: z.string(), url: z.string().nullable() })
  .meta({ id: 'LearnSource' })

export const LearnExample = z
  .object({
    dish: z.string(),
    wine: z.string(),
    colour: z.enum(COLOURS),
    score: z.number().min(0).max(1),
    /** what the engine says of the two; null where none of the principle's rules speaks */
    said: z.string().nullable(),
    is_against: z.boolean().meta({ description: 'whether what it says is a caution' }),
    dish_outline: z.record(z.string(), z.number()),
    wine_outline: z.record(z.string(), z.number()),
  })
  .meta({ id: 'LearnExample' })

export const Principle = z
  .object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    kind: z.enum(['clash', 'contrast', 'complement', 'congruence', 'cleanse', 'tradition']),
    evidence: z.enum(['strong', 'moderate', 'tradition', 'judgement']),
    sources: z.array(LearnSource),
    examples: z.array(LearnExample),
    counter: LearnExample,
  })
  .meta({ id: 'Principle' })

export const Principles = z.object({ items: z.array(Principle) }).meta({ id: 'Principles' })

export const WineDish = z
  .object({
    dish: z.string(),
    section: z.string(),
    score: z.number().min(0).max(1),
    said: z.string().nullable().meta({ description: 'the reason, or the caution of one to avoid' }),
    outline: z.record(z.string(), z.number()),
    wine_outline: z.record(z.string(), z.number()),
  })
  .meta({ id: 'WineDish' })

/** Dishes of the demo's menu for a wine that somebody names. */
export const WineDishes = z
  .object({
    wine: z.string(),
    kind: z.enum(WINE_KINDS),
    colour: z.enum(COLOURS).nullable(),
    style_class: z.enum(STYLE_CLASSES).nullable(),
    outline: z.record(z.string(), z.number()).meta({ description: 'the wine over the axes of the abrazo' }),
    dishes: z.array(WineDish).meta({ description: 'best first; empty where it is no wine' }),
    avoid: z.array(WineDish).meta({ description: 'worst first' }),
  })
  .meta({ id: 'WineDishes' })

export const QUIZ_LENGTH = 10

export const QuizQuestion = z
  .object({
    id: z.string(),
    asks: z.enum(['wine', 'dish', 'avoid', 'reason']),
    text: z.string(),
    options: z.array(z.string()),
    right: z.int().meta({ description: 'index in `options`' }),
    explanation: z.string(),
  })
  .meta({ id: 'QuizQuestion' })

export const Quiz = z.object({ seed: z.int(), list: z.string(), questions: z.array(QuizQuestion) }).meta({ id: 'Quiz' })

export type LearnSource = z.infer<typeof LearnSource>
export type LearnExample = z.infer<typeof LearnExample>
export type Principle = z.infer<typeof Principle>
export type WineDish = z.infer<typeof WineDish>
export type WineDishes = z.infer<typeof WineDishes>
export type QuizQuestion = z.infer<typeof QuizQuestion>
export type Quiz = z.infer<typeof Quiz>
