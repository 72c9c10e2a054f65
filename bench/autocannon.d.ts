declare module 'autocannon' {
  interface Request {
    method: string
    path: string
    headers: Record<string, string>
    setupRequest(request: Request & { body?: string }): Request & { body?: string }
  }
  interface Result {
    requests: { average: number; total: number }
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
  }
  export default function autocannon(options: {
    url: string
    connections: number
    duration: number
    requests: Request[]
  }): Promise<Result>
}
