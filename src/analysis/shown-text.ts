/** What is shown of a record’s parts when they stand by themselves: in a list, in an export, copied by an editor. */
import type { Span } from '../../schemas/span.ts'

interface Extent {
  readonly start: number
  readonly end: number
}

/** Stands where something was left out. */
const LEFT_OUT = ' … '

/**
 * The parts as one text in which nothing stands that the article does not have. Where something was left out between two
 * parts stands ` … `; where only marks and white space part them, these stay as printed. A cue that stands alone between
 * two parts is their verb (“The inquiry | is expected | to report”) and stays, too. A comma at the end, and a comma, dash
 * or ellipsis beside ` … `, only led to what was left out.
 */
export function shownText(text: string, { parts, cue }: { parts: readonly Span[]; cue: Span | null }): string {
  return runsOf(text, parts, cue)
    .map(({ start, end }, i, runs) => {
      const run = text.slice(start, end)
      const led = withoutLeadOut(run, i < runs.length - 1)
      return (i > 0 ? led.replace(/^(?:[\s,–—…-]|\.\.\.)+/u, '') : led) || run
    })
    .join(LEFT_OUT)
}

/** The parts, those between which nothing was left out as one stretch. */
function runsOf(text: string, parts: readonly Span[], cue: Span | null): Extent[] {
  const runs: { start: number; end: number }[] = []
  for (const { start, end } of parts) {
    const run = runs.at(-1)
    if (run && start >= run.end && isNothing(text, run.end, start, cue)) run.end = end
    else runs.push({ start, end })
  }
  return runs
}

/** No word stands between two offsets but those of the cue. */
function isNothing(text: string, from: number, to: number, cue: Span | null): boolean {
  const hasWord = (start: number, end: number) => /[\p{L}\p{N}\p{S}]/u.test(text.slice(start, end))
  if (cue && cue.start >= from && cue.end <= to) return !hasWord(from, cue.start) && !hasWord(cue.end, to)
  return !hasWord(from, to)
}

/** Without the comma at its end; where something was left out after it, without dash and ellipsis either. */
function withoutLeadOut(run: string, leftOut: boolean): string {
  let end = run.length
  while (end > 0) {
    if ((leftOut ? /[\s,–—…-]/ : /[\s,]/).test(run[end - 1]!)) end--
    else if (leftOut && run.endsWith('...', end)) end -= 3
    else break
  }
  return run.slice(0, end)
}
