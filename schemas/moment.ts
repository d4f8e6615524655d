import { z } from 'zod'

/** A day, or an instant with its zone: as much as is known, with nothing added. */
export const Moment = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true })],
  'must be a full date (2024-03-05) or a date-time with its zone (2024-03-05T09:30:00Z)',
)
