/** Nodes of a parsed page, by cheerio's own types. */
import type { CheerioAPI } from 'cheerio'

type Root = ReturnType<CheerioAPI['root']>
export type DomElement = ReturnType<Root['children']>[number]
export type DomNode = ReturnType<Root['contents']>[number]

export function isElement(node: DomNode): node is DomElement {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style'
}
