import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type Handler, startFetcher, startSite, testClock } from './site.ts'

const page = (path: string, origin: string) => ({ url: new URL(path, origin) })

describe('manners', () => {
  test('robots.txt is asked once, before anything else, and kept to', async () => {
    const site = await startSite({
      '/robots.txt': 'User-agent: *\nDisallow: /privado',
      '/carta': 'ok',
      '/privado/x': 'no',
    })
    const fetcher = startFetcher(site)
    expect((await fetcher.fetch(page('/carta', site.origin))).bytes.toString()).toBe('ok')
    await expect(fetcher.fetch(page('/privado/x', site.origin))).rejects.toMatchObject({ reaction: 'Skip' })
    expect(site.asked).toEqual(['/robots.txt', '/carta'])
  })

  test('rules for us go before rules for all', async () => {
    const site = await startSite({
      '/robots.txt': 'User-agent: *\nDisallow:\n\nUser-agent: Maridaje\nDisallow: /',
      '/carta': 'ok',
    })
    await expect(startFetcher(site).fetch(page('/carta', site.origin))).rejects.toThrow(/robots\.txt/)
  })

  test('a robots.txt that fails keeps us out', async () => {
    const site = await startSite({ '/robots.txt': (_, response) => response.writeHead(500).end(), '/carta': 'ok' })
    await expect(startFetcher(site).fetch(page('/carta', site.origin))).rejects.toMatchObject({ reaction: 'Retry' })
    expect(site.asked).not.toContain('/carta')
  })

  test('the crawl delay is waited between two pages', async () => {
    const site = await startSite({ '/robots.txt': 'User-agent: *\nCrawl-delay: 7', '/a': 'a', '/b': 'b' })
    const clock = testClock()
    const fetcher = startFetcher(site, { clock })
    await fetcher.fetch(page('/a', site.origin))
    await fetcher.fetch(page('/b', site.origin))
    expect(clock.slept.at(-1)).toBe(7_000)
  })

  test('a host that asks for hours is left alone', async () => {
    const site = await startSite({ '/robots.txt': 'User-agent: *\nCrawl-delay: 86400', '/a': 'a' })
    await expect(startFetcher(site).fetch(page('/a', site.origin))).rejects.toMatchObject({ reaction: 'Stop' })
  })

  test('says who asks, and asks only for what changed', async () => {
    const seen: (string | undefined)[] = []
    const site = await startSite({
      '/carta': (request, response) => {
        seen.push(request.headers['user-agent'])
        if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
        else response.writeHead(200, { etag: '"v1"' }).end('carta')
      },
    })
    const fetcher = startFetcher(site)
    const first = await fetcher.fetch(page('/carta', site.origin))
    expect(first).toMatchObject({ etag: '"v1"', isUnchanged: false })
    const second = await fetcher.fetch({ ...page('/carta', site.origin), etag: first.etag })
    expect(second.isUnchanged).toBe(true)
    expect(seen).toEqual(['Maridaje/0 (+test)', 'Maridaje/0 (+test)'])
  })
})

describe('reactions', () => {
  test('what fails is tried again, what is gone is not', async () => {
    let tries = 0
    const site = await startSite({
      '/wobbly': (_, response) => (++tries < 3 ? response.writeHead(502).end() : response.end('here')),
      '/broken': (request) => request.socket.destroy(),
    })
    const fetcher = startFetcher(site)
    expect((await fetcher.fetch(page('/wobbly', site.origin))).bytes.toString()).toBe('here')
    await expect(fetcher.fetch(page('/gone', site.origin))).rejects.toMatchObject({ reaction: 'Skip' })
    await expect(fetcher.fetch(page('/broken', site.origin))).rejects.toMatchObject({ reaction: 'Retry' })
    const times = (path: string) => site.asked.filter((asked) => asked === path).length
    expect([times('/wobbly'), times('/gone'), times('/broken')]).toEqual([3, 1, 4])
  })

  test('whoever asks to slow down is given the time he asks for', async () => {
    let tries = 0
    const site = await startSite({
      '/busy': (_, response) =>
        ++tries === 1 ? response.writeHead(429, { 'retry-after': '42' }).end() : response.end('now'),
    })
    const clock = testClock()
    await startFetcher(site, { clock }).fetch(page('/busy', site.origin))
    expect(clock.slept.some((wait) => wait >= 41_000 && wait <= 42_000)).toBe(true)
  })

  test('a pause of a day is not waited for', async () => {
    const site = await startSite({
      '/busy': (_, response) => response.writeHead(503, { 'retry-after': '86400' }).end(),
    })
    await expect(startFetcher(site).fetch(page('/busy', site.origin))).rejects.toMatchObject({ reaction: 'Throttled' })
    expect(site.asked.filter((asked) => asked === '/busy')).toHaveLength(1)
  })
})

describe('limits', () => {
  test.each(['gzip', 'br'] as const)('a bomb in %s is stopped while it inflates', async (encoding) => {
    const bomb = encoding === 'gzip' ? gzipSync(Buffer.alloc(30_000_000)) : brotliCompressSync(Buffer.alloc(30_000_000))
    const site = await startSite({
      '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
    })
    await expect(
      startFetcher(site, { limits: { inflatedBytes: 1_000_000 } }).fetch(page('/bomb', site.origin)),
    ).rejects.toThrow(/inflates to more/)
  })

  test('a stream without end is cut', async () => {
    const site = await startSite({
      '/endless': (_, response) => {
        const more = () => {
          if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more))
        }
        more()
      },
    })
    await expect(
      startFetcher(site, { limits: { bytes: 500_000 } }).fetch(page('/endless', site.origin)),
    ).rejects.toThrow(/larger than 500000/)
  })

  test('an announced size is believed', async () => {
    const site = await startSite({
      '/big': (_, response) => response.writeHead(200, { 'content-length': '99999999' }).end('x'),
    })
    await expect(startFetcher(site).fetch(page('/big', site.origin))).rejects.toMatchObject({ reaction: 'Skip' })
  })

  test('an answer that never comes ends', async () => {
    const site = await startSite({ '/robots.txt': 'User-agent: *', '/never': () => {} })
    await expect(
      startFetcher(site, { limits: { totalMs: 50, tries: 1 } }).fetch(page('/never', site.origin)),
    ).rejects.toMatchObject({ reaction: 'Retry' })
  })

  test('compressed pages arrive plain, damaged ones not at all', async () => {
    const site = await startSite({
      '/gz': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('carta')),
      '/bad': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('carta'),
      '/odd': (_, response) => response.writeHead(200, { 'content-encoding': 'rot13' }).end('pnegn'),
    })
    const fetcher = startFetcher(site)
    expect((await fetcher.fetch(page('/gz', site.origin))).bytes.toString()).toBe('carta')
    for (const path of ['/bad', '/odd'])
      await expect(fetcher.fetch(page(path, site.origin))).rejects.toMatchObject({ reaction: 'Skip' })
  })

  test('a run ends at its number of pages', async () => {
    const site = await startSite({ '/a': 'a' })
    const fetcher = startFetcher(site, { limits: { pages: 1 } })
    await fetcher.fetch(page('/a', site.origin))
    await expect(fetcher.fetch(page('/a?2', site.origin))).rejects.toMatchObject({ reaction: 'Stop' })
  })
})

describe('the guard', () => {
  test('without the test’s leave this machine is refused', async () => {
    const site = await startSite({ '/': 'inside' })
    await expect(startFetcher(null).fetch({ url: new URL('http://127.0.0.1/') })).rejects.toThrow(/loopback/)
    await expect(startFetcher(null).fetch({ url: new URL(site.origin) })).rejects.toThrow(/Port|loopback/)
    expect(site.asked).toEqual([])
  })

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.2/',
    'http://[::1]/',
    'http://0x7f.2/',
    'file:///etc/passwd',
    'http://10.0.0.1/',
  ])('a redirect to %s is not followed', async (target) => {
    const site = await startSite({ '/out': (_, response) => response.writeHead(302, { location: target }).end() })
    await expect(startFetcher(site).fetch(page('/out', site.origin))).rejects.toMatchObject({ reaction: 'Stop' })
    expect(site.asked).toEqual(['/robots.txt', '/out'])
  })

  test('a robots.txt that leads inside is not followed either', async () => {
    const site = await startSite({
      '/robots.txt': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      '/a': 'a',
    })
    await expect(startFetcher(site).fetch(page('/a', site.origin))).rejects.toMatchObject({ reaction: 'Stop' })
  })

  test('a resolver that lies gains nothing: each socket connects to what was checked for it', async () => {
    const once = (text: string): Handler => {
      return (_, response) => response.writeHead(200, { connection: 'close' }).end(text)
    }
    const site = await startSite({ '/robots.txt': once('User-agent: *'), '/': once('inside') })
    const answers = ['127.0.0.1', '169.254.169.254', '127.0.0.1']
    const asked: string[] = []
    const fetcher = startFetcher(site, {
      resolve: async (name) => {
        asked.push(name)
        return [{ address: answers[asked.length - 1] ?? '10.0.0.1', family: 4 }]
      },
    })
    const url = new URL(`http://localhost:${site.port}/`)
    await expect(fetcher.fetch({ url })).rejects.toThrow(/169\.254\.169\.254 is refused/)
    // The host stays closed for this run, whatever its name says next.
    await expect(fetcher.fetch({ url })).rejects.toMatchObject({ reaction: 'Stop' })
    expect(site.asked).toEqual(['/robots.txt'])
    expect(asked).toHaveLength(2)
  })

  test('redirects are followed a few times, never round', async () => {
    const to =
      (location: string) =>
      (_: unknown, response: { writeHead: (status: number, headers: Record<string, string>) => { end: () => void } }) =>
        response.writeHead(301, { location }).end()
    const site = await startSite({
      '/a': to('/b'),
      '/b': to('/c'),
      '/c': 'here',
      '/loop': to('/pool'),
      '/pool': to('/loop'),
      '/1': to('/2'),
      '/2': to('/3'),
      '/3': to('/4'),
      '/4': to('/5'),
      '/5': to('/6'),
      '/6': to('/7'),
      '/7': 'far',
    })
    const fetcher = startFetcher(site)
    expect((await fetcher.fetch(page('/a', site.origin))).url.pathname).toBe('/c')
    await expect(fetcher.fetch(page('/loop', site.origin))).rejects.toThrow(/back to itself/)
    await expect(fetcher.fetch(page('/1', site.origin))).rejects.toThrow(/redirects/)
  })

  test('each hop is asked of robots.txt and of the site’s policy', async () => {
    const site = await startSite({
      '/robots.txt': 'User-agent: *\nDisallow: /members',
      '/go': (_, response) => response.writeHead(302, { location: '/members' }).end(),
      '/members': 'secret',
    })
    const hops: string[] = []
    const fetcher = startFetcher(site, { checkPolicy: (url) => hops.push(url.pathname) })
    await expect(fetcher.fetch(page('/go', site.origin))).rejects.toThrow(/robots/)
    expect(hops).toEqual(['/go', '/members'])
    expect(site.asked).not.toContain('/members')
  })

  test('a key goes to its own site alone', async () => {
    const cookies: Record<string, string | undefined> = {}
    const other = await startSite({
      '/there': (request, response) => {
        cookies.there = request.headers.cookie
        response.end()
      },
    })
    const site = await startSite({
      '/here': (request, response) => {
        cookies.here = request.headers.cookie
        response.writeHead(302, { location: `${other.origin}/there` }).end()
      },
    })
    const fetcher = startFetcher(site, {
      allow: { address: (ip) => ip === '127.0.0.1', ports: [site.port, other.port] },
    })
    await fetcher.fetch({ ...page('/here', site.origin), headers: { cookie: 'member=1' } })
    expect(cookies).toEqual({ here: 'member=1', there: undefined })
  })

  test('stopping the run stops the wait', async () => {
    const site = await startSite({ '/robots.txt': 'User-agent: *', '/never': () => {} })
    const cancel = new AbortController()
    const waiting = startFetcher(site, { signal: cancel.signal }).fetch(page('/never', site.origin))
    setTimeout(() => cancel.abort(new Error('stopped')), 20)
    await expect(waiting).rejects.toThrow('stopped')
  })
})
