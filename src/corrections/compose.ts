/** From what an editor sent to the correction that is kept: checks it against the records and completes it. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Article } from '../../schemas/article.ts'
import type {
  ArticlePatch,
  ClaimPatch,
  EntityPatch,
  QuotePatch,
  SpeakerPatch,
  Split,
  Stretch,
  TimelinePatch,
} from '../../schemas/correction.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { QuoteKind } from '../../schemas/quote.ts'
import type { Span } from '../../schemas/span.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import { quotedStretches } from '../analysis/pipeline/quotation-marks.ts'
import { entityIds } from '../analysis/references.ts'
import { anchorAt } from './anchor.ts'
import type {
  ArticleCorrection,
  EntityCorrection,
  ListChange,
  Named,
  RecordCorrection,
  Records,
  SplitCorrection,
} from './correction.ts'
import { daysOf } from './edtf.ts'

/** A correction that cannot be made. */
export class CorrectionError extends Error {
  override name = 'CorrectionError'
  /** JSON pointer into what the editor sent. */
  readonly pointer: string

  constructor(pointer: string, detail: string) {
    super(detail)
    this.pointer = pointer
  }
}

/** It names an entity that there is not. */
export class UnknownEntityError extends CorrectionError {
  readonly id: string
  /** Ids that may have been meant; whoever knows all entities puts them in. */
  nearest: readonly string[] = []

  constructor(pointer: string, id: string, { creatable = false }: { creatable?: boolean } = {}) {
    super(pointer, `there is no entity “${id}”${creatable ? '; `"create": true` makes it a new one' : ''}`)
    this.id = id
  }
}

/** Ids as they are made, so that a new one works in every URL. */
const newId = /^(person|organisation|place)\/[a-z0-9]+(-[a-z0-9]+)*$/

/** What a patch is checked against. */
export interface Context {
  /** The records as they are shown. */
  analysis: Analysis
  /** Names of the entities that the patch refers to, of those that there are. */
  known: ReadonlyMap<string, string>
  /** Ids it refers to that lead to another entity since a correction, with that one’s id. */
  moved: ReadonlyMap<string, string>
}

/** All entities that a patch refers to. */
export function mentionedIds(patch: QuotePatch | ClaimPatch | TimelinePatch): string[] {
  return 'hidden' in patch ? [] : entityIds(patch)
}

/** New values of a quote. @throws {CorrectionError} */
export function quoteValues(patch: Exclude<QuotePatch, { hidden: true }>, quote: Records['quote'], context: Context) {
  const values: Partial<Records['quote']> = {}
  if (patch.speaker !== undefined) values.speaker = speakerOf(patch.speaker, quote.speaker, context, '/speaker')
  if (patch.cue !== undefined) values.cue = spanOf(patch.cue, context, '/cue')
  if (patch.parts !== undefined) {
    values.parts = partsOf(patch.parts, context)
    values.verbatim = quotedIn(values.parts, context.analysis.article)
    values.kind = kindOf(values.parts, values.verbatim)
  }
  if (patch.kind !== undefined) {
    values.kind = patch.kind
    if (patch.kind === 'direct') values.verbatim = values.parts ?? quote.parts
    if (patch.kind === 'indirect') values.verbatim = []
  }
  if (patch.saidAt !== undefined) {
    if (patch.saidAt !== null && !daysOf(patch.saidAt)) throw new CorrectionError('/saidAt', 'is no EDTF date')
    values.saidAt = patch.saidAt
  }
  return values
}

/** The stretches of a quote, as all quotes have them. @throws {CorrectionError} */
function partsOf(stretches: readonly Stretch[], context: Context): Span[] {
  const { paragraphs } = context.analysis.article
  return stretches.map((stretch, i) => {
    const pointer = `/parts/${i}`
    const part = spanOf(stretch, context, pointer)!
    if (part.text.trim() !== part.text) throw new CorrectionError(pointer, 'begins or ends with white space')
    if (/\p{Surrogate}/u.test(part.text)) throw new CorrectionError(pointer, 'cuts a character in two')
    if (!paragraphs.some(({ start, end }) => part.start >= start && part.end <= end))
      throw new CorrectionError(pointer, 'goes beyond its paragraph: a quote that runs on has a part in each')
    if (i > 0 && part.start < stretches[i - 1]!.end)
      throw new CorrectionError(pointer, 'begins before the part before it has ended')
    return part
  })
}

/** What of a quote’s parts stands inside quotation marks. */
function quotedIn(parts: readonly Span[], { text, paragraphs }: Article): Span[] {
  return parts.flatMap((part) => {
    const paragraph = paragraphs.find(({ start, end }) => part.start >= start && part.end <= end)!
    return quotedStretches(text, paragraph.start, paragraph.end).flatMap((quoted) => {
      const [start, end] = [Math.max(part.start, quoted.start), Math.min(part.end, quoted.end)]
      return start < end ? { start, end, text: text.slice(start, end) } : []
    })
  })
}

/** Which share of the words stands inside quotation marks. */
function kindOf(parts: readonly Span[], verbatim: readonly Span[]): QuoteKind {
  if (verbatim.length === 0) return 'indirect'
  const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)
  return lengthOf(verbatim) === lengthOf(parts) ? 'direct' : 'mixed'
}

/** New values of the article itself. */
export function articleCorrection(patch: ArticlePatch): ArticleCorrection {
  return { record: 'article', change: defined(patch) }
}

/** New values of a claim. @throws {CorrectionError} */
export function claimValues(patch: Exclude<ClaimPatch, { hidden: true }>, claim: Records['claim'], context: Context) {
  const { claimant: who, cue, ...plain } = patch
  const values: Partial<Records['claim']> = { ...(defined(plain) as Partial<Records['claim']>) }
  if (cue !== undefined) values.cue = spanOf(cue, context, '/cue')
  if (who === undefined) return values
  values.claimant = speakerOf(who, claim.claimant, context, '/claimant')
  if (values.claimant && patch.voice === 'article')
    throw new CorrectionError('/voice', 'what somebody answers for is not the article’s own voice')
  if (values.claimant) values.voice = 'attributed'
  return values
}

/** New values of a timeline entry. @throws {CorrectionError} */
export function timelineValues(
  patch: Exclude<TimelinePatch, { hidden: true }>,
  entry: Records['timeline'],
  context: Context,
) {
  const values: Partial<Records['timeline']> = {}
  if (patch.date !== undefined) {
    const days = daysOf(patch.date)
    if (!days) throw new CorrectionError('/date', 'is no EDTF date that can be placed in the calendar')
    Object.assign(values, { date: patch.date, ...days })
  }
  if (patch.tense !== undefined) values.tense = patch.tense
  if (patch.text !== undefined) {
    const start = nearest(context.analysis.article.text, patch.text, entry.start)
    if (start === null) throw new CorrectionError('/text', 'is not in the article')
    Object.assign(values, { start, end: start + patch.text.length, text: patch.text })
  }
  if (patch.entities !== undefined) {
    for (const [i, id] of patch.entities.entries()) {
      refuseMoved(id, context, `/entities/${i}`)
      if (!context.known.has(id)) throw new UnknownEntityError(`/entities/${i}`, id)
    }
    values.entities = [...new Set(patch.entities)]
  }
  return values
}

/** Where a text stands nearest to an offset. */
function nearest(text: string, words: string, offset: number): number | null {
  const before = text.lastIndexOf(words, offset)
  const after = text.indexOf(words, offset)
  if (before < 0 || after < 0) return before < 0 ? (after < 0 ? null : after) : before
  return offset - before <= after - offset ? before : after
}

/** @param machine the record as the machine has it, which is where it is looked for again. */
export function recordCorrection<K extends keyof Records>(
  record: K,
  machine: Records[K],
  change: Partial<Records[K]> | null,
  { analysis, known }: Context,
): RecordCorrection<K> {
  const names = new Map([...analysis.entities.map(({ id, name }) => [id, name] as const), ...known])
  for (const { name, entity } of newNames((change ?? {}) as Parameters<typeof newNames>[0]))
    if (!names.has(entity)) names.set(entity, name)
  const entities = [...new Set([...entityIds(machine), ...entityIds(change ?? {})])].flatMap((id): Named[] => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
  return { record, anchor: anchorAt(analysis.article.text, machine.start, machine.end), machine, change, entities }
}

/** Speakers that the change itself names. */
function newNames(change: { speaker?: Speaker | null; claimant?: Speaker | null }): { name: string; entity: string }[] {
  return [change.speaker, change.claimant]
    .flatMap((one) => (one ? [one, ...one.entities] : []))
    .flatMap(({ name, entity }) => (entity === null || name === null ? [] : { name, entity }))
}

function speakerOf(
  patch: SpeakerPatch | null,
  current: Speaker | null,
  context: Context,
  pointer: string,
): Speaker | null {
  if (patch === null) return null
  const mention =
    patch.mention === undefined ? (current?.mention ?? null) : spanOf(patch.mention, context, `${pointer}/mention`)
  if (patch.entities) {
    if (patch.entity) throw new CorrectionError(`${pointer}/entity`, 'several speak: each is in entities')
    if (patch.create) throw new CorrectionError(`${pointer}/create`, 'several speak: each is made in entities')
    const entities = patch.entities.map((one, i) => whoOf(one, null, context, `${pointer}/entities/${i}`))
    const name = patch.name ?? entities.map((one) => one.name).join(' and ')
    return { name, entity: null, mention, method: 'editor', entities }
  }
  const who = whoOf(patch, current, context, pointer)
  const entities = patch.entity || patch.name ? [] : (current?.entities ?? [])
  return { ...who, mention, method: 'editor', entities }
}

/** One who speaks, by the merge patch over who it was. */
function whoOf(
  { name, entity, create = false }: Pick<SpeakerPatch, 'name' | 'entity' | 'create'>,
  current: Pick<Speaker, 'name' | 'entity'> | null,
  context: Context,
  pointer: string,
): Pick<Speaker, 'name' | 'entity'> {
  const id = entity === undefined ? (current?.entity ?? null) : entity
  if (create && !entity)
    throw new CorrectionError(`${pointer}/entity`, 'is needed for a new entity: the id it is to have')
  if (id === null) {
    const written = name ?? current?.name
    if (written === undefined) throw new CorrectionError(`${pointer}/name`, 'is needed for somebody who is no entity')
    return { name: written, entity: null }
  }
  refuseMoved(id, context, `${pointer}/entity`)
  // As the article has it, which is what its other records say; else as it is known over all articles.
  const called = context.analysis.entities.find((one) => one.id === id)?.name ?? context.known.get(id)
  if (called === undefined) {
    if (!create) throw new UnknownEntityError(`${pointer}/entity`, id, { creatable: true })
    if (name === undefined) throw new CorrectionError(`${pointer}/name`, 'is needed for a new entity')
    checkNewId(id, `${pointer}/entity`)
    return { name, entity: id }
  }
  if (name !== undefined && name !== called && name !== context.known.get(id))
    throw new CorrectionError(`${pointer}/name`, `“${id}” is called “${called}”; its name is changed at the entity`)
  return { name: called, entity: id }
}

function refuseMoved(id: string, { moved }: Context, pointer: string): void {
  const now = moved.get(id)
  if (now !== undefined) throw new CorrectionError(pointer, `“${id}” is “${now}” now`)
}

export function checkNewId(id: string, pointer: string): void {
  if (!newId.test(id)) throw new CorrectionError(pointer, 'a new id is lower-case words and numbers between hyphens')
}

function spanOf(stretch: Stretch | null, { analysis }: Context, pointer: string): Span | null {
  if (stretch === null) return null
  const { start, end, text } = stretch
  const words = analysis.article.text.slice(start, end)
  if (start >= end || end > analysis.article.text.length)
    throw new CorrectionError(
      pointer,
      `is no stretch of the article, which has ${analysis.article.text.length} code units`,
    )
  if (text !== undefined && text !== words)
    throw new CorrectionError(`${pointer}/text`, `the article has ${JSON.stringify(words)} there`)
  return { start, end, text: words }
}

/** @param entity over all articles. @throws {CorrectionError} */
export function entityCorrection(patch: EntityPatch, entity: Entity): EntityCorrection {
  const { id } = entity
  const base = { record: 'entity', action: 'change', id } as const
  if ('hidden' in patch) return { ...base, into: id, change: null }
  const { type = entity.type, name, aliases, roles, honorific, country } = patch
  for (const member of ['roles', 'honorific'] as const)
    if (patch[member] !== undefined && type !== 'person') throw new CorrectionError(`/${member}`, 'is of people only')
  if (country !== undefined && type !== 'place') throw new CorrectionError('/country', 'is of places only')
  const change = defined({
    name,
    aliases: aliases && difference(entity.aliases, aliases),
    roles: roles && difference(entity.type === 'person' ? entity.roles : [], roles),
    honorific,
    country,
  })
  return { ...base, into: `${type}${id.slice(id.indexOf('/'))}`, change }
}

function difference(before: readonly string[], after: readonly string[]): ListChange {
  return {
    add: after.filter((name) => !before.includes(name)),
    remove: before.filter((name) => !after.includes(name)),
  }
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/**
 * @param appearances the entity in each article that has it, with that article’s text.
 * @throws {CorrectionError}
 */
export function splitCorrection(
  { articles, mentions }: Split,
  id: string,
  other: Named,
  appearances: ReadonlyMap<string, { text: string; entity: Entity }>,
): SplitCorrection {
  if (articles.length === 0 && mentions.length === 0)
    throw new CorrectionError('/mentions', 'some mentions or articles are needed')
  const chosen = articles.flatMap((article, i) => {
    const appearance = appearances.get(article)
    if (!appearance) throw new CorrectionError(`/articles/${i}`, `“${id}” is not in this article`)
    return appearance.entity.mentions
  })
  const single = mentions.map(({ article, start, end, text }, i) => {
    const mention = appearances
      .get(article)
      ?.entity.mentions.find(
        (one) => one.start === start && one.end === end && (text === undefined || text === one.text),
      )
    if (!mention) throw new CorrectionError(`/mentions/${i}`, `“${id}” is not mentioned there`)
    return mention
  })
  const all = [
    ...new Map([...chosen, ...single].map((one) => [`${one.article} ${one.start} ${one.end}`, one])).values(),
  ]
  return {
    record: 'entity',
    action: 'split',
    id,
    into: other.id,
    name: other.name,
    articles,
    mentions: all.map(({ article, kind, start, end }) => ({
      article,
      kind,
      ...anchorAt(appearances.get(article)!.text, start, end),
    })),
  }
}
