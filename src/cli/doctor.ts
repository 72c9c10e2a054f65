/** What is there and what is not, without changing anything. */
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { App } from '../app/app.ts'
import { type Config, describeConfig } from '../config.ts'
import { command } from './command.ts'

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const CHROMIUM_ON_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

const HOUR_MS = 3_600_000

export const doctor = command({
  name: 'doctor',
  summary: 'Show the configuration in force and the state of everything',
  example: 'maridaje doctor --json',
  run: async (options, { app, config, print }) => {
    const report = {
      node: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
      ...(await engineOf(app)),
      database: await databaseOf(config),
      role: config.role,
      port: await portOf(config),
      address: addressOf(config),
      mail: config.smtpUrl ? 'SMTP' : 'none: mails are printed where the program runs',
      ...(await operationsOf(config)),
      home: { folder: config.home, writable: isWritable(config.home) },
      page: existsSync(join(config.root, 'dist', 'web', 'index.html')) ? 'built' : 'not built yet',
      chromium: findChromium() ?? 'none (browser tests are left out)',
      configuration: describeConfig(),
    }
    if (options.json) print.json(report)
    else for (const line of linesOf(report)) print.line(line)
    return 'problem' in report ? 1 : 0
  },
})

async function engineOf(app: () => Promise<App>): Promise<{ model: string; knowledge: string } | { problem: string }> {
  try {
    const { model, knowledge } = await (await app()).readiness()
    return { model, knowledge }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

async function databaseOf(config: Config) {
  const { describeDatabase } = await import('../storage/open.ts')
  return describeDatabase(config)
}

/** Phones install the page, and work without the network, only where it comes over HTTPS. */
function addressOf({ publicUrl }: Config): { public: string; https: string } {
  if (!publicUrl)
    return { public: 'not set (PUBLIC_URL)', https: 'off: phones cannot work offline, links in mails are local' }
  return { public: publicUrl, https: publicUrl.startsWith('https:') ? 'on' : 'off: phones cannot work offline' }
}

/** Queue and backups, where the database runs. */
async function operationsOf(config: Config) {
  const [{ inspectOperations }, { BACKUPS, listBackups }] = await Promise.all([
    import('../storage/inspect-operations.ts'),
    import('../app/backup/make-backup.ts'),
  ])
  const [latest] = listBackups(join(config.home, BACKUPS))
  const found = await inspectOperations(config)
  const at = [latest?.at, found?.lastBackupAt].reduce((a, b) => (!a || (b && b > a) ? (b ?? a) : a), undefined)
  return {
    queue: found
      ? { waiting: found.queued, running: found.running, failed: found.failed }
      : 'not known: the database does not run',
    backup: {
      latest: at ? `${at.toISOString()} (${Math.round((Date.now() - at.getTime()) / HOUR_MS)} h ago)` : 'none',
      sealed: config.backupKey ? 'yes' : 'no (BACKUP_KEY)',
    },
  }
}

async function portOf({ host, port }: Config): Promise<{ port: number; free: boolean }> {
  const { isFree } = await import('../server/listen.ts')
  return { port, free: await isFree(host, port) }
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...CHROMIUM.flatMap((name) => folders.map((folder) => join(folder, name))), CHROMIUM_ON_MAC].find((file) =>
    existsSync(file),
  )
}

/** Also where the folder is still to be made. */
function isWritable(folder: string): boolean {
  const existing = existsSync(folder) ? folder : join(folder, '..')
  try {
    accessSync(existing, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** `database.state  running`: one line a value, nested names joined by dots. */
function linesOf(report: object): string[] {
  const rows = flatten(report, '')
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
}

function flatten(value: object, prefix: string): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'object' && inner !== null
      ? flatten(inner, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(inner)]],
  )
}
