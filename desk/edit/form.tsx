/** A form that corrects one record: read anew when it is opened, shown as corrected at once, held against what others did. */
import type { ComponentChildren, TargetedKeyboardEvent, TargetedSubmitEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { answerTo, ProblemError, UnreachableError } from '../api.ts'
import { dateAdvice } from '../dates.ts'
import { notify } from '../notice.ts'
import { layOver, liftOff } from '../overlay.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { signIn } from '../session.ts'
import { holdUnsaved, mayLeave } from '../unsaved.ts'
import { undo, type Written, withJson, write } from '../write.ts'
import { isCorrectable, memberLabel, valueLabel } from './words.ts'

type Patch = Record<string, unknown>

/** A record and the version of it that was seen. */
export interface Seen<R> {
  record: R
  etag: string
}

/** Reads a record with its version. @throws {ProblemError} {UnreachableError} */
export async function see<R>(path: string): Promise<Seen<R>> {
  const response = await answerTo(path, { headers: { accept: 'application/json' }, cache: 'no-store' })
  return { record: await response.json(), etag: response.headers.get('etag')! }
}

/** Says that something is saved, and offers to take it back; `onUndone` is called when it was. */
export function notifySaved(text: string, { correction }: Written<unknown>, onUndone?: () => void): void {
  const takeBack = async () => {
    if (correction === null) return
    await undo(correction).then(
      () => {
        notify('Undone.')
        onUndone?.()
      },
      (error: Error) => notify(`This could not be undone: ${problemOf(error)}`),
    )
  }
  notify(text, correction === null ? null : takeBack)
}

interface EditFormProps<R> {
  /** What is corrected, in words: “quote”. */
  what: string
  path: string
  id: string
  fields: (record: R) => ComponentChildren
  /** What the form changes; nothing when it is as it was. */
  patchOf: (data: FormData, record: R) => Patch
  /** How the record will be. */
  preview: (patch: Patch, record: R) => Partial<R>
  onClose: () => void
  onSaved?: (record: R | null) => void
  /** Called when what was saved is taken back. */
  onUndone?: () => void
  /** Whether the record can be hidden; it can unless this says otherwise. */
  canHide?: boolean
  /** Further buttons, beside those that save and cancel. */
  more?: (record: R) => ComponentChildren
  /** How the patch is sent; without it, as a patch of the record. */
  send?: (patch: Patch) => { method: string; path: string; body: object }
}

export function EditForm<R extends object>(props: EditFormProps<R>) {
  const { what, path, id, fields, patchOf, preview, onClose, onSaved, onUndone, canHide = true, more } = props
  const form = useRef<HTMLFormElement>(null)
  const opener = useRef(document.activeElement)
  const [seen, setSeen] = useState<Seen<R> | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [conflict, setConflict] = useState<{ patch: Patch; seen: Seen<R>; theirs: Seen<R> } | null>(null)
  const [isSaving, setSaving] = useState(false)

  const read = () => {
    setError(null)
    see<R>(path).then(setSeen, setError)
  }
  useEffect(read, [path])
  useEffect(() => {
    if (!seen) return
    const element = form.current!
    return holdUnsaved(element, () => Object.keys(patchOf(new FormData(element), seen.record)).length > 0)
  }, [seen])
  useEffect(() => {
    // Whoever has gone on meanwhile is not torn away from where they are.
    if (document.activeElement !== opener.current && document.activeElement !== document.body) return
    form.current?.querySelector<HTMLElement>('input:not([type=hidden]), select')?.focus()
  }, [seen])

  const send = async (patch: Patch, seen: Seen<R>) => {
    const { record, etag } = seen
    setSaving(true)
    setError(null)
    setConflict(null)
    layOver(id, preview(patch, record))
    try {
      const sent = props.send?.(patch) ?? { method: 'PATCH', path, body: patch }
      const written = await write<R>(sent.method, sent.path, withJson(sent.body, { 'if-match': etag }))
      layOver(id, written.body, true)
      notifySaved(patch.hidden ? `The ${what} is hidden.` : 'Saved.', written, onUndone)
      onSaved?.(written.body)
      onClose()
    } catch (error) {
      liftOff(id)
      setSaving(false)
      if (error instanceof ProblemError && error.problem.status === 412) {
        await see<R>(path).then((theirs) => {
          // As it is when it was saved and the answer was lost.
          if (!has(theirs.record, patch)) return setConflict({ patch, seen, theirs })
          layOver(id, theirs.record, true)
          notify('It is so already.')
          onClose()
        }, setError)
      } else setError(error as Error)
    }
  }
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const patch = patchOf(data, seen!.record)
    const token = String(data.get('token') ?? '').trim()
    try {
      if (token !== '') await signIn(token)
    } catch (error) {
      return setError(error as Error)
    }
    if (Object.keys(patch).length === 0) onClose()
    else void send(patch, seen!)
  }
  const leave = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (mayLeave(event.currentTarget)) onClose()
  }

  if (!seen) return error ? <Failure error={error} retry={read} /> : <Loading what={`the ${what}`} />
  return (
    <form class="edit" ref={form} aria-label={`Correct this ${what}`} onSubmit={submit} onKeyDown={leave}>
      {fields(seen.record)}
      {error && (
        <p class="problem" role="alert">
          {isUnknown(error)
            ? 'This token is not known. Enter another to save what you have written.'
            : problemOf(error)}
        </p>
      )}
      {error && isUnknown(error) && (
        <label class="field">
          Token
          <input name="token" type="password" autocomplete="current-password" required />
        </label>
      )}
      {conflict && (
        <Conflict {...conflict} onMine={() => void send(conflict.patch, conflict.theirs)} onTheirs={onClose} />
      )}
      <p class="actions">
        <button type="submit" class="primary" disabled={isSaving}>
          {isSaving ? 'Saving …' : 'Save'}
        </button>
        <button type="button" disabled={isSaving} onClick={onClose}>
          Cancel
        </button>
        {more?.(seen.record)}
        {canHide && (
          <button type="button" class="last" disabled={isSaving} onClick={() => void send({ hidden: true }, seen)}>
            Hide this {what}
          </button>
        )}
      </p>
    </form>
  )
}

/** Whether nobody is known by the token. */
const isUnknown = (error: Error) => error instanceof ProblemError && error.problem.status === 401

/** Whether a value has all that is asked of it. */
function has(value: unknown, asked: unknown): boolean {
  if (value === null || asked === null || typeof value !== 'object' || typeof asked !== 'object') return value === asked
  if (Array.isArray(asked) && asked.length !== (value as unknown[]).length) return false
  return Object.entries(asked).every(([member, one]) => has((value as Patch)[member], one))
}

/** What an editor must change, in words. */
export function problemOf(error: Error): string {
  const silent = 'Copydesk does not answer. Try again in a moment.'
  if (!(error instanceof ProblemError)) return error instanceof UnreachableError ? silent : error.message
  const { status, detail, errors = [] } = error.problem
  if (status >= 500 && !detail) return silent
  if (status === 401) return 'You are signed out. Sign in again to save this.'
  if (errors.length === 0) return error.message
  return errors
    .map(({ pointer, detail }) => {
      const member = pointer.split('/')[1] ?? ''
      return dateAdvice(member) ?? `${memberLabel(member)}: ${detail}.`
    })
    .join(' ')
}

/** Both versions, when somebody else was faster. */
function Conflict<R extends object>(props: {
  patch: Patch
  seen: Seen<R>
  theirs: Seen<R>
  onMine: () => void
  onTheirs: () => void
}) {
  const { patch, seen, theirs, onMine, onTheirs } = props
  const [before, now] = [seen.record as Patch, theirs.record as Patch]
  const differs = (member: string) => JSON.stringify(before[member]) !== JSON.stringify(now[member])
  const members = Object.keys(now).filter((member) => isCorrectable(member) && (member in patch || differs(member)))
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div class="conflict" role="alert" ref={box}>
      <p class="state-title">Somebody else has changed this in the meantime</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">Yours</th>
            <th scope="col">As it is now</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member}>
              <th scope="row">{memberLabel(member)}</th>
              <td>{member in patch ? valueLabel(member, patch[member]) : 'left as it is'}</td>
              <td>{valueLabel(member, now[member])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="actions">
        <button type="button" onClick={onMine}>
          Save mine
        </button>
        <button type="button" onClick={onTheirs}>
          Keep it as it is now
        </button>
      </p>
    </div>
  )
}

export function Select(props: {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
}) {
  const { name, label, value, options } = props
  return (
    <label class="field">
      {label}
      <select name={name} defaultValue={value}>
        {options.map(([option, words]) => (
          <option key={option} value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
