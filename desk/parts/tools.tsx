/** What can be done with a record in place: correct it, see what became of it. */
import type { ComponentChildren } from 'preact'
import { useContext, useRef, useState } from 'preact/hooks'
import { useObservable } from '../observable.ts'
import { session } from '../session.ts'
import { mayLeave } from '../unsaved.ts'
import { AreStored } from './context.ts'
import { Later } from './later.tsx'

interface ToolsProps {
  id: string
  /** What it is called where only its buttons are heard. */
  name: string
  /** Whether an editor has changed it. */
  isCorrected: boolean
  /** The form that corrects it; `close` is called when it is done. */
  editor: (close: () => void) => ComponentChildren
  /** Another form, with the words on its button. */
  further?: { label: string; form: (close: () => void) => ComponentChildren }
  /** What else there is to see of it, with the words on its button. */
  beside?: { label: string; show: () => ComponentChildren }
  /** Further buttons. */
  children?: ComponentChildren
}

type Part = 'edit' | 'further' | 'history' | 'beside'

export function Tools({ id, name, isCorrected, editor, further, beside, children }: ToolsProps) {
  const areStored = useContext(AreStored)
  const canWrite = useObservable(session) !== null
  const [open, setOpen] = useState<Part | null>(null)
  const buttons = useRef<HTMLParagraphElement>(null)
  if (!areStored) return children ? <p class="tools">{children}</p> : null
  const toggle = (which: Part) => {
    if (mayLeave(buttons.current!.parentElement!)) setOpen(open === which ? null : which)
  }
  const close = () => {
    buttons.current?.querySelector<HTMLElement>('[aria-expanded=true]')?.focus()
    setOpen(null)
  }
  const named = <span class="visually-hidden">: {name}</span>
  return (
    <>
      <p class="tools" ref={buttons}>
        {canWrite && (
          <button type="button" class="small" aria-expanded={open === 'edit'} onClick={() => toggle('edit')}>
            Edit{named}
          </button>
        )}
        {canWrite && further && (
          <button type="button" class="small" aria-expanded={open === 'further'} onClick={() => toggle('further')}>
            {further.label}
            {named}
          </button>
        )}
        {(canWrite || isCorrected) && (
          <button type="button" class="small" aria-expanded={open === 'history'} onClick={() => toggle('history')}>
            History{named}
          </button>
        )}
        {beside && (
          <button type="button" class="small" aria-expanded={open === 'beside'} onClick={() => toggle('beside')}>
            {beside.label}
            {named}
          </button>
        )}
        {children}
      </p>
      {/* What is written in a form stays when the token is not known any more. */}
      {open === 'edit' && editor(close)}
      {open === 'further' && further?.form(close)}
      {open === 'beside' && beside?.show()}
      {open === 'history' && (
        <Later
          load={() => import('../edit/history.tsx').then(({ History }) => History)}
          what="the history"
          with={{ record: id }}
        />
      )}
    </>
  )
}
