/** The envelope of a record read from a document (CONTRACTS K). */
import { createHash } from 'node:crypto'
import type { Doubt, MenuBody, Place, SourcedRecord, WineBody } from '../../contract/records.ts'

export interface Origin {
  /** file or address */
  source: string
  /** RFC 3339 */
  fetchedAt: string
  connector: string
  rawSha256: string
  restaurant: string | null
}

interface Read {
  position: Place
  places: Record<string, Place>
  confidence: number
  doubts: Doubt[]
}

export function menuRecord(origin: Origin, body: MenuBody, read: Read): SourcedRecord {
  return { ...envelope(origin, 'menu', read), kind: 'menu', body }
}

export function wineRecord(origin: Origin, body: WineBody, read: Read): SourcedRecord {
  return { ...envelope(origin, 'wine', read), kind: 'wine', body }
}

function envelope(origin: Origin, kind: string, read: Read) {
  const { position, places, confidence, doubts } = read
  return {
    record_id: sha256(JSON.stringify([origin.source, kind, position])).slice(0, 20),
    source: origin.source,
    position,
    places,
    fetched_at: origin.fetchedAt,
    connector: origin.connector,
    raw_sha256: origin.rawSha256,
    confidence: Math.round(Math.min(1, Math.max(0, confidence)) * 1_000) / 1_000,
    doubts,
  }
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
