import { z } from 'zod'

/** How many records a list has. */
export const Total = z
  .object({
    count: z.int().min(0),
    exact: z.boolean().meta({ description: 'False: there are at least so many.' }),
  })
  .meta({
    id: 'Total',
    description: 'How many records a list has; exact to 10,000 where not too much has to be looked at.',
  })
export type Total = z.infer<typeof Total>

/** A value of a facet. */
export const FacetValue = z
  .object({
    value: z.string().meta({ description: 'What the parameter of the facet’s name takes.' }),
    label: z.string().meta({ description: 'What to show: an entity’s name.' }),
    count: z.int().min(1).meta({ description: 'Records that have it.' }),
  })
  .meta({ id: 'FacetValue', description: 'A value, and how many records of a list have it.' })
export type FacetValue = z.infer<typeof FacetValue>

const values = z.array(FacetValue).optional()
/** How many records of a list have which values. */
export const Facets = z
  .object({
    publisher: values,
    day: values.meta({ description: 'Of publication, of events the first day; the newest first.' }),
    speaker: values.meta({ description: 'Who says it or answers for it: an entity’s id, or a name.' }),
    entity: values.meta({ description: 'Who or what is named in it.' }),
    kind: values.meta({ description: 'Of quotes their own kind, else the article’s.' }),
  })
  .meta({
    id: 'Facets',
    description: 'How many of the records that `counted` tells have which values, the most frequent 100 first.',
  })
export type Facets = z.infer<typeof Facets>
