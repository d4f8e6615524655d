import { createContext } from 'preact'

/** Whether the records shown are stored. Those of a text that is only tried have no pages of their own. */
export const AreStored = createContext(true)
