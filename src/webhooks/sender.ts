/**
 * Tells subscribers of changes, each in order. How far each has been told stands in the database: whoever was killed,
 * another goes on, and repeats at most what was not noted yet. In memory are a few messages of a few subscriptions.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChangeMessage, DeliveryAnswer, Disabled, Failing } from '../../schemas/subscription.ts'
import type { Change, Store } from '../store/store.ts'
import type { HeldSubscription } from '../store/subscribers.ts'
import type { Poster } from './poster.ts'
import { signed } from './signature.ts'

/** Subscriptions that are told at the same time, and changes that are read for one. */
const AT_ONCE = 8
const BATCH = 50
/** Milliseconds between two looks for what to tell, beside those that changes of this process cause. */
const POLL = 1_000
/** Milliseconds between two rounds: what is noted of each is written, and other writers wait for it. */
const ROUND = 200
/** Milliseconds for which a subscription is held: longer than an attempt takes, and the wait after a process was killed. */
const HOLD = 20_000
/** Milliseconds after which it is noted how far one has come. */
const NOTE = 2_000
/** The first wait after a failure; each is twice the one before, up to the longest. */
const WAIT = { first: 5_000, longest: 3_600_000 }
/** Milliseconds of failures after which nothing is sent any more. */
const PATIENCE = 24 * 3_600_000
/** Attempts that are shown. */
const SHOWN = 10

export interface SenderOptions {
  store: Pick<Store, 'changes' | 'missed' | 'subscribe' | 'subscriptions'>
  poster: Pick<Poster, 'post'>
  /** Is told of errors that no call can throw. */
  report: (error: unknown) => void
  /** Milliseconds since 1970. */
  now?: () => number
}

export interface Sender {
  /** Ends when what is under way has its answer. */
  close(): Promise<void>
}

export function startSender({ store, poster, report, now = Date.now }: SenderOptions): Sender {
  const holder = randomUUID()
  const running = new Set<Promise<void>>()
  let closed = false
  let wake = new AbortController()
  const wakeUp = () => {
    wake.abort()
    wake = new AbortController()
  }
  const stop = store.subscribe(wakeUp)

  const start = (one: HeldSubscription) => {
    const work: Promise<void> = tell(one)
      .catch(report)
      .finally(() => {
        running.delete(work)
        wakeUp()
      })
    running.add(work)
  }
  const work = async () => {
    while (!closed) {
      const { signal } = wake
      const free = AT_ONCE - running.size
      const taken = free > 0 ? await store.subscriptions.take(holder, now(), now() + HOLD, free).catch(none) : []
      for (const one of taken) start(one)
      if (closed) return
      if (taken.length > 0) await sleep(ROUND)
      else await sleep(POLL, undefined, { signal }).catch(() => {})
    }
  }
  const none = (error: unknown) => {
    report(error)
    return []
  }

  /** Tells one of some changes, and notes how far it came. */
  const tell = async (one: HeldSubscription): Promise<void> => {
    const { id } = one
    let [told, failing] = [one.told, one.failing]
    const answers = [...one.answers]
    let noted = now()
    const note = (held: number, disabled: Disabled | null = null) => {
      noted = now()
      return store.subscriptions.note(id, holder, { told, failing, disabled, answers: answers.slice(0, SHOWN), held })
    }
    for (const message of await messagesOf(one)) {
      if (closed) break
      if (message.type !== null) {
        if (now() - noted > NOTE && !(await note(now() + HOLD))) return
        const answer = await attempt(one, message)
        // What was cut off when the process ends is no failure of the receiver.
        if (closed && answer.status === null) break
        answers.unshift(answer.shown)
        if (!answer.isGood) {
          failing = failed(failing, answer.retryAfter, now())
          await note(0, givenUp(failing, answer.shown, now()))
          return
        }
        failing = null
      }
      told = message.sequence
    }
    await note(0)
  }

  const attempt = async ({ id, url, secret }: HeldSubscription, message: ChangeMessage) => {
    const started = now()
    const body = JSON.stringify(message)
    const headers = signed(secret, `${id}.${message.sequence}`, Math.floor(started / 1000), body)
    const { status, error, retryAfter } = await poster.post(url, headers, body)
    const shown: DeliveryAnswer = {
      at: new Date(started).toISOString(),
      sequence: message.sequence,
      status,
      error,
      milliseconds: Math.max(0, Math.round(now() - started)),
    }
    return { shown, status, retryAfter, isGood: status !== null && status >= 200 && status < 300 }
  }

  /** What there is to tell, in order; of changes that are none for it only the number. */
  const messagesOf = async ({ told, kinds, filter }: HeldSubscription): Promise<(ChangeMessage | Passed)[]> => {
    const changes = await store.changes(told, BATCH)
    const missed = await store.missed(told)
    if (missed) return [{ type: 'changes.reset', sequence: missed.newest }]
    const wanted = changes.filter(({ kind }) => kinds.includes(kind))
    const there = wanted.filter(({ kind }) => kind !== 'deleted').map(({ article }) => article)
    const about = there.length > 0 ? await store.subscriptions.about([...new Set(there)], filter) : new Map()
    return changes.map(({ sequence, kind, article }: Change) => {
      const isTold = kinds.includes(kind) && (kind === 'deleted' || about.has(article))
      if (!isTold) return { type: null, sequence }
      return {
        type: `article.${kind}` as const,
        sequence,
        article,
        summary: kind === 'deleted' ? null : about.get(article)!,
      }
    })
  }

  const working = work()
  return {
    async close() {
      closed = true
      stop()
      wakeUp()
      await working
      await Promise.all(running)
    },
  }
}

/** A change that is none for a subscriber. */
interface Passed {
  type: null
  sequence: number
}

function failed(before: Failing | null, retryAfter: number | null, now: number): Failing {
  const attempts = (before?.attempts ?? 0) + 1
  const wait = Math.min(Math.max(WAIT.first * 2 ** Math.min(attempts - 1, 20), (retryAfter ?? 0) * 1000), WAIT.longest)
  const at = (milliseconds: number) => new Date(milliseconds).toISOString()
  return { since: before?.since ?? at(now), attempts, next: at(now + wait) }
}

/** Who says that it is gone is believed. */
function givenUp(failing: Failing, { status, error }: DeliveryAnswer, now: number): Disabled | null {
  const last = status === null ? error : `the answer was ${status}`
  const at = new Date(now).toISOString()
  if (status === 410) return { at, reason: 'the answer was 410, Gone' }
  if (now - Date.parse(failing.since) < PATIENCE) return null
  return { at, reason: `nothing went through for a day; at last: ${last}` }
}
