/** Whom a byline names as authors, beside what the metadata of the page says. */
import type { Byline } from '../../../../schemas/article.ts'
import type { Page } from '../stage.ts'
import { isNameInAnyScript } from './byline.ts'

/**
 * What a byline tells. `signed`: it names people and outranks the metadata, because that names nobody but an outlet or
 * account, or (under a label) somebody else altogether, such as who keeps the pages. `isFar`: it stands below the article, as those
 * of teasers do, and outranks nobody.
 */
export function signature(
  page: Page,
  { bylines: read, labelled }: { bylines: Byline[]; labelled: boolean },
  isFar = false,
) {
  const { meta, outlets } = page
  const others = read.length > 1 ? read.filter(({ name }) => !isOwner(page, name)) : read
  const bylines = others.length > 0 ? others : read
  const people = bylines.every(({ name }) => isNameInAnyScript(name))
  const known = meta.bylines.map(({ name }) => name)
  const same = bylines.some(({ name }) => known.some((other) => isSamePerson(name, other)))
  const nobody = !known.some((name) => isNameInAnyScript(name) && !outlets.has(name.toLowerCase()))
  return { bylines, signed: people && !same && ((labelled && !isFar) || nobody) }
}

/** How long a notice of copyright is, in characters. */
const LONGEST_NOTICE = 200
const NOTICE = /©|\(c\)|copyright|all rights reserved/i

/** True for the outlet's own name: the publisher's, that of the page's first line, or that of its notice of copyright. */
export function isOwner({ blocks, meta }: Page, name: string): boolean {
  if (meta.publisher?.toLowerCase() === name.toLowerCase()) return true
  return blocks.some(
    ({ text }, i) =>
      (i === 0 && text === name) || (text.length <= LONGEST_NOTICE && text.includes(name) && NOTICE.test(text)),
  )
}

/** Names that share the surname, or of which one goes on after the other (“Ada Moss Deputy Editor”). */
function isSamePerson(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  return one.split(' ').at(-1) === other.split(' ').at(-1) || one.startsWith(other) || other.startsWith(one)
}
