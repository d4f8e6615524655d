/** How much a claim is worth checking, and why, in words. */
import type { Claim } from '../../schemas/claim.ts'

/** Scores from which on a claim is worth checking, and from which on it is so before others. */
const WORTH = 0.5
const FIRST = 0.75

/** The service’s reasons as an editor would put them. */
const words: Record<string, string> = {
  short: 'it is short',
  question: 'it is a question',
  number: 'a figure',
  'large number': 'a large figure',
  money: 'an amount of money',
  'percentage or ratio': 'a percentage or ratio',
  year: 'a year',
  names: 'names',
  comparison: 'a comparison',
  change: 'a change',
  extent: 'a word such as “every”, “never” or “first”',
  'past action': 'something that was done',
  evidence: 'it appeals to evidence',
  'vote or law': 'a vote or a law',
  'public money and work': 'public money or work',
  'public matters': 'a public matter',
  'private matter': 'it is a private matter',
  accusation: 'an accusation',
  'habit or state': 'it is said to be so always or still',
  'intention or duty': 'it is an intention',
  condition: 'it is conditional',
  opinion: 'it is an opinion',
  'first person': 'it is about the speaker',
  'second person': 'it is addressed to somebody',
}

export function Worth({ score, reasons }: Claim['checkworthiness']) {
  const raised = told(reasons, '+')
  const lowered = told(reasons, '-')
  const title = score >= FIRST ? 'Worth checking first' : score >= WORTH ? 'Worth checking' : 'Little to check'
  const percent = Math.round(score * 100)
  return (
    <p class="worth">
      <meter min={0} max={100} value={percent} title={`${percent} %`} aria-label="Worth checking" />{' '}
      <strong>{title}</strong>
      {raised && `: ${raised}`}
      {lowered && `${raised ? '; but ' : ': '}${lowered}`}
    </p>
  )
}

function told(all: readonly string[], sign: '+' | '-'): string {
  return all
    .filter((reason) => reason.startsWith(sign))
    .map((reason) => words[reason.slice(2)] ?? reason.slice(2))
    .join(', ')
}
