/** Records beside the text keep up with it: the list shows those of the paragraph that is being read. */
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Pixels from the top of the window at which a paragraph is being read. */
const READ = 120

/**
 * @param records those of the list that is open, in the order of the text; empty for a list in another order
 */
export function useFollowText(
  root: RefObject<HTMLElement | null>,
  records: readonly { key: string; start: number }[],
): void {
  useEffect(() => {
    let frame = 0
    const follow = () => {
      const list = root.current?.querySelector<HTMLElement>('.tab-panel')
      // A list that somebody is using stays where it is.
      if (!list || list.matches(':hover, :focus-within') || list.scrollHeight <= list.clientHeight) return
      const paragraphs = [...root.current!.querySelectorAll<HTMLElement>('.column-text .paragraph')]
      const read = paragraphs.find((paragraph) => paragraph.getBoundingClientRect().bottom > READ)
      const start = Number(read?.dataset.start ?? 0)
      const record = records.find((one) => one.start >= start) ?? records.at(-1)!
      const item = list.querySelector(`[data-record="${CSS.escape(record.key)}"]`)
      if (item) list.scrollTop += item.getBoundingClientRect().top - list.getBoundingClientRect().top - 4
    }
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(follow)
    }
    if (records.length > 0) addEventListener('scroll', soon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', soon)
    }
  }, [records])
}
