/** What the service says to a person who has started it on a terminal. */
import { version } from '../version.ts'

/** @param url where the service listens. */
export function greeting(url: string): string {
  return `
Copydesk ${version} is running. Open it in a browser:

  ${url}/      the desk
  ${url}/docs  the documentation of the API

Press Ctrl-C to stop it.
`
}
