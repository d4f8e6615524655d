/** What stands in the middle of an article and is no part of it, and how its own paragraphs are told from that. */
import type { Block } from '../stage.ts'
import { appealOf } from './appeals.ts'
import type { Line } from './lines.ts'
import { noteOf } from './notes.ts'

/** What elements are called that are no part of the text around them. */
export const insets: readonly string[] = [
  'aside',
  'related',
  'sign-up',
  'comments',
  'biography',
  'advertisement',
  'legal',
  'share',
  'embed',
]

/** No caption, address, row of links, appeal or note. */
export const tellsOfSubject = ({ kind, place }: Block, line: Line): boolean =>
  kind !== 'caption' && place!.linked <= 0.3 && !line.signs.address && appealOf(line) === null && noteOf(line) === null
