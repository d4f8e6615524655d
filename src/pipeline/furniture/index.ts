/** Tells the article's own blocks from the page's furniture, and reads headline, byline and date lines. */
import { type Block, type BlockRole, type Page, stage } from '../stage.ts'
import { appealsIn } from './appeals.ts'
import { bodyRun, isProse } from './body.ts'
import { isRole, readByline } from './byline.ts'
import { readDateline } from './dateline.ts'
import { headlineOf } from './headline.ts'
import { publisherOf } from './publisher.ts'
import { reasonOf } from './reasons.ts'

export const furniture = stage('furniture', ['page'], ({ page }) =>
  page.as === 'body' ? page.blocks.map(() => ({ role: 'body', reason: null }) as const) : rolesOf(page),
)

function rolesOf({ blocks }: Page): BlockRole[] {
  const run = bodyRun(blocks)
  if (!run) return blocks.map((block) => ({ role: 'furniture', reason: reasonOf(block, true) }))
  const headline = headlineOf(blocks, run[0])
  const roles = new Array<BlockRole | undefined>(blocks.length)
  if (headline !== null) {
    roles[headline] = { role: 'headline', reason: null, tells: { headline: blocks[headline]!.text } }
    readCredits(blocks, headline + 1, run[0], roles)
  }
  const appeals = appealsIn(blocks.slice(run[0], run[1] + 1).map(({ text }) => text))
  let body = 0
  for (let i = run[0]; i <= run[1]; i++) {
    if (appeals[i - run[0]]) roles[i] = { role: 'furniture', reason: 'appeal' }
    else if (isProse(blocks[i]!.text) && ++body) roles[i] ??= { role: 'body', reason: null }
  }
  const publisher = publisherOf(blocks.filter((_, i) => roles[i]?.role !== 'body').map(({ text }) => text))
  return blocks.map((block, i) => {
    const role = roles[i] ?? { role: 'furniture', reason: reasonOf(block, i < run[0]) }
    return publisher && role.role === 'furniture' && block.text.includes(publisher)
      ? { ...role, tells: { publisher } }
      : role
  })
}

/** Standfirst, bylines and dates between the headline and the body. */
function readCredits(blocks: readonly Block[], from: number, to: number, roles: (BlockRole | undefined)[]): void {
  for (let i = from; i < to; i++) {
    const { text } = blocks[i]!
    const date = readDateline(text)
    if (date && date.rest.length < 80) {
      const { publishedAt, modifiedAt, rest } = date
      const bylines = readByline(rest)?.bylines
      roles[i] = { role: 'date', reason: null, tells: { publishedAt, modifiedAt, ...(bylines && { bylines }) } }
      continue
    }
    const byline = readByline(text)
    if (byline) {
      const role = blocks[i + 1]?.text ?? ''
      const titled = byline.bylines.length === 1 && byline.bylines[0]!.role === null && isRole(role) && i + 1 < to
      const bylines = titled ? [{ ...byline.bylines[0]!, role }] : byline.bylines
      roles[i] = { role: 'byline', reason: null, tells: { bylines } }
      if (titled) roles[++i] = { role: 'byline', reason: null }
    } else if (i === from && text.split(' ').length >= 6 && text.length < 400) {
      roles[i] = { role: 'standfirst', reason: null, tells: { standfirst: text } }
    }
  }
}
