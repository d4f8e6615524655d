/** What a screen reader says when something changes without the reader’s doing. */
import { observable } from './observable.ts'

export const announcement = observable('')

/** Has a line read out when the reader pauses; said twice, it is read twice. */
export function announce(line: string): void {
  announcement.set('')
  setTimeout(() => announcement.set(line), 50)
}
