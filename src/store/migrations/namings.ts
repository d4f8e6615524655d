/** People as articles name them, a row each; `casts.ts` makes today’s tables of it. */
import type { Dialect } from './dialect.ts'

export function namings({ big, int, key, lean }: Dialect): string[] {
  return [
    `create table namings (
      article ${key} not null, person ${key} not null, surname ${key} not null, newest ${big} not null,
      short ${int} not null, facts text not null, bearer ${key}, shown ${key}, pending ${int} not null,
      primary key (article, person)
    )${lean}`,
    'create index namings_surname on namings (surname, short, newest)',
    'create index namings_pending on namings (article) where pending = 1',
  ]
}
