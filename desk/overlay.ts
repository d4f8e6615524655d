/** Corrections on their way: how a record will be, shown before the lists are read again. */
import { observable, useObservable } from './observable.ts'

interface Overlay {
  /** Null when the record is hidden. */
  record: object | null
  /** Whether the service has taken the correction; what is read from then on has it. */
  taken: boolean
}

const overlays = observable<ReadonlyMap<string, Overlay>>(new Map())

export function layOver(id: string, record: object | null, taken = false): void {
  overlays.set(new Map(overlays.get()).set(id, { record, taken }))
}

export function liftOff(id: string): void {
  overlays.set(new Map([...overlays.get()].filter(([other]) => other !== id)))
}

/** Forgets what the service has taken: something was read that may have it already. */
export function liftTaken(): void {
  const left = [...overlays.get()].filter(([, { taken }]) => !taken)
  if (left.length < overlays.get().size) overlays.set(new Map(left))
}

/** A record as it was read, or as it will be; null when it is hidden. */
export function useLatest<T extends { id: string }>(record: T): T | null {
  const overlay = useObservable(overlays).get(record.id)
  if (!overlay) return record
  return overlay.record && { ...record, ...overlay.record }
}
