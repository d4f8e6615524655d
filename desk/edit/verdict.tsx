/** What a check of a claim has found. */
import type { Claim } from '../../schemas/claim.ts'
import { verdictLabels } from '../format.ts'
import { session } from '../session.ts'
import { EditForm, Select } from './form.tsx'

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
      send={({ verdict }) => ({ method: 'PUT', path: `${path}/verdict`, body: verdict as object })}
      fields={({ verdict }) => (
        <>
          <Select name="rating" label="The claim is" value={verdict?.rating ?? 'checked'} options={options} />
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
