/** What a check of a claim has found. */
import { useState } from 'preact/hooks'
import type { Claim } from '../../schemas/claim.ts'
import type { Correction } from '../../schemas/correction.ts'
import { apiPath, ask, type Page } from '../api.ts'
import { verdictLabels } from '../format.ts'
import { notify } from '../notice.ts'
import { session } from '../session.ts'
import { undo } from '../write.ts'
import { EditForm, problemOf, Select } from './form.tsx'

const options = Object.entries(verdictLabels)

export function VerdictEditor({ id, onClose }: { id: string; onClose: () => void }) {
  const path = `claims/${encodeURIComponent(id)}`
  return (
    <EditForm<Claim>
      what="verdict"
      path={path}
      id={id}
      onClose={onClose}
      canHide={false}
      more={({ verdict }) => verdict && <TakeBack claim={id} onDone={onClose} />}
      send={({ verdict }) => ({ method: 'PUT', path: `${path}/verdict`, body: verdict as object })}
      fields={({ verdict }) => (
        <>
          <Select name="rating" label="The claim is" value={verdict?.rating ?? 'checked'} options={options} />
          <p class="hint">
            “Checked” says only that somebody looked into it; “unproven”, that there is no proof either way.
          </p>
          <label class="field">
            Source
            <input
              name="url"
              type="url"
              defaultValue={verdict?.url}
              maxLength={2048}
              required
              placeholder="https://"
              autocomplete="off"
            />
            <span class="hint">The address of what the verdict rests on.</span>
          </label>
          <label class="field">
            Why
            <textarea name="note" rows={2} defaultValue={verdict?.note ?? ''} maxLength={1000} />
            <span class="hint">In a sentence or two; may be left empty.</span>
          </label>
        </>
      )}
      patchOf={(data, { verdict }) => {
        const [rating, url, note] = ['rating', 'url', 'note'].map((name) => String(data.get(name)).trim())
        const next = { rating, url, note: note || null }
        const isSame = rating === verdict?.rating && url === verdict?.url && next.note === verdict?.note
        return isSame ? {} : { verdict: next }
      }}
      preview={({ verdict }) => ({
        verdict: {
          ...(verdict as NonNullable<Claim['verdict']>),
          by: session.get()?.name ?? '',
          at: new Date().toISOString(),
        },
      })}
    />
  )
}

/** Takes the verdict back, with those that it replaced: the claim is unchecked again. The history keeps them. */
function TakeBack({ claim, onDone }: { claim: string; onDone: () => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const takeBack = async () => {
    setSaving(true)
    try {
      for (let cursor: string | null = ''; cursor !== null; ) {
        const path = apiPath('corrections', { record: claim, limit: 100, cursor })
        const { items, next }: Page<Correction> = await ask(path, { cache: 'no-store' })
        for (const { id, record, undone } of items) if (record === 'verdict' && !undone) await undo(id)
        cursor = next
      }
      notify('The verdict is taken back.')
      onDone()
    } catch (error) {
      setProblem(problemOf(error as Error))
      setSaving(false)
    }
  }
  return (
    <>
      <button type="button" class="last" disabled={isSaving} onClick={takeBack}>
        Take the verdict back
      </button>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
