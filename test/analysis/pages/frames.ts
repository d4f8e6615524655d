/** Frames that sites put around an article, each with what must not be taken for it. */
import type { Story } from './stories.ts'

export interface Frame {
  name: string
  html: (story: Story) => string
  /** Pieces of the frame that are no part of the article. */
  not?: string[]
  /** Pieces of it that come out all or none. */
  together?: string[]
  /** Which story stands in it; a long one where none is named. */
  story?: 'harbour' | 'school' | 'orchard'
  /** How many of its paragraphs. */
  paragraphs?: number
}

const all = ({ paragraphs }: Story) => paragraphs.map((text) => `<p>${text}</p>`).join('\n')
const some = ({ paragraphs }: Story, from: number, to?: number) =>
  paragraphs
    .slice(from, to)
    .map((text) => `<p>${text}</p>`)
    .join('\n')

const menu =
  '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/life">Life</a></li></ul></nav>'
const foot =
  '<footer><p>© 2025 Sound Gazette Ltd. All rights reserved.</p><ul><li><a href="/terms">Terms of use</a></li><li><a href="/privacy">Privacy policy</a></li></ul></footer>'

function page({ headline }: Story, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${headline} | Sound Gazette</title>${head}</head><body>${menu}${body}${foot}</body></html>`
}

/** Links of other articles as teasers show them. */
const teasers = [
  'Council to vote on new lamps for the quay',
  'Storm takes roof off the old cannery',
  'Three held after theft of church bell',
  'Swimmers asked to stay out of the lagoon',
]
const rail = `<ul>${teasers.map((text, i) => `<li><a href="/n/${i}">${text}</a> <time>March ${i + 3}, 2025</time></li>`).join('')}</ul>`

/** What other articles say. */
const sentences = [
  'The council has the last word in a quarrel that has divided the town since the autumn, and it meets on Friday night.',
  'Neighbours have asked for a wall along the shore, where the waves have taken four metres of meadow in one winter.',
  'Work on the roof will begin in June and is to last until the first snow falls, the builder told those who had come.',
]

export const frames: Frame[] = [
  {
    name: 'a button for comments above the body, and dates in a rail',
    html: (s) =>
      page(
        s,
        `<div class="wrap"><h1>${s.headline}</h1><div class="actions"><a href="#x">Save</a> <a href="#c">12 Comments</a></div><div class="txt">${all(s)}</div></div><div class="side"><h3>Latest</h3>${rail}</div>`,
      ),
    not: teasers,
  },
  {
    name: 'a heading of the discussion above the body, for another part of the page',
    html: (s) =>
      page(
        s,
        `<section class="css-1ab"><h1>${s.headline}</h1><h4>Join the conversation</h4><span>March 5, 2025</span><div class="css-9zq">${all(s)}</div></section><div>${rail}${rail.replaceAll('March', 'April')}</div>`,
      ),
    not: teasers,
  },
  {
    name: 'comments below, whose heading stands above as well',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1><p><a href="#talk">Comments</a></p><div>${all(s)}</div><section id="talk"><h2>Comments (3)</h2><div><b>gullwatcher</b> <span>2 hours ago</span><p>I took that boat to school for six years and never once got wet.</p><a>Reply</a></div><div><b>oldsalt</b> <span>3 hours ago</span><p>They should have ordered the new one when steel was still cheap.</p><a>Reply</a></div><div><b>inga</b> <span>5 hours ago</span><p>My mother lives out there and nobody has told her anything.</p><a>Reply</a></div></section></main>`,
      ),
    not: ['never once got wet', 'steel was still cheap', 'told her anything'],
  },
  ...['Read full story', 'Continue reading', 'Ganzen Artikel lesen', 'Lire la suite de l’article'].map(
    (label): Frame => ({
      name: `the rest behind “${label}”`,
      story: 'harbour',
      html: (s) =>
        page(
          s,
          `<div class="story"><h1>${s.headline}</h1><div>${some(s, 0, 2)}</div><button>${label}</button><div class="rest" style="display:none">${some(s, 2)}</div></div>`,
        ),
    }),
  ),
  {
    name: 'hidden words of the site beside such a button',
    story: 'school',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1>${all(s)}</main><section><h3>${teasers[0]}</h3><a href="/n/0">Continue reading</a></section><div class="modal" style="display:none"><p>${sentences[0]}</p><p>${sentences[1]}</p><p>${sentences[2]}</p></div>`,
      ),
    not: sentences,
  },
  {
    name: 'parts with a button to share each',
    story: 'harbour',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1><div>${some(s, 0, 3)}</div>${[3, 5].map((i) => `<section class="part">${some(s, i, i + 1)}<div><button>Share</button></div></section>${some(s, i + 1, i + 2)}`).join('')}${some(s, 7)}</main>`,
      ),
  },
  {
    name: 'one paragraph, signed by the outlet',
    story: 'harbour',
    paragraphs: 1,
    html: (s) =>
      `<html lang="en"><head><title>${s.headline}</title><meta property="og:site_name" content="Sound Wire"><meta name="author" content="Sound Wire"></head><body><div id="app"><h1>${s.headline}</h1><div class="t">${s.paragraphs[0]}</div></div></body></html>`,
  },
  {
    name: 'one paragraph between menus and a rail',
    story: 'school',
    paragraphs: 1,
    html: (s) =>
      page(
        s,
        `<div class="layout"><div class="col"><h1>${s.headline}</h1><div class="stamp">05 Mar 2025, 10:12</div><p>${s.paragraphs[0]}</p></div><div class="col2"><h3>Latest</h3>${rail}</div></div>`,
      ),
    not: teasers,
  },
  ...['role="alertdialog"', 'role="region" aria-label="Consent"', 'class="x1"', 'aria-modal="true"'].map(
    (attributes): Frame => ({
      name: `a consent centre with ${attributes}`,
      story: 'school',
      html: (s) =>
        page(
          s,
          `<div class="grid"><h1>${s.headline}</h1>${all(s)}</div><div id="privacy-hub" ${attributes}><h2>Your choices</h2><p>We and our 612 partners store and read information on your device, such as unique identifiers in cookies, to process personal data.</p><p>You may accept or manage your choices by clicking below, including your right to object where legitimate interest is used.</p><h3>Strictly necessary</h3><p>These cookies are needed for the website to work and cannot be switched off in our systems.</p><h3>Measurement</h3><p>These cookies let us count visits so that we can measure how our site performs and make it better.</p><h3>Targeting</h3><p>These cookies may be set through our site by our advertising partners to build a profile of your interests.</p><button>Accept all</button></div>`,
        ),
      not: ['612 partners', 'right to object', 'switched off', 'count visits', 'build a profile'],
    }),
  ),
  {
    name: 'a consent overlay before the article, named by nothing',
    html: (s) =>
      page(
        s,
        `<div class="c-x"><p>We use cookies and similar technologies to improve our site and to show you offers. You can change your preferences at any time.</p><a>Accept</a> <a>Reject</a></div><div class="c-y"><h1>${s.headline}</h1>${all(s)}</div>`,
      ),
    not: ['similar technologies'],
  },
  ...['div class="gate"', 'section class="box plan"', 'aside', 'div class="css-77a"'].map((tag): Frame => {
    const name = tag.split(' ')[0]
    return {
      name: `an offer to subscribe in ${tag}`,
      html: (s) =>
        page(
          s,
          `<article><h1>${s.headline}</h1>${some(s, 0, 2)}<${tag}><h3>Read on with Gazette Plus</h3><p>Subscribe today and read everything we publish for £1 a week.</p><ul><li>Every article on the site and in the app</li><li>The crossword and two puzzles a day</li><li>Five gift articles to share each month</li></ul><a href="/join">See all offers</a></${name}>${some(s, 2)}</article>`,
        ),
      not: ['Gazette Plus', 'Subscribe today', 'crossword', 'gift articles', 'See all offers', 'and in the app'],
    }
  }),
  {
    name: 'an offer of an account at the end',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${all(s)}<div class="reg"><p>Create a free account to go on reading</p><ul><li>Save articles to read later</li><li>Get alerts on the topics you follow</li><li>Comment on our stories</li></ul><p>Already have an account? Log in</p></div></article>`,
      ),
    not: ['free account', 'read later', 'topics you follow', 'Comment on our', 'Already have'],
  },
  ...[
    'class="visually-hidden"',
    'class="screen-reader-text"',
    'class="u-visuallyHidden"',
    'class="sr-only"',
    'class="a11y-hidden"',
    'class="offscreen"',
    'style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)"',
    'style="position: absolute; left: -9999px"',
    'style="clip-path: inset(50%); height: 1px; width: 1px; position: absolute"',
  ].map(
    (attributes): Frame => ({
      name: `words for screen readers with ${attributes}`,
      html: (s) =>
        page(
          s,
          `<article><h1>${s.headline}</h1>${some(s, 0, 3)}<p>The owner, <a href="/c">Solheim Lines<span ${attributes}> (link leads to another site)</span></a>, gave no date.</p>${some(s, 3)}</article>`,
        ),
      not: ['another site'],
    }),
  ),
  ...[
    'class="aural"',
    'style="position: absolute; opacity: 0"',
    'style="font-size: 0"',
    'style="position:absolute;width:1px;height:1px;overflow:hidden"',
    'style="clip-path: polygon(0 0, 0 0, 0 0)"',
  ].map(
    (attributes): Frame => ({
      name: `words out of sight with ${attributes}`,
      html: (s) =>
        page(
          s,
          `<article><h1>${s.headline}</h1>${some(s, 0, 3)}<p>The owner, <a href="/c">Solheim Lines<span ${attributes}> (in a new tab)</span></a>, gave no date.</p>${some(s, 3)}</article>`,
        ),
      not: ['in a new tab'],
    }),
  ),
  ...[
    '<div><p>This story is for members.</p><p>Join now and support our reporting. Members get two newsletters a month.</p><p>Already a member? <a>Log in</a></p></div>',
    '<section><h3>Keep reading for £1</h3><p>You have read your last free article this month.</p><ul><li>Unlimited reading on every device</li><li>Cancel whenever you like</li></ul></section>',
    '<div><p>Give the gift of the Gazette</p><p>Send our paper to somebody you love and save 40 percent with a gift subscription.</p></div>',
  ].map(
    (offer): Frame => ({
      name: `an offer whose lines ask together: ${offer.slice(0, 40)}`,
      html: (s) => page(s, `<main><h1>${s.headline}</h1>${some(s, 0, 3)}${offer}${some(s, 3)}</main>`),
      not: ['for members', 'Join now', 'Already a', 'last free', 'Unlimited', 'Cancel', 'gift of', 'you love'],
    }),
  ),
  ...[
    '<div><img src="a.jpg"><span class="photo__caption">The dyke in March, before the flood. <i>Jan Kos</i></span></div>',
    '<table><tr><td><img src="a.jpg"></td></tr><tr><td class="tr-caption">The dyke in March, before the flood (Jan Kos)</td></tr></table>',
    '<p><img src="a.jpg"></p><p>Image credit: Jan Kos</p>',
    '<div><picture><img src="a.jpg"></picture><div>The dyke in March, before the flood<span>Shutterstock</span></div></div>',
  ].map(
    (caption): Frame => ({
      name: `a caption without its element: ${caption.slice(0, 60)}`,
      html: (s) => page(s, `<article><h1>${s.headline}</h1>${some(s, 0, 3)}${caption}${some(s, 3)}</article>`),
      not: ['Jan Kos', 'before the flood'],
    }),
  ),
  ...[
    '<div class="vote"><b>Your view</b><p>Should the boat be mended?</p><label>Yes</label> <label>No</label> <button>Send</button></div>',
    '<div class="play"><button>▶</button><p>Listen to this story</p><p>7 min</p></div>',
    '<div class="ext"><p>This content is hosted by a third party that may set cookies.</p><button>Show it</button></div>',
    '<div class="letter-box"><h4>The Evening Tide</h4><p>Our letter about the sound, every Friday.</p><input placeholder="Address"><button>Go</button></div>',
  ].map(
    (form): Frame => ({
      name: `a form between paragraphs: ${form.slice(0, 40)}`,
      html: (s) =>
        page(s, `<main><h1>${s.headline}</h1><div class="t">${some(s, 0, 3)}${form}${some(s, 3)}</div></main>`),
      not: [
        'Your view',
        'be mended?',
        'Yes',
        'Listen',
        '7 min',
        'third party',
        'Show it',
        'Evening Tide',
        'every Friday',
      ],
    }),
  ),
  ...['Header_srOnly__a8Fk2', 'VisuallyHidden-sc-1x2y', 'visually-hidden--light'].map(
    (name): Frame => ({
      name: `words for screen readers in a class that a tool has named: ${name}`,
      html: (s) =>
        page(
          s,
          `<main><h1>${s.headline}</h1>${some(s, 0, 3)}<p>The owner, <a href="/c">Solheim Lines<span class="${name}"> (elsewhere)</span></a>, gave no date.</p>${some(s, 3)}</main>`,
        ),
      not: ['elsewhere'],
    }),
  ),
  ...[
    '<h3>Footnotes</h3><p>1. Minutes of the council, 4 March 2019.</p><p>2. Ibid., p. 14.</p>',
    '<h4>Why trust us</h4><p>The Gazette has been owned by its readers since 1921.</p>',
    '<p>Citation: The sound in winter (2024, March 4), retrieved 5 March 2024</p>',
    '<p>This article was originally published in our summer number.</p>',
  ].map(
    (end): Frame => ({
      name: `what stands below the article in its layout: ${end.slice(0, 40)}`,
      html: (s) => page(s, `<main><h1>${s.headline}</h1><div class="t">${all(s)}${end}</div></main>`),
      not: ['Minutes of', 'Ibid', 'Why trust', 'its readers', 'Citation', 'originally'],
    }),
  ),
  ...[
    '<h3>About Solheim Lines</h3><p>Solheim Lines is the leading carrier on the sound.</p><p>Its boats sail every day.</p>',
    '<p>About the Boat Trust</p><p>The Boat Trust provides boats to schools in five counties.</p>',
    '<p>Follow Sound Gazette on Facebook for more news from the coast.</p>',
    '<p>Ida Renn is a writer who lives by the sound.</p><p>She sailed the Arctic twice.</p><p>Her dog is called Bo.</p>',
  ].map(
    (end): Frame => ({
      name: `what an article ends with that is not of its story: ${end.slice(0, 40)}`,
      html: (s) => page(s, `<main><h1>${s.headline}</h1><p>By Ida Renn</p><div class="t">${all(s)}${end}</div></main>`),
      not: ['About', 'leading carrier', 'every day', 'provides boats', 'Follow', 'is a writer', 'Arctic', 'called Bo'],
    }),
  ),
  {
    name: 'a field for an address below words in another language',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1><div>${some(s, 0, 3)}<div class="k"><h4>Der Abend am Sund</h4><p>Was am Sund geschah, jeden Freitag um sechs im Postfach.</p><form><input type="email"><button>OK</button></form></div>${some(s, 3)}</div></main>`,
      ),
    not: ['Der Abend', 'Was am Sund'],
  },
  ...[
    '<div class="pic"><img src="a.jpg"><em>The old quay in 1932, before the flood</em></div>',
    '<div class="ph"><img src="a.jpg"><div class="ph-c">Divers before the flood, on the deck of the tug</div></div>',
  ].map(
    (picture): Frame => ({
      name: `words that stand with a picture alone: ${picture.slice(0, 40)}`,
      html: (s) =>
        page(s, `<main><h1>${s.headline}</h1><div class="t">${some(s, 0, 3)}${picture}${some(s, 3)}</div></main>`),
      not: ['before the flood'],
    }),
  ),
  ...[
    '<p>Were you there? Send us your pictures: pictures@gazette.invalid</p>',
    '<p>ENDS</p><p>Pictures can be had from press@gazette.invalid.</p>',
    '<p>[1] Minutes of the council, 4 March 2019.</p><p>[2] Moss, A., Bells of the sound.</p>',
    '<p>Explainer <a href="/n/4">What a harbour master does all day and all night</a></p>',
  ].map(
    (end): Frame => ({
      name: `what ends the element of the body: ${end.slice(0, 40)}`,
      html: (s) => page(s, `<main><h1>${s.headline}</h1><div class="t">${all(s)}${end}</div></main>`),
      not: ['Were you there', 'ENDS', 'Pictures can', 'Minutes of', 'Bells of', 'Explainer'],
    }),
  ),
  {
    name: 'parts of a list with a button each',
    html: (s) =>
      page(
        s,
        `<div class="w"><h1>${s.headline}</h1><div class="t">${some(s, 0, 2)}${s.paragraphs
          .slice(2, 7)
          .map(
            (text, i) =>
              `<div class="it"><i>${i + 1}</i><h2>Boat ${i + 1}</h2><p>${text}</p><a href="https://shop.invalid">Buy it</a></div>`,
          )
          .join('')}${some(s, 7)}</div></div>`,
      ),
    not: ['Buy it'],
  },
  {
    name: 'one paragraph below its date that has no word of the headline',
    paragraphs: 1,
    html: (s) =>
      page(
        { ...s, headline: 'Nothing to see here, says the old gardener' },
        `<div class="a"><h1>Nothing to see here, says the old gardener</h1><div>Ida Renn</div><div>5 March 2025</div><div class="z">${all(s)}</div></div>`,
      ),
  },
  {
    name: 'who paid for it above the body, and addresses of pages below',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1><div class="g"><section><h3>Disclosure</h3><p>Ida Renn does not work for, advise, own shares in or receive funding from any company named here.</p></section><section><h3>Partners</h3><p>Oosterend College provides funding as a founder of the Gazette.</p></section></div><div class="t">${all(s)}<p>More orchards: https://gazette.invalid/orchards</p><p>– gazette.invalid</p></div></main>`,
      ),
    not: ['own shares', 'Disclosure', 'Partners', 'founder of', 'More orchards', 'gazette.invalid'],
  },
  {
    name: 'a caption that is a property of the picture',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1><div itemprop="image" itemscope itemtype="http://schema.org/ImageObject"><img itemprop="contentUrl" src="a.jpg"><p itemprop="caption">Maartje de Wit by the old dyke at noon</p></div><div class="t">${all(s)}</div></main>`,
      ),
    not: ['at noon'],
  },
  {
    name: 'a card with a label and a linked heading between paragraphs',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${some(s, 0, 3)}<div><span>RELATED STORY</span><a href="/n/2"><h4>${teasers[1]}</h4></a><p>The wind came at night and took the tiles.</p></div>${some(s, 3)}</article>`,
      ),
    not: [teasers[1]!, 'took the tiles'],
  },
  {
    name: 'a body printed twice with other quotation marks',
    html: (s) =>
      page(
        s,
        `<h1>${s.headline}</h1><div class="wide">${all(s)}</div><div class="slim">${all(s).replace(/[“”]/g, '"').replaceAll('’', "'")}</div>`,
      ),
  },
  {
    name: 'a streamed body in hidden pieces',
    html: (s) =>
      `<html><head><title>${s.headline}</title></head><body><div id="__root">${menu}<!--$?--><template id="B:0"></template><div>Loading…</div><!--/$--></div><div hidden id="S:0"><main><h1>${s.headline}</h1><template id="P:1"></template></main></div><script>$RC("B:0","S:0")</script><div hidden id="S:1"><div>${all(s)}</div></div><script>$RS("S:1","P:1")</script></body></html>`,
    not: ['Loading'],
  },
  {
    name: 'a body that a script uncovers',
    html: (s) =>
      page(s, `<h1>${s.headline}</h1><div id="story" style="display:none">${all(s)}</div><script>show()</script>`),
  },
  {
    name: 'a whole page that is hidden until it is known not to be framed',
    html: (s) =>
      `<html><head><title>${s.headline}</title></head><body style="display:none !important"><div>${menu}<h1>${s.headline}</h1>${all(s)}</div></body></html>`,
  },
  {
    name: 'a hidden newsletter form beside a short article',
    story: 'school',
    html: (s) =>
      page(
        s,
        `<div><h1>${s.headline}</h1>${all(s)}</div><div style="display:none"><p>Our weekly letter tells you what happened around the sound, who said what about it, and why it matters to you.</p><p>It is free, it comes on Friday, and you can leave whenever you like with a single click at its foot.</p></div>`,
      ),
    not: ['weekly letter', 'single click'],
  },
  {
    name: 'a body in noscript',
    html: (s) =>
      `<html><head><title>${s.headline}</title></head><body><div id="app"></div><noscript><h1>${s.headline}</h1><div>${all(s)}</div></noscript><script src="/a.js"></script></body></html>`,
  },
  {
    name: 'a noscript that asks for scripts, beside a body',
    html: (s) =>
      page(
        s,
        `<noscript><p>You need to enable JavaScript to run this app. Please enable it in your browser and load the page again.</p></noscript><article><h1>${s.headline}</h1>${all(s)}</article>`,
      ),
    not: ['enable JavaScript'],
  },
  {
    name: 'a body that only JSON-LD holds, below words on cookies',
    html: (s) =>
      `<html><head><title>${s.headline}</title><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: s.headline, articleBody: s.paragraphs.join('\n\n') })}</script></head><body><div id="app"></div><div><p>We use cookies and similar technologies on this site to measure our audience and to show you offers that fit your interests.</p><p>You can accept them all or choose which of them you allow; your choice is kept for a year on this device.</p></div></body></html>`,
    not: ['similar technologies', 'your choice is kept'],
  },
  ...(
    [
      [
        'paragraphs in a list',
        (s) => ({ story: { blocks: s.paragraphs.map((text) => ({ type: 'p', content: text })) } }),
      ],
      ['HTML in a string', (s) => ({ page: { post: { html: all(s), teaser: s.headline } } })],
      ['JSON in a string', (s) => ({ state: JSON.stringify({ body: all(s) }) })],
      ['a list of strings', (s) => ({ paras: s.paragraphs, menu: ['Home', 'News', 'Sport', 'Life'] })],
    ] as [string, (story: Story) => object][]
  ).map(
    ([form, state]): Frame => ({
      name: `a body that only a script holds, as ${form}`,
      html: (s) =>
        `<html><head><title>${s.headline}</title></head><body><div id="app"><div class="wait">Loading</div></div><script>window.__STATE__ = ${JSON.stringify({ data: state(s), more: teasers.map((text, i) => ({ text, summary: sentences[i % sentences.length] })) }).replaceAll('</', '<\\/')};</script></body></html>`,
      not: [...teasers, 'last word', 'have asked', 'will begin'],
    }),
  ),
  ...[
    ['desktop', 'mobile'],
    ['hidden md:block', 'md:hidden'],
    ['lg-only', 'sm-only'],
    ['col-a', 'col-b'],
  ].map(
    ([wide, narrow]): Frame => ({
      name: `a body printed twice, in .${wide} and .${narrow}`,
      html: (s) =>
        page(
          s,
          `<article><h1>${s.headline}</h1><div class="${wide}">${all(s)}</div><div class="${narrow}"><h2>${s.headline}</h2>${all(s)}</div></article>`,
        ),
    }),
  ),
  {
    name: 'first paragraphs printed twice, as a preview',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1><div class="preview">${some(s, 0, 2)}</div><div class="full">${all(s)}</div></article>`,
      ),
  },
  {
    name: 'paragraphs parted by pairs of line breaks',
    html: (s) => page(s, `<h1>${s.headline}</h1><div class="text">${s.paragraphs.join('<br><br>\n')}</div>`),
  },
  {
    name: 'paragraphs parted by line breaks in a cell of a table',
    html: (s) =>
      `<html><head><title>${s.headline}</title></head><body><table width="100%"><tr><td><a href="/">Home</a><br><a href="/n">News</a></td><td><font size="5"><b>${s.headline}</b></font><br><br><font face="Arial">${s.paragraphs.join('<br>\n<br>\n')}</font></td></tr></table></body></html>`,
  },
  {
    name: 'paragraphs parted by empty elements for breaks',
    html: (s) =>
      page(
        s,
        `<h1>${s.headline}</h1><div>${s.paragraphs.join('<span class="br"></span><span class="br"></span>')}</div>`,
      ),
  },
  {
    name: 'paragraphs that are spans set as blocks',
    html: (s) =>
      page(
        s,
        `<h1>${s.headline}</h1><div>${s.paragraphs.map((text) => `<span style="display:block" class="par">${text}</span>`).join('')}</div>`,
      ),
  },
  {
    name: 'paragraphs in elements of the site’s own',
    html: (s) =>
      page(
        s,
        `<gz-article><gz-title><h1>${s.headline}</h1></gz-title><gz-body>${s.paragraphs.map((text) => `<gz-paragraph>${text}</gz-paragraph>`).join('')}</gz-body></gz-article>`,
      ),
  },
  {
    name: 'paragraphs of one element whose line feeds are kept',
    html: (s) => page(s, `<h1>${s.headline}</h1><div style="white-space: pre-line">${s.paragraphs.join('\n\n')}</div>`),
  },
  {
    name: 'paragraphs of a preformatted text',
    html: (s) => page(s, `<h1>${s.headline}</h1><pre>${s.paragraphs.join('\n\n')}</pre>`),
  },
  {
    name: 'bare text between empty paragraphs',
    html: (s) => page(s, `<h1>${s.headline}</h1><div>${s.paragraphs.join('<p></p>')}</div>`),
  },
  {
    name: 'paragraphs as items of a list',
    html: (s) =>
      page(
        s,
        `<h1>${s.headline}</h1><ul class="blocks">${s.paragraphs.map((text) => `<li>${text}</li>`).join('')}</ul>`,
      ),
  },
  {
    name: 'a page that is all one form',
    html: (s) =>
      `<html><head><title>${s.headline}</title></head><body><form method="post" action="./page.aspx"><input type="hidden" name="__VIEWSTATE" value="x">${menu}<div id="ctl00_main"><h1>${s.headline}</h1><div>${all(s)}</div></div>${foot}</form></body></html>`,
  },
  {
    name: 'a page of an old kind, in tables and fonts',
    html: (s) =>
      `<html><head><title>${s.headline}</title></head><body><center><table><tr><td><table><tr><td><a href="/">Front page</a> | <a href="/a">Archive</a></td></tr></table></td></tr><tr><td><h2>${s.headline}</h2>${s.paragraphs.map((text) => `<p><font size="2">${text}</font>`).join('')}</td></tr></table></center></body></html>`,
  },
  {
    name: 'an article in a dialogue over a list',
    html: (s) =>
      page(
        s,
        `<div class="list">${rail}</div><div role="dialog" class="modal open"><div class="modal-body"><h1>${s.headline}</h1>${all(s)}</div></div>`,
      ),
    not: teasers,
  },
  {
    name: 'an article whose element is called a sidebar',
    html: (s) =>
      page(
        s,
        `<div id="content-with-sidebar" class="sidebar-right"><div class="post-list"><h1>${s.headline}</h1>${all(s)}</div></div>`,
      ),
  },
  {
    name: 'a body in quotation elements',
    html: (s) => page(s, `<h1>${s.headline}</h1><blockquote>${all(s)}</blockquote>`),
  },
  {
    name: 'paragraphs hidden from screen readers behind an offer',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${some(s, 0, 2)}<div class="wall"><p>To read on, subscribe or log in.</p></div><div aria-hidden="true" class="blur">${some(s, 2)}</div></article>`,
      ),
    not: ['To read on'],
  },
  ...[
    (title: string) => `<p><a href="/n/9"><strong>${title.toUpperCase()}</strong></a></p>`,
    (title: string) => `<p><strong><a href="/n/9">${title}</a></strong></p>`,
    (title: string) => `<div class="inline"><a href="/n/9">${title}</a></div>`,
    (title: string) => `<p>Read: <a href="/n/9">${title}</a></p>`,
    (title: string) => `<p><em>Also in the Gazette: <a href="/n/9">${title}</a></em></p>`,
    (title: string) =>
      `<div class="k"><a href="/n/9"><img src="a.jpg"><span>${title}</span></a><p>The clerk of the port says that the matter is closed.</p></div>`,
  ].map(
    (link, i): Frame => ({
      name: `links to other articles between paragraphs, ${i + 1}`,
      html: (s) =>
        page(
          s,
          `<article><h1>${s.headline}</h1>${some(s, 0, 2)}${link('Council to vote on new lamps for the quay')}${some(s, 2, 5)}${link('Storm takes roof off the old cannery')}${some(s, 5)}</article>`,
        ),
      not: ['new lamps', 'NEW LAMPS', 'old cannery', 'OLD CANNERY', 'matter is closed'],
    }),
  ),
  {
    name: 'a post of another site that says who wrote it',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${some(s, 0, 3)}<blockquote class="bsky-embed" data-uri="at://x"><p lang="en">No boat tomorrow, none on Friday. Ask your neighbours for milk.</p>&mdash; Sorrel Harbour (@sorrelharbour.example) <a href="https://social.example/p/1">March 4, 2025 at 7:12 AM</a></blockquote>${some(s, 3)}</article>`,
      ),
    together: ['@sorrelharbour', 'Ask your neighbours'],
  },
  {
    name: 'a picture whose caption has no element of its own',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1><div class="pic"><img src="a.jpg"><p>Workers look at the keel in the dry dock at Harwick, March 3, 2025. (Gazette/Ulf Brandt)</p></div>${all(s)}</article>`,
      ),
    not: ['Workers look'],
  },
  {
    name: 'a gallery above the body',
    html: (s) =>
      page(
        s,
        `<div class="top"><h1>${s.headline}</h1><div class="swiper"><div class="s"><img src="1.jpg"><div>Men carry crates ashore at Sorrel on Monday. Photo: Ulf Brandt</div></div><div class="s"><img src="2.jpg"><div>The dry dock at Harwick, where the hull is being looked at. Photo: Ulf Brandt</div></div></div></div><div class="btm">${all(s)}</div>`,
      ),
    not: ['carry crates', 'hull is being'],
  },
  {
    name: 'disclosures and teasers before the body',
    html: (s) =>
      page(
        s,
        `<main><p>We may earn a commission when you buy through links on our site. <a href="/how">Learn more</a></p><h1>${s.headline}</h1><p>This article is part of our winter series. Find the other parts here.</p>${all(s)}</main>`,
      ),
    not: ['earn a commission'],
  },
  {
    name: 'teasers with summaries after the end',
    html: (s) =>
      page(
        s,
        `<div class="a"><h1>${s.headline}</h1><div class="b">${all(s)}</div><div class="c"><h2>More from the coast</h2>${teasers.map((text, i) => `<div class="d"><a href="/n/${i}"><h3>${text}</h3></a><p>What we know so far about it, and what those who live there make of the news.</p></div>`).join('')}</div></div>`,
      ),
    not: [...teasers, 'What we know so far'],
  },
  {
    name: 'who wrote it, at the end',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${all(s)}<div class="w"><img src="i.jpg"><h4>Ida Renn</h4><p>Ida Renn is a reporter at the Sound Gazette, where she writes about boats, weather and the people who live with both.</p></div></article>`,
      ),
    not: ['is a reporter at'],
  },
  {
    name: 'posts of a live page',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1>${s.paragraphs.map((text, i) => `<section class="entry"><time>${10 + i}:${15 + i}</time> <b>Ida Renn</b><h2>Update ${i + 1} from the quay</h2><p>${text}</p></section>`).join('')}</main>`,
      ),
    not: ['10:15', '12:17'],
  },
  {
    name: 'a ranking with a paragraph to each place',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${s.paragraphs.map((text, i) => `<h2>${s.paragraphs.length - i}. Place number ${s.paragraphs.length - i}</h2><p>${text}</p>`).join('')}</article>`,
      ),
  },
  {
    name: 'an article that is an ordered list',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1><ol>${s.paragraphs.map((text, i) => `<li><strong>Lesson ${i + 1}</strong><br>${text}</li>`).join('')}</ol></article>`,
      ),
  },
  {
    name: 'an abstract with references',
    story: 'harbour',
    paragraphs: 3,
    html: (s) =>
      page(
        s,
        `<div><h1>${s.headline}</h1><h2>Abstract</h2>${all(s)}<h2>References</h2><ol><li>Solheim B, Renn I. Fatigue of riveted hulls in cold water. J Ship Res. 2019;12(3):44–58. doi:10.1000/jsr.44</li><li>Brandt U. Corrosion below the waterline: a review. Mar Struct. 2021;70:101–19. doi:10.1000/ms.70</li><li>Oduya P, Carrow I, de Wit M. Ferries and small islands. Transp Geogr. 2018;9:5–21.</li></ol></div>`,
      ),
    not: ['riveted hulls', 'below the waterline', 'small islands'],
  },
  {
    name: 'a page of utility classes',
    html: (s) =>
      page(
        s,
        `<div class="mx-auto max-w-3xl px-4"><h1 class="text-4xl font-bold">${s.headline}</h1><div class="flex gap-2 text-sm text-gray-500"><span>Ida Renn</span><span>5 min read</span></div><div class="mt-8 space-y-6">${s.paragraphs.map((text) => `<p class="text-lg leading-8 text-gray-800">${text}</p>`).join('')}</div><div class="mt-12 grid grid-cols-2">${teasers.map((text, i) => `<a class="block p-4" href="/n/${i}"><div class="text-xs">News</div><div class="font-semibold">${text}</div></a>`).join('')}</div></div>`,
      ),
    not: teasers,
  },
  {
    name: 'an accelerated mobile page',
    html: (s) =>
      `<html amp lang="en"><head><title>${s.headline}</title></head><body><amp-sidebar id="s" layout="nodisplay"><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></amp-sidebar><header><a href="/">Gazette</a></header><div class="cnt"><h1>${s.headline}</h1><amp-img src="a.jpg"></amp-img>${all(s)}<amp-ad></amp-ad></div></body></html>`,
  },
  {
    name: 'advertisements between paragraphs',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${s.paragraphs.map((text) => `<p>${text}</p><div class="slot"><span>Advertisement</span></div>`).join('')}</article>`,
      ),
    not: ['Advertisement'],
  },
  {
    name: 'a body in which the first letter stands alone',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${s.paragraphs.map((text, i) => (i === 0 ? `<p><span class="dropcap">${text[0]}</span>${text.slice(1)}</p>` : `<p>${text}</p>`)).join('')}</article>`,
      ),
  },
  {
    name: 'parts of a body under accordions',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${some(s, 0, 2)}<details><summary>What happened before</summary>${some(s, 2, 4)}</details>${some(s, 4)}</article>`,
      ),
  },
  {
    name: 'words of praise for the paper after the end',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1>${all(s)}</article><section><h2>What our readers say</h2><blockquote>“I read the Gazette with my first coffee and I would not miss it for anything.” — Tove, Harwick</blockquote><blockquote>“Your newsletter is the only one that I open every week.” — Jan, Sorrel</blockquote></section>`,
      ),
    not: ['first coffee', 'only one that I open'],
  },
  {
    name: 'two paragraphs, one of them short, without any class',
    story: 'harbour',
    paragraphs: 2,
    html: (s) => page(s, `<div><div><h1>${s.headline}</h1><div><div>${all(s)}</div></div></div></div>`),
  },
  {
    name: 'paragraphs each in boxes of their own',
    html: (s) =>
      page(
        s,
        `<div class="sc-aXZ"><h1 class="sc-bCd">${s.headline}</h1>${s.paragraphs.map((text, i) => `<div class="sc-q${i}r"><div class="sc-k"><p class="sc-p">${text}</p></div></div>`).join('')}</div>`,
      ),
  },
  {
    name: 'slides with a paragraph each, at the end of the page',
    story: 'school',
    html: (s) =>
      page(
        s,
        `<div class="pics"><h1>${s.headline}</h1><div class="w">Ida Renn, March 5, 2025</div>${s.paragraphs.map((text, i) => `<div class="pic"><div class="no">${i + 1} of ${s.paragraphs.length}</div><img src="${i}.jpg"><div class="words">${text}</div></div>`).join('')}</div><div class="side"><h3>Latest</h3>${rail}</div>`,
      ),
    not: teasers,
  },
  {
    name: 'paragraphs with labels, then items',
    story: 'school',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1><div class="w">Ida Renn</div><div>Mar 5, 2025</div><div class="top"><p>${s.paragraphs[0]}</p></div><p>${s.paragraphs[1]}</p><ul><li>${s.paragraphs[2]}</li></ul></article><div class="side"><h3>Latest</h3>${rail}</div>`,
      ),
    not: teasers,
  },
  {
    name: 'a short article over a stream of teasers with a sentence or two each',
    story: 'school',
    html: (s) =>
      page(
        s,
        `<div class="item"><h1>${s.headline}</h1><div>Ida Renn · March 5, 2025</div><div class="txt">${all(s)}</div></div><ul class="flow">${[...teasers, 'Lighthouse opens to guests', 'New bell cast for chapel on Sorrel'].map((text, i) => `<li><span>Sound Gazette</span><h3><a href="/n/${i}">${text}</a></h3><p>${sentences[i % sentences.length]}</p><span>${i + 2}h ago</span></li>`).join('')}</ul>`,
      ),
    not: [...teasers, 'last word', 'have asked', 'will begin', 'h ago'],
  },
  {
    name: 'the next article in full below its own headline',
    html: (s) =>
      page(
        s,
        `<main><article><h1>${s.headline}</h1><div class="w">By Ida Renn</div><time datetime="2025-03-05">March 5, 2025</time>${all(s)}</article><article><h1>${teasers[1]}</h1><div class="w">By Jan Kos</div><time datetime="2025-03-04">March 4, 2025</time>${sentences.map((text) => `<p>${text}</p>`).join('')}</article></main>`,
      ),
    not: [teasers[1]!, 'last word', 'have asked', 'will begin', 'Jan Kos'],
  },
  {
    name: 'a list of goods whose names lead to shops',
    story: 'school',
    html: (s) =>
      page(
        s,
        `<article><h1>${s.headline}</h1><p class="w">By Ida Renn</p><p>March 5, 2025</p>${s.paragraphs.map((text, i) => `<div class="item"><h3><a href="https://shop.example/${i}">Hive ${i + 1}</a></h3><p>${text}</p></div>`).join('')}</article><div class="side"><h3>Latest</h3>${rail}</div>`,
      ),
    not: teasers,
  },
  {
    name: 'a list of short items between paragraphs',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1><div class="t">${some(s, 0, 3)}<h3>What you need</h3><ul><li>three old saws</li><li>100 metres of wire, zinc</li><li>a ladder</li></ul>${some(s, 3)}</div></main>`,
      ),
    together: ['What you need', 'three old saws', 'zinc', 'a ladder'],
  },
  {
    name: 'an author’s card below the body, with a name that has a particle',
    html: (s) =>
      page(
        s,
        `<main><h1>${s.headline}</h1><time datetime="2025-03-05">March 5, 2025</time><div>${all(s)}</div><div class="k"><img src="/p.jpg"><h4>Hanan bint Salim Al-Rawi</h4><p>Hanan bint Salim Al-Rawi has written for the Gazette since 2016 and lives in Harwick.</p><a href="/h">More from Hanan bint Salim Al-Rawi</a></div></main>`,
      ),
    not: ['Al-Rawi'],
  },
]
