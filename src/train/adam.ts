/** Adam: steps down the gradient, each parameter at a pace of its own. */

export class Adam {
  readonly #mean: Float32Array
  readonly #square: Float32Array
  readonly #decay: number
  #meanPower = 1
  #squarePower = 1

  /** `decay`: how much of the squares’ mean is kept at a step. */
  constructor(size: number, decay: number) {
    this.#mean = new Float32Array(size)
    this.#square = new Float32Array(size)
    this.#decay = decay
  }

  /** Moves `parameters` by `rate` against `gradient` times `scale`. */
  step(parameters: Float32Array, gradient: Float32Array, rate: number, scale = 1): void {
    const mean = this.#mean
    const square = this.#square
    const decay = this.#decay
    this.#meanPower *= 0.9
    this.#squarePower *= decay
    const pace = rate / (1 - this.#meanPower)
    const correction = 1 / (1 - this.#squarePower)
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i]! * scale
      mean[i] = 0.9 * mean[i]! + 0.1 * g
      square[i] = decay * square[i]! + (1 - decay) * g * g
      parameters[i]! -= (pace * mean[i]!) / (Math.sqrt(square[i]! * correction) + 1e-8)
    }
  }
}
