/** Chooses an article's headline among what a page prints and what it states. */
import { readDateline } from '../../pipeline/furniture/dateline.ts'
import { wordsOf } from '../../pipeline/furniture/phrases.ts'

/** A main heading that shares fewer of its words with all that is stated says something else. */
const OTHER_WORDS = 0.67
/** More words are a paragraph that the page marks as a heading. */
const MOST_WORDS = 30
/** Headlines looked at in scripts. */
const MOST_IN_SCRIPTS = 20

/** Where a page may name its headline: clean lines, in the page's order or the most trusted first. */
export interface HeadlineSources {
  /** What JSON-LD, `meta` and `title` say. */
  stated: readonly string[]
  /** `h1`. */
  main: readonly string[]
  /** `h1` with the labels in it, where it has any. */
  whole: readonly string[]
  /** What stands in an element of its own in an `h1`, or between such. */
  parts: readonly string[]
  /** `h2` to `h6`. */
  lesser: readonly string[]
  /** What data in scripts call the headline. */
  scripts: readonly string[]
  publisher: string | null
  /** The host of the page's address. */
  host: string | null
}

/**
 * The main heading that shares most words with what is stated. Where it says something else, what scripts name as the only
 * headline, if that is stated, too: they hold what the newsroom keeps, where headings and titles are also written for looks
 * and for search engines. Where it has not the very words of what is stated, a lesser heading that has. Without such a
 * heading the page's only main one, when it is as long as a headline; last what is stated, without the outlet's name.
 */
export function headlineOf({ stated, main, whole, parts, lesser, scripts, ...outlet }: HeadlineSources): string | null {
  const titles = stated.map((text) => behindOutlet(withoutOutlet(text, outlet), outlet))
  const printed = main.map((text) => withoutOutlet(text, outlet, 'named'))
  let best = 0.5
  let found: string | null = null
  for (const heading of [...printed, ...whole.map((text) => withoutOutlet(text, outlet, 'named'))]) {
    const likeness = Math.max(0, ...titles.map((text) => shareOfWords(heading, text)))
    if (likeness > best) {
      best = likeness
      found = heading
    }
  }
  if (best < OTHER_WORDS) {
    const named = new Set(scripts.map((text) => withoutOutlet(text, outlet)))
    const confirmed = named.size === 1 ? titles.find((text) => named.has(text)) : undefined
    if (confirmed) return confirmed
  }
  // “Sport” and “Harbour bridge to close” in one heading, or the latter twice.
  const part = found !== null && titles.includes(found) ? undefined : parts.find((text) => titles.includes(text))
  if (part && wordsOf(part).length >= 3) return part
  if (best < 1) {
    // “Quay Courier: Harbour bridge to close”
    const behindColon = titles.flatMap((text) => (text.includes(': ') ? text.slice(text.indexOf(': ') + 2) : []))
    const words = new Set(
      [...titles, ...behindColon].map(wordsOf).flatMap((own) => (own.length >= 3 ? [own.join(' ')] : [])),
    )
    const same = lesser.find((text) => words.has(wordsOf(text).join(' ')))
    if (same) return same
  }
  // “News | Harbour bridge to close”: the section is not part of the headline.
  if (found !== null) {
    const title = titles.find((text) => found!.endsWith(`| ${text}`) || readDateline(restAfter(found!, text)))
    return title ?? beforeBar(found)
  }
  const count = printed.length === 1 ? wordsOf(printed[0]!).length : 0
  return (
    (count >= 4 && count <= MOST_WORDS ? printed[0]! : null) ?? titles.find((text) => !isName(text, outlet)) ?? null
  )
}

/** “Quay Courier » News » Harbour bridge to close” without what stands before the last bar. */
function behindOutlet(title: string, outlet: Outlet): string {
  const [first, ...rest] = title.split(BARS)
  const last = rest.at(-1)
  if (!last || wordsOf(last).length < 4) return title
  return isOutlet(first!, outlet) || (title.includes(' » ') && wordsOf(first!).length <= 4) ? last : title
}
const BARS = /\s(?:[|–—»›:·-]|::)\s/

/** A string under the key `headline` in a script's data; one with an escaped quote in it is cut there. */
const IN_SCRIPT = /["']headline\\?["']\s{0,3}[:=]\s{0,3}\\?"((?:[^"\\]|\\[^"]){8,300})/gi

/** What data in scripts give for headlines: the state that a framework starts from, data layers of analytics. */
export function headlinesInScripts(scripts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const script of scripts) {
    for (const [, text] of script.matchAll(IN_SCRIPT)) {
      found.add(
        text!
          .replace(/\\+u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
          .replace(/\\+(?=.)/g, ''),
      )
      if (found.size >= MOST_IN_SCRIPTS) return [...found]
    }
  }
  return [...found]
}

/** What a heading holds after a headline: “Posted on 5 March 2024”; empty when it does not begin with it. */
function restAfter(heading: string, headline: string): string {
  return heading.startsWith(`${headline} `) ? heading.slice(headline.length + 1) : ''
}

/** “Harbour bridge to close | Opinion” without what follows the bar, when that is as short as a section's name. */
function beforeBar(heading: string): string {
  const [head, ...tails] = heading.split(' | ')
  return wordsOf(head!).length >= 4 && tails.every((tail) => wordsOf(tail).length <= 4) ? head!.trim() : heading
}

/** Shared words by all words of the two, 0 to 1. */
export function shareOfWords(a: string, b: string): number {
  const first = new Set(wordsOf(a))
  const second = new Set(wordsOf(b))
  const shared = [...first].filter((word) => second.has(word)).length
  return shared / Math.max(first.size + second.size - shared, 1)
}

type Outlet = Pick<HeadlineSources, 'publisher' | 'host'>
/** In letters: shorter names stand in many hosts by chance. */
const SHORTEST_NAME = 5

/** True for what is most of the publisher's name, or stands in the page's host. */
function isOutlet(name: string, { publisher, host }: Outlet): boolean {
  if (publisher !== null && shareOfWords(name, publisher) >= 0.5) return true
  const letters = lettersOf(name)
  return host !== null && letters.length >= SHORTEST_NAME && lettersOf(host).includes(letters)
}

/** True for the outlet's name and nothing else, which old pages have for a title. */
function isName(title: string, { publisher, host }: Outlet): boolean {
  const letters = lettersOf(title)
  return letters !== '' && [lettersOf(publisher ?? ''), ...(host ?? '').split('.').map(lettersOf)].includes(letters)
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/^the\s|[^\p{L}\d]+/gu, '')
}

/**
 * “Harbour bridge to close | The Quay Courier” without what follows the last bar or dash, when that is the outlet: it is
 * the publisher's name, or (`likely`) as short as an outlet's name.
 */
function withoutOutlet(title: string, known: Outlet, tell: 'named' | 'likely' = 'likely'): string {
  const cut = Math.max(...[' | ', ' - ', ' – ', ' — ', ' :: ', ' » ', ' · '].map((bar) => title.lastIndexOf(bar)))
  if (cut <= 0) return title
  const head = title.slice(0, cut).trim()
  const tail = title.slice(cut).replace(/^[\s|–—:»·-]+/, '')
  const likely = tell === 'likely' && wordsOf(head).length >= 4 && wordsOf(tail).length <= 4
  return isOutlet(tail, known) || likely ? withoutOutlet(head, known, tell) : title
}
