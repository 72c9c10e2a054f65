/** The words of the settings. */
import { settingsEn } from '../words/settings.en.ts'
import { type SettingsWords, settingsEs } from '../words/settings.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useSettingsWords(): SettingsWords {
  return useSpoken({ es: settingsEs, en: settingsEn })
}
