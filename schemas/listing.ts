import { z } from 'zod'
import { ArticleSummary } from './article.ts'
import { Claim } from './claim.ts'
import { Correction } from './correction.ts'
import { Entity } from './entity.ts'
import { Quote } from './quote.ts'
import { TimelineEntry } from './timeline.ts'

const listOf = <T extends z.ZodType>(id: string, item: T) =>
  z
    .object({
      items: z.array(item),
      next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last one.' }),
    })
    .meta({ id, description: 'A page of a list.' })

export const ArticleList = listOf('ArticleList', ArticleSummary)
export const QuoteList = listOf('QuoteList', Quote)
export const EntityList = listOf('EntityList', Entity)
export const ClaimList = listOf('ClaimList', Claim)
export const CorrectionList = listOf('CorrectionList', Correction)
export const Timeline = listOf('Timeline', TimelineEntry)
