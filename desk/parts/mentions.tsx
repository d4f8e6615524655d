/** The words that name somebody or something, in context: all of them, page by page. */
import type { ArticleSummary } from '../../schemas/article.ts'
import type { Mention } from '../../schemas/entity.ts'
import { entityPath } from '../api.ts'
import { momentLabel, titleOf } from '../format.ts'
import { useList } from '../resource.ts'
import { href } from '../router.ts'
import { Places } from './excerpts.tsx'
import { Listed } from './lists.tsx'

/** A mention with the words around it. */
type InContext = Mention & {
  before: string
  after: string
  articleSummary?: Pick<ArticleSummary, 'id' | 'headline' | 'standfirst' | 'publishedAt'> | null
}

export function Mentions({ entity }: { entity: string }) {
  const list = useList<InContext>(`${entityPath(entity)}/mentions`, { include: 'article' })
  return (
    <Listed list={list} what="mentions" empty={null}>
      {(mentions) =>
        byArticle(mentions).map(([article, own]) => (
          <div key={article} class="of-article">
            <h3 class="source">
              <a href={href(['articles', article], { mark: entity })}>{titleIn(own[0]!)}</a>
              {own[0]!.articleSummary?.publishedAt && (
                <span class="aside"> {momentLabel(own[0]!.articleSummary.publishedAt)}</span>
              )}
            </h3>
            <Places kind="mentions" places={own} />
          </div>
        ))
      }
    </Listed>
  )
}

const titleIn = ({ article, articleSummary }: InContext) => (articleSummary ? titleOf(articleSummary) : article)

function byArticle(mentions: readonly InContext[]): [article: string, mentions: InContext[]][] {
  const groups = new Map<string, InContext[]>()
  for (const mention of mentions) groups.set(mention.article, [...(groups.get(mention.article) ?? []), mention])
  return [...groups]
}
