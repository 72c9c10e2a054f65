/** Dining-room dark unless the device asks for light; the guest's own choice wins and stays. */
import { useEffect, useState } from 'react'
import { useRemembered } from './remembered.ts'

export type Light = 'dark' | 'light'

export function useLight(): { light: Light; turn: () => void } {
  const [chosen, choose] = useRemembered('maridaje.light', ['auto', 'dark', 'light'], 'auto')
  const device = useDeviceLight()
  const light = chosen === 'auto' ? device : chosen
  useEffect(() => {
    if (chosen === 'auto') delete document.documentElement.dataset.light
    else document.documentElement.dataset.light = chosen
  }, [chosen])
  return { light, turn: () => choose(light === 'dark' ? 'light' : 'dark') }
}

function useDeviceLight(): Light {
  const [query] = useState(() => matchMedia('(prefers-color-scheme: light)'))
  const [asksForLight, setAsksForLight] = useState(query.matches)
  useEffect(() => {
    const follow = () => setAsksForLight(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [query])
  return asksForLight ? 'light' : 'dark'
}
