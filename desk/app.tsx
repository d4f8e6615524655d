/** The frame around the views: where the reader can go, whether the page is live, what has changed. */
import { useEffect, useState } from 'preact/hooks'
import { announcement } from './announce.ts'
import { choice } from './choice.ts'
import { type Connection, connection, news } from './live.ts'
import { notice, takeBack } from './notice.ts'
import { useObservable } from './observable.ts'
import { Later } from './parts/later.tsx'
import { Empty } from './parts/states.tsx'
import { followAddress, go, href, type Place, place } from './router.ts'
import { session, signOut } from './session.ts'
import { ArticleView } from './views/article.tsx'
import { ArticlesView } from './views/articles.tsx'
import { ClaimsView } from './views/claims.tsx'
import { EntitiesView } from './views/entities.tsx'
import { EntityView } from './views/entity.tsx'
import { QuotesView } from './views/quotes.tsx'
import { StoriesView } from './views/stories.tsx'
import { TimelineView } from './views/timeline.tsx'
import { TryView } from './views/try.tsx'

const sections = [
  ['stories', 'Stories'],
  ['find', 'Find'],
  ['articles', 'Articles'],
  ['quotes', 'Quotes'],
  ['claims', 'Claims'],
  ['entities', 'Names'],
  ['timeline', 'Timeline'],
  ['map', 'Map'],
  ['try', 'Try it'],
] as const

export function Desk() {
  const here = useObservable(place)
  const section = here.path[0] ?? 'stories'
  useEffect(
    () =>
      followAddress((scroll) => {
        if (scroll === null) focusContent()
        requestAnimationFrame(() => scrollTo(0, scroll ?? 0))
      }),
    [],
  )
  const [isHelping, setHelping] = useState(false)
  useEffect(() => {
    const help = (event: KeyboardEvent) => {
      const { key, target } = event
      const isWriting = (target as Element).closest('input, textarea, select') !== null
      const takesBack = key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey
      if (takesBack && !isWriting && notice.get()?.undo) {
        event.preventDefault()
        takeBack()
      }
      if (key === '?' && !isWriting) setHelping(true)
      if (key === '/' && !isWriting) {
        event.preventDefault()
        go(href(['find']))
      }
    }
    addEventListener('keydown', help)
    return () => removeEventListener('keydown', help)
  }, [])
  return (
    <>
      <button type="button" class="skip" onClick={focusContent}>
        Skip to the content
      </button>
      <header class="masthead">
        <a class="brand" href={href([])}>
          Copydesk
        </a>
        <nav aria-label="Desk">
          {sections.map(([name, label]) => (
            <a key={name} href={href([name])} aria-current={name === section ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <p class="service">
          <Live />
          <a href="docs/">API</a>
          <button type="button" class="small" onClick={() => setHelping(true)}>
            Help
          </button>
          <Editor />
        </p>
      </header>
      <main id="content" tabIndex={-1}>
        <View here={here} />
      </main>
      <Chosen />
      <Done />
      {isHelping && (
        <Later
          load={() => import('./parts/help.tsx').then(({ Help }) => Help)}
          what="the help"
          with={{ onClose: () => setHelping(false) }}
        />
      )}
      <Announcer />
    </>
  )
}

function View({ here: { path, query } }: { here: Place }) {
  const [section = 'stories', ...rest] = path
  const asked = Object.fromEntries(query)
  if (section === 'articles' && rest.length === 1) {
    return <ArticleView key={rest[0]} id={rest[0]!} marked={asked.mark ?? null} />
  }
  if (section === 'articles' && rest.length === 3 && rest[1] === 'versions') {
    const [article, , number] = rest as [string, string, string]
    const load = () => import('./across/version.tsx').then(({ VersionView }) => VersionView)
    const marked = asked.mark ?? null
    return <Later key={rest.join('/')} load={load} what="the version" with={{ article, number, marked }} />
  }
  if (section === 'stories' && rest.length === 1) {
    const load = () => import('./across/story.tsx').then(({ StoryView }) => StoryView)
    return <Later key={rest[0]} load={load} what="the story" with={{ id: rest[0]! }} />
  }
  if (section === 'timelines' && rest.length === 1) {
    const load = () => import('./timelines/views.tsx').then(({ KeptTimelineView }) => KeptTimelineView)
    return <Later key={rest[0]} load={load} what="the timeline" with={{ id: rest[0]! }} />
  }
  if (section === 'entities' && rest.length === 2) {
    return <EntityView key={rest.join('/')} id={rest.join('/')} asked={asked} />
  }
  if (rest.length === 0) {
    // A search that is asked for anew begins anew.
    const key = query.toString()
    if (section === 'stories') return <StoriesView key={key} asked={asked} />
    if (section === 'articles') return <ArticlesView key={key} asked={asked} />
    if (section === 'quotes') return <QuotesView key={key} asked={asked} />
    if (section === 'claims') return <ClaimsView key={key} asked={asked} />
    if (section === 'entities') return <EntitiesView key={key} asked={asked} />
    if (section === 'timeline') return <TimelineView key={key} asked={asked} />
    if (section === 'timelines') {
      const load = () => import('./timelines/views.tsx').then(({ TimelinesView }) => TimelinesView)
      return <Later key={section} load={load} what="the timelines" with={{}} />
    }
    if (section === 'map') {
      const load = () => import('./map/view.tsx').then(({ MapView }) => MapView)
      return <Later key={key} load={load} what="the map" with={{ asked }} />
    }
    if (section === 'try') return <TryView />
    if (section === 'find') {
      const load = () => import('./views/find.tsx').then(({ FindView }) => FindView)
      return <Later key={key} load={load} what="the search" with={{ asked }} />
    }
    if (section === 'add') {
      return (
        <Later
          key={section}
          load={() => import('./views/add.tsx').then(({ AddView }) => AddView)}
          what="the form"
          with={{}}
        />
      )
    }
    if (section === 'sign-in') {
      const load = () => import('./views/sign-in.tsx').then(({ SignInView }) => SignInView)
      return <Later key={section} load={load} what="the form" with={{ from: asked.from ?? null }} />
    }
  }
  return (
    <Empty title="There is no such page">
      <p>
        <a href={href([])}>To the front page</a>
      </p>
    </Empty>
  )
}

const words: { [status in Connection]: string } = { connecting: 'Connecting', live: 'Live', lost: 'Reconnecting' }

function Live() {
  const status = useObservable(connection)
  const fresh = [...useObservable(news).values()].filter((kind) => kind === 'created').length
  return (
    <span class={`live live-${status}`}>
      {words[status]}
      {fresh > 0 && ` · ${fresh} new`}
    </span>
  )
}

/** Who is signed in. */
function Editor() {
  const editor = useObservable(session)
  const { path } = useObservable(place)
  if (!editor) {
    const from = path[0] === 'sign-in' ? null : location.hash
    return <a href={href(['sign-in'], { from })}>Sign in</a>
  }
  return (
    <span class="editor">
      {editor.name}{' '}
      <button type="button" class="small" onClick={signOut}>
        Sign out
      </button>
    </span>
  )
}

/** What an editor has chosen for a timeline. */
function Chosen() {
  const canWrite = useObservable(session) !== null
  const isChoosing = useObservable(choice) !== null
  if (!canWrite || !isChoosing) return null
  const load = () => import('./timelines/tray.tsx').then(({ Tray }) => Tray)
  return <Later load={load} what="your timeline" with={{}} />
}

/** What was just done, until something else is or it is closed. */
function Done() {
  const done = useObservable(notice)
  if (!done) return null
  return (
    <aside class="notice" aria-label="Done">
      <span>{done.text}</span>
      {done.undo && (
        <button type="button" class="small" aria-keyshortcuts="Control+Z Meta+Z" onClick={takeBack}>
          Undo
        </button>
      )}
      <button type="button" class="small" onClick={() => notice.set(null)}>
        Close
      </button>
    </aside>
  )
}

function Announcer() {
  return (
    <p class="visually-hidden" role="status">
      {useObservable(announcement)}
    </p>
  )
}

function focusContent(): void {
  document.getElementById('content')?.focus({ preventScroll: true })
}
