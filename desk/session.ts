/** Who is signed in: an editor’s token, kept until the tab is closed. */
import type { Editor } from '../schemas/editor.ts'
import { ask } from './api.ts'
import { observable } from './observable.ts'
import { recall, remember } from './storage.ts'

export interface Session {
  token: string
  /** The editor’s name, as corrections show it. */
  name: string
}

const KEY = 'copydesk.session'

export const session = observable<Session | null>(recall('sessionStorage', KEY))

/** @throws {ProblemError} when the token is not known */
export async function signIn(token: string): Promise<void> {
  const { name } = await ask<Editor>('editor', { headers: { authorization: `Bearer ${token}` } })
  set({ token, name: name! })
}

export function signOut(): void {
  set(null)
}

function set(next: Session | null): void {
  remember('sessionStorage', KEY, next)
  session.set(next)
}
