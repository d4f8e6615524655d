/** Tells the article's own blocks from the page's furniture. */
import { stage } from './stage.ts'

export const furniture = stage('furniture', ['page'], ({ page }) =>
  page.blocks.map((block, i) => ({
    role:
      page.as === 'page' && i === 0 ? 'headline' : page.as === 'page' && block.text.length < 40 ? 'subheading' : 'body',
    reason: null,
  })),
)
