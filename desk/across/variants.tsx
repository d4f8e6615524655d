/** A quote as other articles print it: who cut what, and who names another speaker. */
import type { Variant, Variants } from '../../schemas/variants.ts'
import { ask } from '../api.ts'
import { count } from '../format.ts'
import { Await } from '../parts/states.tsx'
import { useResource } from '../resource.ts'
import { Origin } from './copies.tsx'

export function VariantsOf({ quote }: { quote: string }) {
  const path = `quotes/${encodeURIComponent(quote)}/variants`
  const resource = useResource(path, (signal) => ask<Variants>(path, { signal }))
  return (
    <Await resource={resource} what="the other reports">
      {({ quote, isSpeakerDisputed, items, total }) =>
        total === 0 ? (
          <p class="nothing">No other article has these words.</p>
        ) : (
          <div class="variants">
            {isSpeakerDisputed && (
              <p class="problem">The outlets disagree about who said this. Check it before you use it.</p>
            )}
            <ol aria-label="Other reports">
              {items.map((variant) => (
                <li key={variant.quote.id} data-variant={variant.quote.id}>
                  <Form variant={variant} speaker={quote.speaker?.name ?? null} />
                </li>
              ))}
            </ol>
            {items.length < total && <p class="aside">And {count(total - items.length, 'later one')}.</p>}
            <p class="hint">Struck out: left out there. Underlined: only there.</p>
          </div>
        )
      }
    </Await>
  )
}

function Form({ variant, speaker }: { variant: Variant; speaker: string | null }) {
  const { quote, article, segments } = variant
  return (
    <>
      <Origin article={article} mark={quote.id} />
      <p class="words">
        {segments.map(({ kind, text }, index) => (
          <>
            {index > 0 && ' '}
            {kind === 'same' ? text : kind === 'cut' ? <del>{text}</del> : <ins>{text}</ins>}
          </>
        ))}
      </p>
      {variant.speaker === 'other' && (
        <p class="problem">
          Said there by {quote.speaker?.name}, here by {speaker}.
        </p>
      )}
      {variant.speaker === 'unknown' && quote.speaker?.name !== speaker && (
        <p class="aside">{quote.speaker?.name ? `Said there by ${quote.speaker.name}.` : 'Nobody is named there.'}</p>
      )}
    </>
  )
}
