/** What an article says of itself by which lists are narrowed: `publisher the quay courier`, `keyword harbour`. */
import type { Article } from '../../schemas/article.ts'
import type { LabelFilter } from './store.ts'
import { nameKey, plain } from './words.ts'

type Labelled = Pick<Article, 'publisher' | 'bylines' | 'language' | 'section' | 'keywords' | 'kind'>

const exact = (value: string) => plain(value).toLowerCase()

/** How a member of the filter becomes a label, and which members of an article it is about. */
const members: {
  [K in keyof Required<LabelFilter>]: [key: (value: string) => string, of: (article: Labelled) => (string | null)[]]
} = {
  publisher: [nameKey, ({ publisher }) => [publisher]],
  author: [nameKey, ({ bylines }) => bylines.map(({ name }) => name)],
  language: [exact, ({ language }) => [language]],
  section: [nameKey, ({ section }) => [section]],
  keyword: [nameKey, ({ keywords }) => keywords],
  articleKind: [exact, ({ kind }) => [kind]],
}
const names = Object.keys(members) as (keyof LabelFilter)[]

export function labelsOf(article: Labelled): string[] {
  const all = new Set<string>()
  for (const name of names) {
    const [key, of] = members[name]
    for (const value of of(article)) if (value !== null) all.add(`${name} ${key(value)}`)
  }
  return [...all]
}

/** Labels of which an article must have one, for each member of the filter. */
export function labelsAsked(filter: LabelFilter): string[][] {
  return names.flatMap((name) => {
    const asked = filter[name]
    return asked === undefined ? [] : [[asked].flat().map((value) => `${name} ${members[name][0](value)}`)]
  })
}
