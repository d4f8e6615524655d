/** Code and diagrams that stand between the paragraphs of an article about programs. */
import type { Block } from '../stage.ts'
import type { Line } from './lines.ts'

/** In characters; longer lines are prose or data. */
const LONGEST = 300
/** What only code and diagrams hold: its ends of lines, calls, arrows, words at its beginning, lines that are drawn. */
const STRONG =
  /[\w)\]}"']\s?;$|[{}]\)?[,;]?$|^[{}()[\];,]+$|\w\(\)|\s(?:[=!:]=|&&|\|\||=>|->|::)\s|^(?:#include|#!\/|import\s[\w{*"']|from\s[\w.]+\simport|def\s\w+\(|(?:const|let|var)\s\w+\s?=|function\s\w*\(|return\s\w*\(|<\/?\w+[^<>]*>$|\$\s\w|sudo\s|npm\s|pip\s|git\s(?:clone|commit|push|add)\b)|^\w+\(.*\)$|^\w[\w.[\]]*\s[+*/-]?=\s\S|[\u2500-\u257f]{2}|^(?:```|~~~)/
/** Signs without which a line is not looked at twice; most lines of a page have none. */
const ANY_SIGN = /[;{}()=>[\]`~$#<\u2500-\u257f]|^(?:import|from|sudo|npm|pip|git)\s|&&|\|\||::/
/** Lines of code that stand together, at least. */
const FEWEST = 3
/** Lines without a sign of code between two of it, at most, and words on each of them. */
const BETWEEN = 4
const MOST_WORDS = 9

/** What stands over code beside its lines: their numbers, a button. */
const OVER = /^(?:\d{1,4}|copy(?: code)?|copied!?)$/i

/** Lines of a dump that are code, in runs. In HTML its element tells as much to the classifiers. */
export function codeIn(blocks: readonly Block[], lines: readonly Line[]): Set<number> {
  const code = new Set<number>()
  if (blocks[0]?.place) return code
  let run: number[] = []
  let idle = 0
  const end = () => {
    if (run.length >= FEWEST) {
      let from = run[0]!
      while (from > 0 && OVER.test(lines[from - 1]!.text)) from--
      for (let i = from; i <= run.at(-1)!; i++) code.add(i)
    }
    run = []
    idle = 0
  }
  for (const [i, { text }] of blocks.entries()) {
    if (text.length <= LONGEST && ANY_SIGN.test(text) && STRONG.test(text)) {
      run.push(i)
      idle = 0
    } else if (run.length > 0 && (++idle > BETWEEN || lines[i]!.ended || lines[i]!.words.length > MOST_WORDS)) end()
  }
  end()
  return code
}
