/** Time as the fetcher sees it; tests bring their own. */
export interface Clock {
  now(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export const wallClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((done, fail) => {
      if (signal?.aborted) return fail(signal.reason)
      const cancel = () => {
        clearTimeout(timer)
        fail(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', cancel)
        done()
      }, milliseconds)
      signal?.addEventListener('abort', cancel, { once: true })
    }),
}
