/**
 * Copies, stories and relevance, on both engines, through random writes, corrections and deletions: every answer is what a
 * look at all articles gives. `ALIKE_SEED`, `ALIKE_ARTICLES`, `ALIKE_ROUNDS` and `ALIKE_CHANGES` make it another run, or a longer one.
 */
import { isDeepStrictEqual } from 'node:util'
import t, { type Test } from 'tap'
import type { Article, ArticleSummary } from '../../schemas/article.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Story, StorySummary } from '../../schemas/story.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { areCopies, bandsOf, fingerprintOf, resemblance } from '../../src/comparison/fingerprint.ts'
import { keysOf, likeness, profileOf } from '../../src/comparison/profile.ts'
import { isSpeakerDisputed, sameSpeaker, segmentsOf } from '../../src/comparison/quote-variants.ts'
import { areSameWords, bySameEvent, quoteWords } from '../../src/comparison/same-words.ts'
import { changesOf } from '../../src/comparison/sentence-changes.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import type { App } from '../../src/http/services.ts'
import { openStore, type StoreOptions } from '../../src/store/index.ts'
import { indexWord, indexWords, words } from '../../src/store/words.ts'
import { generator } from '../../src/train/random.ts'
import { onBothEngines } from '../store/cluster.ts'
import { undocumented } from './service.ts'

t.setTimeout(900_000)

const [articles, rounds, changes, seed] = [
  process.env.ALIKE_ARTICLES ?? 60,
  process.env.ALIKE_ROUNDS ?? 3,
  process.env.ALIKE_CHANGES ?? 16,
  process.env.ALIKE_SEED ?? 5,
].map(Number) as [number, number, number, number]
const token = 'a-token-of-the-desk'
const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_TOKENS: token, COPYDESK_WORKERS: '1', COPYDESK_RATE: '0' })
const analyser = startAnalyser(config)
t.teardown(() => analyser.close())

const nouns = `barge beacon beehive bellows cellist chapel chisel cistern cobbler compost cormorant cradle crocus curlew
  dredger falcon ferry foundry gasworks glacier granary greenhouse harpist heron kiln lantern lighthouse loom mammoth
  marmalade meteorite mosaic observatory orchard otter pageant parasol penguin pianist plough pottery quarry raft
  reservoir saffron sawmill schooner sculptor sundial tannery tapestry thimble trawler trombone tunnel turbine vaccine
  viaduct violin walrus weaver windmill wreath yacht zeppelin`.split(/\s+/)
const people = [
  'Ada Moss',
  'Ben Okafor',
  'Eva Holt',
  'Ilse Brandvold',
  'Tom Quill',
  'Nora Tarn',
  'Leo Marsh',
  'Ruth Pell',
]
const places = ['Harwick', 'Port Anselm', 'Linmouth', 'Tarvik', 'Ostrava']
const publishers = ['The Quay Courier', 'Anselm Herald', 'North Wire', 'Daily Fjord', 'Moss, Tarn & Co']
const day = 24 * 60 * 60 * 1000

interface Source {
  text: string
  headline: string
  publishedAt?: string
  publisher?: string
}

/** What happened, in the words of which articles tell it. */
interface Event {
  nouns: string[]
  who: string[]
  where: string
  at: number
  wire: string[]
}

/** Invents sources: originals, copies, what is told in other words, what followed. */
function inventor(random: () => number) {
  const below = (n: number) => Math.floor(random() * n)
  const one = <T>(values: readonly T[]): T => values[below(values.length)]!
  const sentence = ({ nouns, who, where }: Event) => {
    const [a, b, c] = [one(nouns), one(nouns), one(nouns)]
    return one([
      () => `The ${a} at ${where} was moved beside the ${b} before the ${c} could be opened.`,
      () => `“The ${a} will never stand beside the ${b} again while the ${c} is there,” ${one(who)} said.`,
      () => `${one(who)} said that the ${a} had cost more than the ${b} and the ${c} together.`,
      () => `On March ${1 + below(28)}, 2024, the ${a} of ${where} was sold with its ${b}.`,
      () => `Nobody in ${where} had seen a ${a} like this since the ${b} was closed.`,
      () => `Visitors to the ${a} were told to wait until the ${b} had been mended.`,
    ])()
  }
  const event = (): Event => {
    const own = Array.from({ length: 6 }, () => one(nouns))
    const at = Date.UTC(2024, 2, 1) + below(25 * 24 * 60) * 60_000
    const made: Event = { nouns: own, who: [one(people), one(people)], where: one(places), at, wire: [] }
    for (let i = 0; i < 6 + below(6); i++) made.wire.push(sentence(made))
    return made
  }
  const events = Array.from({ length: 1 + Math.round(articles / 7) }, event)
  const source = (): Source => {
    const it = one(events)
    const way = random()
    const copied = it.wire.filter(() => random() < 0.85).map((line) => (random() < 0.1 ? sentence(it) : line))
    const lines = way < 0.4 ? copied : it.wire.map((line) => (random() < (way < 0.8 ? 0.55 : 0) ? line : sentence(it)))
    const at = it.at + (way < 0.8 ? below(3 * 24 * 60) : below(12 * 24 * 60)) * 60_000
    const headline = `The ${one(it.nouns)} of ${it.where} and the ${one(it.nouns)}`
    return {
      text: lines.join('\n\n'),
      headline,
      ...(random() < 0.92 && { publishedAt: new Date(at).toISOString() }),
      ...(random() < 0.92 && { publisher: one(publishers) }),
    }
  }
  return { source, below, one, sentence: () => sentence(one(events)) }
}

// ---- What is expected, from all articles alone.

interface Held {
  article: Article
  entities: Entity[]
  quotes: Quote[]
  timeline: TimelineEntry[]
  at: number | null
  fingerprint: Uint16Array | null
  profile: ReturnType<typeof profileOf>
}

const byAge = (a: Held, b: Held) =>
  (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE) ||
  (a.article.source.sha256 < b.article.source.sha256 ? -1 : 1)
const newestFirst = (a: Held, b: Held) => (b.at ?? -1) - (a.at ?? -1)
const common = (a: readonly number[], b: readonly number[]) => b.filter((one) => a.includes(one)).length

function areOneText(a: Held, b: Held): boolean {
  if (!a.fingerprint || !b.fingerprint || !areCopies(a.fingerprint, b.fingerprint)) return false
  return common(bandsOf(a.fingerprint), bandsOf(b.fingerprint)) > 0
}

function nearness(a: Held, b: Held): number {
  if (a.at === null || b.at === null) return a.at === b.at ? likeness(a.profile, b.profile) : 0
  const apart = Math.abs(a.at - b.at) / day
  return apart > 7 ? 0 : likeness(a.profile, b.profile) * (1 - apart / 14)
}
const isNear = (least: number) => (a: Held, b: Held) =>
  common(keysOf(a.profile), keysOf(b.profile)) >= 2 && nearness(a, b) >= least
/** What links hold together, unless it is too much, is parted; else what close links do. */
const together = 200

/** What holds together, each earliest first. */
function groups(all: readonly Held[], hold: (a: Held, b: Held) => boolean): Held[][] {
  const left = new Set(all)
  const found: Held[][] = []
  for (const first of all) {
    if (!left.delete(first)) continue
    const group = [first]
    for (const one of group)
      for (const other of [...left]) if (hold(one, other) && left.delete(other)) group.push(other)
    found.push(group.sort(byAge))
  }
  return found
}

/** Of what holds together the stories: the two nearest groups become one as long as they are near enough. */
function stories(all: readonly Held[]): Held[][] {
  return groups(all, isNear(0.3))
    .flatMap((group) => (group.length > together ? groups(group, isNear(0.5)) : [group]))
    .flatMap((group) => {
      if (group.length > together) return [group]
      const parts = group.map((one) => [one])
      const average = (a: Held[], b: Held[]) =>
        a.flatMap((one) => b.map((other) => nearness(one, other))).reduce((sum, near) => sum + near, 0) /
        (a.length * b.length)
      for (;;) {
        let best = { near: 0, a: -1, b: -1 }
        for (let a = 0; a < parts.length; a++)
          for (let b = a + 1; b < parts.length; b++) {
            const near = average(parts[a]!, parts[b]!)
            if (near > best.near + 1e-9) best = { near, a, b }
          }
        if (best.near < 0.25) break
        parts[best.a]!.push(...parts.splice(best.b, 1)[0]!)
      }
      return parts.map((part) => part.sort(byAge))
    })
    .filter((story) => story.length > 1)
}

const fields = [
  'id',
  'headline',
  'standfirst',
  'bylines',
  'publisher',
  'publishedAt',
  'language',
  'url',
  'wordCount',
] as const
const brief = (summary: ArticleSummary | Article) => Object.fromEntries(fields.map((field) => [field, summary[field]]))

/** Articles of a story that it shows, at most. */
const shownOf = (story: readonly Held[]) => story.slice(0, 100)

function namesOf(story: readonly Held[]) {
  const counts = new Map<string, { entity: Entity; articles: number; paragraphs: number }>()
  for (const { article, entities } of shownOf(story))
    for (const entity of entities) {
      const count = counts.get(entity.id) ?? { entity, articles: 0, paragraphs: 0 }
      counts.set(entity.id, count)
      count.articles++
      const within = ({ start, end }: { start: number; end: number }) =>
        entity.mentions.some((mention) => mention.start >= start && mention.end <= end)
      count.paragraphs += article.paragraphs.filter(within).length
    }
  return [...counts]
    .sort(([a, m], [b, n]) => n.articles - m.articles || n.paragraphs - m.paragraphs || (a < b ? -1 : 1))
    .map(([id, { articles }]) => ({ id, articles }))
}

function summaryOf(story: readonly Held[]) {
  const known = story.flatMap(({ article }) => article.publisher ?? [])
  return {
    id: story[0]!.article.id,
    headline: story[0]!.article.headline,
    articles: story.length,
    outlets: new Set(known).size,
    firstPublishedAt: story[0]!.article.publishedAt,
    lastPublishedAt: story.filter(({ at }) => at !== null).at(-1)?.article.publishedAt ?? null,
    names: namesOf(story),
  }
}

/** Quotes by their words: each with the first, of the longest, whose form it is. */
function bySameWords(quotes: readonly Quote[]): Quote[][] {
  const found: Quote[][] = []
  for (const quote of [...quotes].sort((a, b) => quoteWords(b).length - quoteWords(a).length)) {
    const known = found.find(([first]) => areSameWords(quoteWords(first!), quoteWords(quote)))
    if (known) known.push(quote)
    else found.push([quote])
  }
  return found
}

function relevance(asked: readonly string[], { text, headline }: Article): number {
  const all = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)].map(({ 0: word, index }) => ({
    word: indexWord(words(word).join('')),
    index,
  }))
  const slowness = 1.2 * (0.25 + (0.75 * text.length) / 2400)
  let sum = 0
  for (const word of asked) {
    const found = all.filter((one) => one.word === indexWord(word))
    sum += found.length / (found.length + slowness)
    if (found[0] && found[0].index < (headline?.length ?? 0)) sum++
  }
  return Math.round(sum * 1000)
}

// ---- The service, and what it is asked.

async function compare(t: Test, options: StoreOptions): Promise<void> {
  const store = await openStore(options)
  const app: App = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  // biome-ignore lint/suspicious/noExplicitAny: the description is read as plain JSON
  const paths = (app.swagger() as any).paths
  const random = generator(seed)
  const { source, below, one, sentence } = inventor(random)
  const found = { copies: 0, stories: 0, merged: 0, forms: 0, ranked: 0, changed: 0 }

  const read = async <T>(path: string, operation: string): Promise<T> => {
    const reply = await app.inject({ url: path })
    const fault = undocumented(paths[operation].get, reply)
    if (reply.statusCode !== 200 || fault) t.fail(`${path}: ${reply.statusCode}`, { fault, body: reply.body })
    return reply.json()
  }
  const list = async <T>(path: string, operation: string): Promise<T[]> => {
    const items: T[] = []
    for (let cursor = ''; ; ) {
      const page = await read<{ items: T[]; next: string | null }>(`${path}${cursor && `&cursor=${cursor}`}`, operation)
      items.push(...page.items)
      if (page.next === null) return items
      cursor = page.next
    }
  }
  const send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
    app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === 'PATCH' || (method === 'POST' && url.startsWith('/entities')) ? { 'if-match': '*' } : {}),
        ...(payload && { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
      },
      ...(payload && { payload }),
    })
  const same = (found: unknown, wanted: unknown, what: string) => {
    if (!isDeepStrictEqual(found, wanted)) t.same(found, wanted, what)
  }

  const held = async (): Promise<Held[]> => {
    const summaries = await list<ArticleSummary>('/articles?limit=100', '/articles')
    const all: Held[] = []
    for (const { id } of summaries) {
      const url = `/articles/${encodeURIComponent(id)}?include=quotes,entities,timeline`
      const { quotes, entities, timeline, ...article } = (await app.inject({ url })).json()
      const { text, paragraphs, publishedAt } = article as Article
      const body = paragraphs.flatMap(({ role, start, end }) => (role === 'body' ? text.slice(start, end) : []))
      const names = (entities as Entity[]).flatMap(({ mentions }) =>
        mentions.flatMap(({ kind, text }) => (kind === 'name' ? text : [])),
      )
      all.push({
        article,
        quotes,
        entities,
        timeline,
        at: publishedAt === null ? null : Date.parse(publishedAt),
        fingerprint: fingerprintOf(words(body.join('\n'))),
        profile: profileOf({ text, names }),
      })
    }
    return all
  }

  const articleOf = (id: string) => `/articles/${encodeURIComponent(id)}`
  const texts = ({ text, paragraphs }: Article) => ({
    text,
    paragraphs: paragraphs.filter(({ role }) => role !== 'caption'),
  })

  const check = async (round: string) => {
    const all = await held()
    const printings = groups(all, areOneText)
    const told = stories(all)
    const inStory = new Map(told.flatMap((story) => story.map((member) => [member, story])))
    const ofText = new Map(printings.flatMap((group) => group.map((member) => [member, group])))

    for (const group of printings) {
      const [first, ...others] = group
      found.copies += others.length
      for (const { article } of group) {
        const copies = await read<never>(`${articleOf(article.id)}/copies`, '/articles/{id}/copies')
        const { canonical, total, items } = copies as { canonical: ArticleSummary; total: number; items: never[] }
        const wanted = others.map((other) => ({
          article: brief(other.article),
          resemblance: resemblance(first!.fingerprint!, other.fingerprint!),
          changes: changesOf(texts(other.article), texts(first!.article)),
        }))
        const shown = items.map(({ article, ...item }: { article: ArticleSummary }) => ({
          article: brief(article),
          ...item,
        }))
        same([brief(canonical), total, shown], [brief(first!.article), others.length, wanted], `${round}, copies`)
      }
    }

    const listed = await list<StorySummary>('/stories?limit=5', '/stories')
    const newest = (story: readonly Held[]) => Math.max(...story.map(({ at }) => at ?? -1))
    const inOrder = [...told].sort((a, b) => newest(b) - newest(a) || (a[0]!.article.id < b[0]!.article.id ? -1 : 1))
    const bare = (story: StorySummary) => ({
      ...story,
      names: story.names.map(({ id, articles }) => ({ id, articles })),
    })
    const atMost = (names: number) => (story: readonly Held[]) => {
      const summary = summaryOf(story)
      return { ...summary, names: summary.names.slice(0, names) }
    }
    same(listed.map(bare), inOrder.map(atMost(5)), `${round}, stories`)
    const from = Date.UTC(2024, 2, 5 + below(20))
    const to = from + below(5) * day
    const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
    same(
      (await list<StorySummary>(`/stories?from=${iso(from)}&to=${iso(to)}&limit=3`, '/stories')).map(({ id }) => id),
      inOrder.filter((story) => newest(story) >= from && newest(story) < to + day).map(([first]) => first!.article.id),
      `${round}, stories of some days`,
    )

    for (const member of all) {
      const { id } = member.article
      const story = inStory.get(member)
      const ids = (await list<StorySummary>(`/stories?article=${encodeURIComponent(id)}`, '/stories')).map(
        ({ id }) => id,
      )
      same(ids, story ? [story[0]!.article.id] : [], `${round}, the story of ${id}`)
      if (!story) t.equal((await app.inject({ url: `/stories/${encodeURIComponent(id)}` })).statusCode, 404)
    }
    for (const story of told) {
      found.stories++
      const { article } = one(story)
      const shown = await read<Story>(`/stories/${encodeURIComponent(article.id)}`, '/stories/{id}')
      const { byOutlet, timeline, quotes, ...summary } = shown
      same(bare(summary), atMost(100)(story), `${round}, a story`)
      const outlets = [...new Set(shownOf(story).map(({ article }) => article.publisher))]
      same(
        byOutlet.map(({ publisher, articles }) => ({ publisher, articles: articles.map(brief) })),
        outlets.map((publisher) => ({
          publisher,
          articles: shownOf(story)
            .filter(({ article }) => article.publisher === publisher)
            .map(({ article }) => brief(article)),
        })),
        `${round}, outlets`,
      )
      const events = bySameEvent(shownOf(story).flatMap((member) => member.timeline))
      found.merged += events.filter((entries) => entries.length > 1).length
      const byDay = (a: { earliest: string }, b: { earliest: string }) =>
        a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : 0
      same(
        timeline,
        events
          .map((entries) => ({ ...entries[0]!, sources: entries.map(({ id }) => id) }))
          .sort(byDay)
          .slice(0, 200),
        `${round}, timeline of ${summary.id}`,
      )
      const place = new Map(story.map(({ article }, i) => [article.id, i]))
      const said = bySameWords(shownOf(story).flatMap((member) => member.quotes))
      same(
        quotes,
        said
          .map((forms) => ({
            ...forms[0]!,
            articles: [...new Set(forms.map(({ article }) => article))].sort((a, b) => place.get(a)! - place.get(b)!),
            isSpeakerDisputed: isSpeakerDisputed(forms),
          }))
          .sort(
            (a, b) =>
              b.articles.length - a.articles.length ||
              place.get(a.article)! - place.get(b.article)! ||
              a.start - b.start,
          )
          .slice(0, 200),
        `${round}, quotes of ${summary.id}`,
      )
    }

    // The forms of a quote: in the articles of its text and story, and in those in which its speaker says something.
    for (const member of all.filter(() => random() < 0.4)) {
      if (member.quotes.length === 0) continue
      const quote = one(member.quotes)
      const own = quoteWords(quote)
      const speaks = ({ quotes }: Held) =>
        quotes.some(
          ({ speaker }) =>
            speaker &&
            quote.speaker &&
            keysOfSpeaker(speaker).some((key) => keysOfSpeaker(quote.speaker!).includes(key)),
        )
      const near = all.filter(
        (other) =>
          other === member ||
          ofText.get(other) === ofText.get(member) ||
          (inStory.has(member) && inStory.get(other) === inStory.get(member)) ||
          speaks(other),
      )
      const forms = near
        .sort(byAge)
        .flatMap(({ article, quotes }) => quotes.map((form) => ({ article, form })))
        .filter(({ form }) => form.id !== quote.id && areSameWords(own, quoteWords(form)))
      found.forms += forms.length
      const path = `/quotes/${encodeURIComponent(quote.id)}/variants`
      const shown = await read<Record<string, never>>(path, '/quotes/{id}/variants')
      const items = shown.items as unknown as { quote: Quote; article: ArticleSummary; segments: []; speaker: string }[]
      same(
        {
          ...shown,
          article: brief(shown.article!),
          items: items.map((item) => ({ ...item, article: brief(item.article) })),
        },
        {
          quote,
          article: brief(member.article),
          isSpeakerDisputed: isSpeakerDisputed([quote, ...forms.map(({ form }) => form)]),
          total: forms.length,
          items: forms.slice(0, 100).map(({ article, form }) => ({
            quote: form,
            article: brief(article),
            segments: segmentsOf(quote.text, form.text),
            speaker: sameSpeaker(quote.speaker, form.speaker),
          })),
        },
        `${round}, forms of ${quote.id}`,
      )
    }

    // Lists without copies, and by relevance.
    for (let nth = 0; nth < 25; nth++) {
      const asked = random() < 0.6 ? [one(nouns), ...(random() < 0.3 ? [one(nouns)] : [])] : []
      const publisher = random() < 0.3 ? one(publishers) : null
      const entity = random() < 0.2 ? one(all.flatMap(({ entities }) => entities)).id : null
      const from = random() < 0.3 ? `2024-03-${String(1 + below(28)).padStart(2, '0')}` : null
      const fold = random() < 0.7
      const sort = asked.length > 0 && random() < 0.6 ? 'relevance' : random() < 0.3 ? 'oldest' : 'newest'
      const has = ({ text }: Article) => asked.every((word) => indexWords(text).includes(indexWord(word)))
      const passes = ({ article, entities }: Held) =>
        has(article) &&
        (publisher === null || article.publisher === publisher) &&
        (entity === null || entities.some(({ id }) => id === entity)) &&
        (from === null || (article.publishedAt !== null && article.publishedAt.slice(0, 10) >= from))
      const passing = all.filter(passes)
      const first = (member: Held) => ofText.get(member)!.find((other) => passing.includes(other)) === member
      const shown = passing.filter((member) => !fold || first(member)).sort(newestFirst)
      const query = new URLSearchParams({
        limit: String(1 + below(20)),
        sort,
        ...(asked.length > 0 && { q: asked.join(' ') }),
        ...(publisher !== null && { publisher: publisher.replace(',', '') }),
        ...(entity !== null && { entity }),
        ...(from !== null && { from }),
        ...(fold && { fold: 'copies' }),
      })
      const items = await list<ArticleSummary & { copies?: number }>(`/articles?${query}`, '/articles')
      const copies = (member: Held) => ofText.get(member)!.length - 1
      const byId = new Map(all.map((member) => [member.article.id, member]))
      const told = items.map(({ id, copies }) => (fold ? `${id} +${copies}` : id)).sort()
      const wanted = (members: readonly Held[]) =>
        members.map((member) => (fold ? `${member.article.id} +${copies(member)}` : member.article.id)).sort()
      // What is of one moment, or without a date, may stand in any order.
      const moments: (number | null)[] = items.map(({ id }) => byId.get(id)?.at ?? null)
      if (sort !== 'relevance') {
        same(told, wanted(shown), `${round}, ${query}`)
        const oldest = [...shown].sort((a, b) => (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE))
        same(
          moments,
          (sort === 'oldest' ? oldest : shown).map(({ at }) => at),
          `${round}, order of ${query}`,
        )
        continue
      }
      const headed = shown.filter(({ article }) => has({ ...article, text: article.headline ?? '' }))
      const chosen = [...new Set([...headed.slice(0, 32), ...shown.slice(0, 64)])].slice(0, 64)
      found.ranked += chosen.length
      if (chosen.length < shown.length) continue
      same(told, wanted(chosen), `${round}, ${query}`)
      const fits = (member: Held) => relevance(asked, member.article)
      const ranked = [...chosen].sort((a, b) => fits(b) - fits(a) || newestFirst(a, b))
      same(
        items.map(({ id }) => fits(byId.get(id)!)),
        ranked.map(fits),
        `${round}, ranks of ${query}`,
      )
      same(
        moments,
        ranked.map(({ at }) => at),
        `${round}, order of ${query}`,
      )
    }
    return all
  }

  const change = async (all: readonly Held[]) => {
    const { article, quotes, entities } = one(all)
    const persons = [...new Set(all.flatMap(({ entities }) => entities.map(({ id }) => id)))].filter((id) =>
      id.startsWith('person/'),
    )
    const reply = await one([
      ...Array.from({ length: 4 }, () => () => send('DELETE', articleOf(article.id))),
      () => send('POST', '/articles', { ...source(), as: 'body' }),
      () => send('POST', '/articles', { ...source(), as: 'body' }),
      () => send('PUT', articleOf(article.id), { ...source(), as: 'body' }),
      () =>
        send('PUT', articleOf(article.id), {
          text: `${article.text.split('\n\n').slice(1).join('\n\n')}\n\n${sentence()}`,
          headline: article.headline ?? 'None',
          ...(article.publishedAt && { publishedAt: article.publishedAt }),
          ...(article.publisher && { publisher: article.publisher }),
          as: 'body',
        }),
      () => {
        const at = random() < 0.2 ? null : new Date(Date.UTC(2024, 2, 1) + below(30 * 24 * 60) * 60_000).toISOString()
        return send('PATCH', articleOf(article.id), { publishedAt: at })
      },
      () => send('PATCH', articleOf(article.id), { publisher: random() < 0.2 ? null : one(publishers) }),
      () => send('PATCH', articleOf(article.id), { headline: `The ${one(nouns)} and the ${one(nouns)}` }),
      () =>
        quotes.length === 0
          ? null
          : send(
              'PATCH',
              `/quotes/${encodeURIComponent(one(quotes).id)}`,
              random() < 0.4 ? { hidden: true } : { speaker: { entity: one(persons) } },
            ),
      () => (entities.length === 0 ? null : send('PATCH', `/entities/${one(entities).id}`, { hidden: true })),
      () => send('POST', `/entities/${one(persons)}/merge`, { into: one(persons) }),
      async () => {
        const { items } = (await app.inject({ url: '/corrections?limit=100' })).json()
        return items.length === 0 ? null : send('POST', `/corrections/${one(items as { id: string }[]).id}/undo`)
      },
    ])()
    if (reply && reply.statusCode < 300) found.changed++
    if (reply && reply.statusCode >= 500) t.fail(`${reply.statusCode}: ${reply.body}`)
  }

  for (let n = 0; n < articles; n++) {
    const reply = await send('POST', '/articles', { ...source(), as: 'body' })
    if (reply.statusCode > 201) t.fail(reply.body)
  }
  let all = await check('at first')
  for (let round = 1; round <= rounds; round++) {
    for (let n = 0; n < changes; n++) await change(all)
    all = await check(`round ${round}`)
  }
  t.comment(JSON.stringify(found))
  for (const [what, count] of Object.entries(found)) t.ok(count > 0, what)
}

const keysOfSpeaker = (speaker: NonNullable<Quote['speaker']>): string[] =>
  [speaker, ...speaker.entities].flatMap(({ entity, name }) => entity ?? (name ? words(name).join(' ') : []))

await onBothEngines(t, compare)
