/** How a job is shown to a person: one line, with what came of it. */
import { z } from 'zod'
import type { Job } from '../contract/house/operations.ts'

export function lineOf(job: Job): string {
  const { id, kind, state, progress, made_at: at } = job
  const share = `${Math.round(progress * 100)} %`
  const line = `${id}  ${kind.padEnd(9)}${state.padEnd(10)}${share.padStart(5)}  ${at.slice(0, 16).replace('T', ' ')}`
  return `${line}  ${said(job)}`.trimEnd()
}

function said({ id, error, message, result, kind, state }: Job): string {
  if (error !== null) return oneLine(error)
  if (state !== 'done' || result === null) return oneLine(message)
  return outcomeOf({ id, kind }, result)
}

function outcomeOf({ id, kind }: Pick<Job, 'id' | 'kind'>, result: Record<string, unknown>): string {
  const of = (name: string) => {
    const value = result[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  switch (kind) {
    case 'retrain':
      if (result.version === null) return 'too little to learn from: no candidate'
      return `${of('version')} ${result.passes_gates === true ? 'passes' : 'FAILS'} its gates`
    case 'evaluate':
      return `agree@1 ${agreementIn(result.metrics)} on ${of('n')} dishes`
    case 'crawl':
      return `in ${of('folder')}; next: maridaje jobs add clean ${id}`
    case 'clean':
      return `in ${of('folder')}: version ${of('cleaned')}, pairings ${of('merged')}`
    case 'backup':
      return `${of('file')}, ${of('rows')} rows`
    case 'import':
    case 'monitor':
      return ''
  }
}

const Measures = z.object({ 'agree@1': z.object({ value: z.number() }) })

function agreementIn(metrics: unknown): string {
  const reading = Measures.safeParse(metrics)
  return reading.success ? reading.data['agree@1'].value.toFixed(3) : '–'
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
