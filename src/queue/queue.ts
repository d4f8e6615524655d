/** Sources that were accepted and wait to be analysed and stored, by whichever replica is free. */
import type { Job } from '../../schemas/job.ts'
import type { Source } from '../../schemas/source.ts'

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
