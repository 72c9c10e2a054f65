/** How much is fetched at most; beyond it the fetcher says so and goes on with the next. */
export const FETCH_LIMITS = {
  /** of one answer, as sent */
  bytes: 20_000_000,
  /** of one answer, inflated */
  inflatedBytes: 50_000_000,
  redirects: 5,
  /** until the headers are there */
  headersMs: 20_000,
  /** for one answer altogether, redirects included */
  totalMs: 60_000,
  /** tries of one address */
  tries: 4,
  /** answers of one run */
  pages: 2_000,
  pagesPerHost: 500,
  /** pages behind the address one asked for */
  depth: 50,
  robotsBytes: 500_000,
  /** a host that wants a longer wait gets no visit */
  longestWaitMs: 120_000,
  /** between two requests to one host */
  gapMs: 1_000,
} as const

export type FetchLimits = { readonly [K in keyof typeof FETCH_LIMITS]: number }
