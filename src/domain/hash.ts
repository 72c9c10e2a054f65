/** FNV-1a, 32 bits, over UTF-16 code units of an ASCII id. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
