/** Who we are, so that a site can reach whoever runs this. */

/** @param contact an address or page of the person who runs it */
export function userAgentOf(version: string, contact: string | undefined): string {
  const plain = (contact ?? '').replace(/[^\x20-\x7e]|[()]/g, '').trim()
  return `Maridaje/${version} (+${plain || 'wine pairing for restaurants, run by a person who left no address'})`
}
