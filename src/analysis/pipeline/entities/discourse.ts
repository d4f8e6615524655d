/** The course of the article: where each person and organisation is spoken of, as what part of its sentence. */
import type { Cluster } from './cluster.ts'
import { roleNouns, speechVerbs } from './lists.ts'
import { afterAge, type Text } from './text.ts'

/** One place where an entity is spoken of outside of, or inside, quotation marks. */
export interface Appearance {
  cluster: Cluster
  first: number
  last: number
  sentence: number
  quote: number
  /** It does what the clause says; `speaks`: the verb is one of saying. */
  subject: boolean
  speaks: boolean
}

export const clusterOf = ({ cluster }: Appearance): Cluster => cluster

/** Enters the words of a description as one of whom it stands for, and answers where he so appears. */
export function described(cluster: Cluster, first: number, last: number, text: Text): Appearance {
  const { start } = text.tokens[first]!
  const { end } = text.tokens[last]!
  cluster.references.push({ start, end, text: text.text.slice(start, end), kind: 'nominal' })
  const place = { sentence: text.sentenceOf[first]!, quote: text.quoteOf[first]! }
  return { cluster, first, last, ...place, ...subjectOf(text, first, last) }
}

/** Whether the stretch is the subject of its clause, and of a verb of saying. */
export function subjectOf(text: Text, first: number, last: number): { subject: boolean; speaks: boolean } {
  const before = text.tokens[first - 1]
  // “His agent, Ada Moss, said”, “his wife, the chef Ada Moss, said”: the comma behind the name closes the apposition that it is.
  let opening = first - 1
  while (first - opening < longestOffice && /^(?:NOUN|ADJ|DET)$/.test(text.tokens[opening]?.pos ?? '')) opening--
  const closes =
    text.tokens[opening]?.text === ',' &&
    text.tokens[last + 1]?.text === ',' &&
    /^(?:VERB|AUX)$/.test(text.tokens[last + 2]?.pos ?? '')
  const verb = verbAfter(text, closes ? last + 1 : last)
  const sameSentence = before !== undefined && text.sentenceOf[first - 1] === text.sentenceOf[first]
  if (isSource(text, first)) return { subject: true, speaks: true }
  // “Her name was Ada Moss”
  if (/^(?:is|was)$/.test(before?.text ?? '') && text.tokens[first - 2]?.text === 'name')
    return { subject: true, speaks: false }
  // “said Moss”, “says former captain Ada Moss”: the verb of saying before its subject, after the quotation or at the
  // end of the clause.
  const said = verbBefore(text, first) ?? (verb === null ? verbBeforeOffice(text, first) : null)
  if (said !== null) {
    const opener = text.tokens[said - 1]
    const opens = opener && /^[,”"’'?!—–]$/.test(opener.text) && text.sentenceOf[said - 1] === text.sentenceOf[first]
    if (opens && !closesApposition(text, said - 1)) return { subject: true, speaks: true }
  }
  if (verb === null) {
    // “Ada Moss, who …, left”: the first words before a long insertion.
    const opens = opensWith(text, first) && text.tokens[last + 1]?.text === ','
    // “Ada Moss, 68, who …”, “Ada Moss, director of a trust which …, said”
    const next = afterAge(text.tokens, last + 2)
    const describes = /^who/.test(text.tokens[next]?.text ?? '') || isOffice(text, next)
    return { subject: opens && describes, speaks: false }
  }
  const reported = sameSentence && speechVerbs.has(before.text.toLowerCase())
  if (
    sameSentence &&
    !reported &&
    (before.pos === 'ADP' || before.pos === 'VERB') &&
    !/^(?:after|before|since|until|as|while|than|but)$/i.test(before.text)
  )
    return { subject: false, speaks: false }
  return { subject: true, speaks: verb === 'speech' }
}

/** “director of”, “the former head of”, “a nurse at”: what somebody is. */
function isOffice({ tokens }: Text, at: number): boolean {
  for (let i = at; i < at + longestOffice && /^(?:DET|ADJ|NOUN|PRON)$/.test(tokens[i]?.pos ?? ''); i++)
    if (roleNouns.has(tokens[i]!.text.toLowerCase())) return true
  return false
}

/** “according to Ada Moss”, “according to his son, Bo Vale” */
function isSource({ tokens, sentenceOf }: Text, first: number): boolean {
  let i = first - 1
  if (tokens[i]?.text === ',' && i > 0 && roleNouns.has(tokens[i - 1]!.text.toLowerCase())) i--
  while (first - i <= longestOffice && /^(?:NOUN|ADJ|DET|PRON|PROPN)$/.test(tokens[i]?.pos ?? '')) i--
  const told = tokens[i]?.text === 'to' && /^according$/i.test(tokens[i - 1]?.text ?? '')
  return told && sentenceOf[i] === sentenceOf[first]
}

/** “Ada Moss, the mayor, described the driver as”: whose subject stands before. */
function closesApposition({ tokens, sentenceOf }: Text, comma: number): boolean {
  if (tokens[comma]!.text !== ',') return false
  for (let i = comma - 1; i > 0 && comma - i <= longestComplement && sentenceOf[i] === sentenceOf[comma]; i--) {
    if (tokens[i]!.text === ',') return tokens[i - 1]!.pos === 'PROPN'
    if (!/^(?:ADP|DET|PROPN|NOUN|ADJ|PART|CCONJ|NUM)$/.test(tokens[i]!.pos)) return false
  }
  return false
}

/** Nothing but what somebody is stands before him in his sentence: “Chef and father of five Toby Mellor”. */
function opensWith({ tokens, sentenceOf, firstOf }: Text, first: number): boolean {
  const from = firstOf[sentenceOf[first]!]!
  if (first - from > longestOffice + 2) return false
  for (let i = from; i < first; i++)
    if (!/^(?:NOUN|ADJ|PROPN|CCONJ|NUM)$/.test(tokens[i]!.pos) && tokens[i]!.text !== 'of') return false
  return true
}

/** Most words of what somebody is between a verb of saying and his name. */
const longestOffice = 6

/** Index of the verb of saying right before a name, or before what its bearer is; null without one. */
function verbBefore({ tokens, sentenceOf }: Text, first: number): number | null {
  for (let i = first - 1; i >= 0 && first - i <= longestOffice && sentenceOf[i] === sentenceOf[first]; i--) {
    const { text, pos } = tokens[i]!
    if (pos !== 'NOUN' && speechVerbs.has(text.toLowerCase())) return i
    if (!/^(?:NOUN|ADJ|PROPN|NUM)$/.test(pos) && text !== '-') return null
  }
  return null
}

/** The same before what somebody is and a comma: “said its chief vet, Ada Moss.”, “said the head of policy, Ada Moss.” */
function verbBeforeOffice({ tokens, sentenceOf }: Text, first: number): number | null {
  if (tokens[first - 1]?.text !== ',') return null
  for (let i = first - 2; i >= 0 && first - i <= longestOffice + 2 && sentenceOf[i] === sentenceOf[first]; i--) {
    const { text, pos } = tokens[i]!
    if (pos === 'VERB' && speechVerbs.has(text.toLowerCase()))
      return /^(?:DET|PRON)$/.test(tokens[i + 1]!.pos) ? i : null
    if (!/^(?:NOUN|ADJ|PROPN|DET|PRON|PART)$/.test(pos) && text !== '-' && text !== 'of') return null
  }
  return null
}

/** Most words of where somebody is from between his name and the verb. */
const longestComplement = 14

/** What the clause does next: a verb of saying, another verb, or none. Steps over one apposition between commas. */
function verbAfter({ tokens, sentenceOf, quoteOf }: Text, last: number): 'speech' | 'other' | null {
  const sentence = sentenceOf[last]
  let found: 'other' | null = null
  let commas = 0
  let complement = false
  for (let i = last + 1; i < tokens.length && i <= last + 24 && sentenceOf[i] === sentence; i++) {
    const { text, pos } = tokens[i]!
    if (quoteOf[i] !== quoteOf[last]) return found
    // “Ada Moss, 33, of no fixed address, took it”: the age is no apposition of its own.
    const behindAge = text === ',' && !found && commas === 0 ? afterAge(tokens, i + 1) : i + 1
    if (behindAge > i + 1) {
      commas = /^(?:VERB|AUX|ADV)$/.test(tokens[behindAge]?.pos ?? '') ? 2 : 1
      i = behindAge - 1
      continue
    }
    if (text === ',' || text === '(' || text === ')' || text === '—' || text === '–') {
      if (found) return found
      if (++commas > 2) return null
      continue
    }
    // Inside an apposition verbs belong to it.
    if (commas === 1) continue
    if (/^(?:who|which|that|whose)$/.test(text)) return null
    if ((pos === 'VERB' || pos === 'AUX') && speechVerbs.has(text.toLowerCase())) return 'speech'
    if (pos === 'AUX') {
      found = 'other'
      continue
    }
    if (pos === 'VERB') {
      // “is expected to say”, “went on to add”
      if (found === 'other' || /^(?:expected|set|due|went|continued|going)$/.test(text)) {
        if (speechVerbs.has(text.toLowerCase())) return 'speech'
        for (let k = i + 1; k <= i + 3 && sentenceOf[k] === sentence; k++)
          if (speechVerbs.has(tokens[k]!.text.toLowerCase()) && tokens[k]!.pos === 'VERB') return 'speech'
      }
      return 'other'
    }
    if (pos === 'ADV' || pos === 'PART' || found) continue
    // “Mr Moss on Thursday said”
    // “Moss of the Alpine Club of Osk said”
    if (!complement && i === last + 1 && /^(?:of|from|at|with)$/.test(text)) complement = true
    if (
      complement &&
      commas === 0 &&
      i <= last + longestComplement &&
      /^(?:ADP|DET|PROPN|NOUN|ADJ|PART|CCONJ|SYM)$/.test(pos)
    )
      continue
    if (pos === 'ADP' || pos === 'PROPN' || pos === 'NUM' || (pos === 'NOUN' && i > last + 1)) {
      if (i > last + 5) return null
      if (i === last + 1 && pos !== 'ADP' && !/day$/.test(text)) return null
      continue
    }
    return null
  }
  return found
}
