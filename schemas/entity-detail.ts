import { z } from 'zod'
import { EntityId, EntityType, Organisation, Person, Place } from './entity.ts'
import { Quote } from './quote.ts'

/** Another entity that is named in the same articles. */
export const Neighbour = z
  .object({
    id: EntityId,
    type: EntityType,
    name: z.string().min(1),
    articles: z.int().min(1).meta({ description: 'Articles that name both.' }),
    paragraphs: z.int().min(0).meta({ description: 'Paragraphs that name both.' }),
  })
  .meta({ id: 'Neighbour', description: 'Another entity that is named in the same articles.' })
export type Neighbour = z.infer<typeof Neighbour>

/** A role of a person, with how often and when articles give it. */
export const RoleUse = z
  .object({
    role: z.string().min(1),
    articles: z.int().min(1).meta({ description: 'Articles that give it, in whatever spelling.' }),
    first: z.iso.date().nullable().meta({ description: 'Day of the first of them; null when none has a date.' }),
    last: z.iso.date().nullable().meta({ description: 'Day of the last of them.' }),
  })
  .meta({ id: 'RoleUse', description: 'A role of a person, with how often and when articles give it.' })
export type RoleUse = z.infer<typeof RoleUse>

/** A person who may be the same. */
export const Similar = z
  .object({
    id: EntityId,
    name: z.string().min(1),
    articles: z.int().min(1).meta({ description: 'Articles that name them.' }),
    shared: z.array(z.string()).meta({ description: 'Names that stand beside both, at most 5.' }),
  })
  .meta({
    id: 'Similar',
    description: 'A person of the same surname who may be the same: one of the two goes by it alone.',
  })
export type Similar = z.infer<typeof Similar>

const detail = {
  quotes: z.array(Quote).meta({
    description: 'What it says, newest article first; at most 100, the rest is in the list of quotes by speaker.',
  }),
  neighbours: z.array(Neighbour).meta({
    description: 'Most shared paragraphs first, then articles; at most 50, counted over its 200 newest articles.',
  }),
}

/** An entity over all articles: with its mentions, what it says, and who stands beside it. */
export const EntityDetail = z
  .discriminatedUnion('type', [
    Person.extend({
      ...detail,
      roleUses: z.array(RoleUse).meta({
        description: 'Its three most used roles, counted over its 50 newest articles.',
      }),
      similar: z.array(Similar).meta({
        description:
          'Of a person who goes by a surname alone those of that surname whom it may mean, and the other way round; who shares most names first, at most 5.',
      }),
    }).meta({ id: 'PersonDetail', description: 'A person over all articles.' }),
    Organisation.extend(detail).meta({ id: 'OrganisationDetail', description: 'An organisation over all articles.' }),
    Place.extend(detail).meta({ id: 'PlaceDetail', description: 'A place over all articles.' }),
  ])
  .meta({ id: 'EntityDetail', description: 'An entity over all articles, with its quotes and neighbours.' })
export type EntityDetail = z.infer<typeof EntityDetail>
