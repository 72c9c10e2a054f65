/** What the keys of a row or the headers of a column mean, in the languages that menus and shops are programmed in. Best name first. */
import { bareKey } from './amounts.ts'

const NAMES = {
  name: 'wine winename vino nombrevino fullname nombrecompleto productname displayname nombreproducto itemname menuitem menuitemname nombreplato dishname dish plato platillo name nombre title titulo producto product item displayname nome itemtitle productitle producttitle denominacion bebida bebidas trago coctel designacion articulo label etiqueta',
  description:
    'description descripcion desc detalle details detalles ingredientes ingredients shortdescription descripcioncorta summary resumen tastinges notas notasdecata tastingnotes tasting cata tastingen bodyhtml itemdescription productdescription sobreelplato texto deskripsi descricao nota notes blurb subtitle subtitulo body copy',
  price:
    'finalprice preciofinal currentprice precioactual saleprice preciooferta preciooferta sellingprice pricevalue price precio prices precios preciosoles preciopen pricesoles unitprice preciounitario preciounidad baseprice preciobase pricetext pricestring displayprice formattedprice pricemoney basepricemoney bottleprice preciobotella botella bottle bottiglia pvp valor costo cost importe preco harga preciofloat precionormal regularprice precioregular listprice amount monto tarifa oferta',
  glassPrice: 'glassprice preciocopa copa glass byglass byTheGlass porcopa pricebyglass priceglass',
  cents:
    'pricecents pricecent priceincents amountincents centavos preciocentavos preciocentimos minorprice unitamount amountcents',
  price2: 'price2 precio2 secondprice segundoprecio largeprice preciogrande precioentera preciofamiliar',
  currency: 'currency moneda currencycode pricecurrency divisa codigomoneda',
  section:
    'section seccion category categoria categoryname nombrecategoria sectionname producttype grupo group course rubro familia subcategory subcategoria subcategoria kategori menusection groupname menugroup nombregrupo coleccion collection tipoplato tipodeplato',
  producer:
    'winery bodega producer productor winemaker vina vineria brand marca brandname vendor maker manufacturer fabricante house domaine estate casa elaborador viticultor trademark',
  grape:
    'grape grapes uva uvas cepa cepas variety varietal varietals varieties variedad variedades varietalname grapevariety grapevarieties blend encepado cepaje assemblage varietalblend varietales tipodeuva',
  region:
    'region1 region regionname appellation denominaciondeorigen denominacionorigen do origen origin zona valle province provincia area terroir subregion location procedencia',
  country: 'country pais countryname paisorigen paisdeorigen land nacion',
  vintage: 'vintage anada cosecha year ano vendimia millesime jahrgang',
  abv: 'abv alcohol alcoholpercent gradoalcoholico graduacion graduacionalcoholica alcoholcontent grado alc alcoholbyvolume volalcohol',
  colour: 'color colour winecolor colorvino',
  type: 'winetype tipovino tipodevino type tipo style estilo',
  size: 'volume size tamano contenido contenidoneto volumen formato presentacion capacidad bottlesize sizeml volumeml netcontent presentation medida',
  rating: 'rating averagerating ratingsaverage ratingvalue calificacion stars estrellas puntuacion valoracion',
  ratings: 'ratingscount reviewcount ratingcount reviewscount numreviews numratings totalreviews',
  sku: 'sku productid itemid ean upc codigo code itemcode reference productcode',
  stock:
    'instock available availability disponible isavailable isinstock stockstatus disponibilidad soldout issoldout agotado outofstock stock',
  goesWith:
    'pairinges pairing pairings maridaje maridajes foodpairing foodpairings pairswith goeswith acompanamiento armonizacion food comida pairingen sugerencia',
  url: 'url link permalink producturl href enlace productlink canonicalurl weburl',
  shop: 'shop store tienda supermercado seller sellername vendedor storename merchant retailer comercio',
  restaurant:
    'restaurant restaurante restaurantname nombrerestaurante storename nombretienda establecimiento negocio local nombrelocal businessname nombrenegocio',
  marks: 'tags marks etiquetas badges badge labels dietary alergenos dieta',
} as const

export type FieldRole = keyof typeof NAMES

const BY_ROLE = Object.fromEntries(
  Object.entries(NAMES).map(([role, names]) => [role, names.split(' ').map(bareKey)]),
) as Record<FieldRole, string[]>

const RANKS = new Map<FieldRole, ReadonlyMap<string, number>>(
  (Object.keys(NAMES) as FieldRole[]).map((role) => [role, new Map(BY_ROLE[role].map((name, rank) => [name, rank]))]),
)

/** Keys of a wine that no dish and no other product has. */
const OF_WINE = new Set(
  [
    ...BY_ROLE.grape,
    ...BY_ROLE.vintage,
    ...[
      'winery',
      'bodega',
      'vina',
      'winemaker',
      'winetype',
      'tipovino',
      'tipodevino',
      'winecolor',
      'appellation',
      'vino',
      'wine',
      'winename',
      'nombrevino',
      'domaine',
      'pricecopa',
      'glassprice',
      'preciocopa',
      'botella',
      'bottle',
      'bottleprice',
      'tastinges',
      'notasdecata',
      'tastingnotes',
    ],
  ].filter((key) => !['year', 'ano', 'blend'].includes(key)),
)

/** The key of the object that plays the role best; its value is not empty. */
export function keyFor(row: Readonly<Record<string, unknown>>, role: FieldRole): string | null {
  const ranks = RANKS.get(role)
  let best: string | null = null
  let bestRank = Number.POSITIVE_INFINITY
  for (const key of Object.keys(row)) {
    const rank = ranks?.get(bareKey(key))
    if (rank === undefined || rank >= bestRank || row[key] === null || row[key] === '') continue
    best = key
    bestRank = rank
  }
  return best
}

export function valueFor(row: Readonly<Record<string, unknown>>, role: FieldRole): unknown {
  const key = keyFor(row, role)
  return key === null ? undefined : row[key]
}

export function plays(name: string, role: FieldRole): boolean {
  return RANKS.get(role)?.has(bareKey(name)) ?? false
}

export function isWineKey(key: string): boolean {
  return OF_WINE.has(bareKey(key))
}
