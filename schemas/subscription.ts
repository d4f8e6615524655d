import { z } from 'zod'
import type { ArticleSummary } from './article.ts'
import { EntityId } from './entity.ts'

/** What happens to articles. */
export const ChangeKind = z.enum(['created', 'updated', 'deleted'])
export type ChangeKind = z.infer<typeof ChangeKind>

/** Numbers of changes have 15 digits at most. */
const Sequence = z.int().min(0).max(999_999_999_999_999)

const url = z
  .url({ protocol: /^https?$/, error: 'must be a web address, such as https://example.org/news/1' })
  .max(2048)
  .refine((url) => !/^https?:\/\/[^/?#]*@/i.test(url), 'must have no password in it')
  .meta({ description: 'Where changes are sent: `POST`, one a request.', examples: ['https://example.org/hooks/news'] })
const kinds = z.array(ChangeKind).min(1).max(3)
const text = z.string().trim().min(1).max(200)
const filter = {
  publisher: text,
  entity: EntityId.max(200).meta({ description: 'Only articles that name this entity.' }),
  language: text,
  section: text,
}

/** Which articles it is about; what is gone can no longer be asked, so that deletions are told of every article. */
export const SubscriptionFilter = z
  .strictObject({
    publisher: filter.publisher.optional(),
    entity: filter.entity.optional(),
    language: filter.language.optional(),
    section: filter.section.optional(),
  })
  .meta({
    id: 'SubscriptionFilter',
    description:
      'Which articles it is about, as they are when a change is told; what is gone cannot be asked, so that deletions are told of every article.',
  })
export type SubscriptionFilter = z.infer<typeof SubscriptionFilter>

export const NewSubscription = z
  .strictObject({
    url,
    kinds: kinds.optional().meta({ description: 'All kinds unless given.' }),
    filter: SubscriptionFilter.optional(),
    since: Sequence.optional().meta({
      description: 'Number of the change (of `/changes`) to begin after; from now on unless given.',
    }),
  })
  .meta({ id: 'NewSubscription', description: 'Whom to tell of which changes.' })
export type NewSubscription = z.infer<typeof NewSubscription>

export const SubscriptionPatch = z
  .strictObject({
    url: url.optional(),
    kinds: kinds.optional(),
    filter: z
      .strictObject({
        publisher: filter.publisher.nullable().optional(),
        entity: filter.entity.nullable().optional(),
        language: filter.language.nullable().optional(),
        section: filter.section.nullable().optional(),
      })
      .meta({ id: 'SubscriptionFilterPatch', description: 'Members to change; null takes one away.' })
      .optional(),
    active: z.boolean().optional().meta({ description: 'False: nothing is sent; true: it goes on where it was.' }),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change something')
  .meta({
    id: 'SubscriptionPatch',
    description: 'A merge patch (RFC 7396): members that are left out stay as they are.',
    minProperties: 1,
  })
export type SubscriptionPatch = z.infer<typeof SubscriptionPatch>

export const DeliveryAnswer = z
  .object({
    at: z.iso.datetime(),
    sequence: Sequence.meta({ description: 'The change that was told.' }),
    status: z.int().min(100).max(599).nullable().meta({ description: 'Null when there was no answer.' }),
    error: z.string().nullable().meta({ description: 'Why there was none.' }),
    milliseconds: z.int().min(0),
  })
  .meta({ id: 'DeliveryAnswer', description: 'What became of one attempt to tell of a change.' })
export type DeliveryAnswer = z.infer<typeof DeliveryAnswer>

export const Failing = z
  .object({
    since: z.iso.datetime(),
    attempts: z.int().min(1),
    next: z.iso.datetime().meta({ description: 'When it is tried again.' }),
  })
  .meta({ id: 'Failing', description: 'Attempts that failed, one after the other.' })
export type Failing = z.infer<typeof Failing>

export const Disabled = z
  .object({ at: z.iso.datetime(), reason: z.string() })
  .meta({ id: 'Disabled', description: 'When and why nothing is sent any more.' })
export type Disabled = z.infer<typeof Disabled>

export const Subscription = z
  .object({
    id: z.string(),
    url,
    kinds,
    filter: SubscriptionFilter,
    by: z.string().meta({ description: 'The token’s label.' }),
    at: z.iso.datetime().meta({ description: 'When it was made.' }),
    active: z.boolean().meta({ description: 'Whether changes are sent.' }),
    sequence: Sequence.meta({ description: 'The last change that it was told of, or that is none for it.' }),
    failing: Failing.nullable().meta({ description: 'Null when the last attempt went well.' }),
    disabled: Disabled.nullable().meta({ description: 'Null unless it was given up; `"active": true` tries again.' }),
    answers: z.array(DeliveryAnswer).meta({ description: 'The last attempts, newest first; at most ten.' }),
  })
  .meta({ id: 'Subscription', description: 'Who is told of changes of articles, and how that goes.' })
export type Subscription = z.infer<typeof Subscription>

export const CreatedSubscription = Subscription.extend({
  secret: z.string().meta({ description: 'The key of the signatures (Standard Webhooks); it is shown this once.' }),
}).meta({ id: 'CreatedSubscription', description: 'A new subscription, with its secret.' })

export const SubscriptionList = z
  .object({ items: z.array(Subscription), next: z.string().nullable() })
  .meta({ id: 'SubscriptionList', description: 'A page of subscriptions.' })

/** What is sent of a change. */
export interface ChangeMessage {
  /** `changes.reset`: changes are forgotten that were not told; what is held must be read anew. */
  type: `article.${ChangeKind}` | 'changes.reset'
  sequence: number
  article?: string
  /** As the article is when it is told; null when it is gone. */
  summary?: ArticleSummary | null
}
