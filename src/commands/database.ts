/** The database of the commands that are called beside the service. */
import { type Config, Environment } from '../config.ts'
import type { StorePlace } from '../store/backup.ts'
import { openStore } from '../store/index.ts'
import type { Store } from '../store/store.ts'
import { progress } from './progress.ts'

/** Where the settings have the store. */
export function placeOf({ DATABASE_URL, COPYDESK_DATABASE }: Config): StorePlace {
  return { database: COPYDESK_DATABASE, databaseUrl: DATABASE_URL }
}

/** Whether the database is the one that is used when none is named. */
export function isDefault({ DATABASE_URL, COPYDESK_DATABASE }: Config): boolean {
  return DATABASE_URL === undefined && COPYDESK_DATABASE === Environment.parse({}).COPYDESK_DATABASE
}

/**
 * Opens what the settings name.
 * @param options.create whether one that is not there is made: to make one at a mistyped path would hide the mistake.
 * @throws {OpeningError} when it cannot be opened.
 */
export async function openNamed(config: Config, { create }: { create: boolean }): Promise<Store> {
  const bar = progress('bringing the database up to date')
  try {
    return await openStore({
      ...placeOf(config),
      connections: config.COPYDESK_POOL,
      versionsKept: config.COPYDESK_VERSIONS,
      create,
      observe: bar.update,
    })
  } finally {
    bar.stop()
  }
}
