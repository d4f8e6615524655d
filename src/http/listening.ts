/** Where the service listens: whether it can, and why not. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Config } from '../config.ts'

/** The service cannot listen where the settings say. The message is for whoever started it. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

type Place = Pick<Config, 'HOST' | 'PORT'>

/**
 * Tries the port without answering anybody, so that one that is in use is found before anything is opened or loaded.
 * @throws {ListenError}
 */
export async function refuseTakenPort({ HOST: host, PORT: port }: Place): Promise<void> {
  const server = createServer().listen({ host, port })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw listenError(error as Error, { HOST: host, PORT: port })
  }
  server.close()
  await once(server, 'close')
}

/** What an error of `listen` means, in the words of the settings; any other error as it is. */
export function listenError(error: Error, { HOST, PORT }: Place): Error {
  const reason = reasonOf((error as NodeJS.ErrnoException).code, HOST, PORT)
  return reason === null ? error : new ListenError(reason, { cause: error })
}

function reasonOf(code: string | undefined, host: string, port: number): string | null {
  if (code === 'EADDRINUSE') return `PORT: ${port} is in use at ${host}: stop what listens there, or set another PORT`
  if (code === 'EACCES') return `PORT: this user may not listen on ${port}: set a PORT of 1024 or above`
  if (code === 'EADDRNOTAVAIL') return `HOST: this machine has no address ${host}`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `HOST: there is no host ${host}`
  return null
}
