import { z } from 'zod'
import { Provenance } from './provenance.ts'
import { Span } from './span.ts'

export const EntityType = z.enum(['person', 'organisation', 'place'])
export type EntityType = z.infer<typeof EntityType>

/** `type/slug`, the same across articles; a number tells people of one full name apart. */
export const EntityId = z
  .string()
  .regex(/^(person|organisation|place)\/[^/\s]+$/, 'must be an entity’s id, such as person/liz-truss')
  .meta({
    description:
      '`type/slug`, the same in every article; another person of the same full name has a number behind it (`-2`).',
  })

export const MentionKind = z.enum(['name', 'nominal', 'pronoun'])
export type MentionKind = z.infer<typeof MentionKind>

/** A place in the text that refers to the entity. */
export const Mention = Span.extend({
  article: z.string(),
  kind: MentionKind.meta({ description: 'By name, by a description (“the prime minister”) or by a pronoun.' }),
}).meta({ id: 'Mention', description: 'A stretch of an article that refers to an entity.' })
export type Mention = z.infer<typeof Mention>

/** How often an entity occurs. */
export const Counts = z
  .object({
    articles: z.int().min(0),
    mentions: z.int().min(0),
    quotes: z.int().min(0).meta({ description: 'Quotes spoken by it.' }),
    claims: z.int().min(0).meta({ description: 'Claims it answers for.' }),
  })
  .meta({ id: 'Counts', description: 'How often an entity occurs.' })

/** A point on the earth. */
export const Coordinates = z
  .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
  .meta({ id: 'Coordinates', description: 'Degrees north and east (WGS 84).' })
export type Coordinates = z.infer<typeof Coordinates>

const common = {
  id: EntityId,
  name: z.string().min(1).meta({ description: 'The fullest form found.' }),
  aliases: z.array(z.string()).meta({ description: 'Other written forms, without `name`, sorted.' }),
  mentions: z.array(Mention),
  counts: Counts,
  source: Provenance,
  sameAs: z.array(z.url()).optional().meta({
    description: 'Addresses that mean the same, where the service has an authority file that knows it.',
  }),
}

export const Person = z
  .object({
    ...common,
    type: z.literal('person'),
    roles: z.array(z.string()).meta({ description: 'As written, e.g. “foreign secretary”.' }),
    honorific: z.string().nullable().meta({ description: '“Mr”, “Sir”, “Dr” …; null when none is written.' }),
  })
  .meta({ id: 'Person', description: 'A person named in the text.' })
export type Person = z.infer<typeof Person>

export const Organisation = z
  .object({ ...common, type: z.literal('organisation') })
  .meta({ id: 'Organisation', description: 'An organisation named in the text.' })
export type Organisation = z.infer<typeof Organisation>

export const Place = z
  .object({
    ...common,
    type: z.literal('place'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .meta({ description: 'ISO 3166-1 alpha-2 of the country it is or lies in; null when unknown.' }),
    coordinates: Coordinates.nullable().meta({
      description: 'Where a settlement lies; null when it is none, or the article does not tell which it is.',
    }),
    geonames: z.int().min(1).nullable().meta({ description: 'Its id in GeoNames; null when `coordinates` is.' }),
  })
  .meta({ id: 'Place', description: 'A place named in the text.' })
export type Place = z.infer<typeof Place>

/** A person, an organisation or a place; told apart by `type`. */
export const Entity = z
  .discriminatedUnion('type', [Person, Organisation, Place])
  .meta({ id: 'Entity', description: 'A person, an organisation or a place named in the text.' })
export type Entity = z.infer<typeof Entity>
