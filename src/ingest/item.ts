/** One of the sources that a file holds. */
import type { Source } from '../../schemas/source.ts'

/** A source with where it stands in its file, or why one cannot be read: one line. */
export type Item = { source: Source; place: string } | { damage: string }
