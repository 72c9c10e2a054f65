/** The points at which a run may be killed: tests kill there, start again and compare. */
export const POINTS = ['received', 'kept', 'journaled', 'read', 'exported', 'finished'] as const
export type Point = (typeof POINTS)[number]
export type Announce = (point: Point, what: string) => void
