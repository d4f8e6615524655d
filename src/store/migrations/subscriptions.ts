/** Who is told of changes. */
import type { Dialect } from './dialect.ts'

export const subscriptions = (dialect: Dialect): string[] => [
  `create table subscriptions (
      seq ${dialect.seq},
      url text not null,
      kinds text not null,
      filter text not null,
      secret text not null,
      editor text not null,
      made text not null,
      told ${dialect.big} not null,
      active ${dialect.int} not null,
      due ${dialect.big} not null,
      holder text,
      held ${dialect.big} not null,
      failing text,
      disabled text,
      answers text not null
    )`,
]
