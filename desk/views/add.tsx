/** Storing articles: pasted, or from files. */
import type { TargetedEvent, TargetedSubmitEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Article } from '../../schemas/article.ts'
import { count, titleOf } from '../format.ts'
import { notify } from '../notice.ts'
import { useObservable } from '../observable.ts'
import { fieldProblems, looksLikeHtml, SourceFields, sourceOf } from '../parts/source.tsx'
import { Empty, Failure } from '../parts/states.tsx'
import { go, href } from '../router.ts'
import { session } from '../session.ts'
import { useTitle } from '../title.ts'
import { withJson, write } from '../write.ts'

export function AddView() {
  useTitle('Add articles')
  const editor = useObservable(session)
  return (
    <>
      <h1>Add articles</h1>
      {editor ? (
        <>
          <Files />
          <Pasted />
        </>
      ) : (
        <Empty title="Sign in to add articles">
          <p>
            <a href={href(['sign-in'], { from: href(['add']) })}>Sign in</a> with the token that you were given.
          </p>
        </Empty>
      )}
    </>
  )
}

function Pasted() {
  const form = useRef<HTMLFormElement>(null)
  const [error, setError] = useState<Error | null>(null)
  const [isWaiting, setWaiting] = useState(false)
  const problems = error ? fieldProblems(error) : new Map<string, string>()
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [error])
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const source = sourceOf(new FormData(event.currentTarget))
    setWaiting(true)
    setError(null)
    try {
      await store(source)
    } catch (error) {
      setError(error as Error)
      setWaiting(false)
    }
  }
  return (
    <section aria-labelledby="paste">
      <h2 id="paste">Paste one</h2>
      <form class="try" ref={form} onSubmit={submit} noValidate>
        <SourceFields problems={problems} />
        <p class="actions">
          <button type="submit" class="primary" disabled={isWaiting}>
            {isWaiting ? 'Reading …' : 'Add the article'}
          </button>
        </p>
      </form>
      {error && problems.size === 0 && <Failure error={error} retry={() => form.current?.requestSubmit()} />}
    </section>
  )
}

/** Stores a source and goes to the article that it has become. @throws {ProblemError} {UnreachableError} */
export async function store(source: object): Promise<void> {
  const { status, body } = await write<Article>('POST', 'articles', withJson(source))
  notify(status === 201 ? 'The article is added.' : 'This article was already here.')
  go(href(['articles', body!.id]))
}

type Progress =
  | { state: 'waiting' | 'reading' }
  | { state: 'added' | 'known'; article: Article }
  | { state: 'failed'; problem: string }

function Files() {
  const [files, setFiles] = useState<readonly (readonly [name: string, progress: Progress])[]>([])
  const choose = async (event: TargetedEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const chosen = [...(input.files ?? [])]
    const progress: (readonly [string, Progress])[] = chosen.map(({ name }) => [name, { state: 'waiting' }])
    const show = (index: number, now: Progress) => {
      progress[index] = [chosen[index]!.name, now]
      setFiles([...progress])
    }
    setFiles([...progress])
    for (const [index, file] of chosen.entries()) {
      show(index, { state: 'reading' })
      show(index, await storeFile(file))
    }
    input.value = ''
    const added = progress.filter(([, { state }]) => state === 'added').length
    notify(`${added} of ${chosen.length} files added.`)
  }
  const read = files.filter(([, { state }]) => state !== 'waiting' && state !== 'reading').length
  return (
    <section aria-labelledby="files">
      <h2 id="files">From files</h2>
      <div class="field">
        <label for="file">HTML pages or text files, as many as you like</label>
        <input id="file" type="file" multiple accept=".html,.htm,.txt,text/html,text/plain" onChange={choose} />
      </div>
      {files.length > 1 && (
        <p>
          <progress aria-label="All files" max={files.length} value={read} />{' '}
          <span role="status">
            {read} of {count(files.length, 'file')} read
          </span>
        </p>
      )}
      {files.length > 0 && (
        <ol class="files" aria-label="Progress">
          {files.map(([name, progress], index) => (
            <li key={index}>
              <span class="file-name">{name}</span> <Outcome progress={progress} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Stores a file, whatever becomes of it. */
async function storeFile(file: File): Promise<Progress> {
  try {
    const isHtml = /\.html?$/i.test(file.name) || looksLikeHtml(await file.slice(0, 200).text())
    // As bytes: the service knows how to find out their encoding.
    const headers = { 'content-type': isHtml ? 'text/html' : 'text/plain' }
    const { status, body } = await write<Article>('POST', 'articles', { headers, body: file })
    return { state: status === 201 ? 'added' : 'known', article: body! }
  } catch (error) {
    return { state: 'failed', problem: (error as Error).message }
  }
}

function Outcome({ progress }: { progress: Progress }) {
  if (progress.state === 'failed') return <span class="problem">{progress.problem}</span>
  if (progress.state === 'waiting') return <span class="aside">waiting</span>
  if (!('article' in progress)) return <progress aria-label="Reading" />
  return (
    <span>
      {progress.state === 'added' ? 'Added: ' : 'Already here: '}
      <a href={href(['articles', progress.article.id])}>{titleOf(progress.article)}</a>
    </span>
  )
}
