/** What a page's JSON-LD says of its article. */

/** A node of JSON-LD. */
export type Node = Record<string, unknown>

/** Nodes looked at on one page; hostile pages could hold millions. */
const MOST_NODES = 20_000
/** Articles whose headline is compared with the page's. */
const MOST_COMPARED = 100

/** Types that are an article (schema.org's names end so, or are listed), best first when a page holds several. */
const articleType = /(?:NewsArticle|Article|BlogPosting|Report|Review|Recipe)$/

/**
 * All nodes of the page's JSON-LD scripts, through arrays, `@graph` and nesting. Broken JSON is mended where it is
 * commonly broken (comments, raw line feeds in strings, commas before brackets), else passed over.
 */
export function nodesOf(scripts: readonly string[]): Node[] {
  const nodes: Node[] = []
  const queue: unknown[] = scripts.map(parse)
  for (let i = 0; i < queue.length && queue.length < MOST_NODES; i++) {
    const value = queue[i]
    if (Array.isArray(value)) for (const item of value) queue.push(item)
    else if (isNode(value)) {
      nodes.push(value)
      for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) queue.push(item)
    }
  }
  return nodes
}

function parse(script: string): unknown {
  const json = script
    .replace(/^\s*(?:<!--|\/\*[^*]{0,200}\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/g, '')
    .trim()
  for (const attempt of [
    json,
    json
      .replace(/[\x00-\x1f]/g, ' ')
      .replace(/,\s?(?=[}\]])/g, '')
      .replace(/;$/, ''),
  ]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // Tried mended next; a script that stays broken tells nothing.
    }
  }
  return null
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The article node whose headline the page itself bears (`isOwn`), else the first that has a headline, else the first;
 * null when there is none. Pages also describe the articles they point to.
 */
export function articleNode(nodes: readonly Node[], isOwn: (headline: string) => boolean): Node | null {
  const articles = nodes.filter((node) => typesOf(node).some((type) => articleType.test(type)))
  const own = articles.slice(0, MOST_COMPARED).filter((node) => isOwn(textOf(node.headline) ?? ''))
  return (
    own.find((node) => node.datePublished) ??
    own[0] ??
    articles.find((node) => textOf(node.headline) && node.datePublished) ??
    articles.find((node) => textOf(node.headline)) ??
    articles[0] ??
    null
  )
}

/** Entries of a live blog that are looked at. */
const MOST_UPDATES = 1000

/** The entries that an article's node states as a live blog's. */
export function updatesOf(article: Node | null): Node[] {
  return [article?.liveBlogUpdate].flat().slice(0, MOST_UPDATES).filter(isNode)
}

export function typesOf(node: Node): string[] {
  return [node['@type']].flat().filter((type) => typeof type === 'string')
}

/** A value as text; of a list, the first. */
export function textOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && first.trim() !== '' ? first : null
}

/** Values of one property that are looked at; each may be looked for among all nodes. */
const MOST_VALUES = 50

/** The first values of a property that may have one or several. */
function firstOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST_VALUES).flat() : [value]
}

/** What a node calls by name. */
export interface Named {
  name: string
  jobTitle: string | null
  isOrganisation: boolean
}

function hasName(node: Node): boolean {
  return node.name !== undefined || inParts(node) !== null
}

/** A person's name that is stated in two parts. */
function inParts({ givenName, familyName }: Node): string | null {
  const parts = [textOf(givenName), textOf(familyName)]
  return parts.includes(null) ? null : parts.join(' ')
}

/** What a property refers to: strings, objects with a name, references by `@id`, and lists of these. */
export function namedIn(value: unknown, nodes: readonly Node[]): Named[] {
  return firstOf(value).flatMap((item) => {
    if (typeof item === 'string') return [{ name: item, jobTitle: null, isOrganisation: false }]
    if (!isNode(item)) return []
    // An ordered list, as JSON-LD writes it.
    if (Array.isArray(item['@list']))
      return namedIn(
        item['@list'].filter((one) => !isNode(one) || !('@list' in one)),
        nodes,
      )
    const node = hasName(item) ? item : nodes.find((n) => n['@id'] === item['@id'] && hasName(n))
    const names = node ? firstOf(node.name ?? inParts(node)).filter((name) => typeof name === 'string') : []
    const isOrganisation = node !== undefined && typesOf(node).some((type) => /Organi[sz]ation$/.test(type))
    return names.map((name) => ({
      name,
      jobTitle: names.length === 1 ? textOf(node!.jobTitle) : null,
      isOrganisation,
    }))
  })
}
