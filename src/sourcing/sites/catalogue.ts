/** Every site and format we know, the surest first: a site's own connector before a platform's, a platform's before a format's. */
import { allmenus } from './allmenus.ts'
import { anyPage } from './any-page.ts'
import type { Connector } from './connector.ts'
import { guildsomm } from './guildsomm.ts'
import { magento } from './magento.ts'
import { menupages } from './menupages.ts'
import { rappi } from './rappi.ts'
import { rows } from './rows.ts'
import { schemaMenu } from './schema-menu.ts'
import { schemaProduct } from './schema-product.ts'
import { shopify } from './shopify.ts'
import { uberEats } from './uber-eats.ts'
import { vivino } from './vivino.ts'
import { vtex } from './vtex.ts'
import { wineCom } from './wine-com.ts'
import { wineSpectator } from './wine-spectator.ts'
import { woocommerce } from './woocommerce.ts'

export const CONNECTORS: readonly Connector[] = [
  allmenus,
  menupages,
  wineCom,
  vivino,
  guildsomm,
  wineSpectator,
  uberEats,
  rappi,
  vtex,
  shopify,
  woocommerce,
  magento,
  schemaMenu,
  schemaProduct,
  rows,
  anyPage,
]

/** The connector that answers for an address; null where none does and any page may be read. */
export function connectorFor(url: URL): Connector | null {
  return CONNECTORS.find((one) => one.claims(url)) ?? null
}
