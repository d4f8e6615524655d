/** Writes small WebAssembly modules: the few instructions that the arithmetic of the networks needs, as bytes. */

/** Instructions, encoded. */
export type Code = readonly number[]

/** The parts of the WebAssembly API that are used; TypeScript declares it for browsers only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: Record<string, unknown> }
}

function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128)
  return [...bytes, rest]
}

function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128)
  return [...bytes, rest & 127]
}

export const get = (local: number): Code => [0x20, local]
export const set = (local: number, value: Code): Code => [...value, 0x21, local]
export const number = (value: number): Code => [0x41, ...signed(value)]
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
export const multiply = (a: Code, b: Code): Code => [...a, ...b, 0x6c]
export const shiftLeft = (a: Code, bits: number): Code => [...a, ...number(bits), 0x74]
export const loadNumber = (address: Code): Code => [...address, 0x28, 2, 0]

/** Runs `body` once, and again for as long as `condition` leaves something other than 0. */
export const repeat = (body: readonly Code[], condition: Code): Code => [
  0x03,
  0x40,
  ...body.flat(),
  ...condition,
  0x0d,
  0,
  0x0b,
]
export const isLess = (a: Code, b: Code): Code => [...a, ...b, 0x48]

/** Instructions on vectors of 16 bytes, by their numbers in the specification. */
const vector = {
  load: 0x00,
  loadBytesAsShorts: 0x01,
  loadSplat: 0x09,
  store: 0x0b,
  splatShort: 0x10,
  nearest: 0x6a,
  narrowToShorts: 0x85,
  addShorts: 0x8f,
  largerShorts: 0x98,
  addNumbers: 0xae,
  dotShorts: 0xba,
  addFloats: 0xe4,
  multiplyFloats: 0xe6,
  truncate: 0xf8,
  toFloats: 0xfa,
} as const
type Simple = Exclude<keyof typeof vector, 'load' | 'loadBytesAsShorts' | 'loadSplat' | 'store'>

/** An instruction on vectors that are on the stack. */
export const simd = (name: Simple, ...operands: Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(vector[name])]
/** `load` reads 16 bytes, `loadBytesAsShorts` eight bytes as eight shorts, `loadSplat` four bytes into all four lanes. */
export const loadVector = (name: 'load' | 'loadBytesAsShorts' | 'loadSplat', address: Code, offset = 0): Code => [
  ...address,
  0xfd,
  vector[name],
  0,
  ...unsigned(offset),
]
export const storeVector = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  0xfd,
  vector.store,
  0,
  ...unsigned(offset),
]
export const zeroVector: Code = [0xfd, 0x0c, ...new Array<number>(16).fill(0)]

/** A function without result; its locals are numbered: parameters (32-bit numbers), further numbers, vectors. */
export interface Routine {
  name: string
  parameters: number
  numbers: number
  vectors: number
  body: readonly Code[]
}

const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()]
const section = (id: number, items: readonly Code[]): number[] => {
  const content = list(items)
  return [id, ...unsigned(content.length), ...content]
}
const text = (value: string): number[] => [...unsigned(value.length), ...[...value].map((c) => c.charCodeAt(0))]

/** The bytes of a module with a memory of `pages` × 64 kB, exported as `memory`, and the routines. */
export function moduleOf(pages: number, routines: readonly Routine[]): Uint8Array {
  const types = routines.map(({ parameters }) => [0x60, ...list(new Array<Code>(parameters).fill([0x7f])), 0])
  const bodies = routines.map(({ numbers, vectors, body }) => {
    const code = [
      ...list([
        [...unsigned(numbers), 0x7f],
        [...unsigned(vectors), 0x7b],
      ]),
      ...body.flat(),
      0x0b,
    ]
    return [...unsigned(code.length), ...code]
  })
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(
      3,
      routines.map((_, i) => [i]),
    ),
    ...section(5, [[0, ...unsigned(pages)]]),
    ...section(7, [[...text('memory'), 2, 0], ...routines.map(({ name }, i) => [...text(name), 0, i])]),
    ...section(10, bodies),
  ])
}

/** A module ready to run. `Exports` names its routines. */
export function instantiate<Exports>(bytes: Uint8Array): Exports & { memory: { buffer: ArrayBuffer } } {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
  return exports as Exports & { memory: { buffer: ArrayBuffer } }
}
