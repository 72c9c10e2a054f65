/** A real Chromium and the built page. Where no Chromium is, the browser tests say so and are skipped. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const PHONE = { width: 390, height: 844 } as const
export const DESKTOP = { width: 1280, height: 800 } as const
export const SCREENS = [
  { name: 'phone', viewport: PHONE },
  { name: 'desktop', viewport: DESKTOP },
] as const

export const chromiumPath = CANDIDATES.find((path) => path !== undefined && existsSync(path)) ?? null

/** Says once why nothing runs; where a Chromium is required, that is a failure. */
export function skipWithoutChromium(): boolean {
  if (chromiumPath !== null) return false
  if (process.env.MARIDAJE_REQUIRE_CHROMIUM === '1') throw new Error('Chromium is required here: set CHROMIUM_PATH')
  console.log('Chromium is not here: browser tests skipped')
  return true
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: FLAGS })
}

/** Builds the page, kit included, into a folder of its own. */
export function buildPage(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'maridaje-web-'))
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const config = join(ROOT, 'src', 'web', 'vite.config.ts')
  const words = [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
  // The tests' own NODE_ENV would build React for development.
  const env = { ...process.env, NODE_ENV: 'production', VITE_KIT: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the page could not be built:\n${stdout}${stderr}`)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** everything the browser complained about, refused styles and scripts included */
  complaints: string[]
}

interface VisitOptions {
  viewport: { width: number; height: number }
  colorScheme?: 'dark' | 'light'
}

export async function visit(
  browser: Browser,
  url: string,
  { viewport, colorScheme = 'dark' }: VisitOptions,
): Promise<Visit> {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', locale: 'es-PE' })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(url)
  return { page, context, complaints }
}
