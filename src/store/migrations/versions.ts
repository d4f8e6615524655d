/** Versions of articles. */
import type { Dialect } from './dialect.ts'

export function versions({ int, key, bytes }: Dialect): string[] {
  return [
    `create table versions (
      article ${key} not null, number ${int} not null, records ${bytes} not null,
      primary key (article, number)
    )`,
  ]
}
