/** A text field with suggestions below it, by the ARIA pattern of a combobox. */
import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact'
import { useState } from 'preact/hooks'

/**
 * What such a field, its list and the options of that are given, and how the list is opened and closed.
 * @param id of the field; those of the list and its options begin with it.
 * @param count of suggestions.
 * @param choose gets the place of the suggestion that is clicked, or chosen by Enter.
 */
export function useCombobox(id: string, count: number, choose: (index: number) => void) {
  const [at, setAt] = useState(-1)
  const [isOpen, setOpen] = useState(false)
  const isShown = isOpen && count > 0
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (!isShown) return
    if (key === 'ArrowDown') setAt((at + 1) % count)
    else if (key === 'ArrowUp') setAt((at <= 0 ? count : at) - 1)
    else if (key === 'Enter' && at >= 0) choose(at)
    else if (key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return {
    setOpen,
    /** None of the suggestions is meant: they are others now. */
    leave: () => setAt(-1),
    field: {
      id,
      autocomplete: 'off',
      role: 'combobox',
      'aria-expanded': isShown,
      'aria-controls': `${id}-list`,
      'aria-autocomplete': 'list',
      'aria-activedescendant': isShown && at >= 0 ? `${id}-${at}` : undefined,
      onKeyDown,
      onBlur: () => setOpen(false),
    } as const,
    list: (label: string) =>
      ({ class: 'suggestions', id: `${id}-list`, role: 'listbox', 'aria-label': label, hidden: !isShown }) as const,
    option: (index: number) =>
      ({
        id: `${id}-${index}`,
        role: 'option',
        'aria-selected': index === at,
        // The field keeps the focus, and has the keyboard.
        onMouseDown: (event: TargetedMouseEvent<HTMLElement>) => event.preventDefault(),
        onClick: () => choose(index),
      }) as const,
  }
}
