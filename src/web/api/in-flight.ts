/** The same request again while the first is under way is the same request: a button tapped twice is tapped once. */
export interface InFlight<T> {
  /** @returns what the request under way will give, or what `start` begins */
  share(key: string, start: () => Promise<T>): Promise<T>
}

export function openInFlight<T>(): InFlight<T> {
  const underWay = new Map<string, Promise<T>>()
  return {
    share: (key, start) => {
      const known = underWay.get(key)
      if (known) return known
      const begun = start().finally(() => underWay.delete(key))
      underWay.set(key, begun)
      return begun
    },
  }
}
