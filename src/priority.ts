/** Threads that make way for others. */
import { constants, getPriority, setPriority } from 'node:os'

/** Lowers the priority of the thread that calls it. Linux has one a thread; elsewhere it would be the whole process’s. */
export function yieldToOthers(by: number): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + by))
  } catch {
    // Where a sandbox refuses it, all is as it was.
  }
}
