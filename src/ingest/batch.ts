/** Many sources in one request: one a line in, one outcome a line out. */
import type { Readable } from 'node:stream'
import type { Analysis } from '../../schemas/analysis.ts'
import { Source } from '../../schemas/source.ts'
import { sourceDigest } from '../analysis/article.ts'
import type { Analyser } from '../analysis/threads/analyser.ts'
import type { Config } from '../config.ts'
import { type FieldError, fieldErrorsOf, sentenceOf } from '../field-errors.ts'
import type { PutResult, Store } from '../store/store.ts'
import { inOrder } from './in-order.ts'
import { analyseWhole, storeAnalysis, storing } from './ingest.ts'
import { type Line, lines } from './lines.ts'

/** A line that is no source. */
export class LineError extends Error {
  override readonly name = 'LineError'
  readonly tooLong: boolean
  readonly errors: FieldError[] | undefined

  constructor(message: string, { tooLong = false, errors }: { tooLong?: boolean; errors?: FieldError[] } = {}) {
    super(message)
    this.tooLong = tooLong
    this.errors = errors
  }
}

/**
 * Stores the sources of an NDJSON stream and yields the outcome of each line, in order, when it is stored. Holds as many
 * lines in memory as there are threads, and `storing` analyses; reads no further while nobody reads the outcomes. Blank
 * lines are skipped.
 * @param tell what a line says of an error that ended it.
 */
export async function* ingestBatch(
  services: { store: Store; analyser: Analyser; config: Config },
  stream: Readable,
  tell: (error: unknown) => object,
): AsyncGenerator<string> {
  const { COPYDESK_WORKERS: threads, COPYDESK_BODY_LIMIT: limit } = services.config
  const failed = (error: unknown) => `${JSON.stringify(tell(error))}\n`
  const read = async (line: Line): Promise<{ source: Source; analysis: Analysis } | PutResult | { error: unknown }> => {
    try {
      const source = parse(line)
      const known = await services.store.known(sourceDigest(source))
      if (known) return known
      return { source, analysis: await analyseWhole(services.analyser, source) }
    } catch (error) {
      return { error }
    }
  }
  const store = async (result: Awaited<ReturnType<typeof read>>): Promise<string> => {
    if ('error' in result) return failed(result.error)
    try {
      const { id, outcome } =
        'outcome' in result ? result : await storeAnalysis(services.store, result.analysis, result.source)
      return `${JSON.stringify({ status: outcome === 'created' ? 201 : 200, id })}\n`
    } catch (error) {
      return failed(error)
    }
  }
  yield* inOrder(inOrder(filled(lines(stream, limit)), threads, read), storing, store)
}

async function* filled(all: AsyncIterable<Line>): AsyncGenerator<Line> {
  for await (const line of all) if (line.text?.trim() !== '') yield line
}

function parse({ number, text }: Line): Source {
  if (text === null) throw new LineError(`Line ${number} is too long.`, { tooLong: true })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new LineError(`Line ${number} is not JSON.`)
  }
  const source = Source.safeParse(value)
  if (source.success) return source.data
  const errors = fieldErrorsOf(source.error)
  throw new LineError(`Line ${number}: ${sentenceOf(errors)}`, { errors })
}
