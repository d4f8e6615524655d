/**
 * Ids that people had while a middle initial was a part of them, `person/liz-b-moss`. What an editor said of somebody
 * under such an id holds on: an article that corrections lead to keeps it.
 */
import type { RawBuilder } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import { mayHaveInitial } from '../comparison/initials.ts'
import { slug, withoutInitial } from '../slug.ts'
import type { Engine, Trx } from './engine.ts'
import { renamed } from './namesakes.ts'
import type { PutOptions } from './store.ts'
import { plain } from './words.ts'

/** What is to be stored, under the id of the article or that of `options`. */
interface Given {
  analysis: Analysis
  options: PutOptions
}

/** The same, with the former id of whoever corrections that hold for an article, or for all, know by it. */
export async function withFormerIds<Put extends Given>(
  engine: Engine,
  trx: Trx,
  puts: readonly Put[],
): Promise<readonly Put[]> {
  const former = puts.map(({ analysis }) => formerIds(analysis))
  const ids = [...new Set(former.flatMap((all) => [...all.values()]))]
  if (ids.length === 0) return puts
  const articleOf = ({ analysis, options }: Put) => plain(options.id ?? analysis.article.id)
  const live = trx.selectFrom('corrections as c').where('c.undone', 'is', null)
  const [everywhere, own] = await engine.all(trx, [
    live
      .select(['c.target', 'c.survivor'])
      .where('c.everywhere', '=', 1)
      .where((eb) => {
        const among = engine.list(ids) as RawBuilder<string>
        return eb.or([eb('c.target', 'in', among), eb('c.survivor', 'in', among)])
      }),
    live
      .innerJoin('applications as a', 'a.correction', 'c.seq')
      .select(['a.article', 'c.kept'])
      .where('c.everywhere', '=', 0)
      .where('a.article', 'in', engine.list(puts.map(articleOf)) as RawBuilder<string>),
  ])
  const named = new Set(everywhere.flatMap(({ target, survivor }) => [target, survivor]))
  return puts.map((put, i) => {
    const texts = own.filter(({ article }) => article === articleOf(put)).map(({ kept }) => kept)
    const isKept = (id: string) => named.has(id) || texts.some((text) => text.includes(JSON.stringify(id)))
    const kept = new Map([...former[i]!].filter(([, id]) => isKept(id)))
    return { ...put, analysis: renamed(put.analysis, kept) }
  })
}

/** By the ids of people those that a name with an initial gave them. */
function formerIds({ entities }: Analysis): Map<string, string> {
  const found = new Map<string, string>()
  for (const { id, type, name, aliases } of entities) {
    if (type !== 'person') continue
    for (const form of [name, ...aliases]) {
      const former = mayHaveInitial(form) ? `person/${slug(form)}` : id
      if (former === id || withoutInitial(former) !== id) continue
      found.set(id, former)
      break
    }
  }
  return found
}
