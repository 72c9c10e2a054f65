/**
 * Builds the page into dist/web. The kit (every component in every state) is added with VITE_KIT=1, never in a release.
 * The service worker is built beside the page and told which files make up the shell of the waiter's pages. What is
 * hashed is compressed once and for good, as small as it gets, instead of in haste for every visitor.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const withKit = process.env.VITE_KIT === '1'
const WORKER = 'service-worker'

export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), kitPath(), shellOfTheService(), compressed()],
  server: { proxy: { '/api': process.env.MARIDAJE_API ?? 'http://127.0.0.1:3000' } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    // light-dark() has to stay as it is: the slate is dark inside a light page.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: `${here}index.html`,
        [WORKER]: `${here}offline/service-worker.ts`,
        ...(withKit ? { kit: `${here}kit.html` } : {}),
      },
      // A worker rules over the folder it lies in, under a name that never changes.
      output: { entryFileNames: ({ name }) => (name === WORKER ? `${WORKER}.js` : 'assets/[name]-[hash].js') },
    },
  },
})

/** /_kit in the development server. */
function kitPath(): Plugin {
  return {
    name: 'kit-path',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url?.split('?')[0] === '/_kit') request.url = '/kit.html'
        next()
      })
    },
  }
}

/** Files beside the chunks that a phone without a network wants. */
const BESIDE = ['/index.html', '/mark.svg', '/manifest.webmanifest', '/icon-192.png']

/** Tells the service worker its files: the page, what it loads at once, and the chunks of the waiter's pages. */
function shellOfTheService(): Plugin {
  return {
    name: 'shell-of-the-service',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const starts = chunks.filter(
        ({ name, isEntry, facadeModuleId }) =>
          (isEntry && name === 'index') || (facadeModuleId ?? '').startsWith(`${here}service/`),
      )
      const assets = [...withImports(starts, chunks)].flatMap(filesOf).filter((file) => !file.endsWith('.html'))
      const files = [...new Set([...BESIDE, ...assets.map((file) => `/${file}`)])].sort()
      const hash = createHash('sha256')
        .update(readFileSync(join(dir, 'index.html')))
        .update(files.join('\n'))
      const shell = JSON.stringify({ version: hash.digest('hex').slice(0, 12), files })
      const worker = join(dir, `${WORKER}.js`)
      writeFileSync(worker, `const SHELL=${shell};\n${readFileSync(worker, 'utf8')}`)
    },
  }
}

type Chunk = Rolldown.OutputChunk

function withImports(starts: readonly Chunk[], chunks: readonly Chunk[]): Set<Chunk> {
  const found = new Set(starts)
  for (const chunk of found)
    for (const name of chunk.imports) {
      const next = chunks.find(({ fileName }) => fileName === name)
      if (next) found.add(next)
    }
  return found
}

/** The chunk, its style sheets, and the fonts that these name. */
function filesOf({ fileName, viteMetadata }: Chunk): string[] {
  return [fileName, ...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])]
}

/** Smaller files are not worth a second one. */
const WORTH_COMPRESSING = 1_024

/** `index-1a2b.js` has `index-1a2b.js.br` beside it, which the server hands out as it is. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets')
      for (const name of readdirSync(assets)) {
        if (!/\.(?:js|css)$/.test(name)) continue
        const content = readFileSync(join(assets, name))
        if (content.length >= WORTH_COMPRESSING) writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content))
      }
    },
  }
}
