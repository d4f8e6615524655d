/** An expression of a text, before it is resolved. */
import type { Expression } from './grammar.ts'

export interface Found {
  at: number
  result: Expression
  /** The stretch of the text that it stands in, by number. */
  window: number
  /** It opens that stretch. */
  opens: boolean
  /** Its value by its own words alone, without a publication; empty for none. */
  bare: string
}

/** Where it ends. */
export const endOf = ({ at, result }: Found): number => at + result.text.length
