/** Takes what is shown away as a text, and as a page that word processors open. */
import { notify } from '../notice.ts'
import type { TakeAway } from '../takeaway.ts'

interface TakeAwayProps {
  /** Makes it when it is asked for. */
  make: (module: typeof import('../takeaway.ts')) => TakeAway | Promise<TakeAway>
}

export function TakeAwayButtons({ make }: TakeAwayProps) {
  const take = async (as: 'text' | 'page') => {
    try {
      const module = await import('../takeaway.ts')
      const made = await make(module)
      if (as === 'text') module.save(`${made.name}.txt`, 'text/plain;charset=utf-8', module.asText(made))
      else module.save(`${made.name}.html`, 'text/html;charset=utf-8', module.asPage(made))
    } catch {
      notify('This could not be downloaded: Copydesk does not answer. Try again.')
    }
  }
  return (
    <p class="tools take-away">
      <button type="button" class="small" onClick={() => take('text')}>
        Save as text
      </button>
      <button type="button" class="small" onClick={() => take('page')}>
        Save for Word
      </button>
      <button type="button" class="small" onClick={() => print()}>
        Print
      </button>
    </p>
  )
}
