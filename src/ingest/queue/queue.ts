/** Sources that were accepted and wait to be analysed and stored, by whichever replica is free. */
import type { Job } from '../../../schemas/job.ts'
import type { Source } from '../../../schemas/source.ts'

/** How a process runs jobs. */
export interface Working {
  /** Analyses and stores a source. A job may run again: a source that is stored already must change nothing. */
  ingest: (source: Source) => Promise<{ id: string }>
  /** Whether there is time for a job now. */
  idle: () => boolean
  /** Jobs at a time. */
  atOnce: number
}

/** Every method throws {@link UnavailableError} of the store when the database does not answer. */
export interface Queue {
  /** Resolves with the job’s id when the source is committed: from then on it outlives every replica. */
  add(source: Source): Promise<string>
  /** Null when there is no such job, or it ended more than a day ago. */
  job(id: string): Promise<Job | null>
  /** How many jobs wait, over all replicas. */
  waiting(): Promise<number>
  /** Begins to run jobs; call it once. */
  work(how: Working): void
  /** Takes no more jobs, finishes those in hand or gives them back, and lets go of the database. */
  close(): Promise<void>
}

/** The process was told to stop while the job was in hand. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'

  constructor() {
    super('The service was stopped.')
  }
}

/** No attempt at the job came to its end, and there will be no other. */
export class UnfinishedError extends Error {
  override readonly name = 'UnfinishedError'

  constructor() {
    super('No attempt came to its end: each took too long, or its process died.')
  }
}
