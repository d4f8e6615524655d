/** Sentences with invented names, from which the tagger learns that the words around can tell what a name is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../data.ts'
import type { LabelledName } from './conventions.ts'
import { generator } from './random.ts'

const openings = 'b br c cl d dr f fl g gr h j k l m n p pl qu r s sk st t tr v w z'.split(' ')
const vowels = 'a e i o u a e i o ai ea io'.split(' ')
const middles = 'b ck d g l ll m n nd r rd rv s ss t v x z lm nt'.split(' ')
const closings = 'a o ia ix on en er is el um by ex in and ell ard'.split(' ')
const types = { O: 'organisation', P: 'person', L: 'place' } as const

/** `count` sentences, each with names of its own. */
export function sentencesOfFrames(count: number): { text: string; entities: LabelledName[] }[] {
  const frames = readFileSync(join(packageRoot, 'src', 'train', 'frames.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const random = generator(7)
  const pick = (values: readonly string[]) => values[Math.floor(random() * values.length)]!
  // Any name may be that of anything: the words around it have to tell.
  const invent = () => {
    const middle = random() < 0.6 ? pick(middles) + pick(vowels) : ''
    const name = pick(openings) + pick(vowels) + middle + pick(middles) + pick(closings)
    return name[0]!.toUpperCase() + name.slice(1)
  }
  return Array.from({ length: count }, () => {
    const frame = pick(frames)
      .replace(/\(([^)]*)\)/g, (_, choices: string) => pick(choices.split('|')))
      .replace(/\bN\b/g, () => String(2 + Math.floor(random() * 90)))
      .replace(/ (?=[,.’”])/g, '')
      .replace(/“ /g, '“')
    const entities: LabelledName[] = []
    let text = ''
    let done = 0
    for (const { index, 0: slot } of frame.matchAll(/\b[OPL]2?\b/g)) {
      text += frame.slice(done, index)
      const start = text.length
      text += invent()
      entities.push({ start, end: text.length, type: types[slot[0] as keyof typeof types] })
      done = index + slot.length
    }
    return { text: text + frame.slice(done), entities }
  })
}
