/** The pictures of an article: what its page states of them and what it prints, the lead first. */
import type { Image } from '../../../../schemas/article.ts'
import type { Carriers } from './carriers.ts'
import { isNode, type Node, namedIn, textOf, typesOf } from './jsonld.ts'
import { absolute, line } from './line.ts'

/** More are a gallery, of which these tell enough. */
const MOST_IMAGES = 50

/**
 * The pictures of JSON-LD, Open Graph and the article's own elements, each once: the same file in other sizes is the same
 * picture, and what one of them does not tell of it another may.
 */
export function imagesOf(
  { meta, pictures }: Carriers,
  article: Node | null,
  nodes: readonly Node[],
  base: string | null,
): Image[] {
  const byFile = new Map<string, Image>()
  const add = (src: string | null, rest: Omit<Image, 'url'>) => {
    const url = absolute(src, base)
    if (url === null) return
    const key = fileOf(url)
    const known = byFile.get(key)
    if (known === undefined) {
      if (byFile.size < MOST_IMAGES) byFile.set(key, { url, ...rest })
    } else
      byFile.set(key, {
        url: known.url,
        caption: known.caption ?? rest.caption,
        credit: known.credit ?? rest.credit,
        ...(known.width === null && known.url === url
          ? { width: rest.width, height: rest.height }
          : { width: known.width, height: known.height }),
      })
  }
  for (const value of [article?.image].flat().slice(0, MOST_IMAGES)) {
    const node = isNode(value) && !value.url && !value.contentUrl ? referred(value, nodes) : value
    if (typeof node === 'string') add(node, unknown)
    else if (isNode(node)) add(textOf(node.url) ?? textOf(node.contentUrl), toldBy(node, nodes))
  }
  const [shared] = meta.image ?? []
  if (shared) {
    const [width = null, height = null] = [meta.imageWidth?.[0], meta.imageHeight?.[0]].map(pixelsOf)
    add(shared, { ...unknown, width, height })
  }
  for (const { src, caption, credit, width, height } of pictures) {
    const parted = partedCaption(line(caption), creditLine(credit))
    add(src, { ...parted, width, height })
  }
  return [...byFile.values()]
}

const unknown = { caption: null, credit: null, width: null, height: null }

function referred(value: Node, nodes: readonly Node[]): Node | undefined {
  return nodes.find((node) => node['@id'] === value['@id'] && (node.url ?? node.contentUrl) !== undefined)
}

function toldBy(node: Node, nodes: readonly Node[]): Omit<Image, 'url'> {
  const makers = [node.creator, node.author, node.copyrightHolder].flatMap((value) => namedIn(value, nodes))
  const caption =
    line(textOf(node.caption)) ?? (typesOf(node).includes('ImageObject') ? line(textOf(node.description)) : null)
  return {
    caption,
    credit: line(textOf(node.creditText)) ?? line(makers[0]?.name),
    width: pixelsOf(node.width),
    height: pixelsOf(node.height),
  }
}

/** “1200”, 1200, “1200px” or `{value: 1200}`. */
function pixelsOf(value: unknown): number | null {
  const plain = isNode(value) ? value.value : value
  const number = typeof plain === 'string' ? Number(plain.replace(/\s*px$/, '')) : plain
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : null
}

/** “Photo: Ada Moss”, “Image credit: Ada Moss”. */
const LABEL =
  /^\W*(?:(?:photo(?:graph)?|image|picture|credit|source|copyright|courtesy)s?(?:\s(?:credit|by|of|from))?\s?[:©]|©)\s*/i

function creditLine(text: string | null): string | null {
  return (
    line(text)
      ?.replace(LABEL, '')
      .replace(/^\((.*)\)$/, '$1') || null
  )
}

/** A credit at the end of a caption: “… (Photo: Ada Moss)”, “… Credit: Ada Moss”; “… (Ada Moss/Quay Wire)”. */
const LABELLED =
  /^(.*?[.!?…”’)\p{L}\d])\s*(?:\((?:photo|image|picture|credit)s?(?:\s(?:credit|by))?:?\s([^()]{2,120})\)|(?:photo|image|picture|photograph|credit)s?(?:\scredit)?:\s([^:]{2,120}))\.?$/iu
const FOR_OUTLET = /^(.*?[.!?…”’)\p{L}\d])\s*\((\p{Lu}[^()/]{2,60}\/\s?\p{Lu}[^()]{2,60})\)\.?$/u

/** A caption and a credit apart, where the page prints them in one. */
function partedCaption(
  caption: string | null,
  credit: string | null,
): { caption: string | null; credit: string | null } {
  if (caption === null) return { caption, credit }
  if (credit !== null)
    return { caption: caption.endsWith(credit) ? caption.slice(0, -credit.length).trim() || null : caption, credit }
  const [, text, ...credits] =
    (caption.length <= LONGEST_PARTED && (LABELLED.exec(caption) ?? FOR_OUTLET.exec(caption))) || []
  return text === undefined ? { caption, credit } : { caption: text, credit: credits.find(Boolean)!.trim() }
}

/** In characters; longer captions are texts. */
const LONGEST_PARTED = 600

/** Names of files that say nothing. */
const GENERIC = /^(?:image|img|photo|picture|original|default|main|master|lead|large|full|hero|thumbnail)?\d{0,3}$/i

/** What is the same in the addresses of one picture in several sizes. */
function fileOf(url: string): string {
  const { pathname, hostname } = new URL(url)
  const name = pathname
    .slice(pathname.lastIndexOf('/') + 1)
    .replace(/\.\w{2,5}$/, '')
    .replace(/(?:[-_@](?:\d{2,4}x\d{0,4}|\d{2,4}w?|\dx|scaled|large|medium|small))+$/i, '')
  return GENERIC.test(name) ? `${hostname}${pathname}` : name.toLowerCase()
}
