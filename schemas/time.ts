import { z } from 'zod'
import { Span } from './span.ts'

export const Precision = z.enum([
  'second',
  'minute',
  'hour',
  'part-of-day',
  'day',
  'weekend',
  'week',
  'month',
  'season',
  'quarter',
  'half',
  'year',
  'decade',
  'century',
  'vague',
])
export type Precision = z.infer<typeof Precision>

/** A time expression (TIMEX3) and what it resolves to. */
export const Time = Span.extend({
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: z.string().meta({
    description: 'TIMEX3 value, e.g. `2022-01-20`, `P2W`, `XXXX-WXX-5`, `PAST_REF`; `2018/2019` for “2018-19”.',
  }),
  edtf: z.string().nullable().meta({ description: 'EDTF level 0 or 1; null when it names no calendar date.' }),
  earliest: z.iso.date().nullable().meta({ description: 'First day it can mean; null when unresolved.' }),
  latest: z.iso.date().nullable().meta({ description: 'Last day it can mean; null when unresolved.' }),
  precision: Precision.nullable(),
}).meta({ id: 'Time', description: 'A time expression and what it resolves to.' })
export type Time = z.infer<typeof Time>
