/** A line about what the reader has just done, with a way to take it back. */
import { announce } from './announce.ts'
import { observable } from './observable.ts'

export interface Notice {
  text: string
  undo: (() => void) | null
}

export const notice = observable<Notice | null>(null)

export function notify(text: string, undo: (() => void) | null = null): void {
  notice.set({ text, undo })
  announce(text)
}
