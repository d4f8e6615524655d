/**
 * What a page says of its article beside the text. Order of trust, field by field: the article node of JSON-LD, then
 * Open Graph and other `meta` elements (data/loader/meta-names.tsv), then microdata and `rel=author`, then the data in
 * scripts, then `time`. What none
 * of these says is left null; the furniture stage then reads the visible lines.
 */
import type { Page, PageMeta } from '../../pipeline/stage.ts'
import { bylinesOf, linkedAuthors, outletsOf } from './authors.ts'
import { carriersOf } from './carriers.ts'
import { firstMoment } from './dates.ts'
import { headlineOf, headlinesInScripts, shareOfWords } from './headline.ts'
import { imagesOf } from './images.ts'
import { articleNode, type Node, namedIn, nodesOf, textOf as stringOf, typesOf, updatesOf } from './jsonld.ts'
import { absolute, line, lines } from './line.ts'
import { publishedInScripts, withOwnOffset } from './script-dates.ts'
import { isFree, keywordsOf, kindOf, sectionOf } from './topics.ts'
import type { Element } from './tree.ts'

/** Headlines that a page states, and main headings, which are compared with each other. */
const MOST_HEADLINES = 50

/** What a page says of itself. */
interface PageFacts {
  meta: PageMeta
  /** As in `Page`. */
  changedOn: ReadonlySet<string>
  /** As in `Page`. */
  stamps: Page['stamps']
  updates: Page['updates']
  /** The article's text where JSON-LD states it and does not say that readers pay for it. */
  body: string | null
  /** The scripts that may state it, too. */
  scripts: readonly string[]
  /** The address that relative links are resolved against. */
  base: string | null
  /** As in `Page`. */
  outlets: ReadonlySet<string>
  /** Regions of its language tag and its address: “gb”, “uk”. */
  regions: (string | null)[]
}

const dateOf = (node: Node) => stringOf(node.datePublished)

/** Metadata of a page and what its links and dates need. */
export function readMetadata(root: Element, url: string | null): PageFacts {
  const carriers = carriersOf(root)
  const nodes = nodesOf(carriers.scripts)
  const { meta } = carriers
  const headlines = (meta.headline ?? []).slice(0, MOST_HEADLINES)
  const main = carriers.headings.slice(0, MOST_HEADLINES)
  const titles = [...main.slice(0, 10).map(({ text }) => text), ...headlines, carriers.title].map((text) => line(text))
  const article = articleNode(nodes, (headline) => {
    const own = line(headline)
    return own !== null && titles.some((title) => title !== null && shareOfWords(own, title) > 0.5)
  })
  const address = absolute(carriers.canonical ?? meta.url?.[0], url)
  const publisher = line(namedIn(article?.publisher, nodes)[0]?.name) ?? line(meta.publisher?.[0])
  const authors = linkedAuthors(article, nodes)
  const publishedAt = firstMoment([
    stringOf(article?.datePublished),
    ...(meta.publishedAt ?? []),
    ...carriers.published,
    publishedInScripts(carriers.code),
    ...carriers.times.slice(0, 1),
    // Some programs describe the page, and the article on it not.
    ...(article === null ? nodes.filter((node) => typesOf(node).includes('WebPage')).map(dateOf) : []),
  ])
  const zoned = [...carriers.times.map(({ value }) => value ?? ''), ...(meta.publishedAt ?? []), ...carriers.code]
  const headline = headlineOf({
    stated: lines([stringOf(article?.headline), ...headlines, carriers.title]),
    main: lines(main.map(({ text }) => text)),
    whole: lines(main.map(({ whole }) => whole)),
    parts: lines(main.flatMap(({ parts }) => parts)),
    lesser: lines(carriers.lesser),
    scripts: lines(headlinesInScripts(carriers.code)),
    publisher,
    host: hostOf(url ?? address),
  })
  const base = absolute(carriers.base ?? undefined, url ?? address) ?? url ?? address
  const section = sectionOf(carriers, article)
  const isPaid = /^false$/i.test(String(article?.isAccessibleForFree))
  return {
    changedOn: new Set(carriers.modified.flatMap((element) => firstMoment([element])?.slice(0, 10) ?? [])),
    stamps: carriers.stamps.flatMap((element) => {
      const [shown, moment] = [line(element.shown), firstMoment([element])]
      return shown && moment ? [{ shown, moment }] : []
    }),
    updates: updatesOf(article).flatMap((node) => {
      const [headline, publishedAt] = [line(stringOf(node.headline)), firstMoment([stringOf(node.datePublished)])]
      return headline && publishedAt ? [{ headline, publishedAt }] : []
    }),
    body: isPaid ? null : stringOf(article?.articleBody),
    scripts: isPaid ? [] : carriers.code,
    outlets: outletsOf(authors, [publisher, outletInTitle(carriers.title), ...(meta.owner ?? [])]),
    regions: [regionOf(carriers.language), topDomain(url ?? address)],
    base,
    meta: {
      headline,
      standfirst: line(stringOf(article?.description)) ?? line(meta.standfirst?.[0]),
      bylines: bylinesOf(carriers, authors, publisher),
      publisher,
      publishedAt: publishedAt && withOwnOffset(publishedAt, zoned),
      modifiedAt: firstMoment([stringOf(article?.dateModified), ...(meta.modifiedAt ?? []), ...carriers.modified]),
      language: languageTag(carriers.language) ?? languageTag(stringOf(article?.inLanguage)),
      url: url ?? address,
      section,
      keywords: keywordsOf(carriers, article),
      ...kindOf(article, section, url ?? address, line(stringOf(article?.headline)) ?? headline),
      isAccessibleForFree: isFree(carriers, article),
      images: imagesOf(carriers, article, nodes, base),
    },
  }
}

/** “Quay Courier” of “Harbour bridge to close | Quay Courier”. */
function outletInTitle(title: string | null): string | null {
  return title?.slice(0, LONGEST_TITLE).match(/\s[|–—-]\s([^|–—]{3,60})$/)?.[1] ?? null
}
/** In characters. */
const LONGEST_TITLE = 500

function languageTag(tag: string | null): string | null {
  return tag?.match(/^[a-z]{2,3}(?![a-z])/i)?.[0].toLowerCase() ?? null
}

/** “gb” of “en-GB”. */
function regionOf(tag: string | null): string | null {
  return tag?.match(/^[a-z]{2,3}[-_]([a-z]{2})$/i)?.[1] ?? null
}

function hostOf(url: string | null): string | null {
  return url && new URL(url).hostname
}

function topDomain(url: string | null): string | null {
  return hostOf(url)?.split('.').at(-1) ?? null
}
