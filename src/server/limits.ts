/** How much one request, and one address, may ask for. */
export const BODY_LIMIT_BYTES = 2 * 1024 * 1024
export const REQUEST_LIMIT_MS = 30_000
/** Requests to the API for each address and minute. */
export const REQUESTS_PER_MINUTE = 600
