/** What a tool for assistants is: a name, what it takes and gives, and what it does for whoever asks. */
import type { z } from 'zod'
import type { App } from '../../app/app.ts'

export interface Caller {
  app: App
  /** the house of the key; null for everybody else */
  restaurantId: string | null
}

export interface Tool {
  name: string
  title: string
  description: string
  input: z.ZodObject
  output: z.ZodObject
  run(input: Record<string, unknown>, caller: Caller): Promise<Record<string, unknown>>
}

export function tool<I extends z.ZodObject, O extends z.ZodObject>(definition: {
  name: string
  title: string
  description: string
  input: I
  output: O
  run(input: z.infer<I>, caller: Caller): Promise<z.infer<O>>
}): Tool {
  const { input, run } = definition
  return { ...definition, run: async (given, caller) => run(input.parse(given) as z.infer<I>, caller) }
}
