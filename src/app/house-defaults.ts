/** What the configuration says about every house. */
export interface HouseDefaults {
  /** one restaurant, or many with sign-up */
  mode: 'single' | 'platform'
  currency: string
  timeZone: string
  taxRatePct: number
  serviceRatePct: number
}

/** Commands without a configuration work as one restaurant in Lima would. */
export function defaultsOf(config: Partial<HouseDefaults>): HouseDefaults {
  const { mode = 'single', currency = 'PEN', timeZone = 'America/Lima', taxRatePct = 18, serviceRatePct = 10 } = config
  return { mode, currency, timeZone, taxRatePct, serviceRatePct }
}
