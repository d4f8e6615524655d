/** Whether the verb that a time expression belongs to points back or ahead. */
import { wordList } from '../../../data.ts'
import type { Sentence, VerbGroup } from '../stage.ts'
import { anyOf, listed } from './vocabulary.ts'

/**
 * `near`: either way, the nearest date is meant; `present`: a verb in the present tense, which for a date leans ahead;
 * `gone`: whatever the verb, it names what has happened.
 */
export type Direction = 'gone' | 'past' | 'future' | 'near' | 'present' | null

/** A direction, and whether nothing else can be meant: the date follows its own verb, “closed in July”. */
export interface Heading {
  direction: Direction
  sure: boolean
}

const heading = (direction: Direction, sure = false): Heading => ({ direction, sure })

const pastCue =
  /\b(?:since|past|previous|ended)\s+(?:\w+\s+)?$|\blast\s+(?:(?!from|to|until|till|on|in|for|through)\w+\s+)?$/i
const surelyFuture = /\b(?:until|till|effective|payable)\s+(?:\w+\s+)?$/i
const futureCue = /\b(?:by|into|starting|beginning|from)\s+(?:\w+\s+)?$/i
const deadline = /\bby\s+(?:\w+\s+)?$/i
const asks = /\b(?:ask(?:s|ed)|sought|demand(?:s|ed)|request(?:s|ed)|order(?:s|ed)|want(?:s|ed)|given)$/i
const toDo = /\bto\s\p{L}+$/u
/** “until after the local elections in”: the event that is waited for, and its time. */
const untilEvent = /\b(?:until|till)\s+(?:[^\s,;:.“”"]{1,30}\s+){1,7}(?:in|on)\s+(?:\w+\s+)?$/i
/** What one date lies before is the next thing to come, seen from when the sentence plays. */
const awaited =
  /\b(?:before|ahead\s+of|leading\s+(?:up\s+|in)?to|in\s+the\s+run-up\s+to|prior\s+to|due(?:\s+(?:on|in))?)\s+(?:\w+\s+)?$/i

/** “shortly before 3am on Friday”: no more than about that time. */
const nearly = /\b(?:shortly|just|moments|minutes|seconds|long)\sbefore\s$/i

/** “was adjourned to 21 August”: what it was put off to is ahead. */
const putOff = new RegExp(
  `\\b${listed('put-off')}(?:\\s[^\\s,;:.“”"]{1,30}){0,6}?\\s(?:to|until|till|for|through)\\s(?:(?:the|early|late|mid|\\w+\\sof)\\s){0,2}$`,
  'i',
)
/** “fell by 2 per cent in the 12 months to July” */
const spanTo = /\b(?:year|months|quarter|half|weeks)\sto\s(?:the\send\sof\s)?$/i
/** “is due in court on Monday” */
const due = /\bdue\s(?:[^\s,;:.“”"]{1,30}\s){0,9}$/i
/** “forecasts a drop of 3 per cent in July” */
const foreseen =
  /\b(?:forecasts?|predicts?|projects|expects?|foresees?)\s(?:an?|another|no|the|further)\s(?:[^\s,;:.“”"]{1,30}\s){1,8}(?:in|for|by|on)\s(?:\w+\s)?$/i
/** “a trial date of 3 May has been set” */
const dateOf = /\b(?:date|deadline)\sof\s$/i
const happened = `${listed('happened')}(?:s|es)?`
/** “the events of October 7”, “the riots on 5 August”: what a date names when it is past. */
const eventBefore = new RegExp(
  `\\b(?:${happened}\\s(?:of|on)|(?:the|that|this)\\s${happened}\\sin|events\\sof)\\s(?:the\\s)?(?:\\w+\\sof\\s)?$`,
  'i',
)
/** “the July 20 plot” */
const eventAfter = new RegExp(`^\\s(?:\\p{L}+\\s){0,2}?${happened}\\b`, 'iu')
/** “a November report shows” */
const publishedAfter = new RegExp(`^\\s(?:\\p{L}+\\s){0,2}?${listed('published')}\\b`, 'iu')
const determiner = /\b(?:the|that|those|a|an|his|her|its|their|our)\s$|['’]s\s$/i

/** What opens a clause between a verb and the words after it. */
const opener =
  /[;:“”"]|,\s+(?:and|but|while|as)\b|\b(?:that|which|who|whose|whether|when|where|because|although|though|if|after|before|since|until|than)\b/gi
/** Those that before the expression itself are prepositions: “was told before Tuesday”. */
const preposition = /^(?:after|before|since|until|than)$/i
/** Before the subject of a clause nothing stands but these: “that on the morning of”. */
const fronted = /^\s*(?:(?:on|in|at|by|from|since|late|early|earlier|later|just|only|also|the|of|this|\w+ly)\s+)*$/i
const timetable = new Set(wordList('times', 'timetable').map(([word]) => word!))
/** In a clause of time or condition the present tense is of what is to come: “before voting begins on Monday”. */
const conditional = /\b(?:before|until|till|once|when|if)\s+(?:[^\s,;:.“”"]{1,30}\s+){1,5}$/i
/** Ahead of a past time, which may lie behind the publication: “was to speak”, “prepared to vote”. */
const aheadOfPast = /^(?:was|were|had)\b|^(?!expected|scheduled|slated|poised|supposed)(?:\w+ed|sought)\s+to\b/i

/** “would not say”, “wouldn’t discuss it”: what somebody has refused */
const refused =
  /^would(?:n['’]t|\s+not)\s+(?:say|comment|confirm|discuss|elaborate|speculate|disclose|name|give|explain)\b/i

/** Between a verb and the date that tells when what it says was or will be: “closed its shops in”, “died on”. */
const adverbial = /^(?:\s[^\s,;:.“”"()]{1,30}){0,6}\s(?:in|on)\s(?:the\s)?$/i
/** “agreed to merge on”, “is thought to have closed in”, “planning on”: the date is not that of a finite verb. */
const infinite = /^(?:to\s|\p{L}+ing\b)|\sto\s(?!\p{L}+ing$)/iu
const arrangements = wordList('times', 'arranging')
const arranging = new RegExp(`(?:^|\\s)${anyOf(arrangements.map(([verb]) => verb!))}$`, 'i')
const appointing = new RegExp(
  `(?:^|\\s)${anyOf(arrangements.flatMap(([verb, itself]) => (itself ? [verb!] : [])))}$`,
  'i',
)
const arrangedEvent = new RegExp(`\\b(?:for|before|until)\\s|\\b${listed('arranged')}(?:s|es)?\\s(?:in|on)\\s`, 'i')
const incident = new RegExp(`\\b${happened}\\s(?:in|on)\\s`, 'i')

/** “among the first to cross”, “the only one to vote”: the infinitive tells of what the sentence's own verb tells of. */
const singled = /\b(?:first|last|latest|only|sole|\p{L}+est)\s(?:[^\s,;:.“”"]{1,30}\s){0,4}$/iu

/** “The match kicks off on Saturday”, whose verb the tagger takes for a noun. */
const startsOff = /\bkicks?\soff\b/i

/** How far around an expression marks of clauses are looked for, so that a sentence of any length takes linear time. */
const reach = 300

type Bounds = { start: number; end: number }

/** A function from an expression to its direction. It must be asked in text order. */
export function directionAt(
  text: string,
  sentences: readonly Sentence[],
  verbs: readonly VerbGroup[],
): (time: Bounds) => Heading {
  let sentence = 0
  let verb = 0
  return (time) => {
    while (sentence < sentences.length - 1 && sentences[sentence]!.end <= time.start) sentence++
    const bounds = sentences[sentence]
    if (!bounds) return heading(null)
    while (verb > 0 && verbs[verb - 1]!.end > bounds.start) verb--
    while (verb < verbs.length && verbs[verb]!.start < time.start) verb++
    let next = verb
    // An infinitive belongs to a noun or verb before it: “eagerness to move”.
    while (next < verb + 3 && next < verbs.length && /^to\s/i.test(text.slice(verbs[next]!.start, verbs[next]!.end)))
      next++
    const [before, after] = [verbs[verb - 1], verbs[next]]
    const precedes = before && before.start >= bounds.start ? before : null
    const follows = after && after.end <= bounds.end ? after : null
    const lead = text.slice(Math.max(bounds.start, time.start - 30), time.start)
    if (/\bending\s(?:on\s)?$/i.test(lead)) return heading('near')
    if (pastCue.test(lead)) return heading('past', true)
    if (namesEvent(text, time, lead)) return heading('gone')
    const wider = text.slice(Math.max(bounds.start, precedes?.end ?? 0, time.start - 100), time.start)
    let governing = governingVerb(text, time, precedes, follows)
    if (governing && governing === precedes && isSingledOut(text, bounds, governing)) {
      const outer = verbs[verb - 2]
      governing = outer && outer.start >= bounds.start ? outer : follows
    }
    // “will write to everyone affected by the end of May”
    if (governing && governing === precedes && deadline.test(lead) && describesSome(text, governing)) {
      const outer = verbs[verb - 2]
      if (outer && outer.start >= bounds.start) governing = outer
    }
    const teller =
      governing && governing === precedes && isCaused(text, verbs[verb - 2], governing) ? verbs[verb - 2]! : governing
    let direction = teller ? pointing(text, bounds, teller) : startsOff.test(wider) ? 'future' : null
    // “voted to close it from 1 September”
    if (direction === 'past' && governing === precedes && decides(text, verbs[verb - 2], governing)) direction = 'near'
    const naming = /^['’]s\b/.test(text.slice(time.end, time.end + 3))
    const long = text.slice(Math.max(bounds.start, time.start - 100), time.start)
    if (putOff.test(long)) return heading(/\bhad\b/i.test(long) ? 'near' : 'future')
    if (dateOf.test(lead)) return heading(/\bhad\b/i.test(text.slice(time.end, time.end + 10)) ? 'near' : 'future')
    if (direction === 'past' && spanTo.test(lead)) return heading('gone')
    // “had said in July that it would”
    const told = governing === precedes && governing ? text.slice(governing.start, time.start) : ''
    if (direction === 'past' && /^had\s(?:\p{L}+\s){1,2}in\s$/iu.test(told)) return heading('gone')
    if (foreseen.test(long)) return heading('future', true)
    if (due.test(long) && direction !== 'past') return heading(direction === 'near' ? 'near' : 'future')
    if (surelyFuture.test(lead))
      return heading(!precedes && direction === 'past' ? 'past' : 'future', direction === 'future')
    if ((awaited.test(lead) && !nearly.test(lead)) || untilEvent.test(wider))
      return heading(direction === 'future' ? 'future' : 'near')
    // “Friday’s ruling will …”, “will fight Friday’s ruling”, “will build on her Friday talk”: the verb does not tell of the day.
    if (direction === 'future' && (naming || /\b(?:his|her|its|their|our|my)\s$/i.test(lead))) return heading('near')
    // “has sought a report by Monday”
    if (deadline.test(lead) && governing && asks.test(text.slice(governing.start, governing.end)))
      return heading('future')
    // “were asked to leave by Friday”
    if (deadline.test(lead) && governing && toDo.test(text.slice(governing.start, governing.end)))
      return heading('near')
    if (futureCue.test(lead) && direction !== 'past') return heading('future')
    if (
      direction === 'present' &&
      governing === precedes &&
      governing &&
      !naming &&
      appoints(text, governing, time.start)
    )
      return heading('future')
    if (direction === 'present' && /\ban?\s$/i.test(lead) && publishedAfter.test(text.slice(time.end, time.end + 50)))
      return heading('past')
    if (direction === 'present' && governing === precedes && governing && isAsked(text, governing, bounds, time.start))
      return heading('future')
    return heading(
      direction,
      governing !== null && governing === precedes && isOwn(text, governing, time.start, direction),
    )
  }
}

/** ““Ask me on Monday””, “Come back on Friday”: the verb that opens a sentence or quotation, before the day that it is to be done. */
function isAsked(text: string, verb: Bounds, sentence: Bounds, time: number): boolean {
  const opens = verb.start === sentence.start || /[“‘"']/.test(text[verb.start - 1] ?? '')
  const isBare = /^\p{Lu}\p{Ll}*(?<!s|ing|ed)$/u.test(text.slice(verb.start, verb.end))
  return opens && isBare && time - verb.end <= 40 && /\s(?:on|at|in|before|by)\s$/.test(text.slice(verb.end, time))
}

/** “There is | a vigil on Sunday” */
const held = /^\s(?:an?|another|no|the|\p{L}+)\s(?:\p{L}+\s){0,3}(?:on|at)\s$/iu

/** “The funeral is on Friday”, “rain is forecast for Friday”: what is of a day, or for it, is still to come. */
function appoints(text: string, verb: Bounds, time: number): boolean {
  if (/\bthere\s$/i.test(text.slice(Math.max(0, verb.start - 6), verb.start)) && time - verb.end <= 60)
    return /^(?:is|are)$/i.test(text.slice(verb.start, verb.end)) && held.test(text.slice(verb.end, time))
  const between = time - verb.end > 20 ? '' : text.slice(verb.end, time)
  return /^(?:is|are|follows?|continues?|concludes?|finish(?:es)?)$/i.test(text.slice(verb.start, verb.end))
    ? /^\s(?:on|for|at|from)\s$/i.test(between)
    : /^\sfor\s$/i.test(between)
}

const causing = /^(?:let|lets|made|makes?|helped|helps?|saw|watched|heard)$/i

/** “let the trial begin”, “saw the bridge fall”: a bare verb is as past as the one before it. */
function isCaused(text: string, outer: VerbGroup | undefined, { start, end, tense }: VerbGroup): boolean {
  if (!outer || tense !== 'present' || start - outer.end > 60 || /\s|s$/.test(text.slice(start, end))) return false
  return (
    causing.test(text.slice(outer.start, outer.end).split(' ').at(-1)!) &&
    !/[,;:.“”"]/.test(text.slice(outer.end, start))
  )
}

/** Whether an infinitive is what somebody decided, ordered or asked for. */
function decides(text: string, outer: Bounds | undefined, verb: Bounds | null): boolean {
  if (!verb) return false
  const own = /^(.+?)\sto\s/i.exec(text.slice(verb.start, verb.end))?.[1]
  if (own !== undefined) return arranging.test(own) && !/^had\b/i.test(own)
  if (!outer || verb.start - outer.end > 60 || !/^to\s/i.test(text.slice(verb.start, verb.end))) return false
  const words = text.slice(outer.start, outer.end)
  return arranging.test(words) && !/^had\b/i.test(words) && !/[.;:“”"]/.test(text.slice(outer.end, verb.start))
}

/** Whether a date is that of the verb before it. */
function isOwn(text: string, verb: Bounds, time: number, direction: Direction): boolean {
  const words = text.slice(verb.start, verb.end)
  const between = time - verb.end > 100 ? '' : text.slice(verb.end, time)
  if (!adverbial.test(between)) return false
  if (direction === 'future') return !/\sto\shave\s/i.test(words) && !incident.test(between)
  if (direction !== 'past' || infinite.test(words)) return false
  if (/^\s(?:in|on)\s$/i.test(between)) return !appointing.test(words)
  return !arranging.test(words) && !arrangedEvent.test(between)
}

function isSingledOut(text: string, sentence: Bounds, { start }: Bounds): boolean {
  return (
    /^to\s/i.test(text.slice(start, start + 3)) && singled.test(text.slice(Math.max(sentence.start, start - 80), start))
  )
}

/** “everyone affected”, “those hurt”: a participle that says who is meant. */
const describesSome = (text: string, { start }: Bounds): boolean =>
  /\b(?:every(?:one|body|thing)|any(?:one|body|thing)|those|people|all)\s$/i.test(
    text.slice(Math.max(0, start - 12), start),
  )

/** Whether a date is the name of what happened on it. */
function namesEvent(text: string, { start, end }: Bounds, lead: string): boolean {
  if (eventBefore.test(lead)) return true
  const named = determiner.test(lead) || /^the\s/i.test(text.slice(start, start + 4))
  return named && eventAfter.test(text.slice(end, end + 50))
}

/** The nearest verb before the expression in its clause, else the first one after it. */
function governingVerb(
  text: string,
  time: Bounds,
  precedes: VerbGroup | null,
  follows: VerbGroup | null,
): VerbGroup | null {
  if (!precedes || !follows) return precedes ?? follows
  const between = text.slice(Math.max(precedes.end, time.start - reach), time.start)
  const last = [...between.matchAll(opener)].at(-1)
  if (!last) return precedes
  if (fronted.test(between.slice(last.index + last[0].length))) return preposition.test(last[0]) ? precedes : follows
  return /[,;:“”"]/.test(text.slice(time.end, Math.min(follows.start, time.end + reach))) ? precedes : follows
}

/** Where a verb points. */
function pointing(text: string, sentence: Bounds, { start, end, tense }: VerbGroup): Direction {
  const words = text.slice(start, end)
  // “could begin on 6 January”; but what somebody could hear is no plan.
  const arranged = /^could\s+(\p{L}+)$/u.exec(words)?.[1]
  if (arranged && arranged !== 'hear' && timetable.has(arranged)) return 'future'
  // “could be found Tuesday”: what could be is near; what could not was tried.
  if (/^could(?:n['’]t)?\b/i.test(words)) {
    const lead = text.slice(Math.max(sentence.start, start - 60), start)
    return /^could(?:n['’]t|\s+not)\b/i.test(words) || /\b(?:no|nobody|none|neither)\b/i.test(lead) ? 'past' : 'near'
  }
  if (refused.test(words)) return 'past'
  if (tense === 'future') return aheadOfPast.test(words) ? 'near' : 'future'
  if (tense === 'past') return 'past'
  if (timetable.has(words.toLowerCase())) return 'future'
  return conditional.test(text.slice(Math.max(sentence.start, start - 80), start)) ? 'future' : 'present'
}
