/** What is written in open forms and not saved yet: whoever leaves it is asked. */

interface OpenForm {
  form: HTMLFormElement
  isChanged: () => boolean
}

const open = new Set<OpenForm>()

const isUnsaved = (within: Element) => [...open].some(({ form, isChanged }) => within.contains(form) && isChanged())

const hold = (event: BeforeUnloadEvent) => {
  if (isUnsaved(document.body)) event.preventDefault()
}

/** Looks after a form as long as it is open. Returns what ends it. */
export function holdUnsaved(form: HTMLFormElement, isChanged: () => boolean): () => void {
  const one = { form, isChanged }
  open.add(one)
  addEventListener('beforeunload', hold)
  return () => {
    open.delete(one)
    // A page with such a listener is not kept by the browser for whoever comes back.
    if (open.size === 0) removeEventListener('beforeunload', hold)
  }
}

/** Whether the forms within an element may go: nothing is written in them, or whoever wrote it says so. */
export function mayLeave(within: Element = document.body): boolean {
  return !isUnsaved(within) || confirm('What you have written is not saved. Leave without saving?')
}
