/** Which articles print the same words. */
import type { ArticleSummary } from '../../schemas/article.ts'
import { titleOf } from '../format.ts'
import { href } from '../router.ts'

/** An article as far as its outlet is told; `mark` is the record that a link to it shows. */
export type Report = Pick<ArticleSummary, 'id' | 'headline' | 'standfirst' | 'publisher'> & { mark?: string }

/** “Also in Quay Courier and Anselm Herald”, each a link. @param lead what stands before. */
export function Reports({ lead, reports }: { lead: string; reports: readonly Report[] }) {
  if (reports.length === 0) return null
  return (
    <p class="reports aside">
      {lead}{' '}
      {reports.map((report, index) => (
        <>
          {index > 0 && (index === reports.length - 1 ? ' and ' : ', ')}
          <a key={report.id} href={href(['articles', report.id], { mark: report.mark })} title={titleOf(report)}>
            {report.publisher ?? titleOf(report)}
          </a>
        </>
      ))}
    </p>
  )
}
