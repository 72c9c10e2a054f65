/** A house as the owner's pages see it, in memory: what each address answers, held to the schemas of the contract. */
import { HousePairing } from '../../src/contract/house/curation.ts'
import { Sales } from '../../src/contract/house/feedback.ts'
import { Sharing } from '../../src/contract/house/guest-menu.ts'
import { HouseDish, HouseWine, ListVersion } from '../../src/contract/house/lists.ts'
import { Job, ModelEntry } from '../../src/contract/house/operations.ts'
import {
  ApiKey,
  AuditLine,
  Device,
  Invitation,
  InvitationCard,
  Me,
  Member,
  Staff,
} from '../../src/contract/house/people.ts'
import { Insight } from '../../src/contract/house/planning.ts'
import { HouseSettings } from '../../src/contract/house/restaurants.ts'
import { GRANTS, type HouseRole } from '../../src/contract/roles.ts'
import { answerDish } from '../../src/web/kit/answer.ts'
import { MENU, WINES } from '../../src/web/kit/house.ts'

export const SLUG = 'tambo-del-puerto'
const NAME = 'Tambo del Puerto'
const WHEN = '2026-11-20T18:30:00.000Z'
const money = (cents: number) => ({ cents, currency: 'PEN' })
const id = (n: number) => `0190b000-0000-7000-8000-${String(n).padStart(12, '0')}`

export function me(role: HouseRole | null, more: Partial<Me> = {}): Me {
  const memberships = role
    ? [{ restaurant_id: id(1), slug: SLUG, name: NAME, role, permissions: [...GRANTS[role]] }]
    : []
  return Me.parse({
    user: { id: 'u-rosa', name: 'Rosa Quispe', is_admin: false },
    memberships,
    device: null,
    mode: 'platform',
    needs_setup: false,
    can_work_offline: false,
    ...more,
  })
}

export const settings = HouseSettings.parse({
  id: id(1),
  slug: SLUG,
  name: NAME,
  city: 'Paita',
  currency: 'PEN',
  time_zone: 'America/Lima',
  is_public: true,
  public_url: `http://localhost/r/${SLUG}`,
  tax_rate_pct: 18,
  service_rate_pct: 10,
  margin_weight: 0.2,
  shares_feedback: false,
  revision: 'r1',
})

export const dishes = MENU.map((dish, index) =>
  HouseDish.parse({
    ...dish,
    key: dish.id,
    confidence: 0.9,
    unknown: index === 3 ? ['sillao'] : [],
    is_sold_out: index === 1,
    special_until: index === 2 ? WHEN : null,
  }),
)

export const wines = WINES.map((wine, index) =>
  HouseWine.parse({
    ...wine,
    key: wine.id,
    revision: 'w1',
    producer: '',
    grape: 'Malbec',
    region: 'Ica',
    country: 'Perú',
    vintage: '2022',
    type: '',
    abv: '',
    sku: null,
    size_ml: 750,
    cost: index === 4 ? null : money(3_600),
    is_sold_out: index === 2,
    open_at: index === 3 ? WHEN : null,
    confidence: 0.9,
    unknown: [],
  }),
)

const SCORES = [0.86, 0.72, 0.55, 0.64, 0.38, 0.81] as const
export function insight(): Insight {
  const items = dishes.map(({ id: dish_id, dish, section }, index) => {
    const best = SCORES[index % SCORES.length] ?? 0.5
    return {
      dish_id,
      dish,
      section,
      best,
      wine: wines[index % wines.length]?.name ?? null,
      wine_id: wines[index % wines.length]?.id ?? null,
      by_glass: index % 3 === 0 ? 0 : best - 0.05,
      is_covered: best >= 0.6,
    }
  })
  const sections = [...new Set(items.map(({ section }) => section))]
  return Insight.parse({
    coverage: {
      covered: items.filter(({ is_covered }) => is_covered).length,
      dishes: items.length,
      by_section: sections.map((section) => {
        const own = items.filter((item) => item.section === section)
        return { section, covered: own.filter(({ is_covered }) => is_covered).length, dishes: own.length }
      }),
      items,
    },
    gaps: [
      {
        style: 'riesling_off_dry',
        style_name: { es: 'Riesling semiseco', en: 'Off-dry Riesling' },
        style_class: 'white_aromatic',
        dishes: items
          .filter(({ is_covered }) => !is_covered)
          .slice(0, 3)
          .map(({ dish_id, dish, best }) => ({ dish_id, dish, best, would_be: 0.82 })),
        examples: ['Cono Sur Bicicleta Riesling', 'Dr. Loosen Riesling'],
      },
    ],
    redundant: [
      {
        wine_id: wines[4]?.id,
        wine: wines[4]?.name,
        like: { wine_id: wines[5]?.id, wine: wines[5]?.name, similarity: 0.98 },
        best_rank: 5,
        tied_up: money(43_200),
      },
    ],
  })
}

export const sales = Sales.parse({
  from: '2026-09-07',
  to: '2026-11-26',
  covers: 1_840,
  chosen: 486,
  offered: 911,
  acceptance: 0.533,
  wines_per_cover: 0.264,
  revenue: money(4_218_000),
  margin: money(1_934_500),
  weeks: Array.from({ length: 12 }, (_, index) => {
    const covers = 120 + ((index * 37) % 60)
    const offered = 60 + ((index * 23) % 40)
    const chosen = Math.round(offered * (0.42 + index * 0.015))
    return {
      week: new Date(Date.UTC(2026, 8, 7 + index * 7)).toISOString().slice(0, 10),
      covers,
      chosen,
      offered,
      acceptance: index === 2 ? null : chosen / offered,
      wines_per_cover: chosen / covers,
    }
  }),
  wines: wines.slice(0, 5).map(({ id: wine_id, name }, index) => ({
    wine_id,
    wine: name,
    chosen: 60 - index * 9,
    dishes: dishes.slice(index, index + 2).map(({ dish }) => dish),
  })),
  dishes: dishes.slice(0, 5).map(({ dish }, index) => ({
    dish,
    chosen: 48 - index * 7,
    offered: 80 - index * 5,
    wines: wines.slice(index, index + 1).map(({ name }) => name),
  })),
})

export function pairing(dishId: string, weight: number): HousePairing {
  const dish = dishes.find((one) => one.id === dishId) ?? dishes[0]
  const result = answerDish(dish?.dish ?? '', { lang: 'es', top: 5, constraints: undefined, wines: WINES })
  const [first, second, ...others] = result.recommendations
  const turned = weight > 0.4 && first && second ? [second, first, ...others] : result.recommendations
  return HousePairing.parse({
    dish_id: dish?.id,
    dish: dish?.dish,
    section: dish?.section,
    result,
    notes: [],
    vetoed: [],
    weighted:
      weight === 0
        ? null
        : {
            rows: turned.map(({ row }) => row),
            wines: turned.map(({ wine }) => wine),
            margins_cents: turned.map(() => 2_400),
            effect: {
              weight,
              moved: weight > 0.4 ? 2 : 0,
              match_lost: weight > 0.4 ? 0.021 : 0,
              margin_won_cents: weight > 0.4 ? 850 : 0,
            },
          },
  })
}

export const members: Member[] = [
  { user_id: 'u-rosa', name: 'Rosa Quispe', email: 'rosa@example.pe', role: 'owner', has_pin: true, joined_at: WHEN },
  {
    user_id: 'u-luis',
    name: 'Luis Ramos',
    email: 'luis@example.pe',
    role: 'sommelier',
    has_pin: false,
    joined_at: WHEN,
  },
  { user_id: 'u-ana', name: 'Ana', email: null, role: 'waiter', has_pin: true, joined_at: WHEN },
].map((one) => Member.parse(one))

export const invitations = [
  Invitation.parse({
    id: 'i-1',
    email: 'marta@example.pe',
    role: 'waiter',
    expires_at: WHEN,
    url: 'http://localhost/invitacion/i-1',
  }),
]
export const invitationCard = InvitationCard.parse({
  house: NAME,
  inviter: 'Rosa Quispe',
  email: 'marta@example.pe',
  role: 'waiter',
  is_open: true,
})
export const staff = [Staff.parse({ user_id: 'u-ana', name: 'Ana', role: 'waiter' })]
export const devices = [
  Device.parse({ id: 'd-1', name: 'Barra', made_at: WHEN, enrolled_at: WHEN, seen_at: WHEN }),
  Device.parse({ id: 'd-2', name: 'Terraza', made_at: WHEN, enrolled_at: null, seen_at: null }),
]
export const keys = [
  ApiKey.parse({
    id: 'k-1',
    name: 'Caja',
    prefix: 'mk_a1b2',
    scopes: ['house.read', 'service.write'],
    made_at: WHEN,
    expires_at: null,
    used_at: WHEN,
  }),
]
export const audit = [
  AuditLine.parse({
    id: id(9),
    at: WHEN,
    actor: 'u-rosa',
    actor_name: 'Rosa Quispe',
    role: 'owner',
    action: 'import.published',
    subject: id(9),
    subject_name: 'carta.pdf',
    details: { kind: 'menu' },
  }),
]
export const sharing = Sharing.parse({
  url: settings.public_url,
  is_public: true,
  whatsapp: { text: 'La carta', url: 'https://wa.me/?text=La%20carta' },
  iframe: '<iframe src="…"></iframe>',
  html: '<section>…</section>',
})
export const versions = [3, 2, 1].map((version) =>
  ListVersion.parse({
    version,
    state: version === 3 ? 'published' : 'archived',
    items: 30 - version,
    made_at: WHEN,
    made_by: 'Rosa Quispe',
    note: '',
  }),
)
const STATES = ['running', 'done', 'failed'] as const
export const jobs = STATES.map((state, index) =>
  Job.parse({
    id: id(20 + index),
    kind: 'import',
    state,
    progress: state === 'done' ? 1 : 0.4,
    message: state === 'running' ? 'Página 2 de 5' : '',
    result: null,
    error: state === 'failed' ? 'El documento está protegido con clave.' : null,
    attempts: index + 1,
    made_by: 'Rosa Quispe',
    made_at: WHEN,
    started_at: WHEN,
    ended_at: state === 'running' ? null : '2026-11-20T18:30:09.000Z',
  }),
)
const MODEL_STATES = ['production', 'candidate'] as const
export const models = MODEL_STATES.map((state, index) =>
  ModelEntry.parse({
    version: `2026.11.${20 - index}-a1b2c3`,
    state,
    canary_share: 0,
    made_at: WHEN,
    metrics: { ndcg: 0.712, agreement: 0.63 },
    gates: [
      { name: 'ndcg', value: 0.712, limit: 0.69, ok: true },
      { name: 'calibration', value: 0.06, limit: 0.05, ok: false },
    ],
    card: '# Modelo\n\nEntrenado con lo publicado.',
  }),
)
