/** Puts the pieces of a page that was sent in a stream where they belong. */
import { type Element, elementsOf, refuseDeep, textOf } from './tree.ts'

/** “$RC("B:0","S:2")”, “$RS("S:1","P:1")”: which placeholder a hidden piece is put at. */
const MOVE = /\$R\w{1,3}\("([BSP]:[\da-f]{1,8})",\s?"([BSP]:[\da-f]{1,8})"/g
const PIECE = /^S:[\da-f]{1,8}$/
/** Pieces that are moved, at most; pages have a dozen. */
const MOST_MOVES = 200

/**
 * Frameworks send the slow parts of a page below it, hidden, with scripts that move them into place. What is hidden so is
 * shown, where its placeholder stands if the page still has that.
 * @throws {NoArticleError} when the page is nested deeper than tree.ts allows after that.
 */
export function placePieces(root: Element): void {
  const pieces = new Map<string, Element>()
  const placeholders = new Map<string, Element>()
  const scripts: Element[] = []
  for (const element of elementsOf(root)) {
    const { id, hidden } = element.attributes
    if (element.tag === 'script') scripts.push(element)
    else if (id === undefined) continue
    else if (hidden !== undefined && PIECE.test(id)) pieces.set(id, element)
    else if (element.tag === 'template') placeholders.set(id, element)
  }
  if (pieces.size === 0) return
  for (const piece of pieces.values()) delete piece.attributes.hidden
  const moves = scripts.flatMap((script) => [...textOf(script).matchAll(MOVE)])
  for (const [, a, b] of moves.slice(0, MOST_MOVES)) {
    const piece = pieces.get(a!) ?? pieces.get(b!)
    const place = placeholders.get(b!) ?? placeholders.get(a!)
    if (piece && place && !holds(piece, place)) move(piece, place)
  }
  refuseDeep(root)
}

function move(piece: Element, place: Element): void {
  const [from, to] = [piece.parent!, place.parent!]
  const at = to.children.indexOf(place)
  if (at < 0) return
  from.children.splice(from.children.indexOf(piece), 1)
  to.children.splice(to.children.indexOf(place), 1, piece)
  piece.parent = to
}

/** True when the placeholder lies in the piece: nothing can be moved into itself. */
function holds(piece: Element, place: Element): boolean {
  for (let at: Element | null = place; at; at = at.parent) if (at === piece) return true
  return false
}
