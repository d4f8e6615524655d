/** Timelines that editors keep. */
import type { Dialect } from './dialect.ts'

export function timelines({ seq, big, key }: Dialect): string[] {
  return [
    `create table timelines (
      seq ${seq},
      newest ${big} not null,
      id ${key} not null unique,
      headline text not null,
      events text not null,
      editor text not null,
      made text not null,
      changer text,
      changed text
    )`,
    'create index timelines_order on timelines (newest, seq)',
  ]
}
