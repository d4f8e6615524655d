/** A component that is loaded when it is first needed. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Loading } from './states.tsx'

interface LaterProps<P extends object> {
  load: () => Promise<ComponentType<P>>
  what: string
  with: P
}

export function Later<P extends object>({ load, what, with: props }: LaterProps<P>) {
  const [Loaded, setLoaded] = useState<ComponentType<P> | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    load().then(
      (component) => setLoaded(() => component),
      () => setFailed(true),
    )
  }, [])
  if (failed) return <p class="problem">This part of the page could not be loaded. Reload the page to try again.</p>
  return Loaded ? <Loaded {...props} /> : <Loading what={what} />
}
