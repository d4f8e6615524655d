/** The tag set: for each type of name begin, inside, end and single, and one tag for every other token. */
import type { EntityType } from '../../../../schemas/entity.ts'

/** `other` (peoples, events, works, products) is told apart so that it is not taken for one of the three, and dropped. */
export const types = ['person', 'organisation', 'place', 'other'] as const satisfies readonly (EntityType | 'other')[]
export type TaggedType = (typeof types)[number]

export const OUTSIDE = 0
export const BEGIN = 0
export const INSIDE = 1
export const END = 2
export const SINGLE = 3
export const tagCount = 1 + 4 * types.length

/** The tag of a type (its index) at a position. */
export const tagOf = (type: number, position: number): number => 1 + type * 4 + position
export const typeOf = (tag: number): number => (tag - 1) >> 2
export const positionOf = (tag: number): number => (tag - 1) & 3

const opens = (tag: number) => tag === OUTSIDE || positionOf(tag) === BEGIN || positionOf(tag) === SINGLE
const closes = (tag: number) => tag === OUTSIDE || positionOf(tag) === END || positionOf(tag) === SINGLE

/** Whether a sentence may begin with the tag. */
export const canStart = opens
/** Whether a sentence may end with the tag. */
export const canEnd = closes
/** Whether `next` may follow `tag`. */
export const canFollow = (tag: number, next: number): boolean =>
  closes(tag) ? opens(next) : !opens(next) && typeOf(tag) === typeOf(next)
