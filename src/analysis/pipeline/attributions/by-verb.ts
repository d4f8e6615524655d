/** “She said P”, “P, she said”, “P, said Ada Moss”. */
import { relativeAround } from './according-to.ts'
import { agentAfter } from './agent.ts'
import { nameBehind } from './apposition.ts'
import { clauseFollows, commaWithin, cueStands, holdsQuotation, onlyLinks, stretchEnd } from './between.ts'
import { clauseEnd, isDash } from './clause-end.ts'
import { complement, withoutMainClause } from './complement.ts'
import { closesWithFrame, hasFiniteVerb, isFiniteVerb, isGerundSubject, startsPlainClause } from './content.ts'
import { type Content, type Draft, plain } from './draft.ts'
import { type Frame, frameOf, placeOf } from './frames.ts'
import { afterwards, contentBefore, farQuotation } from './fronted.ts'
import { lays } from './laid.ts'
import { type CueWord, cuesAt, type Entry, isDocument, isSpeaker, isVerb, isWithheld } from './lexicon.ts'
import { canSpeak } from './main-subject.ts'
import type { Passage, Word } from './passage.ts'
import { afterAdverbials, afterApposition, type Phrase, phraseForward, relative, standsAlone } from './phrases.ts'
import { quotesAnother } from './quoted-as.ts'
import { isAsked } from './remarks.ts'
import { inRelativeClause, type Source, sourceOf } from './source.ts'
import { subjectAfter } from './subjects.ts'
import { isUnsaid } from './unsaid.ts'

/**
 * The attribution of a cue verb; none where words in marks would be laid in the mouth of one who did not say them. Words of
 * the unit before `from` are taken; `earlier` is the subject of the cue before, which a verb without a subject of its own
 * shares.
 */
export function byVerb(
  passage: Passage,
  unit: number,
  cue: CueWord,
  from: number,
  high: number,
  earlier: Source | null,
): Draft | null {
  const { words } = passage
  const low = passage.units[unit]!.first
  if (quotesAnother(words, cue.first, high)) return null
  const frame = frameOf(words, cue, low)
  const negated = frame.negated || isUnsaid(words, frame, low)
  const found = attributionOf(passage, unit, frame, from, high, earlier)
  if (found && negated && !frame.ahead && found.parts.some((part) => holdsQuotation(words, part))) return null
  // “told nobody that”
  const isUntold = found?.addressee && /^(?:nobody|none|no|neither)$/.test(words[found.addressee.first]!.lower)
  return found && { ...found, negated: negated || !!isUntold }
}

function attributionOf(
  passage: Passage,
  unit: number,
  frame: Frame,
  from: number,
  high: number,
  earlier: Source | null,
): Draft | null {
  const { words } = passage
  const { cue } = frame
  const low = passage.units[unit]!.first
  const draft = { passage, unit, ...plain, entry: cue.entry, cue: { first: cue.first, last: cue.last } }
  const agent = agentAfter(words, frame, low, high)
  if (agent)
    return {
      ...draft,
      subject: agent.subject,
      parts: withoutMainClause(words, { parts: [agent.content], clause: agent.clause }, frame)?.parts ?? [
        agent.content,
      ],
      clause: agent.clause,
      frame: { first: frame.first, last: agent.subject.last },
    }
  // “Vale’s repeated attacks”
  if (frame.form === 'past' && words[cue.first - 1]?.pos === 'PART' && /^['’]s?$/.test(words[cue.first - 1]!.text))
    return null
  // “She said, and I quote, “P””
  if (cue.entry.lemma === 'quote' && words[cue.first - 1]?.text === 'I') return null
  // “a rate cut in December”
  if (cue.last > cue.first && words[cue.last]!.lower === 'in' && words[cue.last + 1]?.time) return null
  // “hostages held in Osk that”
  if (cue.entry.takes.has('adjacent') && words[cue.last + 1]?.lower !== 'that') return null
  if (opensSubject(words, frame)) return null
  if (isNamedAction(words, frame)) return null
  if (isPassiveParticiple(words, frame) || describesNext(words, frame) || isReduced(words, frame, low)) return null
  const inverted = invertedContent(passage, unit, frame, from, high)
  if (inverted) return { ...draft, ...inverted }
  if (frame.passive && words[cue.last + 1]?.lower === 'to') return null
  const ofWho = inRelativeClause(words, frame, low)
  const place = ofWho && frame.form !== 'ing' ? 'relative' : placeOf(words, frame, low)
  const { addressee, content, end, announces } = complement(words, cue, frame, high, place)
  const source = sourceOf(words, frame, low, ofWho, earlier, content, high)
  if (!source && !frame.passive) return null
  // “What she has never done is explain why”
  if (source && source.mention.first === source.mention.last && words[source.mention.first]!.lower === 'what')
    return null
  // “What experts say: “P,” said Ada Moss”: a heading
  const isHeading = frame.first - 1 === low && words[low]!.lower === 'what' && words[cue.last + 1]?.text === ':'
  if (isHeading || isEvidence(words, frame, source, content)) return null
  if (cue.entry.lemma === 'deny' && content && deniesThing(words, frame, content)) return null
  const isQuoted = content?.parts.some((part) => holdsQuotation(words, part))
  if (content?.predicates && !isQuoted && !lays(words, frame, source!.antecedent ?? source!.mention)) return null
  const held = {
    ...draft,
    subject: source?.mention ?? null,
    antecedent: source?.antecedent ?? null,
    addressee,
    announces,
    frame: { first: frame.first, last: Math.max(cue.last, end) },
  }
  // “As Moss said, …” and “…, as Moss said”
  const as = words[frame.first - 1]?.lower === 'as' && frame.first - 1 >= low ? frame.first - 1 : frame.first
  // “The chapel was full – as Moss puts it, it always is”
  const begins = onlyLinks(words, from, as - 1) || (as > from && (isDash(words, as - 1) || words[as - 1]!.text === ';'))
  // Not “As the crowd began to chant, Moss left”
  const says = words[cue.first - 1]?.lower !== 'to' || /^(?:used|likes?|liked)$/.test(words[cue.first - 2]!.lower)
  // “As the hearing began, Moss left”
  const reports = [...cue.entry.takes].some((taken) => taken !== 'quote')
  if (as < frame.first && says && reports && words[end + 1]?.text === ',' && end + 2 <= high && !content && begins)
    return { ...held, parts: [{ first: end + 2, last: high }] }
  // ““P,” as her mother hoped, Moss said”: hers
  if (
    as < frame.first &&
    words[as - 1]?.mark === 'close' &&
    words[end + 1]?.text === ',' &&
    closesWithFrame(words, end + 2, high)
  )
    return null
  const quotedBefore = content && closedQuotation(passage, frame, as, from, content)
  if (quotedBefore) return { ...held, parts: quotedBefore }
  const around = interposed(passage, frame, as, from, end, high, content)
  if (around) return { ...held, parts: around }
  if (content) {
    const lead = frame.subject ? condition(words, low, Math.min(as, frame.first), content) : null
    return { ...held, ...content, parts: [...(lead ? [lead] : []), ...content.parts] }
  }
  if (!cue.entry.takes.has('quote')) return null
  const far = frame.passive ? null : farQuotation(words, end + 1, high)
  if (far) return { ...held, parts: [far] }
  const ends = end >= high || announces || words[end + 1]?.text === ','
  // ““Who pays?” Vale asked as he left”; not ““Who pays?” Crews offered help”, “Crews were quick to offer”
  const addresses = cue.entry.takes.has('person') || cue.entry.lemma === 'ask'
  const acts = !addresses && phraseForward(words, end + 1, high) > end
  const asked = closesQuestion(words, low) && !acts && words[cue.first - 1]!.lower !== 'to'
  if (frame.first === low && (ends || asked)) return { ...held, parts: [], bare: true }
  // “…, and her husband cut in. “P””
  const after = words[passage.units[unit]!.last + 1]
  const leads = end >= high && frame.subject && !cue.entry.takes.has('bare') && !cue.entry.takes.has('object')
  const fragment = end >= high && words[frame.first - 1]?.text === ',' && opensNext(passage, unit, frame)
  return announces || fragment || (leads && after?.mark === 'open') ? { ...held, parts: [], announces: true } : null
}

/** “If the rain stops, Moss said it would open”: what the words are true under is part of them; not “If asked, she said”. */
function condition(words: readonly Word[], low: number, frame: number, { parts, clause }: Content): Phrase | null {
  if (!clause || !/^(?:if|unless)$/.test(words[low]!.lower) || words[frame - 1]?.text !== ',') return null
  const lead = { first: low, last: frame - 2 }
  const [{ first, last }] = parts as [Phrase]
  const isClause = lead.last - lead.first > 1 && commaWithin(words, low, frame - 2) < 0 && !holdsQuotation(words, lead)
  const isSaid = parts.length === 1 && words[first]!.mark !== 'open' && words[first]!.lower !== 'that' && last > first
  return isClause && isSaid && !isAsked(words, low + 1, frame) && !cueStands(words, low, frame - 1) ? lead : null
}

/** A frame that ends its unit behind a few words without a verb leads to the quotation that follows: “Not so, says Moss. “P””. */
function opensNext({ words, units }: Passage, unit: number, { first }: Frame): boolean {
  const { first: low, last } = units[unit]!
  if (words[last + 1]?.mark !== 'open' || first <= low || first - low > 8) return false
  const before = { first: low, last: first - 1 }
  return !hasFiniteVerb(words, before) && !holdsQuotation(words, before)
}

/** The unit before ends with a mark that no other sentence would have, inside quotation marks. */
const closesQuestion = (words: readonly Word[], low: number) =>
  words[low - 1]?.mark === 'close' && /[?!]$/.test(words[low - 2]?.text ?? '')

/** “that defending the coast would cost”, “Praising it would be late”: the subject of a clause. */
function opensSubject(words: readonly Word[], { form, shared, cue: { entry, first, last } }: Frame): boolean {
  if (form !== 'ing' || !shared) return false
  if (words[first - 1]?.lower === 'that') return true
  const high = words.length - 1
  return !entry.takes.has('that') && phraseForward(words, last + 1, high) > last && isGerundSubject(words, last, high)
}

/** “his writing that is lost”, “her thinking as it grew”, “stopped writing his speech”: the act itself, with its name or as an object. */
function isNamedAction(words: readonly Word[], { form, cue }: Frame): boolean {
  const before = words[cue.first - 1]
  if (form !== 'ing' || !before) return false
  const owned =
    /^(?:his|her|its|their|our|my|your)$/.test(before.lower) || (before.pos === 'PART' && /^['’]s?$/.test(before.text))
  if (!owned)
    return (
      /^(?:stop|finish|quit|start|resume)/.test(before.lower) && before.pos === 'VERB' && !cue.entry.takes.has('person')
    )
  const next = words[cue.last + 1]
  return next?.lower === 'as' || (next?.lower === 'that' && /^(?:VERB|AUX)$/.test(words[cue.last + 2]?.pos ?? ''))
}

/** “The oldest known bird”, “the first reported case”: a participle that describes the noun behind it. */
function describesNext(words: readonly Word[], { cue }: Frame): boolean {
  const [before, next] = [words[cue.first - 1], words[cue.last + 1]]
  return (
    cue.forms.has('participle') &&
    before !== undefined &&
    // “where known smugglers are active”
    (isRanked(before) ||
      countsNext(words, cue) ||
      /^(?:ADP|DET)$/.test(before.pos) ||
      /^whe(?:re|n)$/.test(before.lower)) &&
    /^(?:ADJ|NOUN)$/.test(next?.pos ?? '') &&
    next!.stretch < 0
  )
}

const isRanked = ({ pos, lower }: Word): boolean => pos === 'ADJ' && /(?:est|first|last|only)$/.test(lower)

/** “the state’s 40 pledged delegates” */
const countsNext = (words: readonly Word[], { first, last }: CueWord): boolean =>
  words[first - 1]!.pos === 'NUM' &&
  /^(?:PART|DET)$/.test(words[first - 2]?.pos ?? '') &&
  !hasFiniteVerb(words, { first: last + 1, last: Math.min(last + 3, words.length - 1) })

/** “A fact first reported by the paper”; not “said by telephone”. */
function isPassiveParticiple(words: readonly Word[], { form, cue }: Frame): boolean {
  const agent = words[cue.last + 2]
  return (
    form === 'past' &&
    cue.forms.has('participle') &&
    words[cue.last + 1]?.lower === 'by' &&
    agent !== undefined &&
    /^(?:DET|PROPN|PRON)$/.test(agent.pos)
  )
}

/** “From a survey called “Tidelines””, “messages deemed “secret””: the noun is what is called so. */
function isReduced(words: readonly Word[], { form, subject, antecedent, cue }: Frame, low: number): boolean {
  if (!subject || antecedent || form !== 'past' || !cue.forms.has('participle')) return false
  const next = words[cue.last + 1]
  // “shared a film called “Harbours””
  const noun = words[cue.first - 1]!
  const isNamed = noun.pos === 'NOUN' && !noun.time && subject.last < cue.first - 1 && next?.mark === 'open'
  if (isNamed && cue.entry.takes.has('object')) return true
  const governed = subject.first > low && words[subject.first - 1]!.pos === 'ADP'
  // “said in a video posted to Facebook”
  if (governed && next?.pos === 'ADP' && isDocument(words[subject.last]!)) return true
  if (!cue.entry.takes.has('object')) return false
  // “An account called Harwick Truth cut the sentence”; not “A critic called Ada Moss “a fraud””
  const named = next?.pos === 'PROPN' && /^(?:an?|another|one)$/.test(words[subject.first]!.lower)
  if (named && words[phraseForward(words, cue.last + 1, words.length - 1) + 1]?.mark !== 'open') return true
  // “A man accused of fraud told the court”
  if (next?.lower === 'of' && !cue.entry.takes.has('of')) return true
  // “for a 1998 evening class called “Tides””
  let governor = subject.first - 1
  while (governor > low && (words[governor]!.pos === 'NUM' || /^(?:an?|the)$/.test(words[governor]!.lower))) governor--
  // “opposed a formula called the “tide index” that”; not “opposed a bill critics called the “tide tax” a farce”
  const title = next?.pos === 'DET' ? cue.last + 2 : cue.last + 1
  const behind = words[title]?.mark === 'open' ? words[stretchEnd(words, title) + 1] : undefined
  if (title > cue.last + 1 && (behind === undefined || /^(?:DET|ADJ|NOUN|ADV)$/.test(behind.pos) || behind.mark))
    return false
  return (
    words[title]?.mark === 'open' &&
    words[subject.last]!.pos === 'NOUN' &&
    governor >= low &&
    words[governor]!.stretch < 0 &&
    (words[governor]!.pos === 'ADP' || (words[governor]!.pos === 'VERB' && !cuesAt(words, governor).some(isVerb)))
  )
}

/** “denied the crews entry”, “denies treatment to the poor”, “were denied a penalty”; not “denied access was restricted” */
function deniesThing(words: readonly Word[], { passive }: Frame, { parts, clause }: Content): boolean {
  const { first, last } = parts[0]!
  if (passive) return !clause
  const end = phraseForward(words, first, last)
  return end >= first && isWithheld(words[end]!) && !(clause && isFiniteVerb(words, end + 1))
}

/** “The lights were off, suggesting that nobody was in”: what things suggest to the reporter, nobody says. */
function isEvidence(
  words: readonly Word[],
  { form, shared, cue }: Frame,
  source: Source | null,
  content: Content | null,
): boolean {
  if (form !== 'ing' || !shared || !source || !cue.entry.takes.has('evidence')) return false
  const head = words[source.mention.last]!
  return head.pos === 'NOUN' && !isSpeaker(head) && !content?.parts.some((part) => holdsQuotation(words, part))
}

/** “P, said Ada Moss, …”: subject, content and frame where the subject follows its verb. */
function invertedContent(
  passage: Passage,
  unit: number,
  frame: Frame,
  from: number,
  high: number,
): Pick<Draft, 'subject' | 'parts' | 'frame' | 'bare' | 'announces'> | null {
  const { words } = passage
  const { cue } = frame
  const low = passage.units[unit]!.first
  const subject = cue.entry.takes.has('quote') ? invertedSubject(words, frame, from, high) : null
  if (!subject) return null
  const found = contentBefore(passage, cue.first - 1, from)
  const left = found?.clause ? found : null
  const quoted = afterwards(words, subject.last + 1, high, null) ?? farQuotation(words, subject.last + 1, high)
  const named = nameBehind(words, subject, high)
  const behind = (named ?? subject).last + 1
  const clause =
    quoted || !found || left
      ? null
      : leads(words, found)
        ? clauseBehind(words, subject.last + 1, high)
        : predicateBehind(words, found, behind, high)
  const right = quoted ?? clause
  const held = { subject: named ?? subject, frame: { first: cue.first, last: named?.last ?? subject.last } }
  // “Her son, Bo, said she died “at home””
  if (!left && right && frame.subject && words[cue.first - 1]!.text === ',') return null
  if (left || right) {
    const before = left || clause ? found!.parts : []
    return { parts: [...before, ...(right ? [right] : [])], bare: false, announces: false, ...held }
  }
  // “Far from it, said Ada Moss. “P””
  if (subject.last >= high && opensNext(passage, unit, frame))
    return { parts: [], bare: false, announces: true, ...held }
  if (cue.first !== low && words[cue.first - 1]!.mark !== 'close') return null
  return { parts: [], bare: true, announces: words[subject.last + 1]?.text === ':', ...held }
}

/** “In the end”, “At the current rate”: what opens a clause without a verb. */
const leads = (words: readonly Word[], { parts, clause, quoted }: Content & { quoted: boolean }): boolean =>
  !clause && !quoted && words[parts[0]!.first]!.pos === 'ADP'

/** “The plan, said Ada Moss, is late”, “The plan, said Moss, who drew it, is late”: the rest of the clause. */
function predicateBehind(
  words: readonly Word[],
  { parts, quoted }: Content & { quoted: boolean },
  comma: number,
  high: number,
): Phrase | null {
  if (
    quoted ||
    words[comma]?.text !== ',' ||
    !/^(?:DET|NOUN|PROPN|PRON|ADJ|NUM|CCONJ)$/.test(words[parts[0]!.first]!.pos)
  )
    return null
  const describes = /^(?:who|whose)$/.test(words[comma + 1]?.lower ?? '') || words[comma + 1]?.pos === 'DET'
  const verb = describes ? afterApposition(words, comma, high) : comma + 1
  return verb <= high && isFiniteVerb(words, verb) ? { first: verb, last: clauseEnd(words, verb, high) } : null
}

/** “In the end, said Bo Vale, nobody came”: the clause behind the second comma. */
function clauseBehind(words: readonly Word[], from: number, high: number): Phrase | null {
  const comma = afterAdverbials(words, from, high)
  if (words[comma]?.text !== ',' || comma >= high || !startsPlainClause(words, comma + 1, high)) return null
  return { first: comma + 1, last: clauseEnd(words, comma + 1, high) }
}

/** After “…,” she said, what adverbials lead to is no longer content: the quotation before is all. */
function closedQuotation(passage: Passage, frame: Frame, as: number, from: number, content: Content): Phrase[] | null {
  const { words } = passage
  if (
    frame.shared ||
    words[as - 1]?.mark !== 'close' ||
    as - 1 < from ||
    words[frame.cue.last + 1]!.lower === 'that' ||
    words[content.parts[0]!.first]!.mark === 'open'
  )
    return null
  const left = contentBefore(passage, as - 1, from)
  return left?.quoted &&
    left.parts[0]!.first >= from &&
    words[left.parts[0]!.first]!.mark === 'open' &&
    /[,!?…—–-]$/.test(words[as - 2]!.text) &&
    onlyLinks(words, from, left.parts[0]!.first - 1)
    ? left.parts
    : null
}

/** “P, she said”, “P, she said, P”: the content before the frame, with what goes on after it. */
function interposed(
  passage: Passage,
  { first, shared, form, passive, subject, cue: { entry, forms } }: Frame,
  as: number,
  from: number,
  end: number,
  high: number,
  content: Content | null,
): Phrase[] | null {
  const { words } = passage
  // “…, estimated at £3m”: a participle that describes what stands before it
  const describes = form === 'past' && words[as - 1]?.text === ',' && forms.has('participle')
  if (shared && (form === 'ing' || describes)) return null
  // “The bridge is shut, it was reported”; not “the bridge, which was reported shut”
  if (passive && !(subject && words[subject.last]!.lower === 'it')) return null
  // “to Osk, where, she said, crime had fallen”, “the firm, which, she says, is late”
  const apart = words[as - 1]?.text === ',' && as - 2 >= from && words[end + 1]?.text === ',' && end + 2 <= high
  const told = apart && relativeAround(words, { first: from, last: as - 2 }, { first: end + 2, last: high })
  if (told) return told
  const quoted = content && words[content.parts[0]!.first]!.mark === 'open' ? content.parts : []
  if (content?.clause && quoted.length === 0) return null
  // “One read: “Sleep tight, Miss D.” Another said: “Why?””: another sentence
  const opens = words[as - 1]?.mark === 'close' && /[.!?…]$/.test(words[as - 2]!.text)
  if (opens && quoted[0] && words[quoted[0].first - 1]!.text === ':') return null
  const whole = entry.takes.has('quote') || entry.takes.has('bare') ? contentBefore(passage, as - 1, from) : null
  // “When Ada Moss says it is “late,” the hall laughs”
  const leads = whole?.quoted && words[whole.parts[0]!.first]!.stretch < 0 ? words[whole.parts[0]!.first]! : null
  if (leads && (leads.pos === 'SCONJ' || opensClause.test(leads.lower)) && !entry.takes.has('that')) return null
  // “After Moss said it was “late,” Vale said: “P””: what another said leads to it
  if (leads && quoted.length > 0 && opensClause.test(leads.lower) && cueStands(words, from, whole!.parts[0]!.last))
    return null
  const fronted = whole && behindColon(words, as < first && whole.quoted ? behindComma(words, whole) : whole)
  // “Ada Moss and Bo Vale, who rarely agree, both left”
  const isRelative =
    subject !== null && (relative.has(words[subject.first]!.lower) || words[subject.first]!.lower === 'whose')
  // “Ada Moss, he went on, was late”
  const parted =
    fronted !== null &&
    // “A striker, a late signing from Osk, was booed”
    form !== 'ing' &&
    (!fronted.clause || leadsToClause(words, fronted, end + 2, high) || isCleft(words, fronted, end + 2)) &&
    subject !== null &&
    !isRelative &&
    words[end + 1]?.text === ',' &&
    end + 2 <= high &&
    (fronted.clause || hasFiniteVerb(words, { first: end + 2, last: end + 2 }))
  // “In May the road will close, she said, and the bridge will open”
  const goesOn = words[end + 1]?.text === ',' && /^[CS]CONJ$/.test(words[end + 2]?.pos ?? '')
  const closed = end >= high || (goesOn && !holdsQuotation(words, { first: end, last: high }))
  const left =
    fronted?.quoted || parted || (fronted && !isRelative && takesParaphrase(entry, words, fronted, closed))
      ? fronted
      : null
  if (!left) return null
  // “The yard – a year late, Moss said – is for sale”
  const enclosed =
    end < high && isDash(words, end + 1) && left.parts[0]!.first > from && isDash(words, left.parts[0]!.first - 1)
  const rest =
    content || enclosed
      ? null
      : parted
        ? { first: end + 2, last: clauseEnd(words, end + 2, high) }
        : (afterwards(words, end + 1, high, left) ?? (left.quoted ? farQuotation(words, end + 1, high) : null))
  // “The ward, she said, “is full””
  const predicate =
    quoted.length > 0 &&
    !left.clause &&
    words[quoted[0]!.first - 1]!.text === ',' &&
    /^\p{Ll}/u.test(words[quoted[0]!.first + 1]?.text ?? '') &&
    words[left.parts[0]!.first]!.pos !== 'ADP'
  if (!left.clause && !rest && !predicate && !enclosed) return null
  if (content && (quoted.length === 0 || !(left.quoted || predicate))) return null
  const closes =
    end >= high ||
    enclosed ||
    rest ||
    quoted.length > 0 ||
    left.quoted ||
    (entry.mode === 'speech' &&
      entry.takes.has('quote') &&
      !/^(?:NOUN|PROPN|PRON|DET|NUM|ADJ|VERB)$/.test(words[end + 1]?.pos ?? 'X'))
  // “But, she cautioned, P”
  const before = left.parts.filter(({ first, last }) => first < last || words[first]!.pos !== 'CCONJ')
  return closes ? [...before, ...(rest ? [rest] : quoted)] : null
}

const opensClause = /^(?:when|while|after|before|since|until)$/

/** “It was Peter, she says, who left”: what is told of somebody who is singled out. */
const isCleft = (words: readonly Word[], { parts: [lead] }: Content, at: number): boolean =>
  words[lead!.first]!.lower === 'it' &&
  /^(?:is|was|['’]s)$/.test(words[lead!.first + 1]!.lower) &&
  lead!.last > lead!.first + 1 &&
  /^(?:who|that|which)$/.test(words[at]?.lower ?? '')

/** “If the yard closes, analysts say, the town will suffer”: a clause with a conjunction, and the one that it leads to. */
function leadsToClause(words: readonly Word[], { parts: [lead] }: Content, from: number, high: number): boolean {
  const { pos, lower } = words[lead!.first]!
  if ((pos !== 'SCONJ' && !/^(?:when|while)$/.test(lower)) || from > high) return false
  for (let i = from; i < high; i++) if (words[i]!.text === ':') return false
  return startsPlainClause(words, from, high)
}

/** “He stood there, “screaming his lungs out”, as he put it”: what is in marks behind a comma is all that is his. */
function behindComma<Found extends Content>(words: readonly Word[], found: Found): Found {
  const { last } = found.parts[0]!
  let open = last
  while (open > 0 && words[open]!.mark !== 'open') open--
  return words[open - 1]?.text === ',' ? { ...found, parts: [{ first: open, last }] } : found
}

/**
 * “Moss defended him: bishops, she said, had been rude”, “He is alive – thanks, his wife says, to the dog”: of a clause that a
 * frame parts, what stands behind the colon, semicolon or dash.
 */
function behindColon<Found extends Content>(words: readonly Word[], found: Found): Found {
  const { first, last } = found.parts[0]!
  const parts = (i: number) => words[i]!.stretch < 0 && (/^[:;]$/.test(words[i]!.text) || isDash(words, i))
  let colon = last
  while (colon > first && !parts(colon)) colon--
  const parted = colon > first && colon < last && words[last]!.stretch < 0
  if (!parted || hasFiniteVerb(words, { first: colon + 1, last }) || !hasFiniteVerb(words, { first, last: colon }))
    return found
  return { ...found, parts: [{ first: colon + 1, last }], clause: false }
}

/**
 * A clause without marks before a cue is its content: “The ward is full, she said”; not what only leads in to another
 * clause (“After the vote was over, she continued”).
 */
function takesParaphrase({ takes }: Entry, words: readonly Word[], { parts }: Content, closed: boolean): boolean {
  if (!takes.has('bare') && !(takes.has('that') && closed)) return false
  const { first, last } = parts[0]!
  // “Asked by Bo Vale whether it was late, Ada Moss said”
  if (words[first]!.pos === 'VERB' && /(?:ed|^told)$/.test(words[first]!.lower)) return false
  // “At least 40 homes were lost, crews said, in the worst fire since”: only some prepositions open clauses.
  const { pos, lower } = words[first]!
  if (pos !== 'SCONJ' && !(pos === 'ADP' && !closed && (opensClause.test(lower) || lower === 'as'))) return true
  return commaWithin(words, first, last) >= 0 || !hasFiniteVerb(words, parts[0]!)
}

const isNoun = ({ forms }: CueWord): boolean => forms.has('noun')

/** “said Ada Moss”: after a quotation, a comma, or at the start of a unit. */
function invertedSubject(words: readonly Word[], frame: Frame, from: number, high: number): Phrase | null {
  const { cue } = frame
  if (frame.passive || frame.form === 'ing') return null
  const before = words[cue.first - 1]
  // “Vale, who owns the port, denied the report”
  const beyond = frame.subject ? frame.subject.last + 1 : from
  if (before?.text === ',' && words[beyond]?.text === ',' && /^(?:who|which|whose)$/.test(words[beyond + 1]!.lower))
    return null
  // ““…,” warned Ada Moss”; not ““…,” told Ada Moss”
  if (cue.entry.takes.has('person') && (before?.mark !== 'close' || cue.entry.lemma === 'tell')) return null
  if (!cue.entry.takes.has('bare') && before?.mark !== 'close' && cue.first > from) return null
  const open = cue.first <= from || before?.mark === 'close' || /^[,([–—]|^--?$/.test(before?.text ?? '')
  if (!open) return null
  const subject = subjectAfter(words, cue.last + 1, high)
  if (!subject) return null
  const head = words[subject.last]!
  const next = words[subject.last + 1]
  if (head.time) return null
  // “Ada Moss, a baker, tweeted a warning”, “The firm, which is late, admitted a fault”
  const indefinite = !isDocument(head) && /^an?$/.test(words[subject.first]!.lower)
  if (indefinite && (cuesAt(words, subject.last).some(isNoun) || (before?.text === ',' && !canSpeak(words, subject))))
    return null
  if (
    head.pos === 'PRON' &&
    !standsAlone(words, subject.first) &&
    (!/^(?:he|she|they|i|we)$/.test(head.lower) || (subject.last < high && next!.pos !== 'PUNCT'))
  )
    return null
  if (
    next &&
    subject.last + 1 <= high &&
    !/^(?:ADP|ADV|ADJ|PUNCT|SCONJ)$/.test(next.pos) &&
    // “said a study published in May”, “said a woman named Ada Moss”
    !(/(?:ed|en)$/.test(next.lower) && /^(?:ADP|PROPN)$/.test(words[subject.last + 2]?.pos ?? '')) &&
    !next.time &&
    !/ing$/.test(next.lower) &&
    !/^(?:who|which|that|to)$/.test(next.lower)
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
