/** Why there is no analysis of a source. The messages are for whoever sent it. */

/**
 * The source holds no article that could be read: it is empty, binary, an index page, a login wall, or beyond the
 * loader's limits. The message says which.
 */
export class NoArticleError extends Error {
  override readonly name = 'NoArticleError'
}

/** As many sources wait for a thread as may. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError'

  constructor() {
    super('Too many sources wait to be analysed.')
  }
}

/** The analysis took longer than it may. */
export class TimedOutError extends Error {
  override readonly name = 'TimedOutError'

  constructor(milliseconds: number) {
    super(`The analysis was given up after ${milliseconds} ms.`)
  }
}
