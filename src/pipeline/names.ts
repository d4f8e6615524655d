/** Finds the names of people, organisations and places. */
import { type Name, stage } from './stage.ts'

export const names = stage('names', ['article', 'sentences'], ({ article, sentences }) => {
  const found: Name[] = []
  for (const { tokens } of sentences) {
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i]!.pos !== 'PROPN') continue
      const start = tokens[i]!.start
      while (tokens[i + 1]?.pos === 'PROPN' && tokens[i + 1]!.start === tokens[i]!.end + 1) i++
      const end = tokens[i]!.end
      found.push({ start, end, text: article.text.slice(start, end), type: 'person' })
    }
  }
  return found
})
