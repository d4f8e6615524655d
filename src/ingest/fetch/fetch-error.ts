/** A page that could not be had. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  /** Whether it may be had later. */
  readonly passes: boolean

  constructor(message: string, { passes }: { passes: boolean }) {
    super(message)
    this.passes = passes
  }
}
