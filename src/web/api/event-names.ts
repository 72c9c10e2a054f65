/** The topics of events, without the schemas they come from: the page carries no validator. */
import type { EVENT_TOPICS } from '../../contract/house/operations.ts'

type Topics = typeof EVENT_TOPICS

export const EVENT_NAMES: Topics = [
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
]
