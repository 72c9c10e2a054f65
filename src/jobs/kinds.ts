/** All kinds of jobs. */
import type { AnyKind } from './job-kind.ts'
import { importKind } from './kinds/import.ts'

export const KINDS: ReadonlyMap<string, AnyKind> = new Map([importKind].map((kind) => [kind.name, kind]))

/** For the processes of heavy jobs, which import them anew. */
export const KINDS_FILE = import.meta.url
