/** Opens the store that the settings name. */
import { sqlStore } from './sql.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** File of the embedded database; `:memory:` for one that goes with the process. */
  database: string
  /** Is told of errors that no call can throw, of subscribers for instance. */
  report?: (error: unknown) => void
}

export async function openStore({ database, report = () => {} }: StoreOptions): Promise<Store> {
  return sqlStore(await openSqlite(database), report)
}
