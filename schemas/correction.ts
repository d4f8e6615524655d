import { z } from 'zod'
import { Claim } from './claim.ts'
import { EntityId, EntityType } from './entity.ts'
import { QuoteKind } from './quote.ts'
import { GivenMoment } from './source.ts'
import { TimelineEntry } from './timeline.ts'

/** What can be corrected. */
export const RecordKind = z.enum(['quote', 'claim', 'timeline', 'entity', 'article', 'verdict'])
export type RecordKind = z.infer<typeof RecordKind>

/** What was done to it. */
export const CorrectionAction = z.enum(['change', 'hide', 'merge', 'split'])
export type CorrectionAction = z.infer<typeof CorrectionAction>

const name = z.string().trim().min(1).max(200)
const entity = EntityId.max(200)

/** A stretch of the article, by its offsets; `text` is checked when it is given. */
export const Stretch = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1), text: z.string().max(5000).optional() })
  .meta({ id: 'Stretch', description: 'A stretch of the article’s text (UTF-16, `end` exclusive).' })
export type Stretch = z.infer<typeof Stretch>

const who = {
  name: name.optional().meta({ description: 'Needed when it is no known entity; else the entity’s name is taken.' }),
  entity: entity.nullable().optional().meta({
    description:
      'An entity’s id; null for somebody who is none. One that there is not is refused, with the nearest ids.',
  }),
  create: z
    .boolean()
    .optional()
    .meta({ description: 'Makes `entity` a new one where there is none; it needs a name.' }),
}

export const SpeakerPatch = z
  .strictObject({
    ...who,
    mention: Stretch.nullable().optional(),
    entities: z
      .array(z.strictObject(who).meta({ id: 'FellowSpeakerPatch', description: 'One of several who speak together.' }))
      .min(2)
      .max(50)
      .optional()
      .meta({ description: 'Everyone who speaks, when several speak together.' }),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change something')
  .meta({
    id: 'SpeakerPatch',
    description: 'What to change of who says a quote or answers for a claim.',
    minProperties: 1,
  })
export type SpeakerPatch = z.infer<typeof SpeakerPatch>

const Hide = z
  .strictObject({ hidden: z.literal(true).meta({ description: 'Takes the record out of all answers.' }) })
  .meta({ id: 'Hide', description: 'Hides the record.' })

/** What to change, or that the record is to be hidden. */
const patchOf = <T extends z.ZodRawShape>(id: string, shape: T) =>
  z
    .union([
      z
        .strictObject(shape)
        .refine((patch) => Object.keys(patch).length > 0, 'must change something')
        .meta({ id: id.replace('Patch', 'Change'), description: 'What to change.', minProperties: 1 }),
      Hide,
    ])
    .meta({ id, description: 'A merge patch (RFC 7396): members that are left out stay as they are.' })

export const QuotePatch = patchOf('QuotePatch', {
  speaker: SpeakerPatch.nullable().optional(),
  parts: z.array(Stretch).min(1).max(50).optional().meta({
    description:
      'All of it: the stretches that are quoted, in order, each within a paragraph and without the marks around it. `text`, `verbatim` and, unless it is given, `kind` follow from them.',
  }),
  cue: Stretch.nullable().optional(),
  kind: QuoteKind.optional(),
  saidAt: z
    .string()
    .max(50)
    .nullable()
    .optional()
    .meta({ description: 'EDTF date; null when the text does not tell.' }),
})
export type QuotePatch = z.infer<typeof QuotePatch>

const { polarity, act, certainty, voice } = Claim.shape
export const ClaimPatch = patchOf('ClaimPatch', {
  claimant: SpeakerPatch.nullable().optional(),
  cue: Stretch.nullable().optional(),
  voice: voice.optional(),
  polarity: polarity.optional(),
  act: act.optional(),
  certainty: certainty.optional(),
})
export type ClaimPatch = z.infer<typeof ClaimPatch>

export const TimelinePatch = patchOf('TimelinePatch', {
  date: z
    .string()
    .max(50)
    .optional()
    .meta({
      description: 'EDTF level 0 or 1; `earliest`, `latest` and `precision` follow from it.',
      examples: ['2024-03-08'],
    }),
  tense: TimelineEntry.shape.tense.optional(),
  text: z.string().min(1).max(5000).optional().meta({
    description: 'Other words of the article that tell the event: of equal ones those nearest to where it stands.',
  }),
  entities: z.array(entity).max(100).optional(),
})
export type TimelinePatch = z.infer<typeof TimelinePatch>

export const EntityPatch = patchOf('EntityPatch', {
  name: name.optional(),
  type: EntityType.optional().meta({ description: 'Another type gives it another id; the old one leads to it.' }),
  aliases: z.array(name).max(200).optional().meta({ description: 'All of them: what is left out is taken away.' }),
  roles: z.array(name).max(200).optional().meta({ description: 'Of people only.' }),
  honorific: name.nullable().optional().meta({ description: 'Of people only.' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional()
    .meta({ description: 'Of places only.' }),
})
export type EntityPatch = z.infer<typeof EntityPatch>

export const Merge = z
  .strictObject({ into: entity.meta({ description: 'The entity that both are from now on.' }) })
  .meta({
    id: 'Merge',
    description: 'Which entity an entity becomes one with.',
    examples: [{ into: 'person/ada-moss' }],
  })
export type Merge = z.infer<typeof Merge>

export const Split = z
  .strictObject({
    into: entity.meta({ description: 'The entity they go to, known or new; its type may be another one.' }),
    name: name.optional().meta({ description: 'Needed for a new one.' }),
    articles: z
      .array(z.string().min(1).max(200))
      .max(100)
      .default([])
      .meta({ description: 'All its mentions in these articles go.' }),
    mentions: z
      .array(
        z
          .strictObject({ article: z.string().min(1).max(200), ...Stretch.shape })
          .meta({ id: 'StretchOfArticle', description: 'A stretch of one article’s text.' }),
      )
      .max(500)
      .default([])
      .meta({ description: 'These mentions go.' }),
  })
  .meta({
    id: 'Split',
    description: 'Which mentions of an entity are another one’s.',
    examples: [
      {
        into: 'person/ada-moss-engineer',
        name: 'Ada Moss',
        articles: ['2024-03-05-harbour-bridge-to-close'],
        mentions: [],
      },
    ],
  })
export type Split = z.infer<typeof Split>

/** A line as editors type it: white space is single spaces. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((typed) => typed.replace(/\s+/g, ' ').trim())
    .min(1)

export const ArticlePatch = z
  .strictObject({
    headline: line(1000).nullable().optional().meta({
      description:
        'The text stays as it is printed. A headline that is one of its paragraphs makes that one the headline.',
    }),
    standfirst: line(5000).nullable().optional().meta({ description: 'As `headline`.' }),
    publishedAt: GivenMoment.nullable().optional().meta({
      description:
        'A full date, or a date-time with its zone (RFC 3339). The source is read again with it: “on Friday” is another day then.',
    }),
    publisher: line(200).nullable().optional(),
    bylines: z
      .array(
        z
          .strictObject({ name: line(200), role: line(200).nullable().default(null) })
          .meta({ id: 'BylinePatch', description: 'An author as credited.' }),
      )
      .max(50)
      .optional()
      .meta({ description: 'All of them.' }),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change something')
  .meta({
    id: 'ArticlePatch',
    description: 'A merge patch (RFC 7396): members that are left out stay as they are; null is what nobody knows.',
    minProperties: 1,
    examples: [{ publisher: 'The Quay Courier', publishedAt: '2024-03-05' }],
  })
export type ArticlePatch = z.infer<typeof ArticlePatch>

const made = { by: z.string().meta({ description: 'The token’s label.' }), at: z.iso.datetime() }
const Undone = z.object(made).meta({ id: 'Undone', description: 'By whom and when a correction was undone.' })

/** What an editor changed. */
export const Correction = z
  .object({
    id: z.string(),
    record: RecordKind,
    action: CorrectionAction,
    target: z.string().meta({ description: 'Id of the record when it was corrected.' }),
    into: EntityId.nullable().meta({
      description: 'What `target` is called or belongs to since; null when nothing moved.',
    }),
    article: z.string().nullable().meta({ description: 'The article it holds in; null: in all.' }),
    patch: z.record(z.string(), z.unknown()).meta({ description: 'As it was sent.' }),
    before: z.record(z.string(), z.unknown()).meta({ description: 'What the members of `patch` were before.' }),
    ...made,
    undone: Undone.nullable().meta({ description: 'By whom and when it was undone; null while it holds.' }),
    applied: z.boolean().meta({
      description:
        'Whether it shows anywhere; false when its words are in the text no more. It is kept and looked for again.',
    }),
    articles: z.int().min(0).meta({ description: 'Articles in which it shows.' }),
    pending: z.int().min(0).meta({ description: 'Articles that are still to be written anew.' }),
  })
  .meta({
    id: 'Correction',
    description: 'What an editor changed, who, and when.',
    examples: [
      {
        id: '7',
        record: 'quote',
        action: 'change',
        target: '2024-03-05-harbour-bridge-to-close.q58',
        into: null,
        article: '2024-03-05-harbour-bridge-to-close',
        patch: { speaker: { entity: 'person/ada-moss' } },
        before: { speaker: null },
        by: 'desk',
        at: '2024-03-06T08:12:44.120Z',
        undone: null,
        applied: true,
        articles: 1,
        pending: 0,
      },
    ],
  })
export type Correction = z.infer<typeof Correction>
