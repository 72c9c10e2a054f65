declare module 'autocannon' {
  interface Request {
    method: string
    path: string
    headers: Record<string, string>
    setupRequest(request: Request & { body?: string }): Request & { body?: string }
  }
  interface Result {
    requests: { average: number; total: number }
    latency: { p50: number; p99: number; max: number }
    non2xx: number
    errors: number
    timeouts: number
  }
  /** Resolves when the time is over; tells of every answer meanwhile. */
  interface Run extends Promise<Result> {
    on(event: 'response', heard: (client: unknown, status: number, bytes: number, tookMs: number) => void): void
  }
  export default function autocannon(options: {
    url: string
    connections: number
    duration: number
    /** requests a second over all connections; unset: as fast as it goes */
    overallRate?: number
    /** seconds */
    timeout?: number
    requests: Request[]
  }): Run
}
