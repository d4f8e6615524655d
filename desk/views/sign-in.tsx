/** Signing in by a token. */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import { announce } from '../announce.ts'
import { ProblemError } from '../api.ts'
import { useObservable } from '../observable.ts'
import { go, href } from '../router.ts'
import { session, signIn } from '../session.ts'
import { useTitle } from '../title.ts'

export function SignInView({ from }: { from: string | null }) {
  useTitle('Sign in')
  const editor = useObservable(session)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const token = String(new FormData(event.currentTarget).get('token')).trim()
    setProblem(null)
    try {
      await signIn(token)
      announce(`Signed in as ${session.get()!.name}.`)
      go(from ?? href([]))
    } catch (error) {
      setProblem(words(error as Error))
    }
  }
  return (
    <>
      <h1>Sign in</h1>
      {editor && <p class="lead">You are signed in as {editor.name}. Another token signs in somebody else.</p>}
      <form class="sign-in" onSubmit={submit}>
        <div class="field">
          <label for="token">Token</label>
          <input
            id="token"
            name="token"
            type="password"
            required
            autocomplete="current-password"
            aria-describedby={problem ? 'token-problem' : 'token-hint'}
            {...(problem ? { 'aria-invalid': 'true' as const } : {})}
          />
          <p class="hint" id="token-hint">
            Whoever runs Copydesk gives you one. It is kept until you close this tab.
          </p>
          {problem && (
            <p class="problem" id="token-problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <p class="actions">
          <button type="submit" class="primary">
            Sign in
          </button>
        </p>
      </form>
    </>
  )
}

function words(error: Error): string {
  if (!(error instanceof ProblemError)) return 'Copydesk does not answer. Try again in a moment.'
  const { status } = error.problem
  if (status === 400 || status === 401) return 'This token is not known. Check that all of it was copied.'
  if (status === 403) return 'Nobody can sign in here: the service was started without tokens.'
  if (status === 429) return 'Too many wrong tokens came from here. Wait a minute and try again.'
  return error.message
}
