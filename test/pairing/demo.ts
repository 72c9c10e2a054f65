/** The demo restaurant's dishes and wines, and wines enough to try every constraint. */
import { join } from 'node:path'
import { readDishFile, readWineFile } from '../../src/app/list-files.ts'
import { ROOT } from '../../src/config.ts'
import { engine, knowledge } from '../engine.ts'

const demo = join(ROOT, 'data', 'demo')

export const demoWines = readWineFile(join(demo, 'wines.csv'), knowledge).rows
export const demoTable = engine.readList(demoWines)
export const demoDishes = readDishFile(join(demo, 'menu.csv'), knowledge)
  .rows.map((row) => engine.readDish(row))
  .filter(({ kind }) => kind === 'food')
