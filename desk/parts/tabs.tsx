/** Tabs by the ARIA pattern: one of them is in the order of the tab key, arrows go to the others. */
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact'

export interface Tab {
  id: string
  label: string
  count: number
}

interface TabsProps {
  label: string
  tabs: readonly Tab[]
  selected: string
  onSelect: (id: string) => void
  children: ComponentChildren
}

export function Tabs({ label, tabs, selected, onSelect, children }: TabsProps) {
  const move = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex(({ id }) => id === selected)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const { id } = tabs[(to + tabs.length) % tabs.length]!
    onSelect(id)
    document.getElementById(`tab-${id}`)?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ id, label, count }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === selected}
            aria-controls="tab-panel"
            tabIndex={id === selected ? 0 : -1}
            onClick={() => onSelect(id)}
          >
            {label} <span class="count">{count}</span>
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${selected}`} class="tab-panel">
        {children}
      </div>
    </>
  )
}
