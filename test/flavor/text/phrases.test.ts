import { expect, test } from 'vitest'
import { phraseTrie } from '../../../src/flavor/text/phrases.ts'

const trie = phraseTrie<string>()
trie.add(['arroz', 'marisco'], 'arroz con mariscos')
trie.add(['arroz'], 'arroz')
trie.add(['arroz', 'marisco', 'norteno'], 'arroz con mariscos a la norteña')
trie.add(['arroz'], 'rice')

const match = (row: readonly string[], start = 0, skippable: readonly string[] = []) =>
  trie
    .matchesAt(row, start, (index) => skippable.includes(row[index]!))
    .map(({ payload, words }) => `${payload} ${words.join()}`)

test('every phrase that begins at the word is found, the shorter ones too', () => {
  expect(match(['arroz', 'marisco', 'norteno'])).toEqual([
    'arroz 0',
    'rice 0',
    'arroz con mariscos 0,1',
    'arroz con mariscos a la norteña 0,1,2',
  ])
})

test('a word may be passed over only where that is allowed', () => {
  expect(match(['arroz', 'jugoso', 'marisco'])).toEqual(['arroz 0', 'rice 0'])
  expect(match(['arroz', 'jugoso', 'marisco'], 0, ['jugoso'])).toEqual(['arroz 0', 'rice 0', 'arroz con mariscos 0,2'])
})

test('at most two words are passed over', () => {
  const rich = ['muy', 'rico', 'fresco']
  expect(match(['arroz', 'muy', 'rico', 'marisco'], 0, rich)).toContain('arroz con mariscos 0,3')
  expect(match(['arroz', 'muy', 'rico', 'fresco', 'marisco'], 0, rich)).toEqual(['arroz 0', 'rice 0'])
})

test('nothing begins at an unknown word or behind the end', () => {
  expect(match(['pollo'])).toEqual([])
  expect(match(['arroz'], 3)).toEqual([])
})
