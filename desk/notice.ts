/** A line about what the reader has just done, with a way to take it back. */
import { announce } from './announce.ts'
import { observable } from './observable.ts'

export interface Notice {
  text: string
  undo: (() => void) | null
}

export const notice = observable<Notice | null>(null)

/** Milliseconds that a line stays when nothing can be done about it. */
const STAYS = 6000

export function notify(text: string, undo: (() => void) | null = null): void {
  const now = { text, undo }
  notice.set(now)
  announce(undo ? `${text} Ctrl and Z take it back.` : text)
  if (!undo) setTimeout(() => notice.get() === now && notice.set(null), STAYS)
}

/** Takes back what was just done. */
export function takeBack(): void {
  const undo = notice.get()?.undo
  notice.set(null)
  undo?.()
}
