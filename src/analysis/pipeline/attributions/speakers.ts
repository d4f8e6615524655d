/** Who a mention stands for. */
import type { Mention } from '../../../../schemas/entity.ts'
import type { Span } from '../../../../schemas/span.ts'
import type { Speaker } from '../../../../schemas/speaker.ts'
import { type EntityDraft, indexFrom } from '../stage.ts'
import { isRole } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { type Phrase, standsAlone } from './phrases.ts'

interface Known {
  start: number
  end: number
  kind: Mention['kind']
  entity: EntityDraft
}

/** Finds the entity whose mention covers an offset. */
export type EntityAt = (offset: number) => Known | undefined

export function entityLookup(entities: readonly EntityDraft[]): EntityAt {
  const known = entities
    .flatMap((entity) => entity.mentions.map(({ start, end, kind }): Known => ({ start, end, kind, entity })))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return (offset) => {
    const next = indexFrom(known, offset + 1)
    // Mentions seldom nest, and never deeply.
    for (let i = next - 1; i >= 0 && i >= next - 4; i--) if (known[i]!.end > offset) return known[i]
    return undefined
  }
}

/** The words of a phrase as a span. */
export function spanOf({ words, text }: Passage, { first, last }: Phrase): Span {
  const start = words[first]!.start
  const end = words[last]!.end
  return { start, end, text: text.slice(start, end) }
}

/** The speaker a mention names; `antecedent` is what a relative pronoun stands for. */
export function speakerOf(
  passage: Passage,
  mention: Phrase,
  antecedent: Phrase | null,
  entityAt: EntityAt,
): Speaker | null {
  if (!canSpeak(passage.words, mention)) return null
  const span = spanOf(passage, mention)
  const members = membersOf(passage, mention).map((member) => named(passage, member, entityAt))
  const whole = named(passage, antecedent ?? mention, entityAt)
  const method =
    passage.words[mention.first]!.pos === 'PRON' && mention.first === mention.last ? 'pronoun' : whole.method
  if (members.length > 1 && members.some(({ entity }) => entity)) {
    return {
      name: span.text,
      entity: null,
      mention: span,
      method,
      entities: members.map(({ name, entity }) => ({ name, entity })),
    }
  }
  return { name: whole.name, entity: whole.entity, mention: span, method, entities: [] }
}

/** “There was one reply: “P””, “10: “P””: no word for anybody. */
function canSpeak(words: readonly Word[], { first, last }: Phrase): boolean {
  return first < last || !(words[first]!.lower === 'there' || /^\P{L}*$/u.test(words[first]!.text))
}

function named(passage: Passage, phrase: Phrase, entityAt: EntityAt): Pick<Speaker, 'name' | 'entity' | 'method'> {
  const { words } = passage
  const head = words[headOf(words, phrase)]!
  const known = entityAt(head.start)
  const text = spanOf(passage, phrase).text
  if (known) {
    const method = known.kind === 'name' ? 'name' : known.kind === 'pronoun' ? 'pronoun' : 'role'
    return { name: known.entity.name, entity: known.entity.id, method }
  }
  const pronoun = head.pos === 'PRON'
  // “he”, “one”: it stands for somebody, but does not say for whom.
  const isOne = phrase.first === phrase.last && (pronoun || standsAlone(words, phrase.first))
  // “A third joked”
  const stands = isOne || (phrase.last === phrase.first + 1 && /^an? (?:second|third|fourth|fifth)$/i.test(text))
  return {
    name: stands ? null : text,
    entity: null,
    method: pronoun ? 'pronoun' : head.pos === 'PROPN' ? 'name' : 'nominal',
  }
}

/** The word a noun phrase is about: the last before its first complement. */
export function headOf(words: readonly Word[], { first, last }: Phrase): number {
  // “director of photography Bo Vale”: the name, behind an office without an article
  const office = words[first]!.pos === 'NOUN' && words[last]!.name >= 0 && words[last]!.pos === 'PROPN'
  for (let i = first + 1; office && i < last; i++)
    if (words[i]!.lower === 'of' && words[i + 1]!.pos === 'NOUN') return last
  for (let i = first + 1; i <= last; i++) {
    // “a Department for Harbours spokesman”: no complement
    const within = words[i]!.name >= 0 && words[i]!.name === words[i + 1]?.name
    if ((words[i]!.pos === 'ADP' && !within) || /^[,(]$/.test(words[i]!.text)) return i - 1
  }
  // “Ada Moss KC”
  const letters = words[last]!.name < 0 && /^\p{Lu}{2,4}$/u.test(words[last]!.text)
  if (letters && last > first && words[last - 1]!.type === 'person') return last - 1
  return last
}

/** What stands on both sides of “and” is an office, before the one name at the end. */
const holdsBoth = (words: readonly Word[], { first, last }: Phrase, and: number): boolean =>
  words[first]!.pos !== 'DET' &&
  words[last]!.type === 'person' &&
  words[and - 1]!.name < 0 &&
  // “her friend and fellow writer Ada Moss”
  (isRole(words[and - 1]!) || words[first]!.pos === 'PRON') &&
  words.slice(and + 1, last).some((word) => word.name < 0 && isRole(word))

/** The members of “Ada Moss, Bo Vale and the port”, not of “ministers from Peru and Chile”; none when it has no “and”. */
function membersOf({ words }: Passage, { first, last }: Phrase): Phrase[] {
  const members: Phrase[] = []
  let from = first
  let several = false
  // A preposition stands before the places that are being listed.
  let placed = false
  for (let i = first; i <= last + 1; i++) {
    const word = words[i]
    const splits = i > last || word!.text === ',' || word!.pos === 'CCONJ'
    if (word?.pos === 'ADP') placed = true
    if (!splits) continue
    // “Brill founder and CEO Ada Moss”: both are her offices.
    if (i > first && i < last && word!.pos === 'CCONJ' && holdsBoth(words, { first, last }, i)) continue
    // “Harlan & Reed” is one name.
    if (i < last && word!.name >= 0 && word!.name === words[i + 1]!.name) continue
    if (i <= last && placed && words[i - 1]!.type === 'place' && words[i + 1]?.type === 'place') continue
    placed = false
    if (i <= last && word!.pos === 'CCONJ') several = true
    if (i > from) members.push({ first: from, last: i - 1 })
    from = i + 1
  }
  return several ? members : []
}
