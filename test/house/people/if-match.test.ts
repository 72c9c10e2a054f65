import { expect, test } from 'vitest'
import { requireMatch, tagOf } from '../../../src/server/if-match.ts'

const request = (tag?: string) => ({ headers: tag === undefined ? {} : { 'if-match': tag } })

test.each([
  ['no tag', undefined, 3],
  ['the same', '"3"', 3],
  ['one of several, weak by a proxy', '"2", W/"3"', 3],
  ['anything that is there', '*', 3],
  ['a time', tagOf(new Date(1_000)), new Date(1_000)],
])('%s goes through', (_, tag, revision) => {
  expect(() => requireMatch(request(tag), revision)).not.toThrow()
})

test.each([
  ['another', '"2"', 3],
  ['a beginning of it', '"3', 33],
  ['anything, of what is gone', '*', null],
  ['a time that has passed', tagOf(new Date(1_000)), new Date(1_001)],
])('%s is refused', (_, tag, revision) => {
  expect(() => requireMatch(request(tag), revision)).toThrow(/changed since/)
})
