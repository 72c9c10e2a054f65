/** The score matrix of the bundle: bytes, dishes × wines. */
export interface Scores {
  wines: number
  /** 0..1; 0 for what the house forbids */
  of(dish: number, wine: number): number
  bytes: Uint8Array
}

export function readScores(base64: string, wines: number): Scores {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  return { wines, bytes, of: (dish, wine) => (bytes[dish * wines + wine] ?? 0) / 255 }
}
