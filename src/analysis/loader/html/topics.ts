/** What a page says its article is about and what sort it is: section, keywords, kind, and whether readers pay. */
import type { ArticleKind } from '../../../../schemas/article.ts'
import { wordList } from '../../../data.ts'
import type { Carriers } from './carriers.ts'
import { isNode, type Node, textOf, typesOf } from './jsonld.ts'
import { line } from './line.ts'

const kinds = new Map(wordList('loader', 'kinds').map(([words, kind]) => [words!, kind as ArticleKind]))

/** Keywords kept, and the length of one in characters; more is a list for search engines, longer a sentence. */
const MOST_KEYWORDS = 50
const LONGEST_KEYWORD = 80
/** “type:article”, “lang:en”: notes of the page's own software. */
const NOTE = /^[\w-]+:\S/
const LONGEST_SECTION = 80

/** As the page states it; of several the first. */
export function sectionOf({ meta }: Carriers, article: Node | null): string | null {
  for (const value of [textOf(article?.articleSection), ...(meta.section ?? [])]) {
    const section = line(value)
    if (section !== null && section.length <= LONGEST_SECTION && !/^https?:|^\d+$/.test(section)) return section
  }
  return null
}

/** Each once; what `meta` calls keywords alone, which search engines are told, only where nothing else names any. */
export function keywordsOf({ meta }: Carriers, article: Node | null): string[] {
  const linked = [article?.keywords].flat().slice(0, 500).flatMap(wordsOf)
  const named = [...linked, ...(meta.keywords ?? [])]
  const stated = named.length > 0 ? named : (meta.terms ?? [])
  const found = new Map<string, string>()
  for (const text of stated.flatMap((value) => value.slice(0, 5000).split(/[,;|]/))) {
    const keyword = line(text.replace(/^\s*#/, ''))
    if (keyword === null || keyword.length > LONGEST_KEYWORD || NOTE.test(keyword)) continue
    if (!found.has(keyword.toLowerCase())) found.set(keyword.toLowerCase(), keyword)
    if (found.size >= MOST_KEYWORDS) break
  }
  return [...found.values()]
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  const name = isNode(value) ? textOf(value.name) : null
  return name === null ? [] : [name]
}

/** Null when the page does not say. */
export function isFree({ meta }: Carriers, article: Node | null): boolean | null {
  const stated = [article?.isAccessibleForFree, meta.free?.[0]].map((value) => String(value ?? '').toLowerCase())
  for (const value of stated) {
    if (/(?:^|\/)true$/.test(value)) return true
    if (/(?:^|\/)false$/.test(value)) return false
  }
  const tier = meta.tier?.[0]?.trim().toLowerCase()
  return tier === 'free' ? true : tier === 'locked' ? false : null
}

const typed: [type: RegExp, kind: ArticleKind][] = [
  [/^LiveBlogPosting$/, 'live'],
  [/^OpinionNewsArticle$/, 'opinion'],
  [/^(?:AnalysisNewsArticle|BackgroundNewsArticle)$/, 'analysis'],
  [/^(?:ReviewNewsArticle|CriticReview|Review)$/, 'review'],
]

/**
 * The kind, and what told it: a type of schema.org that says it, the section, the address, the label that opens the headline;
 * last the type of all news. Most outlets call all they print news, so that every other sign outranks it.
 */
export function kindOf(
  article: Node | null,
  section: string | null,
  url: string | null,
  headline: string | null,
): { kind: ArticleKind | null; kindReason: string | null } {
  const types = article === null ? [] : typesOf(article)
  for (const [pattern, kind] of typed) {
    const type = types.find((name) => pattern.test(name))
    if (type) return { kind, kindReason: `type ${type}` }
  }
  const ofSection = section && kinds.get(plain(section))
  if (ofSection) return { kind: ofSection, kindReason: `section ${section}` }
  for (const segment of url ? new URL(url).pathname.split('/').slice(1, -1) : []) {
    const kind = kinds.get(plain(segment))
    if (kind) return { kind, kindReason: `address ${segment}` }
  }
  const label = headline?.match(/^([^:|]{3,30})(?::|\s\|)\s|\s\|\s([^:|]{3,30})$/)
  const ofLabel = label && kinds.get(plain(label[1] ?? label[2]!))
  if (ofLabel) return { kind: ofLabel, kindReason: `headline ${label[1] ?? label[2]!}` }
  const news = types.find((name) => /^(?:Reportage)?NewsArticle$/.test(name))
  return news ? { kind: 'news', kindReason: `type ${news}` } : { kind: null, kindReason: null }
}

function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).join(' ')
}
