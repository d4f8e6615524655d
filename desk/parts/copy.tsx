/** Copies a quote with who said it, where and when. */
import { useContext } from 'preact/hooks'
import type { Article } from '../../schemas/article.ts'
import type { Quote } from '../../schemas/quote.ts'
import { ask } from '../api.ts'
import { notify } from '../notice.ts'
import { quotationOf } from '../quotation.ts'
import { href } from '../router.ts'
import { OfArticle } from './context.ts'

export function CopyQuote({ quote, name }: { quote: Quote; name: string }) {
  const shown = useContext(OfArticle)
  const copy = async () => {
    try {
      const { id, article } = quote
      const source = shown ?? (await ask<Article>(`articles/${encodeURIComponent(article)}`))
      const address = new URL(href(['articles', article], { mark: id }), location.href).href
      await navigator.clipboard.writeText(quotationOf(quote, source, address))
      notify('Copied, with speaker, outlet, date and link.')
    } catch {
      notify('This could not be copied: the browser did not allow it, or Copydesk does not answer.')
    }
  }
  return (
    <button type="button" class="small" onClick={copy}>
      Copy<span class="visually-hidden">: {name}</span>
    </button>
  )
}
