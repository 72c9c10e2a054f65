'use strict'
/** The first start, and every start after package-lock.json changed: the runtime, then the dependencies. */
const { spawn, spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const {
  HOME,
  ROOT,
  RUNTIME,
  RUNTIMES,
  STAMP,
  WANTED,
  isNewEnough,
  isReady,
  nodeToRun,
  runtimeNode,
  stampWanted,
} = require('./bootstrap.cjs')

/** @returns the Node to run */
async function install() {
  fs.mkdirSync(HOME, { recursive: true })
  const { withLock } = await import('./lock.mjs')
  await withLock(
    path.join(HOME, 'install.lock'),
    () => say('another start is installing; waiting for it'),
    async () => {
      if (isReady()) return
      await installRuntime()
      await installDependencies(nodeToRun())
      fs.writeFileSync(`${STAMP}.new`, JSON.stringify({ hash: stampWanted(), at: new Date().toISOString() }))
      fs.renameSync(`${STAMP}.new`, STAMP)
    },
  )
  return nodeToRun()
}

async function installRuntime() {
  if (isNewEnough()) return
  const runtime = RUNTIMES[`${process.platform}-${process.arch}`]
  if (!runtime)
    throw new Error(`There is no packaged Node for ${process.platform}-${process.arch}.\n  ${adviceToInstall()}`)
  const [name, version] = runtime
  if (installedVersion(name) !== version) {
    say(`Node ${process.versions.node} is here; fetching Node ${version} into .maridaje/runtime`)
    fs.mkdirSync(RUNTIME, { recursive: true })
    fs.writeFileSync(path.join(RUNTIME, 'package.json'), '{"private":true}\n')
    await npm(
      process.execPath,
      ['install', '--prefix', RUNTIME, '--no-save', '--no-package-lock', `${name}@${version}`],
      RUNTIME,
    )
  }
  const trial = spawnSync(runtimeNode(), ['--version'], { encoding: 'utf8' })
  if (trial.status !== 0) {
    const why = (trial.stderr || trial.error?.message || '').trim().split('\n')[0]
    throw new Error(`The packaged Node does not run on this machine: ${why}\n  ${adviceToInstall()}`)
  }
}

async function installDependencies(node) {
  say('installing the dependencies (about a minute the first time)')
  const started = Date.now()
  const dev = process.env.NODE_ENV === 'production' ? [] : ['--include=dev']
  await npm(node, ['install', '--no-save', ...dev, '--include=optional'], ROOT)
  say(`dependencies are there (${Math.round((Date.now() - started) / 1000)} s)`)
}

/** Runs npm by the given Node, so that install scripts see that Node too. Its output goes to stderr. */
function npm(node, args, folder) {
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const cli = npmCli()
  const command = cli ? node : 'npm'
  const words = cli ? [cli, ...args, ...quiet] : [...args, ...quiet]
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH || ''}` }
  const shell = !cli && process.platform === 'win32'
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: folder, env, shell, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.pipe(process.stderr, { end: false })
    child.on('error', (error) =>
      reject(new Error(`npm cannot be started: ${error.message}\n  Install npm and run this again.`)),
    )
    child.on('exit', (code, signal) => {
      if (code === 0) resolve()
      else
        reject(
          new Error(
            `npm install failed (${signal || code}), see above.\n  Is the registry reachable? Run this again when it is.`,
          ),
        )
    })
  })
}

/** npm's own script: of the npm that runs us, beside this Node, or behind the `npm` on the PATH; null when none is found. */
function npmCli() {
  const beside = path.dirname(process.execPath)
  const candidates = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(process.env.PATH || '').split(path.delimiter).map((folder) => realPath(path.join(folder, 'npm'))),
  ]
  return candidates.find((file) => file && path.basename(file) === 'npm-cli.js' && fs.existsSync(file)) || null
}

function realPath(file) {
  try {
    return fs.realpathSync(file)
  } catch {
    return null
  }
}

function installedVersion(name) {
  try {
    return JSON.parse(fs.readFileSync(path.join(RUNTIME, 'node_modules', name, 'package.json'), 'utf8')).version
  } catch {
    return null
  }
}

function adviceToInstall() {
  return `Install Node ${WANTED} from your system or nodejs.org and run this again.`
}

function say(text) {
  process.stderr.write(`maridaje: ${text}\n`)
}

module.exports = { install }
