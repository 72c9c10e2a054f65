/** What of a reading is in sight. */
export type Shown = 'all' | 'doubts' | 'unread' | 'skipped'
