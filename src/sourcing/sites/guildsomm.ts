/** GuildSomm: members only. Pages a member saved, or pages fetched with the member's own session. */
import { readShown } from './any-page.ts'
import { connector, isHost } from './connector.ts'

export const guildsomm = connector({
  id: 'guildsomm',
  policy: {
    access: 'key',
    why: 'GuildSomm is for members. Save the pages you may use and give the files, or set MARIDAJE_GUILDSOMM_COOKIE to your own session.',
    env: 'MARIDAJE_GUILDSOMM_COOKIE',
    header: (key) => ({ cookie: key }),
  },
  claims: (url) => isHost(url, 'guildsomm.com'),
  matches: (page) => page.format === 'html' && isHost(page.url, 'guildsomm.com'),
  read: (page, tools) => {
    const reading = readShown(page.html(), tools)
    return { ...reading, drafts: reading.drafts.map((draft) => ({ ...draft, kind: 'wine' })) }
  },
})
