/** What a list could be narrowed to, with how many there are of each. */
import type { Facets, FacetValue } from '../../schemas/tally.ts'
import { momentLabel, numberLabel } from '../format.ts'
import { href } from '../router.ts'
import type { Asked } from './search.tsx'

const names: Record<keyof Facets, string> = {
  publisher: 'Publisher',
  speaker: 'Speaker',
  entity: 'Named in it',
  kind: 'Kind',
  day: 'Day',
}

interface FacetListsProps {
  facets: Facets
  /** The parameter that narrows to a value of each; of days it is `day`. */
  parameters: Partial<Record<keyof Facets, string>>
  section: string
  asked: Asked
}

export function FacetLists({ facets, parameters, section, asked }: FacetListsProps) {
  const all = Object.entries(parameters) as [keyof Facets, string][]
  const told = all.filter(([facet, parameter]) => asked[parameter] || (facets[facet]?.length ?? 0) > 1)
  if (told.length === 0) return null
  return (
    <div class="facets">
      {told.map(([facet, parameter]) => {
        const { [parameter]: chosen, ...rest } = asked
        return chosen ? (
          <p key={facet} class="facet-chosen">
            {names[facet]}: <strong>{labelOf(facet, chosen, facets[facet] ?? [])}</strong>{' '}
            <a href={href([section], rest)}>
              All<span class="visually-hidden">, not only this {names[facet].toLowerCase()}</span>
            </a>
          </p>
        ) : (
          <details key={facet}>
            <summary>{names[facet]}</summary>
            <ul>
              {(facets[facet] ?? []).map((value) => (
                <li key={value.value}>
                  <a href={href([section], { ...asked, [parameter]: value.value })}>
                    {labelOf(facet, value.value, [value])}
                  </a>{' '}
                  <span class="count">{numberLabel(value.count)}</span>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </div>
  )
}

function labelOf(facet: keyof Facets, value: string, values: readonly FacetValue[] = []): string {
  if (facet === 'day') return momentLabel(value)
  return values.find((one) => one.value === value)?.label ?? value
}
