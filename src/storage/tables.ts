/** The tables as Kysely sees them; the migrations make them, a test compares the two. */
import type { ColumnType, Generated } from 'kysely'

/** Sent as text, so that a list is not taken for an array of the database. */
type Json<T = unknown> = ColumnType<T, string, string>
type JsonWithPreset<T = unknown> = ColumnType<T, string | undefined, string>
/** numeric comes as text */
type Numeric = ColumnType<string, number | undefined, number>

export interface Tables {
  restaurant: {
    id: string
    slug: string
    name: string
    city: string
    currency: string
    source_hash: Generated<string>
    created_at: Generated<Date>
    updated_at: Generated<Date>
    is_public: Generated<boolean>
    time_zone: Generated<string>
    tax_rate_pct: Numeric
    service_rate_pct: Numeric
    margin_weight: Generated<number>
    shares_feedback: Generated<boolean>
  }
  menu: {
    id: string
    restaurant_id: string
    version: number
    state: 'draft' | 'published' | 'archived'
    created_at: Generated<Date>
    published_at: Generated<Date | null>
    made_by: Generated<string>
    note: Generated<string>
  }
  dish: {
    id: string
    restaurant_id: string
    menu_id: string
    position: number
    section: string
    dish: string
    description: string
    price_cents: number | null
    currency: string
    house: Generated<unknown>
    key: Generated<string>
    is_sold_out: Generated<boolean>
    special_until: Generated<Date | null>
  }
  wine: {
    id: string
    restaurant_id: string
    position: number
    name: string
    producer: string
    grape: string
    region: string
    country: string
    vintage: string
    type: string
    abv: string
    description: string
    sku: string | null
    price_cents: number | null
    glass_price_cents: number | null
    cost_cents: number | null
    currency: string
    stock: number | null
    open_at: Generated<Date | null>
    house: Generated<unknown>
    key: Generated<string>
    size_ml: Generated<number | null>
    is_sold_out: Generated<boolean>
    archived_at: Generated<Date | null>
    updated_at: Generated<Date>
  }
  wine_list_version: {
    id: string
    restaurant_id: string
    version: number
    made_at: Generated<Date>
    made_by: Generated<string>
    note: Generated<string>
    wines: Json
  }
  job: {
    id: string
    restaurant_id: string | null
    kind: JobKind
    state: Generated<JobState>
    input: JsonWithPreset
    progress: Generated<number>
    message: Generated<string>
    result: ColumnType<unknown, string | null | undefined, string | null>
    error: Generated<string | null>
    attempts: Generated<number>
    made_by: Generated<string>
    made_at: Generated<Date>
    started_at: Generated<Date | null>
    ended_at: Generated<Date | null>
    cancel_asked_at: Generated<Date | null>
  }
  import: {
    id: string
    restaurant_id: string
    kind: 'menu' | 'wines'
    origin: 'file' | 'url' | 'text'
    name: Generated<string>
    content: Generated<Buffer | null>
    state: Generated<ImportState>
    job_id: Generated<string | null>
    error: Generated<string | null>
    hint: Generated<string | null>
    made_by: Generated<string>
    made_at: Generated<Date>
    published_at: Generated<Date | null>
  }
  import_row: {
    restaurant_id: string
    import_id: string
    n: number
    line: string
    page: Generated<number | null>
    read: ColumnType<unknown, string | null | undefined, string | null>
    edited: ColumnType<unknown, string | null | undefined, string | null>
    kind: string
    doubts: JsonWithPreset
    decision: Generated<'keep' | 'skip'>
    matches: Generated<string | null>
  }
  curation: {
    id: string
    restaurant_id: string
    dish_key: string
    wine_id: string
    state: 'pin' | 'veto' | 'approve'
    position: number | null
    note_es: Generated<string>
    note_en: Generated<string>
    revision: Generated<number>
    made_by: Generated<string>
    updated_at: Generated<Date>
  }
  house_profile: {
    id: string
    restaurant_id: string
    about: 'dish' | 'wine'
    key: string
    values: Json<Record<string, number>>
    note: Generated<string>
    revision: Generated<number>
    made_by: Generated<string>
    updated_at: Generated<Date>
  }
  feedback: {
    id: string
    restaurant_id: string
    type: FeedbackType
    dish_key: string
    dish: string
    wine_id: string | null
    wine: string
    rank: number | null
    score: number | null
    by_glass: Generated<boolean>
    quantity: Generated<number>
    price_cents: number | null
    cost_cents: number | null
    engine: JsonWithPreset
    role: Generated<string>
    at: Date
    received_at: Generated<Date>
    shares: Generated<boolean>
  }
  service: {
    id: string
    restaurant_id: string
    day: string
    shift: 'lunch' | 'dinner' | 'all'
    covers: number
    updated_at: Generated<Date>
  }
  device: {
    id: string
    restaurant_id: string
    name: string
    code_hash: string | null
    code_expires_at: Date | null
    secret_hash: Generated<string | null>
    made_by: Generated<string>
    made_at: Generated<Date>
    enrolled_at: Generated<Date | null>
    seen_at: Generated<Date | null>
    revoked_at: Generated<Date | null>
  }
  staff_pin: {
    restaurant_id: string
    user_id: string
    pin_hash: string
    failures: Generated<number>
    locked_until: Generated<Date | null>
    updated_at: Generated<Date>
  }
  api_key: {
    id: string
    restaurant_id: string
    name: string
    prefix: string
    hash: string
    scopes: string[]
    made_by: Generated<string>
    made_at: Generated<Date>
    expires_at: Date | null
    used_at: Generated<Date | null>
    revoked_at: Generated<Date | null>
  }
  support_grant: {
    id: string
    restaurant_id: string
    made_by: Generated<string>
    made_at: Generated<Date>
    expires_at: Date
  }
  idempotency: {
    restaurant_id: string | null
    scope: string
    key: string
    request_hash: string
    status: Generated<number | null>
    body: Generated<string | null>
    made_at: Generated<Date>
  }
  audit: {
    id: string
    restaurant_id: string | null
    at: Generated<Date>
    actor: string
    role: string
    action: string
    subject: Generated<string>
    details: JsonWithPreset
  }
  change: { id: Generated<string>; restaurant_id: string; topic: string; at: Generated<Date> }
  model: {
    version: string
    manifest: Json
    card: Generated<string>
    state: Generated<ModelState>
    canary_share: Generated<number>
    made_at: Generated<Date>
  }
  model_file: { version: string; name: string; content: Buffer; sha256: string }
  model_event: {
    id: Generated<string>
    version: string
    event: 'registered' | 'canary' | 'promoted' | 'rolled_back' | 'archived' | 'stopped'
    reason: Generated<string>
    actor: Generated<string>
    at: Generated<Date>
  }
  setup_link: { hash: string; made_at: Generated<Date>; expires_at: Date; used_at: Generated<Date | null> }
  'auth.user': {
    id: string
    name: string
    email: string
    emailVerified: boolean
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
    isAdmin: Generated<boolean>
  }
  'auth.organization': { id: string; name: string; slug: string; createdAt: Date; metadata: string | null }
  'auth.member': { id: string; organizationId: string; userId: string; role: string; createdAt: Date }
  'auth.invitation': {
    id: string
    organizationId: string
    email: string
    role: string | null
    status: string
    expiresAt: Date
    createdAt: Generated<Date>
    inviterId: string
  }
  'auth.session': {
    id: string
    token: string
    userId: string
    expiresAt: Date
    /** of a sign-in by PIN: the house whose phone it was */
    activeOrganizationId: string | null
    deviceId: string | null
  }
  'auth.account': {
    id: string
    accountId: string
    providerId: string
    userId: string
    password: string | null
    createdAt: Generated<Date>
    updatedAt: Date
  }
}

export type JobKind = 'import' | 'crawl' | 'clean' | 'retrain' | 'evaluate' | 'monitor' | 'backup'
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
export type ImportState = 'queued' | 'reading' | 'review' | 'published' | 'failed' | 'cancelled'
export type FeedbackType = 'offered' | 'chosen' | 'liked' | 'disliked' | 'corrected'
export type ModelState = 'candidate' | 'canary' | 'production' | 'archived'
