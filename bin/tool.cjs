'use strict'
/** Starts a tool of node_modules by its package name, or `node FILE`, as a child of the pinned Node. */
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { ROOT } = require('./bootstrap.cjs')

/** @returns the tool's exit status */
function runTool(tool, argv) {
  const words = tool === 'node' ? argv : [scriptOf(tool), ...argv]
  const env = { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH || ''}` }
  // The tool may start the program itself: that is then nobody's relaunch.
  delete env.MARIDAJE_LAUNCHER
  const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code === null ? 1 : code))
  })
}

function scriptOf(tool) {
  if (!tool) throw new Error('usage: maridaje-run TOOL [arguments]')
  for (const name of [tool, `@biomejs/${tool}`]) {
    const folder = path.join(ROOT, 'node_modules', name)
    const file = path.join(folder, 'package.json')
    if (!fs.existsSync(file)) continue
    const { bin } = JSON.parse(fs.readFileSync(file, 'utf8'))
    const script = typeof bin === 'string' ? bin : bin && (bin[tool] || Object.values(bin)[0])
    if (script) return path.join(folder, script)
  }
  throw new Error(`There is no tool "${tool}" in node_modules.`)
}

module.exports = { runTool }
