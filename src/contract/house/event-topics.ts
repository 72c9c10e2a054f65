/** What an event can be about. Without the schemas: the page listens for these and carries no validator. */
export const EVENT_TOPICS = [
  'menu',
  'dish',
  'wine',
  'import',
  'curation',
  'house_profile',
  'job',
  'restaurant',
  'model',
  'sales',
] as const
