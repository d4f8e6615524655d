/** Links names to the people, organisations and places they stand for, with their roles and what else refers to them. */
import { stage } from '../stage.ts'
import { linkAges } from './ages.ts'
import type { Cluster } from './cluster.ts'
import { type Appearance, subjectOf } from './discourse.ts'
import {
  missedNames,
  settleEnds,
  settleGivenNames,
  settleHeadlines,
  settleInitials,
  settleStarts,
  settleSurveys,
  withoutFamilies,
  withoutThings,
  withoutTrades,
} from './doubts.ts'
import { drafts } from './draft.ts'
import { groupNames } from './groups.ts'
import { homeOf } from './home.ts'
import { type NameMention, nameMentions } from './mentions.ts'
import { linkNominals, linkOrganisationNouns } from './nominals.ts'
import { linkOrganisations } from './organisations.ts'
import { withParticles } from './particles.ts'
import { linkPeople } from './people.ts'
import { linkPlaceNouns } from './place-nouns.ts'
import { linkPlaces } from './places.ts'
import { linkPronouns, unnamedPeople } from './pronouns.ts'
import { rolePhrases } from './role-phrases.ts'
import { attachRoles } from './roles.ts'
import { type Text, textOf } from './text.ts'
import { settleTypes } from './types.ts'
import { linkVariations } from './variations.ts'

export const entities = stage('entities', ['article', 'sentences', 'names'], ({ article, sentences, names }) => {
  const text = textOf(article, sentences)
  const recognised = [
    settleHeadlines,
    settleEnds,
    settleStarts,
    settleGivenNames,
    settleSurveys,
    settleInitials,
    withoutFamilies,
    withoutTrades,
    withoutThings,
  ].reduce((found, settle) => settle(found, text), nameMentions(withParticles(names, text), text))
  const all = [...recognised, ...missedNames(recognised, text)].sort((a, b) => a.start - b.start)
  const phrases = rolePhrases(text, all)
  const mentions = settleTypes(all, phrases, text)
  const groups = groupNames(mentions)
  const of = (type: string) => groups.filter((group) => group.type === type)
  const clusters = [
    ...linkPeople(of('person'), phrases, text),
    ...linkOrganisations(of('organisation'), text),
    ...linkPlaces(of('place'), text, homeOf(article)),
  ]
  const clusterOf = new Map(
    clusters.flatMap((cluster) => cluster.mentions.map((mention) => [mention, cluster] as const)),
  )
  const beside = attachRoles(clusterOf, phrases, text)
  const named = appearances(mentions, clusterOf, text)
  const described = linkNominals(phrases, beside, named, text)
  const known = new Set([...described.map(({ first }) => first), ...[...beside].map(({ from }) => from)])
  const varied = linkVariations(
    phrases.filter(({ from }) => !known.has(from)),
    named,
    text,
  )
  const linked = new Set([...known, ...varied.map(({ first }) => first)])
  linkPronouns(
    [
      ...named,
      ...described,
      ...varied,
      ...linkOrganisationNouns(named, text),
      ...linkPlaceNouns(named, text),
      ...linkAges(named, text),
    ],
    unnamedPeople(phrases, linked, text),
    text,
  )
  return drafts(clusters, article.text)
})

function appearances(
  mentions: readonly NameMention[],
  clusterOf: ReadonlyMap<NameMention, Cluster>,
  text: Text,
): Appearance[] {
  const found = mentions.map((mention) => ({
    cluster: clusterOf.get(mention)!,
    first: mention.titledFirst,
    last: mention.last,
    sentence: mention.sentence,
    quote: mention.quote,
    ...subjectOf(text, mention.titledFirst, mention.last),
  }))
  // “Ada Moss and Karl Tarn left”: both do.
  for (let i = found.length - 2; i >= 0; i--) {
    const [one, other] = [found[i]!, found[i + 1]!]
    if (other.first !== one.last + 2 || !/^(?:and|,)$/.test(text.tokens[one.last + 1]!.text)) continue
    if (one.cluster.type === other.cluster.type && other.subject)
      Object.assign(one, { subject: true, speaks: other.speaks })
  }
  return found
}
