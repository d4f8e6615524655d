/** The article’s text with its layers over it. */
import { useMemo } from 'preact/hooks'
import type { Article, Paragraph } from '../../schemas/article.ts'
import { type Layer, layerNames } from '../layers.ts'
import { type Segment, type Stretch, segment } from '../segments.ts'

interface TextProps {
  article: Article
  /** The paragraphs to show. */
  paragraphs: readonly Paragraph[]
  stretches: readonly Stretch<Layer | 'event'>[]
  marked: string | null
  onMark: (record: string) => void
  /** The element for the headline. */
  Heading: 'h1' | 'h2' | 'p'
}

/** Paragraphs of the article, each the text between its offsets. */
export function Text({ article, paragraphs, stretches, marked, onMark, Heading }: TextProps) {
  const pieces = useMemo(
    () => paragraphs.map(({ start, end }) => segment(stretches, start, end)),
    [paragraphs, stretches],
  )
  return (
    <div class="text" lang={article.language ?? undefined}>
      {paragraphs.map(({ start, role }, index) => {
        const Tag = role === 'headline' ? Heading : role === 'subheading' ? 'h3' : 'p'
        return (
          <Tag key={start} class={`paragraph ${role}`} data-start={start}>
            {pieces[index]!.map((piece) => (
              <Piece key={piece.start} piece={piece} text={article.text} marked={marked} onMark={onMark} />
            ))}
          </Tag>
        )
      })}
    </div>
  )
}

/** A run of text with the same stretches over it. Where one begins is its label, to be heard, which is no part of the text. */
function Piece(props: {
  piece: Segment<Layer | 'event'>
  text: string
  marked: string | null
  onMark: (record: string) => void
}) {
  const { piece, text, marked, onMark } = props
  const { start, end, stretches } = piece
  const content = text.slice(start, end)
  if (stretches.length === 0) return <>{content}</>
  const isMarked = stretches.some(({ record }) => record === marked)
  const classes = [...new Set(stretches.map(({ layer }) => `over-${layer}`)), isMarked ? 'is-marked' : '']
  // A second click at the same place marks the record around.
  const at = stretches.findIndex(({ record }) => record === marked)
  const next = stretches[(at + 1) % stretches.length]!
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of records does the same for the keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of records does the same for the keyboard
    <span
      class={classes.join(' ').trim()}
      data-start={start}
      data-records={stretches.map(({ record }) => record).join(' ')}
      tabIndex={-1}
      onClick={() => onMark(next.record)}
    >
      {labelsAt(stretches, start).map((layer) => (
        <i key={layer} class={`label label-${layer}`} data-label={layerNames[layer].label} />
      ))}
      {content}
    </span>
  )
}

/** Layers of which a stretch begins here, the outermost first. */
function labelsAt(stretches: readonly Stretch<Layer | 'event'>[], start: number): Layer[] {
  const beginning = stretches.filter((stretch) => stretch.start === start).map(({ layer }) => layer)
  return [...new Set(beginning.reverse())].filter((layer): layer is Layer => layer !== 'event')
}
