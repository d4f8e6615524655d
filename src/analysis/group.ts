/**
 * The key that entries of the timeline share across articles: their day or days and who takes part. Places count only
 * where nobody else does. @param participants ids of entities.
 */
export function groupOf(
  { earliest, latest }: { earliest: string; latest: string },
  participants: readonly string[],
): string {
  const days = earliest === latest ? earliest : `${earliest}/${latest}`
  const actors = participants.filter((id) => !id.startsWith('place/'))
  return [days, ...[...new Set(actors.length > 0 ? actors : participants)].sort()].join(' ')
}
