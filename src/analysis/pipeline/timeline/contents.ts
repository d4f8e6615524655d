/** Who takes part in an event, and what is quoted and claimed in its telling. */
import { groupOf } from '../../group.ts'
import type { Layers } from '../stage.ts'
import type { Event } from './event.ts'
import { within } from './order.ts'

/** In a list of names beside a date hardly anybody takes part. */
export const MOST_PARTICIPANTS = 20

/** A function from an event to its entry. */
export function contentsOf({
  article,
  entities,
  quotes,
  claims,
}: Pick<Layers, 'article' | 'entities' | 'quotes' | 'claims'>): (event: Event) => Layers['timeline'][number] {
  const mentions = inOrder(entities.flatMap(({ id, mentions }) => mentions.map(({ start }) => ({ start, id }))))
  const quoteStarts = inOrder(quotes.map(({ start }, index) => ({ start, index })))
  const claimStarts = inOrder(claims.map(({ start }, index) => ({ start, index })))
  return (event) => {
    const { scope, ...entry } = event
    const { start, end } = entry
    const present = within(mentions, scope.start, scope.end)
    const ids = [...new Set(present.map(({ id }) => id))].slice(0, MOST_PARTICIPANTS)
    return {
      ...entry,
      text: article.text.slice(start, end),
      entities: ids,
      quotes: within(quoteStarts, start, end).map(({ index }) => index),
      claims: within(claimStarts, start, end).map(({ index }) => index),
      group: groupOf(event, ids),
    }
  }
}

const inOrder = <T extends { start: number }>(items: T[]) => items.sort((a, b) => a.start - b.start)
