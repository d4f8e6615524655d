/** Attributions in offsets, with their speakers. */
import type { Span } from '../../../../schemas/span.ts'
import type { Speaker } from '../../../../schemas/speaker.ts'
import type { Attribution } from '../stage.ts'
import type { Linked, Part } from './linked.ts'
import { type EntityAt, spanOf, speakerOf } from './speakers.ts'

export function assembled(linked: readonly Linked[], entityAt: EntityAt): Attribution[] {
  return linked
    .map((item) => attributionOf(item, entityAt))
    .filter((item) => item.parts.length > 0 && !isDateline(item))
}

/** “Osk: The court has heard it was “late””: a place before a colon says nothing that is not all in marks. */
const isDateline = ({ cue, speaker, parts, verbatim }: Attribution): boolean =>
  cue?.text === ':' &&
  speaker?.entity?.startsWith('place/') === true &&
  parts.some(({ start, end }) => !verbatim.some((words) => words.start === start && words.end === end))

function attributionOf(linked: Linked, entityAt: EntityAt): Attribution {
  const { draft } = linked
  const pieces = linked.parts.map(contentOf).filter((piece) => piece !== null)
  const entry = draft?.entry
  return {
    parts: pieces.map(({ part }) => part),
    verbatim: pieces.flatMap(({ verbatim }) => verbatim),
    speaker: whoSpeaks(linked, entityAt),
    addressee: draft?.addressee ? spanOf(draft.passage, draft.addressee) : null,
    cue: draft?.cue ? spanOf(draft.passage, draft.cue) : null,
    lemma: entry?.lemma ?? null,
    mode: entry?.mode ?? 'speech',
    act: entry?.act ?? 'state',
    polarity: entry?.polarity ?? 'asserts',
    negated: draft?.negated ?? false,
    clause: draft?.clause ?? true,
    predicates: draft?.predicates ?? false,
    frame: draft?.frame
      ? { start: draft.passage.words[draft.frame.first]!.start, end: draft.passage.words[draft.frame.last]!.end }
      : null,
  }
}

function whoSpeaks({ draft, from }: Linked, entityAt: EntityAt): Speaker | null {
  if (draft) return draft.subject ? speakerOf(draft.passage, draft.subject, draft.antecedent, entityAt) : null
  if (from?.method === 'context') return by(speakerOf(from.passage, from.subject, null, entityAt), 'context')
  if (!from?.draft.subject) return null
  return by(speakerOf(from.draft.passage, from.draft.subject, from.draft.antecedent, entityAt), 'continuation')
}

const by = (speaker: Speaker | null, method: Speaker['method']): Speaker | null => speaker && { ...speaker, method }

/** A part without outer marks and loose punctuation, and the stretches of it that are verbatim. */
function contentOf({ passage, phrase }: Part): { part: Span; verbatim: Span[] } | null {
  const { words, stretches, text } = passage
  let { first, last } = phrase
  const loose = (i: number) => words[i]!.stretch < 0 && /^[,;:.–—-]+$/.test(words[i]!.text)
  while (first <= last && loose(first)) first++
  while (last >= first && loose(last)) last--
  if (first > last) return null
  const within = new Set<number>()
  for (let i = first; i <= last; i++) if (words[i]!.stretch >= 0 && !words[i]!.mark) within.add(words[i]!.stretch)
  const verbatim = [...within].map((i) => trimmed(text, stretches[i]!.start, stretches[i]!.end))
  const whole = within.size === 1 && words[first]!.stretch >= 0 && words[first]!.stretch === words[last]!.stretch
  return { part: whole ? verbatim[0]! : spanOf(passage, { first, last }), verbatim }
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  return { start, end, text: text.slice(start, end) }
}
