/** What is shown, to take away: in the formats that the API has for it. */
import { apiPath } from '../api.ts'

/** By the value of `?format=`: what a reader calls it, and how files of it end. */
const formats = {
  json: ['JSON', 'json'],
  csv: ['CSV', 'csv'],
  ndjson: ['NDJSON', 'ndjson'],
  feed: ['JSON Feed', 'json'],
  timelinejs: ['TimelineJS', 'json'],
  text: ['Text alone', 'txt'],
  jsonld: ['JSON-LD', 'jsonld'],
  annotations: ['Web Annotations', 'jsonld'],
  ninjs: ['ninjs', 'json'],
  geojson: ['GeoJSON', 'geojson'],
} as const

/** Items of a page of a list, at most. */
const LARGEST = 100

interface DownloadsProps {
  path: string
  query?: Record<string, string | null | undefined>
  /** What the files are called. */
  name: string
  as: readonly (keyof typeof formats)[]
}

export function Downloads({ path, query = {}, name, as }: DownloadsProps) {
  return (
    <ul class="facts downloads" aria-label="Download">
      {as.map((format) => {
        const [label, ending] = formats[format]
        // Rows are the whole list; JSON is a page of it, as large as there are.
        const limit = format === 'json' && !path.includes('/') ? LARGEST : undefined
        return (
          <li key={format}>
            <a href={apiPath(path, { ...query, format, limit })} download={`${name}.${format}.${ending}`}>
              {label}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
