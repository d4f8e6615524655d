/** What is known of an article beside its text. */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { Article, Byline } from '../../schemas/article.ts'
import { edtfOf } from '../dates.ts'
import { withJson, write } from '../write.ts'
import { EditForm, notifySaved, problemOf, see } from './form.tsx'

/** Members that are one line of text, or nothing. */
const members = ['headline', 'standfirst', 'publishedAt', 'publisher'] as const

const labels = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  publishedAt: 'Published at',
  publisher: 'Publisher',
  bylines: 'Authors',
} as const
type Member = keyof typeof labels

const hints: Partial<Record<Member, string>> = {
  publishedAt: '5 March 2024, or 2024-03-05T09:30:00Z with the time',
  bylines: 'One a line; a role after a comma: Ada Moss, Transport Reporter',
}

const pathOf = (id: string) => `articles/${encodeURIComponent(id)}`

export function ArticleEditor({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <EditForm<Article>
      what="article"
      path={pathOf(id)}
      id={id}
      onClose={onClose}
      canHide={false}
      fields={(article) => (
        <>
          {members.map((member) => (
            <Field key={member} member={member} value={article[member] ?? ''} />
          ))}
          <Field member="bylines" value={linesOf(article.bylines)} />
          <p class="hint">The text stays as it was printed.</p>
        </>
      )}
      patchOf={(data, article) => ({
        ...Object.assign({}, ...members.map((member) => changed(data, member, article[member]))),
        ...(String(data.get('bylines')) === linesOf(article.bylines)
          ? {}
          : { bylines: bylinesIn(String(data.get('bylines'))) }),
      })}
      preview={(patch) => patch}
    />
  )
}

function Field({ member, value }: { member: Member; value: string }) {
  const id = `article-${member}`
  const common = { id, name: member, defaultValue: value, 'aria-describedby': hints[member] ? `${id}-hint` : undefined }
  return (
    <div class="field">
      <label for={id}>{labels[member]}</label>
      {member === 'standfirst' || member === 'bylines' ? (
        <textarea rows={2} {...common} />
      ) : (
        <input autocomplete="off" maxLength={1000} {...common} />
      )}
      {hints[member] && (
        <span class="hint" id={`${id}-hint`}>
          {hints[member]}
        </span>
      )}
    </div>
  )
}

function valueIn(member: Member, words: string): string | Byline[] | null {
  if (member === 'bylines') return bylinesIn(words)
  const value = member === 'publishedAt' ? edtfOf(words) : words.trim()
  return value === '' ? null : value
}

function changed(data: FormData, member: (typeof members)[number], was: string | null): object {
  const value = valueIn(member, String(data.get(member)))
  return value === was ? {} : { [member]: value }
}

const linesOf = (bylines: readonly Byline[]) =>
  bylines.map(({ name, role }) => (role === null ? name : `${name}, ${role}`)).join('\n')

function bylinesIn(lines: string): Byline[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = line, role = null] = /^([^,]+),(.+)$/.exec(line) ?? []
      return { name: name.trim(), role: role?.trim() || null }
    })
}

/** A field for each thing that nobody knows of an article yet. */
export function MissingFields({ article }: { article: Article }) {
  const missing = (['headline', 'publisher', 'publishedAt', 'bylines'] as const).filter(
    (member) => article[member] === null || article[member]?.length === 0,
  )
  return (
    <div class="missing">
      {missing.map((member) => (
        <MissingField key={member} id={article.id} member={member} />
      ))}
    </div>
  )
}

function MissingField({ id, member }: { id: string; member: Member }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const value = valueIn(member, String(new FormData(event.currentTarget).get(member)))
    if (value === null || value.length === 0) return
    setSaving(true)
    setProblem(null)
    try {
      const { etag } = await see<Article>(pathOf(id))
      notifySaved('Saved.', await write('PATCH', pathOf(id), withJson({ [member]: value }, { 'if-match': etag })))
    } catch (error) {
      setProblem(problemOf(error as Error))
    }
    setSaving(false)
  }
  const field = `missing-${member}`
  return (
    <form onSubmit={submit}>
      <label for={field}>{member === 'bylines' ? 'By' : labels[member]}</label>
      <input
        id={field}
        name={member}
        autocomplete="off"
        maxLength={1000}
        placeholder={member === 'publishedAt' ? '5 March 2024' : 'not known'}
        {...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${field}-problem` } : {})}
      />
      <button type="submit" class="small" disabled={isSaving}>
        Save<span class="visually-hidden">: {labels[member]}</span>
      </button>
      {problem && (
        <p class="problem" id={`${field}-problem`} role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
