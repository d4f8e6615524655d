/** What records are told by what shows them. */
import { createContext } from 'preact'
import type { Article } from '../../schemas/article.ts'

/** Whether the records shown are stored. Those of a text that is only tried have no pages of their own. */
export const AreStored = createContext(true)

/** The article that the records shown are of; null where they are of several. */
export const OfArticle = createContext<Article | null>(null)
