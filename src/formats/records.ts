/** What formats of a whole article are made from, and what several of them need. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Article } from '../../schemas/article.ts'

/** All records of an article. */
export type Records = Pick<Analysis, 'article' | 'quotes' | 'entities' | 'claims' | 'timeline'>

/** The article’s text without headline and standfirst, paragraphs joined by a blank line. */
export function bodyOf({ text, paragraphs }: Article): string {
  return paragraphs
    .filter(({ role }) => role !== 'headline' && role !== 'standfirst')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n\n')
}

/**
 * Addresses of records, which stand for them in what is taken away.
 * @param origin where the service is, as `https://desk.example`.
 */
export function addressesAt(origin: string) {
  const at = (kind: string) => (id: string) => `${origin}/${kind}/${encodeURIComponent(id)}`
  return {
    article: at('articles'),
    quote: at('quotes'),
    claim: at('claims'),
    event: at('timeline'),
    /** @param id with its type, as `person/ada-moss`. */
    entity: (id: string) => `${origin}/entities/${id.split('/').map(encodeURIComponent).join('/')}`,
  }
}

/** A list, or undefined, which JSON leaves out, when it is empty. */
export function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}

/** The moment where a format has room for date-times alone: a day without a time is left out, for a day is not midnight. */
export function instant(moment: string | null): string | undefined {
  return moment?.includes('T') ? moment : undefined
}
