/** The document’s title. */
import { useEffect } from 'preact/hooks'

export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} — Copydesk` : 'Copydesk'
  }, [title])
}
