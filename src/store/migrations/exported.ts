/** The times of articles, and what an export and lists of mentions are ordered by. */
import type { Dialect } from './dialect.ts'

export const exported = (dialect: Dialect): string[] => [
  `alter table articles add column times ${dialect.bytes}`,
  'create index changes_article on changes (article, sequence)',
  'create index appearances_article on appearances (entity, article)',
]
