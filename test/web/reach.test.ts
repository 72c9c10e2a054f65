import { expect, test } from 'vitest'
import { reachOf } from '../../src/web/shell/reach.ts'

test.each([
  ['http://localhost:3000/r/casa', 'machine'],
  ['http://127.0.0.1:3000/r/casa', 'machine'],
  ['http://[::1]:3000/r/casa', 'machine'],
  ['http://192.168.1.20:3000/r/casa', 'network'],
  ['http://172.20.0.4/r/casa', 'network'],
  ['http://caja/r/casa', 'network'],
  ['http://caja.local/r/casa', 'network'],
  ['https://maridaje.example.pe/r/casa', 'world'],
  ['https://172.15.0.4/r/casa', 'world'],
])('%s is reached from the %s', (url, reach) => expect(reachOf(url)).toBe(reach))
