/** Forms for quotes, claims and events. */
import type { Claim } from '../../schemas/claim.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Span } from '../../schemas/span.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { dateInWords } from '../../src/formats/event-words.ts'
import { edtfOf } from '../dates.ts'
import { Bounds, boundsChanged } from './bounds.tsx'
import { EditForm, Select } from './form.tsx'
import { NameField, nameIn } from './name-field.tsx'

interface EditorProps {
  id: string
  onClose: () => void
}

const pathOf = (list: string, id: string) => `${list}/${encodeURIComponent(id)}`

const kinds = [
  ['direct', 'Direct: all of it in quotation marks'],
  ['mixed', 'Mixed: some of it in quotation marks'],
  ['indirect', 'Indirect: none of it in quotation marks'],
] as const

export function QuoteEditor({ id, onClose }: EditorProps) {
  return (
    <EditForm<Quote>
      what="quote"
      path={pathOf('quotes', id)}
      id={id}
      onClose={onClose}
      fields={(quote) => (
        <>
          <WhoField name="speaker" label="Speaker" who={quote.speaker} />
          <Bounds quote={quote} />
          <Select name="kind" label="Kind" value={quote.kind} options={kinds} />
        </>
      )}
      patchOf={(data, quote) => ({
        ...whoChanged('speaker', data, quote.speaker),
        ...boundsChanged(data, quote),
        ...changed('kind', data, quote.kind),
      })}
      preview={(patch, { speaker }) => ({
        ...previewOf(patch, 'speaker', speaker),
        ...(patch.parts ? { text: (patch.parts as Span[]).map(({ text }) => text).join(' … ') } : {}),
      })}
    />
  )
}

const polarities = [
  ['asserts', 'Asserted: that it is so'],
  ['denies', 'Denied: that it is not so'],
] as const

export function ClaimEditor({ id, onClose }: EditorProps) {
  return (
    <EditForm<Claim>
      what="claim"
      path={pathOf('claims', id)}
      id={id}
      onClose={onClose}
      fields={({ claimant, polarity }) => (
        <>
          <WhoField name="claimant" label="Who claims it" who={claimant} />
          <Select name="polarity" label="Asserted or denied" value={polarity} options={polarities} />
        </>
      )}
      patchOf={(data, { claimant, polarity }) => ({
        ...whoChanged('claimant', data, claimant),
        ...changed('polarity', data, polarity),
      })}
      preview={(patch, { claimant }) => ({
        ...previewOf(patch, 'claimant', claimant),
        ...(patch.claimant ? { voice: 'attributed' as const } : {}),
      })}
    />
  )
}

export function EventEditor({ id, onClose }: EditorProps) {
  return (
    <EditForm<TimelineEntry>
      what="event"
      path={pathOf('timeline', id)}
      id={id}
      onClose={onClose}
      fields={({ date }) => (
        <label class="field">
          Date
          <input name="date" defaultValue={dateInWords(date)} maxLength={60} autocomplete="off" required />
          <span class="hint">5 March 2024, 5–8 March 2024, March 2024, spring 2024, 2024 or the 1990s</span>
        </label>
      )}
      patchOf={(data, { date }) => {
        const words = String(data.get('date')).trim()
        const edtf = words === dateInWords(date) ? date : edtfOf(words)
        return edtf === date ? {} : { date: edtf }
      }}
      preview={(patch) => patch}
    />
  )
}

function WhoField({ name, label, who }: { name: string; label: string; who: Speaker | null }) {
  return (
    <NameField
      name={name}
      label={label}
      hint="A name; empty when nobody is named."
      value={who?.name ?? null}
      entity={who?.entity ?? null}
    />
  )
}

/** Who it is from now on, where the form says another one. */
function whoChanged(member: string, data: FormData, who: Speaker | null): Record<string, unknown> {
  const { name, entity } = nameIn(data, member)
  if (name === (who?.name ?? '') && entity === (who?.entity ?? null)) return {}
  return { [member]: name === '' ? null : { name, entity } }
}

function changed(member: string, data: FormData, value: string): Record<string, unknown> {
  const next = String(data.get(member))
  return next === value ? {} : { [member]: next }
}

/** The patch as the record will have it. */
function previewOf(patch: Record<string, unknown>, member: string, who: Speaker | null): Record<string, unknown> {
  const next = patch[member] as { name: string; entity: string | null } | null | undefined
  if (!next) return patch
  return { ...patch, [member]: { mention: who?.mention ?? null, entities: [], method: 'editor', ...next } }
}
