/** The bytes behind a link, fetched as a guest would: robots.txt asked, no address of the inside, no endless answers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { Fetcher, type FetcherOptions } from '../../sourcing/fetching/fetcher.ts'
import { Reaction, skip } from '../../sourcing/fetching/reactions.ts'
import { userAgentOf } from '../../sourcing/fetching/user-agent.ts'
import { connectorFor } from '../../sourcing/sites/catalogue.ts'
import type { FailureCode } from './say-failures.ts'

/** Tests alone: servers on this machine, their own clock. */
export type Fetching = Omit<FetcherOptions, 'userAgent' | 'checkPolicy' | 'signal'>

/** The link gave nothing: why, for the person who brought it. */
export class LinkFailure extends MaridajeError {
  readonly failure: FailureCode

  constructor(failure: FailureCode, message: string, cause: unknown) {
    super('unreadable_file', message, { cause })
    this.failure = failure
  }
}

export async function fetchLink(
  url: string,
  { root, signal, fetching }: { root: string; signal?: AbortSignal | undefined; fetching?: Fetching | undefined },
): Promise<Buffer> {
  const fetcher = new Fetcher({
    ...fetching,
    limits: { tries: 2, ...fetching?.limits },
    userAgent: userAgentOf(versionOf(root), process.env.MARIDAJE_CONTACT),
    checkPolicy: refuseClosedSites,
    ...(signal && { signal }),
  })
  try {
    const { bytes } = await fetcher.fetch({ url: new URL(url) })
    return bytes
  } catch (error) {
    if (signal?.aborted || !(error instanceof Reaction)) throw error
    throw new LinkFailure(isRefusal(error) ? 'address_refused' : 'page_unreachable', error.message, error)
  } finally {
    await fetcher.close()
  }
}

/** Sites whose terms forbid it are not asked; the owner saves the page and brings the file. */
function refuseClosedSites(url: URL): void {
  const policy = connectorFor(url)?.policy
  if (policy && policy.access !== 'open') throw skip(policy.why)
}

function isRefusal({ message, reaction }: Reaction): boolean {
  return (
    reaction === 'Stop' &&
    /inside|private|loopback|link|metadata|reserved|is not fetched|is not asked|address/i.test(message)
  )
}

function versionOf(root: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return manifest.version
}
