/** A house whose imports are read at once, without a worker: what a test brings is under review when it has it. */

import type { Around } from '../../../src/app/around.ts'
import { type ImportRun, runImport } from '../../../src/app/imports/run-import.ts'
import { openAround } from '../../../src/app/open-around.ts'
import type { ImportReview, NewImport } from '../../../src/contract/house/lists.ts'
import { ImportReview as ImportReviewSchema, Published } from '../../../src/contract/house/lists.ts'
import { type Caller, type HouseOfTest, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

export interface ListHouse extends ScratchHouse {
  around: Around
  /** Brings a document and reads it. */
  bring(owner: Caller, house: HouseOfTest, request: NewImport, run?: ImportRun): Promise<ImportReview>
  /** Brings a document, reads and publishes it as it is. */
  publish(owner: Caller, house: HouseOfTest, request: NewImport, mode?: 'replace' | 'add'): Promise<Published>
}

export async function listHouse(): Promise<ListHouse> {
  const house = await scratchHouse()
  const around = await openAround(house.config, house.storage)
  const bring: ListHouse['bring'] = async (owner, { id }, request, run = {}) => {
    const made = await house.ask(owner, 'POST', `/restaurants/${id}/imports`, request)
    if (made.statusCode !== 202) throw new Error(`not begun: ${made.statusCode} ${made.payload}`)
    const importId: string = made.json().id
    await runImport(around, id, importId, run)
    return ImportReviewSchema.parse((await house.ask(owner, 'GET', `/restaurants/${id}/imports/${importId}`)).json())
  }
  return {
    ...house,
    around,
    bring,
    publish: async (owner, at, request, mode = 'replace') => {
      const { id } = await bring(owner, at, request)
      const answer = await house.ask(owner, 'POST', `/restaurants/${at.id}/imports/${id}/publish`, { mode })
      if (answer.statusCode !== 200) throw new Error(`not published: ${answer.statusCode} ${answer.payload}`)
      return Published.parse(answer.json())
    },
    close: async () => {
      await around.close()
      await house.close()
    },
  }
}

/** A file of a test, as a page sends it. */
export function fileOf(name: string, content: string | Uint8Array) {
  return { name, data: Buffer.from(content).toString('base64') }
}
