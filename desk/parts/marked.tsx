/** Words in which what was searched for is marked. */
import type { Highlight } from '../../schemas/highlight.ts'

interface MarkedProps {
  text: string
  /** What a query found, by offsets into the text. */
  found?: readonly Pick<Highlight, 'offset' | 'text'>[] | undefined
}

export function Marked({ text, found = [] }: MarkedProps) {
  let end = 0
  const pieces = [...found]
    .sort((a, b) => a.offset - b.offset)
    .filter(({ offset, text: words }) => text.startsWith(words, offset))
    .flatMap(({ offset, text: words }) => {
      if (offset < end) return []
      const before = text.slice(end, offset)
      end = offset + words.length
      return [before, <mark key={offset}>{words}</mark>]
    })
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  )
}
