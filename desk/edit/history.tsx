/** What editors changed of a record or in an article: who, when, what it was, and the way back. */
import { useState } from 'preact/hooks'
import type { Correction } from '../../schemas/correction.ts'
import { count, momentLabel } from '../format.ts'
import { notify } from '../notice.ts'
import { useObservable } from '../observable.ts'
import { Await } from '../parts/states.tsx'
import { useList } from '../resource.ts'
import { session } from '../session.ts'
import { undo } from '../write.ts'
import { problemOf } from './form.tsx'
import { memberLabel, valueLabel } from './words.ts'

export function History({ record, article }: { record?: string; article?: string }) {
  const list = useList<Correction>('corrections', { record, article })
  return (
    <Await resource={list} what="the history">
      {({ items }) =>
        items.length === 0 ? (
          <p class="nothing">No editor has changed anything here.</p>
        ) : (
          <>
            <ol class="history" aria-label="History">
              {items.map((correction) => (
                <Entry key={correction.id} correction={correction} isOfArticle={article !== undefined} />
              ))}
            </ol>
            {list.more && (
              <button type="button" onClick={list.more}>
                Earlier changes
              </button>
            )}
          </>
        )
      }
    </Await>
  )
}

const kinds = {
  quote: 'a quote',
  claim: 'a claim',
  timeline: 'an event',
  entity: 'a name',
  article: 'the article',
  verdict: 'the verdict on a claim',
}
const actions = { change: 'changed', hide: 'hid', merge: 'merged', split: 'split' }

function Entry({ correction, isOfArticle }: { correction: Correction; isOfArticle: boolean }) {
  const { id, record, action, target, patch, before, by, at, undone, applied, pending } = correction
  const editor = useObservable(session)
  const [problem, setProblem] = useState<string | null>(null)
  const takeBack = () =>
    undo(id).then(
      () => notify('Undone.'),
      (error: Error) => setProblem(problemOf(error)),
    )
  return (
    <li class={undone ? 'is-undone' : undefined}>
      <p>
        <strong>{by}</strong> {actions[action]} {isOfArticle ? kinds[record] : 'this'}
        {record === 'entity' && isOfArticle && ` (${target})`} <span class="aside">{momentLabel(at)}</span>
      </p>
      {action !== 'hide' && (
        <ul>
          {Object.entries(patch)
            .filter(([member]) => member !== 'mentions' && member !== 'articles')
            .map(([member, value]) => (
              <li key={member}>
                {memberLabel(member)}: {member in before && <del>{valueLabel(member, before[member])}</del>}{' '}
                <ins>{valueLabel(member, value)}</ins>
              </li>
            ))}
        </ul>
      )}
      {undone && (
        <p class="aside">
          Undone by {undone.by}, {momentLabel(undone.at)}
        </p>
      )}
      {!undone && !applied && (
        <p class="aside">Its words are no longer in the text; the change is kept in case they come back.</p>
      )}
      {pending > 0 && <p class="aside">{count(pending, 'article')} still to be updated</p>}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {editor && !undone && (
        <button type="button" class="small" onClick={takeBack}>
          Undo
        </button>
      )}
    </li>
  )
}
