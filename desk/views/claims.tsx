/** Claims of all articles. */
import type { Claim } from '../../schemas/claim.ts'
import { verdictLabels } from '../format.ts'
import { Downloads } from '../parts/downloads.tsx'
import { ByArticle } from '../parts/lists.tsx'
import { Pages } from '../parts/pages.tsx'
import { ClaimRecord } from '../parts/records.tsx'
import { type Asked, Choice, Search, Sort, sortOf } from '../parts/search.tsx'
import { useTitle } from '../title.ts'

const polarities = [
  ['asserts', 'Asserted'],
  ['denies', 'Denied'],
] as const
const acts = [
  ['state', 'States'],
  ['announce', 'Announces'],
  ['warn', 'Warns'],
  ['predict', 'Predicts'],
  ['promise', 'Promises'],
  ['allege', 'Alleges'],
  ['admit', 'Admits'],
  ['deny', 'Denies'],
] as const
const figures = [
  ['true', 'With figures'],
  ['false', 'Without figures'],
] as const
const worth = [
  ['0.5', 'Worth checking'],
  ['0.75', 'Worth checking first'],
] as const

const verdicts = [['none', 'Not checked'], ['any', 'With a verdict'], ...Object.entries(verdictLabels)] as const

export function ClaimsView({ asked }: { asked: Asked }) {
  const { q, claimant, polarity, act, hasQuantity, minCheckworthiness, verdict, publisher, entity } = asked
  useTitle(q ? `“${q}” in claims` : 'Claims')
  const query = {
    q,
    claimant,
    polarity,
    act,
    hasQuantity,
    minCheckworthiness,
    verdict,
    publisher,
    entity,
    sort: sortOf(asked),
  }
  return (
    <>
      <h1>Claims</h1>
      <Search section="claims" label="Search the claims" asked={asked} keeps={['claimant', 'publisher', 'entity']}>
        <Choice name="polarity" label="Asserted or denied" asked={asked} options={polarities} />
        <Choice name="act" label="What the speaker does" asked={asked} options={acts} />
        <Choice name="hasQuantity" label="Figures" asked={asked} options={figures} />
        <Choice name="minCheckworthiness" label="Worth checking" asked={asked} options={worth} />
        <Choice name="verdict" label="Verdict" asked={asked} options={verdicts} />
        <Sort asked={asked} more={[['checkworthiness', 'Worth checking first']]} />
      </Search>
      <Pages<Claim>
        path="claims"
        query={query}
        what="claims"
        one="claim"
        section="claims"
        asked={asked}
        facets={{ speaker: 'claimant', publisher: 'publisher', entity: 'entity' }}
        beside={<Downloads path="claims" query={query} name="claims" as={['json', 'csv', 'ndjson']} />}
        empty={<p>Every word must occur in a claim: fewer words find more.</p>}
      >
        {(claims) => (
          <ByArticle records={claims} Heading="h2">
            {(claim) => <ClaimRecord key={claim.id} claim={claim} />}
          </ByArticle>
        )}
      </Pages>
    </>
  )
}
