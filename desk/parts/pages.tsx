/** A long list: pages that are read as the reader comes to them, with how many there are and what they could be narrowed to. */
import { Component, type ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Facets, Total } from '../../schemas/tally.ts'
import { apiPath, ask, type Page } from '../api.ts'
import { count } from '../format.ts'
import { keptAnswer, useResource } from '../resource.ts'
import { FacetLists } from './facets.tsx'
import { noneOf } from './lists.tsx'
import type { Asked } from './search.tsx'
import { Await, Empty } from './states.tsx'

/** A page, the first with what is told of all. */
interface Counted<T> extends Page<T> {
  total?: Total
  facets?: Facets
}

interface PagesProps<T> {
  path: string
  query: Record<string, string | null | undefined>
  /** What it lists: “quotes”. */
  what: string
  one: string
  section: string
  asked: Asked
  /** The facets that are told, and the parameter that narrows to a value of each. */
  facets?: Partial<Record<keyof Facets, string>>
  /** Whether the service counts it and says what a search found; it does unless this says otherwise. */
  isCounted?: boolean
  /** Beside the total. */
  beside?: ComponentChildren
  empty: ComponentChildren
  children: (items: T[]) => ComponentChildren
}

/** Items on a page, as many as the service gives at once. */
const PAGE = 100
/** Distance from the end, in pixels, at which more is read. */
const AHEAD = 1500
/** How many pages of each list were read, so that going back finds as many. */
const depths = new Map<string, number>()

export function Pages<T>(props: PagesProps<T>) {
  const { path, query, what, one, section, asked, facets = {}, isCounted = true, beside, empty, children } = props
  const key = apiPath(path, query)
  const queryOf = (index: number, cursor: string | null) => ({
    ...query,
    limit: String(PAGE),
    cursor,
    ...(isCounted && query.q && { highlight: 'true' }),
    ...(isCounted && index === 0 && { total: 'true', facets: Object.keys(facets).join(',') }),
  })
  const [shown, setShown] = useState(depths.get(key) ?? 1)
  const [cursors, setCursors] = useState(() =>
    cursorsKept(shown, (index, cursor) => apiPath(path, queryOf(index, cursor))),
  )
  const [first, setFirst] = useState<Counted<T> | null>(null)
  const arrived = (index: number) => (page: Counted<T>) => {
    if (index === 0) setFirst(page)
    setCursors((was) => {
      if (page.next === null) return was.length > index + 1 ? was.slice(0, index + 1) : was
      return was[index + 1] === page.next ? was : [...was.slice(0, index + 1), page.next, ...was.slice(index + 2)]
    })
  }
  const more = () => {
    depths.set(key, shown + 1)
    setShown(shown + 1)
  }
  const isMore = cursors.length > shown
  return (
    <>
      {first && first.items.length > 0 && (
        <div class="list-head">
          {first.total && <p class="total">{totalLabel(first.total, one, what)}</p>}
          {beside}
        </div>
      )}
      {first?.facets && <FacetLists facets={first.facets} parameters={facets} section={section} asked={asked} />}
      {cursors.slice(0, shown).map((cursor, index) => (
        <Still key={index} of={cursor}>
          <Part
            path={path}
            query={queryOf(index, cursor)}
            what={what}
            onPage={arrived(index)}
            empty={<Empty title={noneOf(what, asked)}>{empty}</Empty>}
          >
            {children}
          </Part>
        </Still>
      ))}
      {isMore && <More key={shown} what={what} onMore={more} />}
    </>
  )
}

/** Where each page begins, as far as it was read before: who goes back finds the list as long as it was. */
function cursorsKept(
  pages: number,
  keyOf: (index: number, cursor: string | null) => string,
): readonly (string | null)[] {
  const cursors: (string | null)[] = [null]
  for (let index = 0; index < pages; index++) {
    const next = keptAnswer<Page<unknown>>(keyOf(index, cursors[index]!))?.next
    if (!next) break
    cursors.push(next)
  }
  return cursors
}

/** Is drawn anew only when it begins elsewhere: of thousands of items those that are there stay as they are. */
class Still extends Component<{ of: string | null; children: ComponentChildren }> {
  override shouldComponentUpdate(next: { of: string | null }): boolean {
    return next.of !== this.props.of
  }

  override render() {
    return this.props.children
  }
}

interface PartProps<T> extends Pick<PagesProps<T>, 'path' | 'query' | 'what' | 'empty' | 'children'> {
  onPage: (page: Counted<T>) => void
}

/** A page of the list. Out of sight, it waits until it is seen before it is read again. */
function Part<T>({ path, query, what, onPage, empty, children }: PartProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const [isSeen, setSeen] = useState(true)
  const key = apiPath(path, query)
  const resource = useResource<Counted<T>>(key, (signal) => ask(key, { signal }), { isSeen })
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setSeen(entry!.isIntersecting))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  const { data } = resource
  useEffect(() => {
    if (data) onPage(data)
  }, [data])
  return (
    <div class="part" ref={box}>
      <Await resource={resource} what={what}>
        {({ items }) => (items.length === 0 ? empty : children(items))}
      </Await>
    </div>
  )
}

/** Reads on by itself when the reader comes near; a button for whoever does not scroll. */
function More({ what, onMore }: { what: string; onMore: () => void }) {
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry!.isIntersecting && scrollY > 0 && onMore(), {
      rootMargin: `${AHEAD}px`,
    })
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  return (
    <p class="more" ref={box}>
      <button type="button" onClick={onMore}>
        More {what}
      </button>
    </p>
  )
}

export function totalLabel({ count: number, exact }: Total, one: string, many: string): string {
  return exact ? count(number, one, many) : `More than ${count(number - 1, one, many)}`
}
