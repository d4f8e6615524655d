/** Hostile sources of any size: what costs a reader most where something is searched for again and again. */

/** A source of about so many characters. */
export type Shape = (size: number) => { text: string; as?: 'body' } | { html: string }

type Piece = string | ((i: number) => string)

/** Pieces up to about a length. */
function fill(piece: Piece, size: number): string {
  const pieces: string[] = []
  if (piece === '') return ''
  for (let i = 0, length = 0; length < size; i++) {
    const next = typeof piece === 'string' ? piece : piece(i)
    pieces.push(next)
    length += next.length
  }
  return pieces.join('')
}

/** All in one paragraph of the article. */
const text =
  (piece: Piece): Shape =>
  (size) => ({ text: `Harbour bridge to close\n\n${fill(piece, size)}`, as: 'body' })

/** In paragraphs of about so many characters. */
const paragraphs =
  (piece: Piece, length: number): Shape =>
  (size) =>
    text((i) => `${fill(typeof piece === 'string' ? piece : (k) => piece(i * 1000 + k), length)}\n\n`)(size)

/** The lines of a page, with its article above. */
const dump =
  (piece: Piece): Shape =>
  (size) => ({
    text: `Harbour bridge to close\n\n${'The bridge will close on Friday, the port’s director, Ada Moss, said after a long meeting of the council.\n\n'.repeat(4)}${fill(piece, size)}`,
  })

const prose =
  '<p>The bridge will close on Friday, the port’s director, Ada Moss, said after a long meeting of the council.</p>'
const page =
  (piece: Piece, { head = '', open = '', close = '' } = {}): Shape =>
  (size) => ({
    html: `<!doctype html><html lang="en"><head><title>Harbour bridge to close</title>${head}</head><body><h1>Harbour bridge to close</h1>${prose.repeat(3)}${open}${fill(piece, size)}${close}</body></html>`,
  })
const head =
  (piece: Piece): Shape =>
  (size) =>
    page('', { head: fill(piece, size) })(1)

/** As deep as pages are read. */
const nested =
  (open: string, close: string, inner = 'x '): Shape =>
  (size) => {
    const deep = Math.min(1900, Math.floor(size / (open.length + close.length)))
    return page(`${open.repeat(deep)}${fill(inner, size / 2)}${close.repeat(deep)}`)(1)
  }

/** JSON-LD of an article with something in it. */
const linked =
  (inside: (size: number) => string): Shape =>
  (size) =>
    page('', {
      head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour bridge to close",${inside(size)}}</script>`,
    })(1)

const letters = 'abcdefghijklmnopqrstuvwxyz'
/** A different word for each number. */
const word = (i: number): string => (i < 26 ? letters[i]! : `${word(Math.floor(i / 26) - 1)}${letters[i % 26]}`)
const capital = (i: number): string => word(i + 700).replace(/^./, (letter) => letter.toUpperCase())
const month = (i: number): string => ['January', 'March', 'June', 'October'][i % 4]!

export const texts: Record<string, Shape> = {
  'one word without end': text('a'),
  'one capital word without end': text('A'),
  'letters and blanks': text('a '),
  'digits without end': text('7'),
  'numbers with commas': text('1,234,'),
  'numbers in words': text('two hundred and '),
  'thousands of thousands': text('thousand million '),
  decimals: text('1.2.3.'),
  money: text('$5 million £3bn '),
  percentages: text('40% of the 30 per cent '),
  'ranges of numbers': text('5-6-7–8 '),
  'ranges of years': text('1979-89 to '),
  'dates after commas': text((i) => `${(i % 28) + 1} January ${1500 + (i % 400)}, `),
  'dates in sentences': text((i) => `It closed on ${(i % 28) + 1} ${month(i)} ${1900 + (i % 120)}. `),
  'one sentence with dates and verbs': text((i) => `and on ${(i % 28) + 1} ${month(i)} she left `),
  'numeric dates': text('03/04/2021 '),
  'slashes in digits': text('1/2/'),
  weekdays: text('last Monday on Tuesday next Friday '),
  'times of day': text('at 5pm 6.30am 17:45 '),
  durations: text('for three years and two months '),
  ago: text('two weeks ago a year earlier '),
  'vague times': text('in the early 1990s in late spring '),
  now: text('now currently at present '),
  'historical events': text('the Second World War the Cold War '),
  'opening quotes': text('“No '),
  'closing quotes': text('No” '),
  'quotes unbalanced in paragraphs': paragraphs('“No ', 60),
  'straight quotes': text('"a '),
  'straight quotes in pairs': text('"No", "Yes" '),
  'single quotes': text("'a b' "),
  apostrophes: text("o'o'o'"),
  'plural apostrophes': text("workers' "),
  backticks: text('``a '),
  'nested quotes': text('“a ‘b “c ‘d '),
  'short quotes with cues': text('“No,” she said. '),
  'quotes run on': paragraphs('“We will close it for good. ', 60),
  'quotes without speakers': paragraphs('“We will close it for good.” ', 60),
  'he said that he said that': text('he said that '),
  'according to': text('according to '),
  'said said said': text('said '),
  'told reporters': text('told reporters that '),
  'cue nouns': text('a statement saying a report that '),
  denials: text('denied that she had not said that '),
  conditions: text('if it could be said that perhaps '),
  colons: text('Moss: no: '),
  semicolons: text('a; b; '),
  clauses: text('and he went, but she came, while it fell, '),
  'relative clauses': text('who met the man which '),
  commas: text(','),
  'commas and words': text('a, b, '),
  dashes: text('—'),
  'dashes and words': text('a — b – c - '),
  hyphens: text('a-b-c-'),
  'full stops': text('.'),
  'full stops and blanks': text('. '),
  ellipses: text('… '),
  exclamations: text('!?'),
  'brackets opened': text('('),
  'brackets closed': text(') '),
  'brackets in brackets': text('(a [b '),
  abbreviations: text('Mr. St. Inc. '),
  initials: text('A. B. C. '),
  'initials without blanks': text('U.S.'),
  'capital runs': text('Ada Moss Ben Ode '),
  'capital runs, all different': text((i) => `${capital(i)} `),
  'full names, all different': text((i) => `${capital(i)} ${capital(i * 7)} left. `),
  'names of one surname': text((i) => `${capital(i)} Moss left. `),
  'one given name': text((i) => `Ada ${capital(i)} said no. Moss said. `),
  'surnames alone': text((i) => `Ada ${capital(i)} left. ${capital(i)} said no. `),
  'names in one sentence': text((i) => `${capital(i)} ${capital(i + 3)}, `),
  'names and and': text((i) => `Ada ${capital(i)} and `),
  titles: text('President Prime Minister Sir Dr '),
  roles: text('the former deputy foreign secretary of the '),
  organisations: text((i) => `the ${capital(i)} Council of ${capital(i)} `),
  'of of of': text('of the University of '),
  acronyms: text((i) => `${capital(i).toUpperCase()} said. `),
  'acronyms of names': text(
    (i) =>
      `the ${capital(i)} ${capital(i + 1)} ${capital(i + 2)} (${capital(i).toUpperCase()[0]}${capital(i + 1)[0]}${capital(i + 2)[0]}) `,
  ),
  nationalities: text('British French German '),
  places: text('London, England, Paris, France, '),
  pronouns: text('he she they it '),
  'he said, she said': text('Ada Moss said he left. She said she left. '),
  possessives: text('Moss’s Ode’s '),
  'possessives of possessives': text("a's's's"),
  addresses: text('https://example.org/a/b?c=d '),
  'one address without end': text('http://a.'),
  'addresses of letters': text('a@b.c '),
  'at signs': text('@a@'),
  'hash tags': text('#a#'),
  'paragraphs of one character': paragraphs('x', 1),
  'short lines with capitals': paragraphs('Ada Moss', 8),
  'short lines with quotes': paragraphs("it's", 4),
  'lines alike': dump('The bridge will close on Friday.\n\n'),
  'lines alike but for a word': dump((i) => `The bridge ${word(i)} will close on Friday.\n\n`),
  bylines: dump((i) => `By Ada ${capital(i)}\n\n`),
  datelines: dump('LONDON, March 5 (Reuters) -\n\n'),
  credits: dump('Photograph: Ada Moss/Getty Images\n\n'),
  appeals: dump('Sign up to our newsletter. Subscribe now.\n\n'),
  comments: dump((i) => `${capital(i)} 2 hours ago\nI agree with it.\nReply\n\n`),
  'blank lines': dump('\n'),
  blanks: text(' '),
  tabs: text('\t'),
  'combining marks': text('a\u0301\u0302\u0303'),
  'marks alone': text('\u0301'),
  'zero-width spaces': text('a\u200b'),
  joiners: text('a\u200d'),
  'right to left': text('שלום עולם، '),
  'marks of direction': text('\u202ea\u202c '),
  'surrogate halves': text('a\ud800 '),
  pictures: text('\u{1F600}'),
  Chinese: text('港口大桥关闭。'),
  'no-break spaces': text('a\u00a0'),
  'one line of a page': dump('a '),
  'words of a page, a line each': dump('Moss\n'),
  'digits of a page': dump('7'),
  'dates of a page': dump('5 March 2024\n'),
  'addresses of a page': dump('https://example.org/'),
  'capitals of a page': dump('Ada Moss '),
  'control characters': (size) => ({
    text: `Harbour bridge to close\n\n${fill((i) => `word ${i % 300 === 0 ? '\u0001' : ''}`, size)}`,
  }),
  prose: paragraphs(
    (i) =>
      `The ${word(i)} bridge will close on Friday, said Ada Moss, who met the council in London. “It is ${word(i + 5)},” she said. `,
    600,
  ),
}

export const pages: Record<string, Shape> = {
  'links in one block': page((i) => `<a href="/${i}">no ${i}</a> `, { open: '<p>', close: '</p>' }),
  'links in links': nested('<a href="/a">', '</a>'),
  'links never closed': page('<a href="/a">x '),
  'links under a long base': (size) =>
    page('<a href="a">b</a> ', { head: `<base href="https://example.org/${'x'.repeat(size / 4)}/">`, open: '<p>' })(
      size,
    ),
  'meta elements': head('<meta name="author" content="Ada Moss">'),
  'meta headlines': head((i) => `<meta property="og:title" content="Harbour bridge ${word(i)}">`),
  'meta elements of nothing': head('<meta>'),
  'main headings': page((i) => `<h1>Harbour bridge ${word(i)}</h1>`),
  'main headings and meta headlines': (size) =>
    page((i) => `<h1>Harbour bridge ${word(i)}</h1>`, {
      head: fill((i) => `<meta property="og:title" content="Harbour bridge ${word(i)}">`, size / 2),
    })(size / 2),
  'headings in headings': nested('<h1>', '</h1>'),
  'lesser headings in headings': nested('<h2>', '</h2>'),
  'authors in authors': nested('<b itemprop="author">', '</b>'),
  'dates in dates': nested('<b itemprop="datePublished">', '</b>'),
  divisions: nested('<div class="story">', '</div>'),
  'divisions never closed': (size) => page('<div>'.repeat(1900) + fill('x ', size))(1),
  spans: nested('<span>', '</span>'),
  'captions in captions': nested('<div class="caption">', '</div>'),
  'quotations in quotations': nested('<blockquote>', '</blockquote>'),
  'lists in lists': nested('<ul><li>', '</li></ul>'),
  paragraphs: page('<p>The bridge will close on Friday, she said.</p>'),
  'paragraphs of one character': page('<p>x</p>'),
  'paragraphs never closed': page('<p>x'),
  'line breaks': page('x<br>', { open: '<p>' }),
  'line breaks in a sentence': page('x,<br>y ', { open: '<p>' }),
  tables: page('<table><tr><td>1</td><td>2</td></tr></table>'),
  rows: page('<tr><td>1<td>2', { open: '<table>' }),
  lists: page('<ul><li>one</li></ul>'),
  items: page('<li>one', { open: '<ul>' }),
  'pictures with captions': page('<figure><img src="a.png"><figcaption>Ada Moss, in London</figcaption></figure>'),
  'end tags of nothing': page('</b>'),
  'end tags of paragraphs': page('</p>'),
  formatting: page('<b><i>x</b></i>'),
  attributes: page('a="b" ', { open: '<p ', close: '>x</p>' }),
  'attributes without end': page('a='),
  'one class without end': page('caption ', { open: '<p class="', close: '">x</p>' }),
  'one style without end': page('display ', { open: '<p style="', close: '">x</p>' }),
  styles: page('<p style="display: block">x</p>'),
  entities: page('&amp;&#8220;&nbsp;'),
  'entities without end': page('&#'),
  'entities of nothing': page('&a'),
  'tags opened': page('<'),
  'tags never closed': page('<p '),
  comments: page('<!-- x -->'),
  'comments never closed': page('<!--'),
  scripts: page('<script>var a = 1</script>'),
  'scripts of headlines': page('"headline":"Harbour bridge closes soon",', { open: '<script>', close: '</script>' }),
  'scripts of dates': page('"datePublished":"2024-03-05T09:30:00Z",', { open: '<script>', close: '</script>' }),
  'quotes in scripts': page('"headline\\":"', { open: '<script>', close: '</script>' }),
  'text in scripts': page('"text":"The bridge will close on Friday, said Ada Moss.",', {
    open: '<title>The bridge will close on Friday</title><script>',
    close: '</script>',
  }),
  'strings in strings in scripts': page('"a\\":\\"b\\\\\\"', {
    open: '<title>The bridge will close on Friday</title><script>',
    close: '</script>',
  }),
  'tags in scripts': page('"<p<<p <', {
    open: '<title>The bridge will close on Friday</title><script>',
    close: '</script>',
  }),
  'styles sheets': page('<style>p{}</style>'),
  times: page('<time datetime="2024-03-05">5 March</time> '),
  'addresses of authors': page((i) => `<a rel="author" href="/${i}">Ada ${capital(i)}</a> `),
  'data of articles': linked((size) => `"@graph":[${fill('{"@type":"NewsArticle","headline":"No"},', size)}{}]`),
  'data in data': linked((size) => {
    const deep = Math.floor(size / 8)
    return `"a":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`
  }),
  'lists in data': linked((size) => `"a":${'['.repeat(size / 2)}${']'.repeat(size / 2)}`),
  'authors in data': linked((size) => `"author":[${fill((i) => `{"@id":"#${i}"},`, size)}{}]`),
  'authors by reference': linked((size) => `"author":[${fill('{"@id":"#no"},', size)}{}]`),
  'names of one author': linked((size) => `"author":{"name":[${fill((i) => `"Ada ${capital(i)}",`, size)}"Ode"]}`),
  'broken data': linked((size) => `"a":[${fill(',', size)}`),
  'text in data': linked((size) => `"articleBody":"${fill('The bridge will close on Friday. ', size)}"`),
  'blanks in data': linked((size) => `"a":${fill(' ', size)}`),
  prose: page(
    (i) => `<p>The ${word(i)} bridge will close on Friday, said Ada Moss, who met the council in London.</p>`,
  ),
}
