/** A file that was to be read, and why it cannot be; one line. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
}
