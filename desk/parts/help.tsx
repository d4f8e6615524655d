/** What the marks mean and which keys there are. */
import { useEffect, useRef } from 'preact/hooks'

const keys = [
  ['?', 'this help'],
  ['/', 'to Find: one search over everything'],
  ['Ctrl Z', 'takes back what was just done'],
  ['Tab', 'to the next button, link or list'],
  ['↑ ↓', 'from record to record; in a field for a name, from suggestion to suggestion'],
  ['← →', 'from one kind of records to another'],
  ['Enter', 'marks a record in the text'],
  ['Esc', 'goes back from the text to the list; closes a form'],
] as const

export function Help({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    dialog.current!.showModal()
    // Else the focus goes to the one button, and the reader with it: to the end.
    heading.current!.focus()
    dialog.current!.scrollTop = 0
  }, [])
  return (
    <dialog class="help" ref={dialog} aria-labelledby="help" onClose={onClose}>
      <h2 id="help" ref={heading} tabIndex={-1}>
        Help
      </h2>
      <p>
        An article shows its text with what was found in it. The switches above the text say what is marked and how it
        looks; a click on a mark, or on a record beside the text, shows one in the other.
      </p>
      <h3>Keys</h3>
      <dl class="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3>Searching</h3>
      <p>
        Every word must occur. Words between quotation marks must follow each other: “harbour bridge”. OR finds either
        word, -harbour leaves out what has it, presid* finds words that begin so.
      </p>
      <h3>Timeline and map</h3>
      <p>
        A dot is a day, a bar is a span of time as long as it is drawn. Drag either drawing to move it; hold Ctrl and
        turn the wheel, or press the buttons, to zoom. The list below has the same events or places, for the keyboard,
        too. On the map there is only what certainly lies there.
      </p>
      <h3>Stories, copies and other reports</h3>
      <p>
        Articles that tell of the same event within a few days are a story. Articles with the same text stand in lists
        once, as the earliest; “and 2 copies” opens the others, with the sentences that each has added, cut or changed.
        “Other reports” at a quote shows who else prints it: words struck out are left out there, words underlined are
        only there.
      </p>
      <h3>Quotes and claims</h3>
      <p>
        A direct quote is all in quotation marks, a mixed one in part, an indirect one not at all. Claims with figures,
        comparisons and the like are worth checking first.
      </p>
      <h3>Verdicts</h3>
      <p>
        “Verdict” at a claim says what a check has found, and names its source. Checked: somebody looked into it, and
        says no more. True and false: the source settles it. Misleading: the words may be right, but leave a wrong
        impression. Unproven: there is no proof either way. A verdict can be changed and taken back; the history keeps
        each.
      </p>
      <h3>Saving and taking away</h3>
      <p>
        “Add to a timeline” collects events, from any page; “Arrange and save” below gives them an order and a headline.
        Every page has downloads of what it shows; articles and people also save as text and for Word, and everything
        prints.
      </p>
      <h3>Correcting</h3>
      <p>
        Sign in, then choose Edit at a quote, a claim, a name or an event. Whatever is changed can be undone, also
        later, from the history.
      </p>
      <button type="button" class="primary" onClick={() => dialog.current!.close()}>
        Close
      </button>
    </dialog>
  )
}
