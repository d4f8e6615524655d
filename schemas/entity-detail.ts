import { z } from 'zod'
import { EntityId, EntityType, Organisation, Person, Place } from './entity.ts'
import { Quote } from './quote.ts'

/** Another entity that is named in the same sentences. */
export const Neighbour = z
  .object({
    id: EntityId,
    type: EntityType,
    name: z.string().min(1),
    sentences: z.int().min(1).meta({ description: 'Sentences that name both.' }),
  })
  .meta({ id: 'Neighbour', description: 'Another entity that is named in the same sentences.' })
export type Neighbour = z.infer<typeof Neighbour>

const detail = {
  quotes: z.array(Quote).meta({ description: 'What it says, newest article first.' }),
  neighbours: z.array(Neighbour).meta({ description: 'Most sentences first.' }),
}

/** An entity over all articles: with its mentions, what it says, and who stands beside it. */
export const EntityDetail = z
  .discriminatedUnion('type', [Person.extend(detail), Organisation.extend(detail), Place.extend(detail)])
  .meta({ id: 'EntityDetail', description: 'An entity over all articles, with its quotes and neighbours.' })
export type EntityDetail = z.infer<typeof EntityDetail>
