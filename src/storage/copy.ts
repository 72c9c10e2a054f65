/** COPY, out of and into a table, as a stream: the driver knows the protocol, but not what to do with it. */
import type { ClientBase, Connection } from 'pg'

/** What the driver's connection can do beyond its types. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** Bytes that may wait on either side before the other is asked to wait. */
const MOST_WAITING = 1_048_576

/** What the driver calls while a query runs. */
class Copying {
  readonly ended: Promise<number>
  protected connection: CopyConnection | null = null
  readonly #text: string
  #rows = 0
  #failure: Error | null = null
  #resolve: (rows: number) => void = () => undefined
  #reject: (error: Error) => void = () => undefined

  constructor(text: string) {
    this.#text = text
    this.ended = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    // Whoever reads the stream hears of it there.
    this.ended.catch(() => undefined)
  }

  submit(connection: Connection): void {
    this.connection = connection as CopyConnection
    connection.query(this.#text)
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0)
  }

  handleError(error: Error): void {
    this.#failure = error
    // The driver lets go of a query that failed: it is told nothing more.
    this.end()
  }

  handleReadyForQuery(): void {
    this.end()
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(_message: { chunk: Buffer }): void {}
  handleCopyInResponse(_connection: CopyConnection): void {}

  protected end(): void {
    if (this.#failure) this.#reject(this.#failure)
    else this.#resolve(this.#rows)
  }
}

class CopyOut extends Copying {
  readonly #chunks: Buffer[] = []
  #waiting = 0
  #isOver = false
  /** nobody reads on: what still comes is thrown away, so that the connection is free for the next query */
  #isLeft = false
  #wake: () => void = () => undefined

  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#isLeft) return
    this.#chunks.push(Buffer.from(chunk))
    this.#waiting += chunk.length
    if (this.#waiting > MOST_WAITING) this.connection?.stream.pause()
    this.#wake()
  }

  protected override end(): void {
    this.#isOver = true
    super.end()
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const chunks = this.#chunks.splice(0)
        this.#waiting = 0
        this.connection?.stream.resume()
        if (chunks.length > 0) yield Buffer.concat(chunks)
        else if (this.#isOver) break
        else
          await new Promise<void>((resolve) => {
            this.#wake = resolve
          })
      }
      await this.ended
    } finally {
      this.#isLeft = true
      this.#chunks.length = 0
      this.connection?.stream.resume()
    }
  }
}

class CopyIn extends Copying {
  readonly #source: AsyncIterable<Uint8Array>

  constructor(text: string, source: AsyncIterable<Uint8Array>) {
    super(text)
    this.#source = source
  }

  override handleCopyInResponse(connection: CopyConnection): void {
    void this.#pour(connection)
  }

  async #pour(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableLength > MOST_WAITING)
          await new Promise((resolve) => connection.stream.once('drain', resolve))
      }
      connection.endCopyFrom()
    } catch (error) {
      connection.sendCopyFail(error instanceof Error ? error.message : String(error))
    }
  }
}

/** @param query inside of `copy (…) to stdout` */
export function copyOut(client: ClientBase, query: string): AsyncIterable<Buffer> {
  return client.query(new CopyOut(`copy (${query}) to stdout`))
}

/** @param target `table (columns)` @returns how many rows went in */
export function copyIn(client: ClientBase, target: string, source: AsyncIterable<Uint8Array>): Promise<number> {
  return client.query(new CopyIn(`copy ${target} from stdin`, source)).ended
}
