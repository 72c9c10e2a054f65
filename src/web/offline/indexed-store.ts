/** The phone's store in IndexedDB. A slip counts as written when the disk has it. */
import { type PhoneStore, storeInMemory } from './phone-store.ts'
import type { NewSlip, Slip } from './slip.ts'

const NAME = 'maridaje-service'
const VERSION = 1
const SLIPS = 'slips'
const NAMED = 'named'

export async function openStore(): Promise<PhoneStore> {
  try {
    return storeIn(await openDatabase())
  } catch {
    // A private window may refuse; the service goes on, and the page says that nothing outlives it.
    return storeInMemory()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(SLIPS, { keyPath: 'seq', autoIncrement: true })
      request.result.createObjectStore(NAMED)
    }
    request.onsuccess = () => {
      // A newer page wants another version: let it have the database.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('the database is held by another page'))
  })
}

function storeIn(database: IDBDatabase): PhoneStore {
  return {
    isLasting: true,
    addSlip: async (slip: NewSlip): Promise<Slip> => {
      const seq = await write(database, SLIPS, (store) => store.add(slip))
      return { ...slip, seq: Number(seq) }
    },
    slips: () => read<Slip[]>(database, SLIPS, (store) => store.getAll()),
    putSlip: async (slip) => void (await write(database, SLIPS, (store) => store.put(slip))),
    removeSlip: async (seq) => void (await write(database, SLIPS, (store) => store.delete(seq))),
    read: (name) => read(database, NAMED, (store) => store.get(name)),
    write: async (name, value) => void (await write(database, NAMED, (store) => store.put(value, name))),
    forget: async (name) => void (await write(database, NAMED, (store) => store.delete(name))),
  }
}

function read<T>(database: IDBDatabase, table: string, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction(table).objectStore(table))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function write<T>(database: IDBDatabase, table: string, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite', { durability: 'strict' })
    const request = act(transaction.objectStore(table))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}
