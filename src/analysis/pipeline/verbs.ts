/** Groups verbs with their auxiliaries and tells whether they point back, at now or ahead. */
import { wordList } from '../../data.ts'
import { isIrregularPast, isPastForm } from './past-forms.ts'
import { type Sentence, stage, type Token, type VerbGroup } from './stage.ts'

const words = (name: string) => new Set(wordList('verbs', name).map(([word]) => word!))
const prospective = words('prospective')
const scheduled = words('scheduled')
const invariant = words('invariant-past')
const future = /^(?:will|shall|wo|sha|['’]ll|won['’]t|gonna)$/
const modal = /^(?:would|may|might|could)$/
const presentModal = /^(?:can|should|must|ought)$/
const past = /^(?:was|were|had|did)$/
/** What may stand behind “’d” before its verb. */
const between = /^(?:not|\p{L}+ly|never|always|soon|also|just|only)$/u
const perfect = /^(?:has|have|['’]ve|having)$/

export const verbs = stage('verbs', ['article', 'sentences'], ({ sentences }) =>
  sentences.flatMap((sentence, index) => groups(sentence, index)),
)

const isTagged = ({ pos }: Token) => pos === 'VERB' || pos === 'AUX'
const isCapital = ({ text }: Token) => /^\p{Lu}/u.test(text)

/** Which of a sentence's tokens are verbs: the tagger's, without names and with past tenses taken for adjectives. */
function verbTest(tokens: readonly Token[]): (i: number) => boolean {
  // Beside verbs in small letters a capital inside the sentence is a name's: “Ted”, “a Live event”.
  const running = tokens.some((token) => isTagged(token) && !isCapital(token))
  return (i) => {
    const token = tokens[i]
    if (!token) return false
    const before = tokens[i - 1]?.text ?? ''
    // “an email to staff”
    if (/^(?:staff|crew)$/.test(token.text) && before === 'to' && tokens[i - 2]?.pos === 'NOUN') return false
    if (!isTagged(token))
      return token.pos === 'ADJ' && /ed$/.test(token.text) && /^(?:he|she|they|we|who)$/i.test(before)
    return !(running && i > 0 && isCapital(token) && /[\p{L}\p{N}.,]$/u.test(before))
  }
}

function groups({ tokens }: Sentence, sentence: number): VerbGroup[] {
  const isVerb = verbTest(tokens)
  const found: VerbGroup[] = []
  let i = 0
  while (i < tokens.length) {
    const opensInfinitive = tokens[i]!.text.toLowerCase() === 'to' && isVerb(i + 1)
    if (!isVerb(i) && !opensInfinitive) {
      i++
      continue
    }
    let last = i
    for (let j = i + 1; j < tokens.length && continues(tokens, j, isVerb); j++) if (isVerb(j)) last = j
    if (!isVerb(last)) last = i + 1
    const words = tokens.slice(i, last + 1).map((token) => token.text.toLowerCase())
    // “A sweeping set”, “the left”: after an article it is no verb.
    if (/^(?:an?|the|its|his|her|their|our|my)$/i.test(tokens[i - 1]?.text ?? '')) {
      i = last + 1
      continue
    }
    // A bare infinitive or participle has no tense of its own: “met to plan”, “left saying”.
    const isOver = words[0] === 'to' && words[1] === 'have' && words.length > 2
    const dependent = (words[0] === 'to' && !isOver) || (words.length === 1 && words[0]!.endsWith('ing'))
    const tense =
      (dependent && found.at(-1)?.tense) ||
      (i === last && isInvariantPast(tokens, i) ? 'past' : tenseOf(words, tokens[last + 1]?.text))
    if (tense) found.push({ start: tokens[i]!.start, end: tokens[last]!.end, sentence, tense })
    i = last + 1
  }
  return found
}

/**
 * “She quit”, “Vale hit the post”, “The men set out.”: a past tense that is the verb's base form, which has no “s” behind one
 * alone; of several it tells in a sentence, not in a headline.
 */
function isInvariantPast(tokens: readonly Token[], verb: number): boolean {
  if (!invariant.has(tokens[verb]!.text.toLowerCase())) return false
  let at = verb - 1
  while (tokens[at]?.pos === 'ADV') at--
  const subject = tokens[at]
  if (!subject || !/^(?:NOUN|PROPN|PRON)$/.test(subject.pos)) return false
  const several = /^(?:they|we|you|i|these|those)$/i.test(subject.text) || /[^s]s$/.test(subject.text)
  return !several || /^[.”"]/.test(tokens.at(-1)!.text)
}

/** Whether a token may stand inside a group: verbs, and what stands between them. */
function continues(tokens: readonly Token[], i: number, isVerb: (i: number) => boolean): boolean {
  const { pos, text } = tokens[i]!
  if (isVerb(i) || pos === 'ADV' || pos === 'PART') return true
  const word = text.toLowerCase()
  return word === 'to' || ((prospective.has(word) || word === 'not') && tokens[i + 1]?.text.toLowerCase() === 'to')
}

/** The tense of a group's words, before the word `next`; null for a bare participle (“meeting him”). */
function tenseOf(group: readonly string[], next = ''): VerbGroup['tense'] | null {
  const first = group[0]!
  const to = group.lastIndexOf('to')
  // “had been due to open on Friday”
  const wasDue = to > 0 && /^(?:due|scheduled|slated|supposed)$/.test(group[to - 1]!)
  if (first === 'had' && group.length > 1) return wasDue ? 'future' : 'past'
  // “is alleged to have left”; not “expects to have left”
  if (to >= 0 && group[to + 1] === 'have' && !prospective.has(group[to - 1]!)) return 'past'
  if (group.some((word) => future.test(word)) || scheduled.has(group.at(-1)!)) return 'future'
  if (to === 0 || (to > 0 && (prospective.has(group[to - 1]!) || /^(?:is|are|was|were|be)$/.test(group[to - 1]!))))
    return 'future'
  if (group.some((word) => modal.test(word))) return group.includes('have') ? 'past' : 'future'
  // “they’d left” had, “he’d open it”, “she’d be there” would
  if (/^['’]d$/.test(first)) {
    const [verb, main] = [...group.slice(1), next].filter((word) => !between.test(word))
    // “I’d have left” would
    if (verb === 'have' && main && isPastForm(main)) return 'past'
    return verb && !/ed$/.test(verb) && !isIrregularPast(verb) ? 'future' : 'past'
  }
  if (past.test(first)) return 'past'
  if (perfect.test(first)) return group.length > 1 ? 'past' : 'present'
  if (/ing$/.test(first) && group.length === 1) return null
  if (/^(?:is|are|am|be|['’]s|['’]re|['’]m|do|does)$/.test(first) || presentModal.test(first)) return 'present'
  return /ed$/.test(first) || isIrregularPast(first) ? 'past' : 'present'
}
