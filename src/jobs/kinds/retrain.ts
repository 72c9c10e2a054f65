/** Learns anew from what is published and what the houses share; makes a candidate, and promotes nothing. */
import { z } from 'zod'
import { retrain } from '../../app/retrain/retrain.ts'
import { jobKind } from '../job-kind.ts'

export const retrainKind = jobKind({
  name: 'retrain',
  input: z.object({
    /** statements of houses below which there is nothing new to learn */
    least: z.int().min(0).max(1_000_000).default(0),
  }),
  isHeavy: true,
  run: async ({ least }, { around, signal, report }) => ({ ...(await retrain(around, { least, signal, report })) }),
})
