/** The desk: a page over the API alone, for whoever works with the news. */
import { render } from 'preact'
import { Desk } from './app.tsx'
import { followChanges } from './live.ts'

render(<Desk />, document.getElementById('desk')!)
followChanges()
