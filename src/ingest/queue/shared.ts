/** The queue that the settings name, loaded only where there is one: pg-boss would be a twentieth of every start. */
import type { Config } from '../../config.ts'
import type { QueueOptions } from './postgres.ts'
import type { Queue } from './queue.ts'

/** Seconds that storing an analysed source takes, at most: what the database may let it wait. */
const STORING = 30

/** @throws when there is no `DATABASE_URL`, or the database does not answer. */
export async function openSharedQueue(config: Config, options: Omit<QueueOptions, 'lease'>): Promise<Queue> {
  if (config.DATABASE_URL === undefined) throw new Error('the queue needs a DATABASE_URL')
  const { openQueue } = await import('./postgres.ts')
  // A thread may be busy with another source, at first.
  const lease = Math.ceil((2 * config.COPYDESK_ANALYSE_TIMEOUT) / 1000) + STORING
  return openQueue(config.DATABASE_URL, { ...options, lease })
}
