/**
 * Traces for a collector, where one is configured: a span for each request, and below it one for each query and pairing.
 * OTLP over HTTP as JSON is a page of fields; the SDK would be forty packages (docs/decisions/0087).
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setInterval } from 'node:timers'
import type { Server } from './route.ts'

export interface Tracing {
  /** The spans that follow in this request are its children. @param parent the header `traceparent` */
  begin(parent: string | undefined): void
  end(name: string, seconds: number, attributes: Record<string, string | number>, hasFailed: boolean): void
  /** What took so long until now, below the request at hand. */
  within(name: string, ms: number, attributes?: Record<string, string | number>): void
  close(): Promise<void>
}

interface Place {
  traceId: string
  spanId: string
  parentId: string
}

interface Span extends Place {
  name: string
  kind: number
  start: bigint
  end: bigint
  attributes: Record<string, string | number>
  hasFailed: boolean
}

const SEND_EVERY_MS = 5_000
const SEND_LIMIT_MS = 3_000
/** More than that between two sendings is left out, and said. */
const MOST_SPANS = 2_000
const [SERVER, CLIENT, INTERNAL] = [2, 3, 1]
const FAILED = 2

export function openTracing(endpoint: string, service: string): Tracing {
  const places = new AsyncLocalStorage<Place>()
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  let spans: Span[] = []
  let leftOut = 0
  const add = (span: Span) => {
    if (spans.length < MOST_SPANS) spans.push(span)
    else leftOut++
  }
  const send = async (): Promise<void> => {
    if (spans.length === 0) return
    const body = JSON.stringify(payload(spans, service, leftOut))
    spans = []
    leftOut = 0
    const headers = { 'content-type': 'application/json' }
    // A collector that is away costs its spans, nothing else.
    await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(SEND_LIMIT_MS) }).catch(
      () => undefined,
    )
  }
  const timer = setInterval(() => void send(), SEND_EVERY_MS)
  timer.unref()
  const within = (name: string, ms: number, kind: number, attributes: Record<string, string | number>) => {
    const place = places.getStore()
    if (!place) return
    const end = now()
    const start = end - BigInt(Math.round(ms * 1e6))
    const { traceId, spanId: parentId } = place
    add({ traceId, parentId, spanId: id(8), name, kind, start, end, attributes, hasFailed: false })
  }
  const onQuery = (message: unknown) => {
    if (!isQuery(message)) return
    within(`db ${message.verb}`, message.ms, CLIENT, {
      'db.system.name': 'postgresql',
      'db.operation.name': message.verb,
    })
  }
  subscribe('maridaje:query', onQuery)
  return {
    begin: (parent) => {
      const [, traceId, parentId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(parent ?? '') ?? []
      places.enterWith({ traceId: traceId ?? id(16), parentId: parentId ?? '', spanId: id(8) })
    },
    end: (name, seconds, attributes, hasFailed) => {
      const place = places.getStore()
      if (!place) return
      const end = now()
      add({ ...place, name, kind: SERVER, start: end - BigInt(Math.round(seconds * 1e9)), end, attributes, hasFailed })
    },
    within: (name, ms, attributes = {}) => within(name, ms, INTERNAL, attributes),
    close: async () => {
      clearInterval(timer)
      unsubscribe('maridaje:query', onQuery)
      await send()
    },
  }
}

/** One span a request: its pattern and status, not its address, query or guest. */
export function traceRequests(server: Server, tracing: Tracing): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { traceparent } = request.headers
    tracing.begin(typeof traceparent === 'string' ? traceparent : undefined)
    done()
  })
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const { statusCode: status, elapsedTime } = reply
    const attributes = {
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': status,
      'maridaje.request_id': request.id,
    }
    tracing.end(`${request.method} ${route}`, elapsedTime / 1000, attributes, status >= 500)
    done()
  })
}

function payload(spans: readonly Span[], service: string, leftOut: number) {
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ 'service.name': service, 'maridaje.spans_left_out': leftOut }) },
        scopeSpans: [{ scope: { name: 'maridaje' }, spans: spans.map(toOtlp) }],
      },
    ],
  }
}

function toOtlp({ traceId, spanId, parentId, name, kind, start, end, attributes, hasFailed }: Span) {
  return {
    traceId,
    spanId,
    ...(parentId && { parentSpanId: parentId }),
    name,
    kind,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    attributes: attributesOf(attributes),
    status: hasFailed ? { code: FAILED } : {},
  }
}

function attributesOf(values: Record<string, string | number>) {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(Math.round(value)) } : { stringValue: value },
  }))
}

function isQuery(message: unknown): message is { ms: number; verb: string } {
  return typeof message === 'object' && message !== null && 'ms' in message && 'verb' in message
}

function id(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}

/** Nanoseconds since 1970. */
function now(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6))
}
