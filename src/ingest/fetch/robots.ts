/** What a site asks of robots: robots.txt as RFC 9309 has it, and `Crawl-delay`, which many sites write beside it. */

/** What one robot may do at a site. */
export interface RobotRules {
  /** @param path with its query. */
  allows(path: string): boolean
  /** Seconds between two requests that the site asks for; null when it does not say. */
  delay: number | null
}

interface Rule {
  allow: boolean
  /** As it is compared: between wildcards. */
  parts: string[]
  /** Whether it must match to the end. */
  whole: boolean
  /** The longer one of two that match holds. */
  length: number
}

interface Group {
  rules: Rule[]
  delay: number | null
}

/** Reads robots.txt for the robot of a name; lines that mean nothing are passed over. */
export function readRobots(text: string, robot: string): RobotRules {
  const groups = groupsOf(text)
  const group = groups.get(robot.toLowerCase()) ?? groups.get('*') ?? { rules: [], delay: null }
  return {
    delay: group.delay,
    allows(path) {
      const asked = comparable(path)
      let best: Rule | null = null
      for (const rule of group.rules) {
        if (best && (rule.length < best.length || (rule.length === best.length && !rule.allow))) continue
        if (matches(rule, asked)) best = rule
      }
      return best?.allow ?? true
    },
  }
}

/** The groups by the robot they are for; several for one robot are one. */
function groupsOf(text: string): Map<string, Group> {
  const groups = new Map<string, Group>()
  let current: Group[] = []
  let naming = false
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const content = line.split('#', 1)[0]!
    const colon = content.indexOf(':')
    if (colon < 0) continue
    const key = content.slice(0, colon).trim().toLowerCase()
    const value = content.slice(colon + 1).trim()
    if (key === 'user-agent') {
      if (!naming) current = []
      naming = true
      const name = value.match(/^\*|^[\w-]+/)?.[0].toLowerCase()
      if (name === undefined) continue
      const group = groups.get(name) ?? { rules: [], delay: null }
      groups.set(name, group)
      current.push(group)
    } else if (key === 'allow' || key === 'disallow') {
      naming = false
      // An empty rule is none.
      if (value !== '') for (const { rules } of current) rules.push(ruleOf(value, key === 'allow'))
    } else if (key === 'crawl-delay') {
      naming = false
      if (/^\d+(?:\.\d+)?$/.test(value)) for (const group of current) group.delay ??= Number(value)
    }
  }
  return groups
}

function ruleOf(value: string, allow: boolean): Rule {
  const whole = value.endsWith('$')
  const pattern = comparable(whole ? value.slice(0, -1) : value)
  return { allow, parts: pattern.split('*'), whole, length: pattern.length }
}

/** The first place of each part will do, but for the last of a rule that must match to the end. */
function matches({ parts, whole }: Rule, path: string): boolean {
  const [first, ...others] = parts as [string, ...string[]]
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = whole ? others.pop() : undefined
  for (const part of others) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!whole) return true
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}

/** A path in the one form in which paths are compared: what need not be encoded is not, all else is. */
function comparable(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent)
    .replace(/%[\da-f]{2}/gi, (code) => {
      const char = String.fromCharCode(Number.parseInt(code.slice(1), 16))
      return /[\w.~-]/.test(char) ? char : code.toUpperCase()
    })
}
