import { expect, test } from 'vitest'
import { sniffFormat } from '../../../src/sourcing/documents/sniff.ts'

test.each([
  ['%PDF-1.7\n', 'menu.txt', 'pdf'],
  ['\xff\xd8\xff\xe0 JFIF', 'menu.pdf', 'image'],
  ['\x89PNG\r\n\x1a\n', 'x', 'image'],
  ['PK\x03\x04....xl/workbook.xml', 'x', 'workbook'],
  ['PK\x03\x04....word/document.xml', 'x.xlsx', 'archive'],
  ['<!DOCTYPE html><p>Lomo', 'x.csv', 'html'],
  ['[{"plato": "Lomo"}]', 'x', 'json'],
  ['[Promo] Lomo 30', 'x', 'text'],
  ['plato;precio;nota\nLomo;30;\nCausa;20;\n', 'x', 'table'],
  ['# Carta\n\n- Lomo 30', 'x', 'markdown'],
  ['Lomo saltado 30\nCausa, con palta 20', 'x', 'text'],
])('%j named %s is %s', (head, name, format) => {
  expect(sniffFormat(Buffer.from(head, 'latin1'), name)).toBe(format)
})
