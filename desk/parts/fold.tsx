/** What is shown, and asked for, when it is opened. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface FoldProps {
  class?: string
  summary: ComponentChildren
  children: () => ComponentChildren
}

export function Fold({ class: name, summary, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class={name} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  )
}
