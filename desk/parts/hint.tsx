/** Who says the quote under the pointer, by which words, and how that was found. */
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Quote } from '../../schemas/quote.ts'
import { methodLabels } from '../format.ts'

interface HintProps {
  /** The element whose text the quotes lie in. */
  root: RefObject<HTMLElement | null>
  quotes: readonly Quote[]
}

/** Pixels between the words and the hint. */
const GAP = 6

export function QuoteHint({ root, quotes }: HintProps) {
  const [shown, setShown] = useState<{ quote: Quote; left: number; top: number } | null>(null)
  useEffect(() => {
    const element = root.current!
    const show = (event: Event) => {
      // On a touch screen the record itself comes.
      if (event instanceof PointerEvent && event.pointerType === 'touch') return
      const piece = (event.target as Element).closest<HTMLElement>('.text [data-records]')
      const records = piece?.dataset.records?.split(' ') ?? []
      const quote = quotes.find(({ id }) => records.includes(id))
      if (!piece || !quote) return setShown(null)
      const { left, bottom } = piece.getBoundingClientRect()
      setShown({ quote, left, top: bottom + GAP })
    }
    const hide = () => setShown(null)
    const dismiss = ({ key }: KeyboardEvent) => key === 'Escape' && hide()
    element.addEventListener('pointerover', show)
    element.addEventListener('pointerleave', hide)
    element.addEventListener('focusin', show)
    addEventListener('scroll', hide, { passive: true })
    addEventListener('keydown', dismiss)
    return () => {
      element.removeEventListener('pointerover', show)
      element.removeEventListener('pointerleave', hide)
      element.removeEventListener('focusin', show)
      removeEventListener('scroll', hide)
      removeEventListener('keydown', dismiss)
    }
  }, [quotes])
  if (!shown) return null
  const { quote, left, top } = shown
  const { speaker, cue } = quote
  // The records beside the text say the same to a screen reader.
  return (
    <p class="quote-hint" aria-hidden="true" style={{ left: `${left}px`, top: `${top}px` }}>
      <strong>{speaker?.name ?? 'Nobody named'}</strong>
      {cue && <span>attributed with “{cue.text}”</span>}
      {speaker && <span>{methodLabels[speaker.method]}</span>}
    </p>
  )
}
