/** TensorFlow.js on its wasm backend, loaded on the first use: serving never needs it. */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { MaridajeError } from '../../errors.ts'

export type Tensorflow = typeof import('@tensorflow/tfjs-core')

let opened: Promise<Tensorflow> | null = null

export function openTensorflow(): Promise<Tensorflow> {
  opened ??= open()
  return opened
}

async function open(): Promise<Tensorflow> {
  try {
    const tf = await import('@tensorflow/tfjs-core')
    // The core comes without gradients; the layers' bundle registers them on it.
    await import('@tensorflow/tfjs-layers')
    const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
    const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))
    setWasmPaths(`${folder}/`)
    // Sums over several threads come in no fixed order.
    setThreadsCount(1)
    await tf.setBackend('wasm')
    await tf.ready()
    return tf
  } catch (cause) {
    throw new MaridajeError('bad_configuration', 'TensorFlow.js is not installed', {
      hint: 'Training the towers needs the optional packages: npm install --include=optional',
      cause,
    })
  }
}
