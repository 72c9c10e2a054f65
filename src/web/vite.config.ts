/** Builds the page into dist/web. The kit (every component in every state) is added with VITE_KIT=1, never in a release. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const withKit = process.env.VITE_KIT === '1'

export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), kitPath()],
  server: { proxy: { '/api': process.env.MARIDAJE_API ?? 'http://127.0.0.1:3000' } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    // light-dark() has to stay as it is: the slate is dark inside a light page.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: `${here}index.html`, ...(withKit ? { kit: `${here}kit.html` } : {}) },
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
