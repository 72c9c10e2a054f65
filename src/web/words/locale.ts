/** How numbers and days are written in Peru, and for visitors: 1,478.50 in both. */
import type { Lang } from '../../contract/requests.ts'

export const LOCALES: Readonly<Record<Lang, string>> = { es: 'es-PE', en: 'en-GB' }
