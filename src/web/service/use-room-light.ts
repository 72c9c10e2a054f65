/** The dining room is dark: so is the service, unless this phone's user chose daylight. */
import { useEffect } from 'react'
import { useRemembered } from '../state/remembered.ts'

export function useRoomLight(): { light: 'dark' | 'light'; turn: () => void } {
  const [chosen, choose] = useRemembered('maridaje.light', ['auto', 'dark', 'light'], 'auto')
  const light = chosen === 'light' ? 'light' : 'dark'
  useEffect(() => {
    document.documentElement.dataset.light = light
    return () => {
      if (chosen === 'auto') delete document.documentElement.dataset.light
    }
  }, [light, chosen])
  return { light, turn: () => choose(light === 'dark' ? 'light' : 'dark') }
}
