/** Attributions of one passage: each cue with its speaker and content. */
import { clauseEnd, hasFiniteVerb, type Place, startsClause } from './content.ts'
import { type Frame, frameOf, mainSubject, subjectAfter } from './frames.ts'
import { type CueWord, cuesAt, type Entry, holderAt, isFinding } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { afterAdverbials, type Phrase, phraseBack, phraseForward } from './phrases.ts'

/** An attribution in terms of a passage’s words. */
export interface Draft {
  passage: Passage
  /** Words of the content, in order. */
  parts: Phrase[]
  entry: Entry | null
  cue: Phrase | null
  subject: Phrase | null
  antecedent: Phrase | null
  addressee: Phrase | null
  negated: boolean
  clause: boolean
  /** Words from the frame’s first to its last. */
  frame: Phrase | null
  /** Unit of the cue. */
  unit: number
  /** The frame announces content that follows after its unit (“Moss said:”). */
  announces: boolean
  /** The unit holds the frame alone: its content stands before or after it. */
  bare: boolean
}

interface Content {
  parts: Phrase[]
  clause: boolean
}

const nothing: ReadonlySet<string> = new Set()
const prepositions = ['of', 'about', 'for', 'against', 'on']

/** All attributions by the cues of a passage, in order of their cues. */
export function attribute(passage: Passage): Draft[] {
  return passage.units.flatMap((_, unit) => attributeUnit(passage, unit))
}

function attributeUnit(passage: Passage, unit: number): Draft[] {
  const { words } = passage
  const { first: low, last } = passage.units[unit]!
  const high = withoutFullStop(words, low, last)
  const drafts: Draft[] = []
  // Words before this belong to content found already.
  let from = low
  let subject: { mention: Phrase; antecedent: Phrase | null } | null = null
  for (let v = low; v <= high; v++) {
    const word = words[v]!
    if (word.stretch >= 0) continue
    const reported =
      word.lower === 'according' && words[v + 1]?.lower === 'to' ? accordingTo(passage, unit, v, from, high) : null
    if (reported) {
      drafts.push(reported)
      from = Math.max(from, reported.parts.at(-1)!.last + 1, reported.frame!.last + 1)
      v = reported.frame!.last
      continue
    }
    for (const cue of cuesAt(words, v)) {
      const draft: Draft | null =
        isVerb(cue) && (word.pos === 'VERB' || mistaken(words, cue, low, high))
          ? byVerb(passage, unit, cue, from, high, subject)
          : word.pos === 'NOUN' && cue.forms.has('noun')
            ? byNoun(passage, unit, cue, high)
            : cue.forms.has('adjective') && (word.pos === 'ADJ' || word.pos === 'VERB')
              ? byAdjective(passage, unit, cue, high)
              : null
      if (!draft) continue
      // “denied accusations that P” is one denial, of P.
      const outer = drafts.at(-1)
      if (
        cue.forms.has('noun') &&
        word.pos === 'NOUN' &&
        outer?.entry?.polarity === 'denies' &&
        outer.parts[0]?.first === phraseBack(words, cue.first, low) &&
        outer.parts[0].last === draft.parts[0]!.last
      )
        drafts.pop()
      drafts.push(draft)
      if (draft.subject && !cue.forms.has('noun')) subject = { mention: draft.subject, antecedent: draft.antecedent }
      const end = draft.parts.at(-1)?.last ?? -1
      // A fronted content is taken; what follows a cue may hold cues of its own.
      if (draft.parts[0] && draft.parts[0].last < v) from = Math.max(from, end + 1, draft.frame!.last + 1)
      v = cue.last
      break
    }
  }
  const finding = byFinding(passage, unit, high, drafts)
  if (finding) drafts.push(finding)
  const colon = byColon(passage, unit, high, drafts)
  if (colon) drafts.push(colon)
  const credit = byCredit(passage, unit, high, drafts)
  if (credit) drafts.push(credit)
  return drafts
}

const isVerb = ({ forms }: CueWord) => !forms.has('adjective') && [...forms].some((form) => form !== 'noun')

/** A cue verb that the tagger took for a noun or adjective: “Candidates promise they will”, “the data show that”. */
function mistaken(words: readonly Word[], cue: CueWord, low: number, high: number): boolean {
  const { first, last } = cue
  if (!/^(?:NOUN|ADJ|PROPN)$/.test(words[first]!.pos) || words[first]!.name >= 0 || first === low) return false
  if (![...cue.forms].some((form) => form === 'base' || form === 's' || form === 'past')) return false
  const before = words[first - 1]!
  if (!/^(?:NOUN|PROPN|PRON|ADV)$/.test(before.pos) || before.stretch >= 0) return false
  const from = clauseStart(words, first, low)
  if (hasFiniteVerb(words, { first: from, last: first - 1 })) return false
  // A plural noun or a name has its verb after it; a noun with its determiner right before would be its own phrase.
  const next = words[last + 1]
  // “The mayor claims his”
  const agrees = cue.forms.has('s') && /^(?:his|her|its|their|my|our|the|a|an)$/.test(next?.lower ?? '')
  const plural = /s$/.test(before.lower)
  if (words[first]!.pos === 'NOUN' && words[from]!.pos === 'DET' && before.pos !== 'PROPN' && !plural && !agrees)
    return false
  if (last >= high) return words[from - 1] !== undefined && /^(?:,|”|"|'')$/.test(words[from - 1]!.text)
  if (next!.mark === 'open' || next!.text === ':') return true
  return next!.lower === 'that' ||
    /^(?:DET|PRON|PROPN)$/.test(next!.pos) ||
    (plural && cue.forms.has('base') && /^(?:NOUN|ADJ)$/.test(next!.pos))
    ? startsClause(words, last + 1, high)
    : words[from - 1]?.mark === 'close'
}

/** First word after the comma, quotation or conjunction before `at`. */
function clauseStart(words: readonly Word[], at: number, low: number): number {
  let first = at
  while (
    first > low &&
    words[first - 1]!.stretch < 0 &&
    !/^(?:CCONJ|SCONJ)$/.test(words[first - 1]!.pos) &&
    !/^[,:;–—]$/.test(words[first - 1]!.text)
  )
    first--
  return first
}

function withoutFullStop(words: readonly Word[], low: number, last: number): number {
  let high = last
  while (high > low && words[high]!.stretch < 0 && /^[.!?…]+$/.test(words[high]!.text)) high--
  return high
}

function byVerb(
  passage: Passage,
  unit: number,
  cue: CueWord,
  from: number,
  high: number,
  earlier: { mention: Phrase; antecedent: Phrase | null } | null,
): Draft | null {
  const { words } = passage
  const low = passage.units[unit]!.first
  const frame = frameOf(words, cue, low)
  const { entry } = cue
  const draft = {
    passage,
    unit,
    entry,
    cue: { first: cue.first, last: cue.last },
    negated: frame.negated,
    addressee: null,
    announces: false,
    bare: false,
  }
  const inverted = entry.takes.has('quote') ? invertedSubject(words, frame, from, high) : null
  if (inverted) {
    const found = before(passage, cue.first - 1, from)
    const left = found?.clause ? found : null
    const right = afterwards(words, inverted.last + 1, high, null)
    if (left || right) {
      const parts = [...(left?.parts ?? []), ...(right ? [right] : [])]
      return {
        ...draft,
        parts,
        subject: inverted,
        antecedent: null,
        clause: true,
        frame: { first: cue.first, last: inverted.last },
      }
    }
    if (cue.first === low || words[cue.first - 1]!.mark === 'close') {
      return {
        ...draft,
        parts: [],
        subject: inverted,
        antecedent: null,
        clause: true,
        frame: { first: cue.first, last: inverted.last },
        bare: true,
        announces: words[inverted.last + 1]?.text === ':',
      }
    }
  }
  let { subject, antecedent } = frame
  if (!subject && frame.shared) {
    const main = earlier ?? mainSubject(words, low, cue.first)
    subject = main?.mention ?? null
    antecedent = main?.antecedent ?? null
  }
  if (frame.passive) {
    if (words[cue.last + 1]?.lower === 'to') return null
    subject = null
    antecedent = null
  }
  const place = placeOf(words, frame, low)
  const { addressee, content, end, announces } = after(words, cue, frame, high, place)
  if (!subject && frame.shared && content) subject = subjectBeyond(words, frame, content, high)
  if (!subject && !frame.passive) return null
  const held = {
    ...draft,
    subject,
    antecedent,
    addressee,
    announces,
    frame: { first: frame.first, last: Math.max(cue.last, end) },
  }
  // “As Moss said, …” and “…, as Moss said”
  const as = words[frame.first - 1]?.lower === 'as' && frame.first - 1 >= low ? frame.first - 1 : frame.first
  // After “…,” she said, what adverbials lead to is no longer content.
  if (
    content &&
    !frame.shared &&
    words[as - 1]?.mark === 'close' &&
    as - 1 >= from &&
    words[cue.last + 1]!.lower !== 'that' &&
    words[content.parts[0]!.first]!.mark !== 'open'
  ) {
    const left = before(passage, as - 1, from)
    if (
      left?.quoted &&
      left.parts[0]!.first >= from &&
      words[left.parts[0]!.first]!.mark === 'open' &&
      /[,!?…—–-]$/.test(words[as - 2]!.text) &&
      onlyLinks(words, from, left.parts[0]!.first - 1)
    )
      return { ...held, parts: left.parts, clause: true }
  }
  const goesOn = frame.shared && frame.form === 'ing'
  if (!goesOn && (!content?.clause || words[content.parts[0]!.first]!.mark === 'open')) {
    const fronted = entry.takes.has('quote') || entry.takes.has('bare') ? before(passage, as - 1, from) : null
    const left = fronted?.quoted || (fronted && takesParaphrase(entry, words, fronted, end >= high)) ? fronted : null
    const rest = left && !content ? afterwards(words, end + 1, high, left) : null
    const quoted = content && words[content.parts[0]!.first]!.mark === 'open' ? content.parts : []
    // “The ward, she said, “is full””
    const predicate =
      quoted.length > 0 &&
      left?.clause === false &&
      words[quoted[0]!.first - 1]!.text === ',' &&
      /^\p{Ll}/u.test(words[quoted[0]!.first + 1]?.text ?? '') &&
      words[left.parts[0]!.first]!.pos !== 'ADP'
    if (
      left &&
      (left.clause || rest || predicate) &&
      (!content || (quoted.length > 0 && (left.quoted || predicate))) &&
      (end >= high ||
        rest ||
        quoted.length > 0 ||
        left.quoted ||
        (entry.mode === 'speech' &&
          entry.takes.has('quote') &&
          !/^(?:NOUN|PROPN|PRON|DET|NUM|ADJ|VERB)$/.test(words[end + 1]?.pos ?? 'X')))
    ) {
      return { ...held, parts: [...left.parts, ...(rest ? [rest] : quoted)], clause: true }
    }
  }
  if (
    as < frame.first &&
    words[end + 1]?.text === ',' &&
    end + 2 <= high &&
    !content &&
    onlyLinks(words, from, as - 1 - 0)
  ) {
    return { ...held, parts: [{ first: end + 2, last: high }], clause: true }
  }
  if (content) return { ...held, ...content }
  if (!entry.takes.has('quote')) return null
  if (frame.first === low && (end >= high || announces || words[end + 1]?.text === ','))
    return { ...held, parts: [], clause: true, bare: true }
  return announces ? { ...held, parts: [], clause: true } : null
}

/**
 * A clause without marks before a cue is its content: “The ward is full, she said”; not what only leads in to another
 * clause (“After the vote was over, she continued”).
 */
function takesParaphrase({ takes }: Entry, words: readonly Word[], { parts }: Content, atEnd: boolean): boolean {
  if (!takes.has('bare') && !(takes.has('that') && atEnd)) return false
  const { first, last } = parts[0]!
  if (words[first]!.pos !== 'SCONJ' && !(words[first]!.pos === 'ADP' && !atEnd)) return true
  return commaWithin(words, first, last) >= 0 || !hasFiniteVerb(words, parts[0]!)
}

/** “After saying that it was late, she left”: the subject of the clause that follows. */
function subjectBeyond(words: readonly Word[], frame: Frame, { parts }: Content, high: number): Phrase | null {
  const end = parts.at(-1)!.last + 1
  if (!/^(?:ADP|SCONJ)$/.test(words[frame.first - 1]?.pos ?? '') || words[end]?.text !== ',') return null
  return subjectAfter(words, end + 1, high)
}

/** “said Ada Moss”: after a quotation, a comma, or at the start of a unit. */
function invertedSubject(words: readonly Word[], frame: Frame, from: number, high: number): Phrase | null {
  const { cue } = frame
  if (cue.entry.takes.has('person') || frame.passive || frame.form === 'ing') return null
  const before = words[cue.first - 1]
  const open =
    cue.first <= from || before?.mark === 'close' || before?.text === ',' || /^[–—]|^--?$/.test(before?.text ?? '')
  if (!open) return null
  const subject = subjectAfter(words, cue.last + 1, high)
  if (!subject) return null
  const head = words[subject.last]!
  const next = words[subject.last + 1]
  if (
    head.pos === 'PRON' &&
    (!/^(?:he|she|they|i|we)$/.test(head.lower) || (subject.last < high && next!.pos !== 'PUNCT'))
  )
    return null
  if (
    next &&
    subject.last + 1 <= high &&
    !/^(?:ADP|ADV|ADJ|PUNCT|SCONJ)$/.test(next.pos) &&
    !next.time &&
    !/ing$/.test(next.lower) &&
    !/^(?:who|which|to)$/.test(next.lower)
  )
    return null
  if (before?.mark !== 'close' && clauseFollows(words, subject.last + 1, high)) return null
  if (
    cue.first <= from &&
    before?.mark !== 'close' &&
    !(next === undefined || subject.last + 1 > high || next.text === ':' || next.text === ',')
  )
    return null
  return subject
}

/** A finite verb comes before the next comma or conjunction. */
function clauseFollows(words: readonly Word[], from: number, high: number): boolean {
  for (let i = from; i <= high; i++) {
    const word = words[i]!
    if (word.pos === 'SCONJ' || /^[,.;:]$/.test(word.text) || /^(?:who|which|that)$/.test(word.lower)) return false
    if (hasFiniteVerb(words, { first: i, last: i })) return true
  }
  return false
}

/** Content before a frame: the quotation or clause that ends at `last`. */
function before(passage: Passage, last: number, from: number): (Content & { quoted: boolean }) | null {
  const { words, stretches } = passage
  let b = last
  const comma = b >= from && /^[,–—]|^--?$/.test(words[b]!.text)
  if (comma) b--
  if (b < from) return null
  const end = words[b]!
  if (end.stretch >= 0) {
    const stretch = stretches[end.stretch]!
    if (stretch.first < from) return null
    const open = words[stretch.first - 1]?.mark === 'open' ? stretch.first - 1 : stretch.first
    if (!comma && !/[,.!?…—–-]$/.test(words[stretch.last]!.text) && open > from) return null
    // “Because of this, “she needs him,” he said”: what only leads in is not said.
    const lead =
      open > from &&
      words[open - 1]!.text === ',' &&
      words[from]!.pos === 'ADP' &&
      !hasFiniteVerb(words, { first: from, last: open - 1 })
    const first = lead || onlyLinks(words, from, open - 1) ? open : from
    return { parts: [{ first, last: b }], clause: true, quoted: true }
  }
  if (!comma) return null
  const phrase = { first: from, last: b }
  return { parts: [phrase], clause: b - from >= 2 && hasFiniteVerb(words, phrase), quoted: false }
}

/** Only conjunctions, adverbs and commas stand between. */
function onlyLinks(words: readonly Word[], first: number, last: number): boolean {
  for (let i = first; i <= last; i++)
    if (!/^(?:CCONJ|ADV|PUNCT|INTJ)$/.test(words[i]!.pos) || words[i]!.stretch >= 0) return false
  return true
}

/** What goes on after an interposed frame: “…, he said, …”. */
function afterwards(words: readonly Word[], at: number, high: number, left: { quoted: boolean } | null): Phrase | null {
  let i = afterAdverbials(words, at, high, nothing)
  if (i > high) return null
  const comma = /^[,:–—]/.test(words[i]!.text)
  if (comma) i++
  if (i > high) return null
  if (words[i]!.mark === 'open') return { first: i, last: stretchEnd(words, i) }
  if (comma && left?.quoted !== false) {
    // “…,” said Ada Moss, speaking of trains, “and …”
    for (let k = i; k <= high && k < i + 20; k++) {
      if (words[k]!.mark === 'open')
        return words[k - 1]!.text === ',' && /^\p{Ll}/u.test(words[k + 1]?.text ?? '')
          ? { first: k, last: stretchEnd(words, k) }
          : null
      if (words[k]!.pos === 'VERB' && cuesAt(words, k).some(isVerb) && !/ing$/.test(words[k]!.lower)) break
    }
  }
  if (!left || left.quoted || !comma) return null
  if (
    (/^(?:SCONJ|CCONJ)$/.test(words[i]!.pos) && words[i]!.lower !== 'that') ||
    (words[i]!.pos === 'VERB' && /ing$/.test(words[i]!.lower)) ||
    /^(?:who|which)$/.test(words[i]!.lower)
  )
    return null
  return { first: i, last: clauseEnd(words, i, high) }
}

/** Index of the closing mark, or last word, of the stretch opened at `open`. */
export function stretchEnd(words: readonly Word[], open: number): number {
  let i = open
  while (words[i + 1]?.stretch === words[open]!.stretch) i++
  return i
}

/** Content after a cue verb, with who is told and the last word of the frame. */
function after(
  words: readonly Word[],
  cue: CueWord,
  frame: Frame,
  high: number,
  place: Place,
): { addressee: Phrase | null; content: Content | null; end: number; announces: boolean } {
  const { takes } = cue.entry
  let at = cue.last + 1
  let addressee: Phrase | null = null
  if (takes.has('person') && !frame.passive) {
    const last = phraseForward(words, at, high)
    const next = words[afterAdverbials(words, last + 1, high, nothing)]
    const isTold =
      last >= at &&
      (cue.entry.lemma === 'tell' ||
        next?.lower === 'that' ||
        (takes.has('to') && words[last + 1]?.lower === 'to') ||
        next?.mark === 'open' ||
        next?.text === ':' ||
        next?.text === ',' ||
        startsClause(words, last + 1, high)) &&
      (cue.entry.lemma === 'tell' || last + 1 > high || !/^(?:AUX|VERB)$/.test(words[last + 1]?.pos ?? ''))
    if (isTold) {
      // “told the Herald Bo Vale had left”: of two names in a row the second begins what was told.
      let end = last
      for (let i = at + 1; i <= last; i++) {
        const parted = words[i]!.name >= 0 && words[i - 1]!.name >= 0 && words[i]!.name !== words[i - 1]!.name
        if (parted && startsClause(words, i, high) && !next?.mark && next?.lower !== 'that') {
          end = i - 1
          break
        }
      }
      addressee = { first: at, last: end }
      at = end + 1
    }
  }
  const own = new Set([...prepositions.filter((word) => takes.has(word)), ...(takes.has('to') ? ['to'] : [])])
  const start = afterAdverbials(words, at, high, own)
  const end = Math.min(high, start - 1)
  const result = { addressee, end, announces: words[start]?.text === ':' }
  const content = contentAt(words, start, high, cue, frame, place)
  if (content || start === at || words[at]!.time || words[at]!.pos === 'ADP') return { ...result, content }
  return { ...result, content: contentAt(words, at, high, cue, frame, place) }
}

function contentAt(
  words: readonly Word[],
  at: number,
  high: number,
  cue: CueWord,
  frame: Frame,
  place: Place,
): Content | null {
  const { takes, polarity } = cue.entry
  if (at > high) return null
  let i = at
  let introduced = false
  if (words[i]!.text === ':' || words[i]!.text === ',') {
    introduced = true
    i++
    // “said, however, that”
    if (words[i - 1]!.text === ',' && words[i]?.mark !== 'open') {
      const close = commaWithin(words, i, Math.min(high, i + 6))
      if (close < 0 || hasCue(words, i, close)) return null
      i = close + 1
      introduced = words[i]?.mark === 'open'
      if (words[i]?.lower !== 'that' && words[i]?.mark !== 'open') return null
    }
  }
  if (i > high) return null
  const word = words[i]!
  if (word.mark === 'open') {
    if (!takes.has('quote') && !takes.has('object') && !takes.has('np')) return null
    const close = stretchEnd(words, i)
    const ends = /^[.!?…]+$/.test(lastInside(words, close).text)
    // “said: “Rather than wait,” he “chose to act””
    const goesOn =
      !introduced ||
      (/,$/.test(lastInside(words, close).text) &&
        holdsQuotation(words, { first: close + 1, last: high }) &&
        startsClause(words, close + 1, high))
    const last = !goesOn || ends || close >= high ? close : clauseEnd(words, close, high, place)
    return { parts: [{ first: i, last: Math.min(last, Math.max(high, close)) }], clause: takes.has('quote') }
  }
  if (introduced && words[i - 1]!.text === ':') return { parts: [{ first: i, last: high }], clause: true }
  if (word.lower === 'that' && takes.has('that') && i < high && isComplementiser(words, i, high)) {
    return { parts: [{ first: i, last: clauseEnd(words, i + 1, high, place) }], clause: true }
  }
  if (/^(?:how|why|what)$/.test(word.lower) && takes.has('wh') && i < high) {
    return { parts: [{ first: i, last: clauseEnd(words, i + 1, high, place) }], clause: true }
  }
  if (word.lower === 'to' && takes.has('to') && (words[i + 1]?.pos === 'VERB' || words[i + 1]?.mark === 'open')) {
    return { parts: [{ first: i, last: clauseEnd(words, i + 1, high, place) }], clause: false }
  }
  // “who she said were late”: the clause has lost its subject to a relative pronoun.
  const before = words[frame.first - 1]
  if (
    takes.has('bare') &&
    at === cue.last + 1 &&
    before &&
    /^(?:who|which|that|what)$/.test(before.lower) &&
    (before.pos !== 'SCONJ' || words[frame.first - 2]?.pos === 'NOUN') &&
    /^(?:AUX|VERB)$/.test(word.pos) &&
    !/ing$/.test(word.lower)
  ) {
    return { parts: [{ first: i, last: clauseEnd(words, i, high, 'relative') }], clause: true }
  }
  if (takes.has('bare') && startsClause(words, i, high) && !(frame.passive && cue.entry.lemma !== 'tell')) {
    return { parts: [{ first: i, last: clauseEnd(words, i, high, place) }], clause: true }
  }
  if (
    polarity === 'denies' &&
    ((takes.has('ing') && /ing$/.test(word.lower)) || (takes.has('np') && phraseForward(words, i, high) >= i))
  ) {
    return { parts: [{ first: i, last: clauseEnd(words, i, high, place) }], clause: false }
  }
  const preposition = prepositions.includes(word.lower) && takes.has(word.lower)
  if (preposition || takes.has('object') || takes.has('np')) {
    const first = preposition ? i + 1 : i
    if (first > high) return null
    const last = clauseEnd(words, first, high, place)
    const phrase = { first, last }
    if (!holdsQuotation(words, phrase)) return null
    return { parts: [phrase], clause: false }
  }
  return null
}

/** A clause follows the “that”: not “cleared that up before noon”, “said that on Monday”. */
function isComplementiser(words: readonly Word[], that: number, high: number): boolean {
  const next = words[that + 1]!
  if (next.stretch >= 0) return true
  if (/^(?:up|off|out|down)$/.test(next.lower)) return false
  return !/^[.,;:]$/.test(next.text) || startsClause(words, that + 2, high)
}

/** The frame’s place in its sentence. */
function placeOf(
  words: readonly Word[],
  { first, antecedent, subject }: Pick<Frame, 'first' | 'antecedent' | 'subject'>,
  low: number,
): Place {
  if (antecedent || (subject && /^(?:who|which)$/.test(words[subject.first]!.lower))) return 'relative'
  if (first <= low || commaWithin(words, low, first - 1) >= 0) return 'main'
  const lead = words[low]!
  const phrase = lead.pos === 'ADP' && !hasFiniteVerb(words, { first: low, last: first - 1 })
  const clause = lead.pos === 'SCONJ' || /^(?:when|while|although|though|after|as|if|even|now)$/.test(lead.lower)
  return phrase || clause ? 'fronted' : 'main'
}

/** A cue verb stands between. */
function hasCue(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (words[i]!.pos === 'VERB' && cuesAt(words, i).some(isVerb)) return true
  return false
}

function commaWithin(words: readonly Word[], from: number, to: number): number {
  for (let i = from; i <= to; i++) if (words[i]!.text === ',') return i
  return -1
}

const lastInside = (words: readonly Word[], close: number): Word =>
  words[close]!.mark === 'close' ? words[close - 1]! : words[close]!

function holdsQuotation(words: readonly Word[], { first, last }: Phrase): boolean {
  for (let i = first; i <= last; i++) if (words[i]!.stretch >= 0) return true
  return false
}

/** “P, according to X”; “according to X, P”. */
function accordingTo(passage: Passage, unit: number, at: number, from: number, high: number): Draft | null {
  const { words } = passage
  const source = subjectAfter(words, at + 2, high)
  if (!source) return null
  const draft = {
    passage,
    unit,
    entry: entryAccordingTo,
    cue: { first: at, last: at + 1 },
    subject: source,
    antecedent: null,
    addressee: null,
    negated: false,
    clause: true,
    announces: false,
    bare: false,
  }
  const end = afterAdverbials(words, source.last + 1, high, nothing) - 1
  const frame = { first: at, last: Math.max(end, source.last) }
  const fronted = onlyLinks(words, from, at - 1)
  if (fronted) {
    const comma = commaWithin(words, source.last + 1, Math.min(high, source.last + 40))
    if (comma < 0 || comma + 1 > high) return null
    return { ...draft, parts: [{ first: comma + 1, last: high }], frame: { first: at, last: comma - 1 } }
  }
  const left = { first: from, last: /^[,–—]/.test(words[at - 1]!.text) ? at - 2 : at - 1 }
  if (left.last < left.first) return null
  const next = words[end + 1]
  const interposed = words[at - 1]!.text === ',' && next?.text === ',' && end + 2 <= high && !hasFiniteVerb(words, left)
  const parts = interposed ? [left, { first: end + 2, last: clauseEnd(words, end + 2, high) }] : [left]
  return { ...draft, parts, frame }
}

/** “In a poll, P”. */
function byFinding(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  if (drafts.length > 0 || words[low]!.lower !== 'in') return null
  const last = phraseForward(words, low + 1, high)
  if (last <= low || !isFinding(words[last]!)) return null
  const comma = commaWithin(words, last + 1, Math.min(high, last + 20))
  if (comma < 0 || !startsClause(words, comma + 1, high) || hasFiniteVerb(words, { first: last + 2, last: comma }))
    return null
  return {
    passage,
    unit,
    entry: { ...entryAccordingTo, lemma: 'in', mode: 'finding' },
    cue: { first: low, last: low },
    parts: [{ first: comma + 1, last: high }],
    subject: { first: low + 1, last },
    antecedent: null,
    addressee: null,
    negated: false,
    clause: true,
    frame: { first: low, last: comma - 1 },
    announces: false,
    bare: false,
  }
}

const entryAccordingTo: Entry = {
  lemma: 'according to',
  rest: ['to'],
  mode: 'speech',
  act: 'state',
  polarity: 'asserts',
  takes: nothing,
}

/** “her claim that P”. */
function byNoun(passage: Passage, unit: number, cue: CueWord, high: number): Draft | null {
  const { words } = passage
  const low = passage.units[unit]!.first
  let at = cue.last + 1
  let by: Phrase | null = null
  if (words[at]?.lower === 'by' || words[at]?.lower === 'from') {
    const last = phraseForward(words, at + 1, high)
    if (last > at) {
      by = { first: at + 1, last }
      at = last + 1
    }
  }
  if (at >= high || words[at]!.lower !== 'that' || /^(?:VERB|AUX|ADV)$/.test(words[at + 1]!.pos)) return null
  const first = phraseBack(words, cue.first, low)
  // “She rejected the idea that P”: she answers for it, or against it.
  const owner = by ?? ownerIn(words, first, cue.first)
  const holder = first > low ? holderAt(words, first - 1) : null
  const held = holder && frameOf(words, holder, low)
  const entry: Entry =
    held && holder.entry.polarity === 'denies' ? { ...cue.entry, act: 'deny', polarity: 'denies' } : cue.entry
  return {
    passage,
    unit,
    entry,
    cue: { first: cue.first, last: cue.last },
    parts: [
      {
        first: at,
        last: beforeSecondVerb(
          words,
          at + 1,
          clauseEnd(words, at + 1, high, placeOf(words, { first: cue.first, antecedent: null, subject: null }, low)),
          words[first - 1]?.text === ',' || onlyLinks(words, low, first - 1),
        ),
      },
    ],
    subject: held && !held.passive && (!owner || entry.polarity === 'denies') ? held.subject : owner,
    antecedent: held && !owner ? held.antecedent : null,
    addressee: null,
    negated: held?.negated ?? false,
    clause: true,
    frame: { first: held ? held.first : first, last: at - 1 },
    announces: false,
    bare: false,
  }
}

/** “The claim that the ward was full is false”: where the noun is a subject, its own verb ends the content. */
function beforeSecondVerb(words: readonly Word[], from: number, last: number, isSubject: boolean): number {
  if (!isSubject) return last
  let verbs = 0
  for (let i = from; i <= last; i++) {
    const word = words[i]!
    if (word.stretch >= 0) continue
    if (/^(?:SCONJ|CCONJ)$/.test(word.pos) || /^(?:who|which|that)$/.test(word.lower)) verbs = -1
    if (!hasFiniteVerb(words, { first: i, last: i })) continue
    if (verbs > 0 && word.pos === 'AUX') return i - 1
    verbs = 1
    while (i < last && /^(?:AUX|ADV|VERB|PART)$/.test(words[i + 1]!.pos)) i++
  }
  return last
}

/** “Moss: “P””, “He had one reply: “P””: a colon before words in quotation marks, or after a name and before a clause. */
function byColon(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  let colon = low
  while (colon <= high && (words[colon]!.stretch >= 0 || words[colon]!.text !== ':')) colon++
  if (colon > high || colon === low) return null
  const next = words[colon + 1]
  const quoted = next?.mark === 'open'
  const draft = {
    passage,
    unit,
    entry: null,
    antecedent: null,
    addressee: null,
    negated: false,
    clause: true,
    bare: false,
    frame: { first: low, last: colon },
  }
  const parts = colon >= high ? [] : [{ first: colon + 1, last: quoted ? stretchEnd(words, colon + 1) : high }]
  const announces = colon >= high
  const label =
    !drafts.some(({ parts, frame }) => (frame && frame.first < colon) || parts.some(({ first }) => first < colon)) &&
    phraseForward(words, low, colon - 1) === colon - 1 &&
    words[colon - 1]!.pos === 'PROPN'
  if (label) {
    // “MOSS: …” in an interview speaks to the end of the paragraph.
    const speaks = words[low]!.start === passage.start && /^\p{Lu}{2}[\p{Lu}’'-]*$/u.test(words[colon - 1]!.text)
    const names = words[colon - 1]!.name >= 0 || isFinding(words[colon - 1]!)
    if (speaks && !quoted && !announces && hasFiniteVerb(words, { first: colon + 1, last: high }))
      parts[0]!.last = words.length - 1
    if (quoted || announces || ((names || speaks) && hasFiniteVerb(words, { first: colon + 1, last: high })))
      return {
        ...draft,
        parts,
        announces,
        subject: { first: low, last: colon - 1 },
        cue: { first: colon, last: colon },
      }
  }
  const taken = drafts.some(
    ({ parts, announces, frame }) =>
      announces || (frame && frame.first > colon) || parts.some(({ last }) => last >= colon),
  )
  if (taken || (!quoted && !announces)) return null
  const said = drafts.findLast(({ subject }) => subject)
  const main = said ? { mention: said.subject } : mainSubject(words, low, colon)
  if (!main?.mention) return null
  const verb = verbAfter(words, main.mention.last + 1, colon)
  return { ...draft, parts, announces, subject: main.mention, cue: verb < 0 ? null : { first: verb, last: verb } }
}

function verbAfter(words: readonly Word[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (words[i]!.pos === 'VERB' && words[i]!.stretch < 0) return i
  return -1
}

/** ““P” – Ada Moss, engineer”. */
function byCredit(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  if (drafts.length > 0 || words[low]!.mark !== 'open') return null
  const close = stretchEnd(words, low)
  if (close >= high || !/^[–—―-]+$/.test(words[close + 1]!.text)) return null
  const subject = subjectAfter(words, close + 2, high)
  if (
    !subject ||
    words[subject.last]!.pos !== 'PROPN' ||
    (subject.last < high && words[subject.last + 1]!.text !== ',')
  )
    return null
  return {
    passage,
    unit,
    entry: null,
    cue: null,
    parts: [{ first: low, last: close }],
    subject,
    antecedent: null,
    addressee: null,
    negated: false,
    clause: true,
    frame: { first: close + 1, last: subject.last },
    announces: false,
    bare: false,
  }
}

/** The owner in “Ada Moss’s claim”, “her claim”. */
function ownerIn(words: readonly Word[], first: number, noun: number): Phrase | null {
  for (let i = noun - 1; i >= first; i--) {
    const word = words[i]!
    if (word.pos === 'PART' && i > first) return { first, last: i - 1 }
    if (word.pos === 'PRON') return { first: i, last: i }
  }
  return null
}

/** “She is convinced that P”. */
function byAdjective(passage: Passage, unit: number, cue: CueWord, high: number): Draft | null {
  const { words } = passage
  const at = cue.last + 1
  if (at >= high) return null
  const that = words[at]!.lower === 'that' && isComplementiser(words, at, high)
  if (!that && !(isPronounAt(words, at) && startsClause(words, at, high))) return null
  const frame = frameOf(words, cue, passage.units[unit]!.first)
  const subject = frame.subject
  if (
    !subject ||
    /^(?:it|that|this|what|there)$/.test(words[subject.last]!.lower) ||
    words[cue.first - 1]!.pos === 'DET'
  )
    return null
  return {
    passage,
    unit,
    entry: cue.entry,
    cue: { first: cue.first, last: cue.last },
    parts: [{ first: at, last: clauseEnd(words, at + 1, high, placeOf(words, frame, passage.units[unit]!.first)) }],
    subject,
    antecedent: frame.antecedent,
    addressee: null,
    negated: frame.negated,
    clause: true,
    frame: { first: frame.first, last: cue.last },
    announces: false,
    bare: false,
  }
}

const isPronounAt = (words: readonly Word[], at: number) =>
  words[at]!.pos === 'PRON' || words[at]!.pos === 'DET' || words[at]!.pos === 'PROPN'
