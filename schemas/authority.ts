import { z } from 'zod'
import { EntityType } from './entity.ts'

/** A line of an authority file: who or what somebody else’s catalogue knows. Other members are passed over. */
export const Authority = z.object({
  id: z.string().min(1),
  type: EntityType,
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  /** What the person does or did; tells namesakes apart. */
  roles: z.array(z.string().min(1)).default([]),
  /** Addresses that mean the same. */
  sameAs: z.array(z.url()).min(1),
})
export type Authority = z.infer<typeof Authority>
