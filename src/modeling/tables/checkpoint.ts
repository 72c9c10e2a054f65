/** What a training has done so far, in a folder of its own, so that one that was killed can go on. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fnv1a32 } from '../../domain/hash.ts'
import { type TrialLog, type TrialRecord, trialKey } from '../../learners/search/run.ts'
import type { TensorMap } from '../../learners/tensors.ts'
import { readAllTensors, writeTensors } from '../safetensors.ts'
import { type GrownTree, grownFrom, grownTensors } from './grown-tensors.ts'

export interface Checkpoint {
  trials: TrialLog
  /** trees as they were added: each entry has a number and the trees of that number */
  grown: ReadonlyMap<number, readonly GrownTree[]>
  addGrown(number: number, trees: readonly GrownTree[]): void
  remove(): void
}

export interface Opened {
  checkpoint: Checkpoint
  /** there was something to go on from */
  isResumed: boolean
  /** there was something, and it was not asked for, or was of other data or options */
  isForgotten: boolean
}

/** @param key of data, options and program: a checkpoint of another key is no use */
export function openCheckpoint(folder: string, key: string, how: 'resume' | 'begin'): Opened {
  const keyFile = join(folder, 'key')
  const isThere = existsSync(keyFile)
  const isResumed = how === 'resume' && isThere && readFileSync(keyFile, 'utf8') === key
  if (!isResumed) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(keyFile, key)
  }
  const trees = recordsOf(join(folder, 'trees'))
  const grown = new Map(
    trees.records.map((bytes) => {
      const tensors = readAllTensors(bytes)
      return [numberIn(tensors), grownFrom(tensors)] as const
    }),
  )
  const checkpoint: Checkpoint = {
    trials: fileLog(join(folder, 'trials')),
    grown,
    addGrown: (number, own) => trees.add(writeTensors({ ...grownTensors(own), number: Uint32Array.of(number) })),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
  return { checkpoint, isResumed, isForgotten: isThere && !isResumed }
}

/** Trials in a file, one after another. */
export function fileLog(path: string): TrialLog {
  const { records, add } = recordsOf(path)
  const byKey = new Map<string, TrialRecord>()
  const keep = (record: TrialRecord) => byKey.set(trialKey(record.trial, record.budget), record)
  for (const bytes of records) keep(JSON.parse(new TextDecoder().decode(bytes)))
  return {
    find: (trial, budget) => byKey.get(trialKey(trial, budget)),
    add(record) {
      keep(record)
      add(new TextEncoder().encode(JSON.stringify(record)))
    },
  }
}

/** A file of records, each behind its length and hash: what a kill left half written is dropped. */
function recordsOf(path: string): { records: Uint8Array[]; add(bytes: Uint8Array): void } {
  const bytes = existsSync(path) ? new Uint8Array(readFileSync(path)) : new Uint8Array(0)
  const view = new DataView(bytes.buffer)
  const records: Uint8Array[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const length = view.getUint32(at, true)
    const record = bytes.slice(at + 8, at + 8 + length)
    if (record.length < length || hashOf(record) !== view.getUint32(at + 4, true)) break
    records.push(record)
    at += 8 + length
  }
  if (at < bytes.length) writeFileSync(path, bytes.subarray(0, at))
  return {
    records,
    add(record) {
      const head = new DataView(new ArrayBuffer(8))
      head.setUint32(0, record.length, true)
      head.setUint32(4, hashOf(record), true)
      appendFileSync(path, Buffer.concat([new Uint8Array(head.buffer), record]))
    },
  }
}

function hashOf(bytes: Uint8Array): number {
  return fnv1a32(Buffer.from(bytes).toString('latin1'))
}

function numberIn(tensors: TensorMap): number {
  return tensors.number?.[0] ?? -1
}
