/** Changes of the articles as they happen, from `/changes`. */

import type { ArticleSummary } from '../schemas/article.ts'
import { announce } from './announce.ts'
import { ask } from './api.ts'
import { observable } from './observable.ts'

export type Connection = 'connecting' | 'live' | 'lost'

export interface Change {
  kind: 'created' | 'updated' | 'deleted'
  article: string
}

export const connection = observable<Connection>('connecting')
/** The latest changes, those of a moment together; empty when some may have been missed. */
export const changes = observable<readonly Change[]>([])
/** Ids of articles that came or changed since the page was opened, and how. */
export const news = observable<ReadonlyMap<string, Change['kind']>>(new Map())

/** Milliseconds in which changes count as one: a batch brings many, and each of them has the lists read again. */
const MOMENT = 500
/** Milliseconds after which a refused connection is tried again. */
const AGAIN = 10_000

const kinds = ['created', 'updated', 'deleted'] as const

/** Follows the changes from now on. */
export function followChanges(): void {
  const source = new EventSource('changes')
  let waiting: Change[] = []
  source.onopen = () => {
    const wasLost = connection.get() === 'lost'
    connection.set('live')
    if (!wasLost) return
    announce('Live again.')
    // The service resumes after the last change that came; there may have been none before.
    changes.set([])
  }
  source.onerror = () => {
    if (connection.get() === 'live') announce('The connection is lost. Trying again.')
    connection.set('lost')
    // The browser itself reconnects, and resumes, unless it was refused.
    if (source.readyState === EventSource.CLOSED) setTimeout(followChanges, AGAIN)
  }
  for (const kind of kinds) {
    source.addEventListener(kind, ({ data }: MessageEvent<string>) => {
      if (waiting.length === 0) setTimeout(deliver, MOMENT)
      waiting.push({ kind, article: (JSON.parse(data) as { article: string }).article })
    })
  }
  const deliver = () => {
    const together = waiting
    waiting = []
    news.set(new Map([...news.get(), ...together.map(({ article, kind }) => [article, kind] as const)]))
    changes.set(together)
    void tell(together)
  }
}

const verbs = { created: 'New', updated: 'Updated', deleted: 'Removed' }

async function tell(together: readonly Change[]): Promise<void> {
  const [first] = together
  if (together.length > 1 || first!.kind === 'deleted') {
    const numbers = kinds.flatMap((kind) => {
      const number = together.filter((change) => change.kind === kind).length
      return number > 0 ? [`${number} ${verbs[kind].toLowerCase()}`] : []
    })
    announce(`Articles: ${numbers.join(', ')}.`)
    return
  }
  const path = `articles/${encodeURIComponent(first!.article)}`
  const { headline } = await ask<ArticleSummary>(path).catch(() => ({ headline: null }))
  announce(`${verbs[first!.kind]} article: ${headline ?? first!.article}.`)
}
