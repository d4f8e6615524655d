/** What a store keeps of those who are told of changes. */
import type { ArticleSummary } from '../../schemas/article.ts'
import type {
  ChangeKind,
  DeliveryAnswer,
  Disabled,
  Failing,
  NewSubscription,
  Subscription,
  SubscriptionFilter,
  SubscriptionPatch,
} from '../../schemas/subscription.ts'

/** A subscription that a process tells of changes: nobody else does meanwhile. */
export interface HeldSubscription {
  id: string
  url: string
  secret: string
  kinds: ChangeKind[]
  filter: SubscriptionFilter
  told: number
  failing: Failing | null
  answers: DeliveryAnswer[]
}

/** How it went. */
export interface Progress {
  told: number
  failing: Failing | null
  disabled: Disabled | null
  answers: readonly DeliveryAnswer[]
  /** Milliseconds since 1970 until which it is still held; 0: it is let go. */
  held: number
}

/** The subscriptions of a store. Ids are numbers as texts. */
export interface Subscriptions {
  add(wanted: NewSubscription & { secret: string }, editor: { by: string; at: string }): Promise<Subscription>
  get(id: string): Promise<Subscription | null>
  /** In the order in which they were made. */
  list(paging: { limit: number; cursor?: string }): Promise<{ items: Subscription[]; next: string | null }>
  /** Null when there is none. Who was failing is tried at once. */
  change(id: string, patch: SubscriptionPatch): Promise<Subscription | null>
  /** False when there is none. */
  remove(id: string): Promise<boolean>
  /**
   * Takes some that have changes to be told and that nobody else tells; until `held` they are the holder’s.
   * @param now milliseconds since 1970.
   */
  take(holder: string, now: number, held: number, limit: number): Promise<HeldSubscription[]>
  /** False when the holder does not hold it any more: it was changed or removed, or another has taken it. */
  note(id: string, holder: string, progress: Progress): Promise<boolean>
  /** Summaries of those articles that there are and that a filter is about, by id. */
  about(articles: readonly string[], filter: SubscriptionFilter): Promise<Map<string, ArticleSummary>>
}
