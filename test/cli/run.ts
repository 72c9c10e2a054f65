/** Runs a command line in this process and gives what it wrote. */
import { vi } from 'vitest'
import { main } from '../../src/cli/main.ts'

export interface Ran {
  status: number
  out: string
  err: string
}

export async function maridaje(...words: string[]): Promise<Ran> {
  const said = { out: '', err: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream === 'stdout' ? 'out' : 'err'] += text
      return true
    }),
  )
  try {
    return { status: await main(words), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
