/** Who is told of changes: settings, and how far each has been told. */
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { ArticleSummary } from '../../schemas/article.ts'
import type { Subscription } from '../../schemas/subscription.ts'
import { survivorOf } from './corrections.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Engine } from './engine.ts'
import { readNewest } from './feed.ts'
import type { HeldSubscription, Subscriptions } from './subscribers.ts'
import type { SubscriptionTable } from './tables.ts'
import { nameKey, plain } from './words.ts'

/** The number of a subscription; none has the number 0. */
const numberOf = (id: string) => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0)

export function subscriptionsOf(engine: Engine): Subscriptions {
  const { db } = engine
  const all = () => db.selectFrom('subscriptions').selectAll()
  const get = async (id: string) => {
    const row = await all().where('seq', '=', numberOf(id)).executeTakeFirst()
    return row ? shown(row) : null
  }
  return {
    get,
    async add({ url, kinds = ['created', 'updated', 'deleted'], filter = {}, since, secret }, { by, at }) {
      const told = since ?? (await readNewest(engine))
      const settings = { url: plain(url), kinds: JSON.stringify(kinds), filter: JSON.stringify(filter), secret }
      const progress = { told, active: 1, due: 0, holder: null, held: 0, failing: null, disabled: null, answers: '[]' }
      const row = { ...settings, editor: by, made: at, ...progress }
      return engine.write(async (trx) =>
        shown(await trx.insertInto('subscriptions').values(row).returningAll().executeTakeFirstOrThrow()),
      )
    },
    async list({ limit, cursor }) {
      const [after] = cursor === undefined ? [0] : decodeCursor(cursor, 'subscriptions', {}, ['number'])
      const rows = await all()
        .where('seq', '>', after as number)
        .orderBy('seq')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit)
      return {
        items: items.map(shown),
        next: rows.length > limit ? encodeCursor('subscriptions', {}, [items.at(-1)!.seq]) : null,
      }
    },
    change: (id, { filter, kinds, url, active }) =>
      engine.write(async (trx) => {
        const row = await trx.selectFrom('subscriptions').selectAll().where('seq', '=', numberOf(id)).executeTakeFirst()
        if (!row) return null
        const merged = Object.entries({ ...JSON.parse(row.filter), ...filter }).filter(([, value]) => value !== null)
        const changed = {
          url: url === undefined ? row.url : plain(url),
          kinds: kinds ? JSON.stringify(kinds) : row.kinds,
          filter: JSON.stringify(Object.fromEntries(merged)),
          active: active === undefined ? row.active : Number(active),
          // Whoever tells it just now has other settings, and finds that it holds it no more.
          holder: null,
          held: 0,
          due: 0,
          failing: null,
          ...(active && { disabled: null }),
        }
        const update = trx.updateTable('subscriptions').set(changed).where('seq', '=', row.seq)
        return shown(await update.returningAll().executeTakeFirstOrThrow())
      }),
    remove: (id) =>
      engine.write(async (trx) => {
        const gone = trx.deleteFrom('subscriptions').where('seq', '=', numberOf(id)).returning('seq')
        return (await gone.execute()).length > 0
      }),
    async take(holder, now, held, limit) {
      const waiting = (on: Engine['db']) =>
        on
          .selectFrom('subscriptions')
          .select('seq')
          .where('active', '=', 1)
          .where('due', '<=', now)
          .where('held', '<=', now)
          .where('told', '<', (eb) => eb.selectFrom('changes').select(({ fn }) => fn.max('sequence').as('newest')))
          .orderBy('due')
          .orderBy('seq')
          .limit(limit)
      // Writers wait for each other: without anything to do there is none.
      if ((await waiting(db).execute()).length === 0) return []
      return engine.write(async (trx) => {
        const seqs = (await waiting(trx).execute()).map(({ seq }) => seq)
        if (seqs.length === 0) return []
        const rows = await trx
          .updateTable('subscriptions')
          .set({ holder, held })
          .where('seq', 'in', seqs)
          .returningAll()
          .execute()
        return rows.map(heldOf)
      })
    },
    note: (id, holder, { told, failing, disabled, answers, held }) =>
      engine.write(async (trx) => {
        const noted = trx
          .updateTable('subscriptions')
          .set({
            told,
            failing: failing && JSON.stringify(failing),
            due: failing ? Date.parse(failing.next) : 0,
            answers: JSON.stringify(answers),
            held,
            ...(held === 0 && { holder: null }),
            ...(disabled && { active: 0, disabled: JSON.stringify(disabled) }),
          })
          .where('seq', '=', numberOf(id))
          .where('holder', '=', holder)
          .returning('seq')
        return (await noted.execute()).length > 0
      }),
    async about(articles, { publisher, entity, language, section }) {
      const survivor = entity === undefined ? undefined : ((await survivorOf(db, entity)) ?? entity)
      let rows = db
        .selectFrom('articles as a')
        .select(['a.id', 'a.summary'])
        .where('a.id', 'in', engine.list(articles) as RawBuilder<string>)
      if (publisher !== undefined) rows = rows.where('a.publisher', '=', nameKey(publisher))
      if (survivor !== undefined)
        rows = rows.where(
          sql<boolean>`exists (select 1 from appearances k where k.article = a.seq
            and k.entity = (select seq from entities where id = ${plain(survivor)}))`,
        )
      const found = (await rows.execute()).map(
        ({ id, summary }) => [id, JSON.parse(summary) as ArticleSummary] as const,
      )
      const fits = (value: string | null, wanted: string | undefined) =>
        wanted === undefined || value?.toLowerCase() === wanted.toLowerCase()
      return new Map(found.filter(([, one]) => fits(one.language, language) && fits(one.section, section)))
    },
  }
}

function shown(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: String(row.seq),
    url: row.url,
    kinds: JSON.parse(row.kinds),
    filter: JSON.parse(row.filter),
    by: row.editor,
    at: row.made,
    active: row.active === 1,
    sequence: row.told,
    failing: row.failing === null ? null : JSON.parse(row.failing),
    disabled: row.disabled === null ? null : JSON.parse(row.disabled),
    answers: JSON.parse(row.answers),
  }
}

function heldOf(row: Selectable<SubscriptionTable>): HeldSubscription {
  const { id, url, kinds, filter, sequence: told, failing, answers } = shown(row)
  return { id, url, secret: row.secret, kinds, filter, told, failing, answers }
}
