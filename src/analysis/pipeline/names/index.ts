/** Finds the names of people, organisations and places: a linear-chain CRF and a network over the tokens of each sentence, read twice. */
import { type Name, type Sentence, stage, type Token } from '../stage.ts'
import { followsAddress, isAddress, isAddressedOffice } from './address.ts'
import { withAlternatives } from './alternatives.ts'
import { withBands } from './bands.ts'
import { withoutBareNouns } from './bare.ts'
import { withBodies } from './bodies.ts'
import { withCampuses } from './campuses.ts'
import { withClubs } from './clubs.ts'
import { withCompanies } from './companies.ts'
import { agencyIn, datelineOf } from './dateline.ts'
import { withoutDegrees } from './degrees.ts'
import { withEmployers } from './employers.ts'
import { withEnumerated } from './enumerated.ts'
import { DocumentWords, type Features, isCapital, newFeatures, SentenceWords } from './features.ts'
import { trades, withFirms } from './firms.ts'
import { withGenerations } from './generation.ts'
import { inSentenceCase } from './headline.ts'
import { withHouses } from './houses.ts'
import { withLandmarks } from './landmarks.ts'
import { loadLexicon } from './lexicon.ts'
import { decode, loadModel } from './model.ts'
import { withoutMonths } from './months.ts'
import { loadNetwork } from './network.ts'
import { withNewspapers } from './newspapers.ts'
import { withNicknames } from './nickname.ts'
import { bearerOfOffice, beforeOffice, beforeOfficer, bodyBefore, withoutOffices } from './office.ts'
import { opensWithNoun } from './opening.ts'
import { withoutPossessions } from './owners.ts'
import { isForce, withoutPairs, withPairs } from './pairs.ts'
import { withParticles } from './particles.ts'
import { withoutParties } from './parties.ts'
import { withPeople } from './people.ts'
import { withPrefixed } from './prefixes.ts'
import { withRuns } from './runs.ts'
import { withSaints } from './saints.ts'
import { seatsIn } from './seat.ts'
import { withStates } from './states.ts'
import { withSurnames } from './surnames.ts'
import { withSyllables } from './syllables.ts'
import { bit, listsAt, listsOf, loadTable, located } from './table.ts'
import { indexesOf, type Tagged } from './tagged.ts'
import { BEGIN, END, OUTSIDE, positionOf, SINGLE, tagCount, typeOf, types } from './tags.ts'
import { withoutThings } from './things.ts'
import { withTickers } from './tickers.ts'
import { isTitleAlone, trim } from './trim.ts'
import { Votes } from './votes.ts'
import { withWeekdays } from './weekdays.ts'
import { withWhereabouts } from './whereabouts.ts'
import type { Word } from './words.ts'
import { withoutWorks } from './works.ts'

const table = loadTable()
const lexicon = loadLexicon()
const model = loadModel()
const network = loadNetwork()

/** Transitions of the CRF and of the network, half and half, as their scores. */
const transitions = model.transitions.map((value, i) => (value + network.transitions[i]!) / 2)
/** Score of “no name” where no capital is near, which nobody needs to work out. */
const certain = 12
/** A token this far from a capital may be part of a name. */
const nearness = 2

/** Scores of the tags of each token of a sentence. */
function read(sentence: SentenceWords, features: Features): Float64Array {
  const { words } = sentence
  const scores = new Float64Array(words.length * tagCount)
  const near = new Uint8Array(words.length)
  for (let i = 0; i < words.length; i++)
    if (isCapital(words[i]!)) near.fill(1, Math.max(0, i - nearness), i + nearness + 1)
  network.score(sentence, near, scores)
  for (let i = 0; i < words.length; i++) {
    if (near[i] === 0) {
      scores[i * tagCount + OUTSIDE] = certain
      continue
    }
    sentence.extract(i, features)
    model.score(features, scores, i * tagCount)
    for (let tag = 0; tag < tagCount; tag++) scores[i * tagCount + tag]! /= 2
  }
  return scores
}

/** Whether a name of several words is an organisation’s and nobody’s on the lists: “Morgan Stanley”. */
function isListedOrganisation(tokens: readonly Token[], { first, last }: { first: number; last: number }): boolean {
  if (first === last) return false
  const lists = listsAt(table, tokens, first, last)
  return (lists & bit('organisation')) !== 0 && !(lists & bit('person'))
}

/** “Tianhe Steel”, “Ada Hotels”, but not “Ada Steel”: ends in a trade, unless that is a surname behind a given name. */
function isTrader(tokens: readonly Token[], { first, last }: { first: number; last: number }): boolean {
  const on = (i: number, list: 'given' | 'surname') => (listsOf(table, tokens[i]!.text) & bit(list)) !== 0
  if (last === first || !trades.has(tokens[last]!.text) || followsAddress(tokens, first)) return false
  return !(on(first, 'given') && on(last, 'surname'))
}

/** The names that a sequence of tags marks, without titles, articles and possessives. */
function markedBy(tokens: readonly Token[], tags: Uint8Array): Tagged[] {
  const marked: Tagged[] = []
  let first = 0
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i]!
    if (tag === OUTSIDE) continue
    const position = positionOf(tag)
    if (position === BEGIN || position === SINGLE) first = i
    if (position !== END && position !== SINGLE) continue
    const type = types[typeOf(tag)]!
    const found = trim(tokens, first, i, type)
    if (!found) continue
    // “Croft Shipping”, of which the surname was read alone.
    const next = type === 'person' && found.first === found.last ? tags[i + 1] === OUTSIDE && tokens[i + 1] : null
    const trimmed = next && trades.has(next.text) && found.last === i ? { first, last: i + 1 } : found
    // “Blake & Tower”
    const hasSign = tokens.slice(trimmed.first, trimmed.last).some(({ text }) => text === '&')
    const firm =
      (type === 'person' && (hasSign || isListedOrganisation(tokens, trimmed) || isTrader(tokens, trimmed))) ||
      /^['’]/.test(tokens[trimmed.last]!.text)
    if (firm && type !== 'other') {
      marked.push({ first: trimmed.first, last: trimmed.last, type: 'organisation' })
      continue
    }
    if (type === 'place') {
      const firm = isTrader(tokens, trimmed) && !(listsAt(table, tokens, trimmed.first, trimmed.last) & located)
      const last = isForce(tokens[trimmed.last + 1]) ? trimmed.last + 1 : trimmed.last
      if (firm || last > trimmed.last) {
        marked.push({ first: trimmed.first, last, type: 'organisation' })
        continue
      }
      marked.push({ first: trimmed.first, last: beforeOfficer(tokens, trimmed.first, trimmed.last), type })
      continue
    }
    const bearer =
      type === 'person' || type === 'organisation' ? bearerOfOffice(table, tokens, trimmed.first, trimmed.last) : null
    marked.push({ first: bearer ?? trimmed.first, last: trimmed.last, type: bearer === null ? type : 'person' })
  }
  return marked
}

/** The names with the places of “London-based” and the like, of whatever type these were read, and alone. */
function withSeats(tokens: readonly Token[], words: readonly Word[], marked: Tagged[]): Tagged[] {
  const seats = seatsIn(table, tokens, words)
  if (seats.length === 0) return marked
  const kept = marked.flatMap((name): Tagged[] => {
    const seat = seats.find(({ first, last }) => name.first <= last && name.last >= first)
    if (!seat) return [name]
    // What the name has behind the compound stays: “Tokyo-based Orvano Foods”.
    const behind = seat.last + 3
    return name.last >= behind && name.type !== 'place' ? [{ ...name, first: behind }] : []
  })
  return [...kept, ...seats.map(({ first, last }) => ({ first, last, type: 'place' as const }))].sort(
    (a, b) => a.first - b.first,
  )
}

/** The names with what a form of address makes a person, and bodies whose offices stand before their bearers. */
function withNeighbours(tokens: readonly Token[], read: readonly Tagged[]): Tagged[] {
  const marked = read.filter(({ first, last }) => first !== last || !isAddressedOffice(tokens, first))
  const at = new Map(marked.flatMap((name) => indexesOf(name).map((i) => [i, name] as const)))
  const out = marked.map((name) => {
    // “DR Congo” is no doctor.
    const isState = name.last > name.first && name.type === 'place'
    if (isState && listsAt(table, tokens, name.first, name.last) & bit('country')) return name
    const first = name.first < name.last && isAddress(tokens[name.first]!) ? name.first + 1 : name.first
    return followsAddress(tokens, first) ? { first, last: name.last, type: 'person' as const } : name
  })
  for (let i = 1; i < tokens.length; i++)
    if (!at.has(i) && followsAddress(tokens, i) && !isTitleAlone(tokens, i, i))
      out.push({ first: i, last: i, type: 'person' })
  for (const { first, type } of [...out]) {
    const body = type === 'person' ? bodyBefore(table, tokens, first) : null
    if (body !== null && !at.has(body)) out.push({ first: body, last: body, type: 'organisation' })
  }
  return out.sort((a, b) => a.first - b.first)
}

/** The names without titles that were read apart from the person right behind them: “Prof Sir Bo Vale”, “DCI Ada Moss”. */
function withoutTitles(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  return marked.filter(({ first, last }, i) => {
    const next = marked[i + 1]
    const behind = tokens[last + 1]?.text === '.' ? last + 2 : last + 1
    return !(next?.type === 'person' && next.first === behind && isTitleAlone(tokens, first, last))
  })
}

/** “The Scot”: what somebody is called again, not his name. */
const isPeople = (tokens: readonly Token[], words: readonly Word[], { first, last, type }: Tagged): boolean =>
  type === 'person' &&
  first === last &&
  /^the$/i.test(tokens[first - 1]?.text ?? '') &&
  (words[first]!.lists & bit('people')) !== 0

/** The names that a sequence of tags marks, with what their shape and their neighbours make of them. */
function namesOf(tokens: readonly Token[], sentence: SentenceWords, tags: Uint8Array): Tagged[] {
  const { words } = sentence
  const read = markedBy(tokens, tags).filter(
    (name) => (name.last > 0 || !opensWithNoun(table, sentence)) && !isPeople(tokens, words, name),
  )
  const people = withEnumerated(
    table,
    tokens,
    words,
    withGenerations(
      tokens,
      withParticles(
        tokens,
        withoutTitles(tokens, withSyllables(tokens, withWeekdays(tokens, withoutMonths(tokens, read)))),
      ),
    ),
  )
  const bare = withoutParties(table, tokens, words, withoutDegrees(tokens, people))
  const employers = withEmployers(table, tokens, bare)
  const firms = withFirms(table, tokens, withRuns(table, tokens, words, withNicknames(tokens, words, employers)))
  const whole = withSaints(
    table,
    tokens,
    withBodies(
      table,
      tokens,
      words,
      withBands(tokens, words, withPairs(tokens, words, withPrefixed(tokens, words, firms))),
    ),
  )
  const parted = withAlternatives(table, tokens, withSeats(tokens, words, withStates(table, tokens, whole)))
  const clubs = withClubs(
    table,
    tokens,
    words,
    withNeighbours(tokens, withWhereabouts(tokens, words, withTickers(tokens, parted))),
  )
  const apart = withoutOffices(table, tokens, withoutPossessions(table, tokens, words, withCampuses(tokens, clubs)))
  return withNewspapers(tokens, withoutPairs(tokens, words, withoutBareNouns(tokens, words, apart)))
}

/** The names without those of the type `other` and without offices before people. */
function spansOf(tokens: readonly Token[], marked: readonly Tagged[], text: string): Name[] {
  return marked.flatMap(({ first, last, type }, i) => {
    if (type === 'other') return []
    const next = marked[i + 1]
    const end =
      type === 'organisation' && next?.type === 'person' && next.first === last + 1
        ? beforeOffice(table, tokens, first, last)
        : last
    if (end < first) return []
    // “JD(U)”
    const opens = tokens[end - 1]?.text === '(' && tokens[end - 2]?.end === tokens[end - 1]!.start && end - 2 >= first
    const closes = opens && tokens[end + 1]?.text === ')'
    const span = { start: tokens[first]!.start, end: tokens[closes ? end + 1 : end]!.end }
    return [{ start: span.start, end: span.end, text: text.slice(span.start, span.end), type }]
  })
}

/** Tokens that are read together: a sentence, or what stands before or behind a dateline’s dash. */
interface Stretch {
  tokens: readonly Token[]
  /** Tokens of the place that opens it, when it is a dateline. */
  place: number
}

/** The sentences, with datelines apart: behind one a capital says as little as at any start of a sentence. */
function stretchesOf(sentences: readonly Sentence[]): Stretch[] {
  return sentences.flatMap(({ tokens, paragraph }, i) => {
    const dateline = paragraph === sentences[i - 1]?.paragraph ? null : datelineOf(table, tokens)
    if (dateline === null) return [{ tokens: inSentenceCase(table, tokens), place: 0 }]
    const behind = tokens.slice(dateline.end)
    return [
      { tokens: tokens.slice(0, dateline.end), place: dateline.place },
      ...(behind.length > 0 ? [{ tokens: behind, place: 0 }] : []),
    ]
  })
}

/** The names with the dateline’s place as a place and its agency as an organisation. */
function withDateline(names: Name[], { tokens, place }: Stretch, text: string): Name[] {
  if (place === 0) return names
  const { start } = tokens[0]!
  const { end } = tokens[place - 1]!
  const agency = agencyIn(table, tokens)
  const others = names.filter((name) => name.start >= end && !(agency && name.start >= tokens[agency.first]!.start))
  const found = (type: Name['type'], start: number, end: number) => ({ start, end, text: text.slice(start, end), type })
  return [
    found('place', start, end),
    ...others,
    ...(agency ? [found('organisation', tokens[agency.first]!.start, tokens[agency.last]!.end)] : []),
  ]
}

export const names = stage('names', ['article', 'sentences'], ({ article: { text }, sentences }) => {
  const stretches = stretchesOf(sentences)
  const document = new DocumentWords(table, lexicon, stretches)
  const features = newFeatures()
  const votes = new Votes()
  const firstReading = stretches.map((stretch) => {
    const sentence = new SentenceWords(document, table, stretch.tokens)
    const scores = read(sentence, features)
    const tags = decode(scores, stretch.tokens.length, transitions)
    votes.add(sentence.words, tags)
    return { stretch, sentence, scores, tags }
  })
  const readings = firstReading.map(({ stretch: { tokens }, sentence, scores, tags }) => {
    const { words } = sentence
    const last = votes.apply(words, scores, tags) ? decode(scores, words.length, transitions) : tags
    return { tokens, words, marked: namesOf(tokens, sentence, last) }
  })
  const marked = [
    withPeople,
    withCompanies,
    withSurnames,
    withHouses,
    withLandmarks,
    withoutThings,
    withoutWorks,
  ].reduce(
    (marked, settle) => settle(readings.map((reading, i) => ({ ...reading, marked: marked[i]! }))),
    readings.map(({ marked }) => marked),
  )
  return stretches.flatMap((stretch, i) => withDateline(spansOf(stretch.tokens, marked[i]!, text), stretch, text))
})
