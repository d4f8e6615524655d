/** The words for what a schema refuses: a reader never meets those of the library. */
import t from 'tap'
import { z } from 'zod'
import { EntityId } from '../schemas/entity.ts'
import { fieldErrorsOf, sentenceOf } from '../src/field-errors.ts'

const schema = z.strictObject({
  limit: z.int().min(1).max(100).optional(),
  q: z.string().min(1).max(5).optional(),
  ids: z.array(z.string()).min(2).max(3).optional(),
  from: z.iso.date().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  url: z.url().optional(),
  kind: z.enum(['direct', 'mixed']).optional(),
  include: z.literal('furniture').optional(),
  flag: z.boolean().optional(),
  entity: EntityId.optional(),
  speaker: z.object({ name: z.string() }).optional(),
  own: z
    .string()
    .refine(() => false, 'is refused in its own words')
    .optional(),
})

const cases: [value: unknown, sentence: string][] = [
  [{ limit: 0 }, '`limit` must be at least 1'],
  [{ limit: 101 }, '`limit` must be at most 100'],
  [{ limit: 1.5 }, '`limit` must be a whole number'],
  [{ limit: 'many' }, '`limit` must be a number'],
  [{ q: '' }, '`q` must not be empty'],
  [{ q: 'bridge' }, '`q` must have at most 5 characters'],
  [{ q: ['a', 'b'] }, '`q` must be a text, given once'],
  [{ ids: ['a'] }, '`ids` must have at least 2 items'],
  [{ ids: 5 }, '`ids` must be a list'],
  [{ from: 'yesterday' }, '`from` must be a date, such as 2024-03-05'],
  [{ at: '2024-03-05T09:30' }, '`at` must be a date and time with its zone, such as 2024-03-05T09:30:00Z'],
  [{ url: 'here' }, '`url` must be a web address, such as https://example.org/news/1'],
  [{ kind: 'indirect' }, '`kind` must be one of direct, mixed'],
  [{ include: 'all' }, '`include` must be “furniture”'],
  [{ flag: 'maybe' }, '`flag` must be true or false'],
  [{ entity: 'truss' }, '`entity` must be an entity’s id, such as person/liz-truss'],
  [{ speaker: {} }, '`speaker.name` is missing'],
  [{ speaker: 4 }, '`speaker` must be an object'],
  [{ own: 'x' }, '`own` is refused in its own words'],
  [{ 'a/b~': 1 }, '`a/b~` is not known here'],
  [[], 'the body must be an object'],
  [{ limit: 0, flag: 1 }, '`limit` must be at least 1; `flag` must be true or false'],
]

for (const [value, sentence] of cases) {
  const { error } = schema.safeParse(value)
  t.equal(error && sentenceOf(fieldErrorsOf(error)), sentence, JSON.stringify(value))
}
