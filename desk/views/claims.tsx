/** Claims of all articles. */
import type { Claim } from '../../schemas/claim.ts'
import { Downloads } from '../parts/downloads.tsx'
import { ByArticle, Listed } from '../parts/lists.tsx'
import { ClaimRecord } from '../parts/records.tsx'
import { type Asked, Choice, Search } from '../parts/search.tsx'
import { useList } from '../resource.ts'
import { useTitle } from '../title.ts'

const polarities = [
  ['asserts', 'Asserted'],
  ['denies', 'Denied'],
] as const
const acts = [
  ['state', 'State'],
  ['announce', 'Announce'],
  ['warn', 'Warn'],
  ['predict', 'Predict'],
  ['promise', 'Promise'],
  ['allege', 'Allege'],
  ['admit', 'Admit'],
  ['deny', 'Deny'],
] as const
const figures = [
  ['true', 'With figures'],
  ['false', 'Without figures'],
] as const
const worth = [
  ['0.5', '50 % and more'],
  ['0.75', '75 % and more'],
] as const

export function ClaimsView({ asked }: { asked: Asked }) {
  const { q, claimant, polarity, act, hasQuantity, minCheckworthiness } = asked
  useTitle(q ? `“${q}” in claims` : 'Claims')
  const query = { q, claimant, polarity, act, hasQuantity, minCheckworthiness }
  const list = useList<Claim>('claims', query)
  return (
    <>
      <h1>Claims</h1>
      <Search section="claims" label="Words of the claim" asked={asked}>
        <Choice name="polarity" label="Polarity" asked={asked} options={polarities} />
        <Choice name="act" label="Act" asked={asked} options={acts} />
        <Choice name="hasQuantity" label="Figures" asked={asked} options={figures} />
        <Choice name="minCheckworthiness" label="Worth checking" asked={asked} options={worth} />
      </Search>
      <Listed list={list} what="claims" empty={<p>Nothing fits this search.</p>}>
        {(claims) => (
          <ByArticle records={claims} Heading="h2">
            {(claim) => <ClaimRecord key={claim.id} claim={claim} />}
          </ByArticle>
        )}
      </Listed>
      <Downloads path="claims" query={query} name="claims" as={['csv', 'ndjson']} />
    </>
  )
}
