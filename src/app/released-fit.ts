/** How the model that serves was fitted: with the learners that earned their weight, and without the others. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIT_DEFAULTS, type FitOptions } from '../modeling/fit-options.ts'
import { unearnedWeights } from '../modeling/learned/ablation.ts'
import { LEARN_DEFAULTS, type LearnOptions } from '../modeling/learned/train-learned.ts'
import { Manifest } from '../modeling/manifest.ts'
import { readReleases } from '../modeling/release-history.ts'

export function releasedFit(root: string): { fit: FitOptions; learn: LearnOptions } {
  const folder = join(root, 'models')
  const { version } = readReleases(folder)
  const { gains } = Manifest.parse(JSON.parse(readFileSync(join(folder, version, 'manifest.json'), 'utf8')))
  const without = unearnedWeights(gains)
  return {
    fit: { ...FIT_DEFAULTS, without },
    learn: without.includes('forest') ? { ...LEARN_DEFAULTS, forest: null } : LEARN_DEFAULTS,
  }
}
