'use strict'
/** npm killed with -9 tells nobody: what it started goes on, and has to notice by itself that its parents are gone. */
const { readFileSync } = require('node:fs')

const WATCH_MS = 300

/** Calls `end` once when npm, or the shell that npm put between, is gone; does nothing for a process that npm did not start. */
function watchNpm(end) {
  if (!process.env.npm_lifecycle_event) return
  watch(() => [process.ppid, parentOf(process.ppid)].join(), end)
}

/** Calls `end` once when the process with this id is no longer our parent. */
function watchParent(pid, end) {
  watch(() => process.ppid === pid, end, true)
}

function watch(look, end, first = look()) {
  const timer = setInterval(() => {
    if (look() === first) return
    clearInterval(timer)
    end()
  }, WATCH_MS)
  timer.unref()
}

/** 0 where the system does not tell. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

module.exports = { watchNpm, watchParent }
