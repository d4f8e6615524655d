/** Names: called otherwise, of another kind, made one, parted. */
import type { TargetedSubmitEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ArticleSummary } from '../../schemas/article.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { EntityDetail } from '../../schemas/entity-detail.ts'
import { entityPath } from '../api.ts'
import { titleOf } from '../format.ts'
import { Fold } from '../parts/fold.tsx'
import { Await } from '../parts/states.tsx'
import { useList } from '../resource.ts'
import { place } from '../router.ts'
import { withJson, write } from '../write.ts'
import { EditForm, notifySaved, problemOf, Select, see } from './form.tsx'
import { NameField, nameIn } from './name-field.tsx'

interface EntityEditorProps {
  entity: Pick<Entity, 'id' | 'name' | 'type'>
  onClose: () => void
  /** The name’s id from now on; null when it is hidden. */
  onMoved?: (id: string | null) => void
}

const types = [
  ['person', 'Person'],
  ['organisation', 'Organisation'],
  ['place', 'Place'],
] as const

export function EntityEditor({ entity, onClose, onMoved }: EntityEditorProps) {
  const { id } = entity
  const next = useRef<string | null>(id)
  const moved = (to: string | null) => {
    next.current = to
    onClose()
    if (to !== id) onMoved?.(to)
  }
  // Whoever is still where the name went comes back with it.
  const movedBack = () => {
    const { current } = next
    if (current !== null && current !== id && place.get().path.slice(1).join('/') === current) onMoved?.(id)
  }
  return (
    <div class="edits">
      <EditForm<EntityDetail>
        what="name"
        path={entityPath(id)}
        id={id}
        onClose={onClose}
        onSaved={(saved) => moved(saved?.id ?? null)}
        onUndone={movedBack}
        fields={({ name, type }) => (
          <>
            <label class="field">
              Name, in all articles
              <input name="name" defaultValue={name} maxLength={200} required autocomplete="off" />
            </label>
            <Select name="type" label="Kind" value={type} options={types} />
          </>
        )}
        patchOf={(data, record) => ({
          ...(data.get('name') === record.name ? {} : { name: String(data.get('name')).trim() }),
          ...(data.get('type') === record.type ? {} : { type: data.get('type') }),
        })}
        preview={(patch) => (typeof patch.name === 'string' ? { name: patch.name } : {})}
      />
      <Merge entity={entity} onDone={moved} />
      <Split entity={entity} onDone={moved} />
    </div>
  )
}

interface MoveProps {
  entity: EntityEditorProps['entity']
  onDone: (id: string) => void
}

/** Sends what moves mentions, on the version that there is now. */
function useMove({ entity: { id }, onDone }: MoveProps, action: 'merge' | 'split', said: string) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const move = async (body: object) => {
    setSaving(true)
    setProblem(null)
    try {
      const { etag } = await see(entityPath(id))
      const written = await write<EntityDetail>(
        'POST',
        `${entityPath(id)}/${action}`,
        withJson(body, { 'if-match': etag }),
      )
      notifySaved(said, written)
      onDone(written.body?.id ?? id)
    } catch (error) {
      setProblem(problemOf(error as Error))
      setSaving(false)
    }
  }
  return { problem, setProblem, isSaving, move }
}

function Merge(props: MoveProps) {
  const { id, name, type } = props.entity
  const { problem, setProblem, isSaving, move } = useMove(props, 'merge', 'The two names are merged.')
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { entity } = nameIn(new FormData(event.currentTarget), 'into')
    if (entity) void move({ into: entity })
    else setProblem('Choose one of the names suggested while you type.')
  }
  return (
    <details class="edit-more">
      <summary>The same as another name</summary>
      <form class="edit" onSubmit={submit}>
        <NameField name="into" label={`“${name}” is the same as`} type={type} except={id} />
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <p class="actions">
          <button type="submit" disabled={isSaving}>
            Merge them
          </button>
        </p>
      </form>
    </details>
  )
}

interface SameButtonProps {
  /** The one that goes by a surname alone. */
  entity: EntityEditorProps['entity']
  into: string
  onDone: (id: string) => void
}

/** Says with one click that two names are one person’s. */
export function SameButton({ entity, into, onDone }: SameButtonProps) {
  const { problem, isSaving, move } = useMove({ entity, onDone }, 'merge', 'The two names are merged.')
  return (
    <>
      <button type="button" class="small" disabled={isSaving} onClick={() => void move({ into })}>
        The same person<span class="visually-hidden">: {entity.name}</span>
      </button>
      {problem && (
        <span class="problem" role="alert">
          {problem}
        </span>
      )}
    </>
  )
}

function Split(props: MoveProps) {
  const { id, name, type } = props.entity
  const { problem, setProblem, isSaving, move } = useMove(props, 'split', 'They are two names now.')
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const into = nameIn(data, 'into')
    const articles = data.getAll('article').map(String)
    if (articles.length === 0) return setProblem('Choose the articles that mean somebody or something else.')
    if (into.name === '') return setProblem('Say who or what is meant there.')
    void move({ into: into.entity ?? newId(type, into.name, id), name: into.name, articles })
  }
  return (
    <Fold class="edit-more" summary="Two with the same name">
      {() => (
        <form class="edit" onSubmit={submit}>
          <Articles id={id} />
          <NameField
            name="into"
            label="In these articles it is"
            hint={`A known name or a new one; “${name}” again for a namesake.`}
            except={id}
          />
          {problem && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
          <p class="actions">
            <button type="submit" disabled={isSaving}>
              Separate them
            </button>
          </p>
        </form>
      )}
    </Fold>
  )
}

/** The articles that name it, to choose from. */
function Articles({ id }: { id: string }) {
  const list = useList<ArticleSummary>('articles', { entity: id })
  return (
    <fieldset class="choices">
      <legend>Articles that mean somebody or something else</legend>
      <Await resource={list} what="the articles">
        {({ items }) => (
          <>
            {items.map((article) => (
              <label key={article.id}>
                <input type="checkbox" name="article" value={article.id} /> {titleOf(article)}
              </label>
            ))}
            {list.more && (
              <button type="button" onClick={list.more}>
                More articles
              </button>
            )}
          </>
        )}
      </Await>
    </fieldset>
  )
}

/** An id for a name that is not known yet. */
function newId(type: string, name: string, taken: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const id = `${type}/${slug}`
  return id === taken ? `${id}-2` : id
}
