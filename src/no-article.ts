/**
 * The source holds no article that could be read: it is empty, binary, an index page, a login wall, or beyond the
 * loader's limits. The message says which, for the reader of the answer; over HTTP it is a 422.
 */
export class NoArticleError extends Error {
  override readonly name = 'NoArticleError'
}
