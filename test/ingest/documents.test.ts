/** Mail and documents of word processors: their text and what they tell of themselves; what cannot be read. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { analyse } from '../../src/analysis/analyse.ts'
import { findSources, readSource } from '../../src/ingest/sources.ts'
import { type Part, zipOf } from './zips.ts'

async function read(t: Test, name: string, content: string | Buffer, hints?: object) {
  const folder = t.testdir({})
  writeFileSync(join(folder, name), content)
  if (hints) writeFileSync(join(folder, name.replace(/\.\w+$/, '.json')), JSON.stringify(hints))
  return (await readSource(join(folder, name), 200_000)).source
}

const mail = (lines: readonly string[]) => lines.join('\r\n')
const head = [
  'From: =?utf-8?Q?Port_of_=C3=98stby?= <press@port.example>',
  'To: desk@quay.example',
  'Date: Tue, 5 Mar 2024 09:30:00 +0100',
  'Subject: Fwd: RE: Harbour bridge to =?iso-8859-1?Q?close_=96?=',
  ' for good',
  'MIME-Version: 1.0',
]
const told = {
  as: 'page',
  headline: 'Harbour bridge to close – for good',
  publishedAt: '2024-03-05T08:30:00.000Z',
  publisher: 'Port of Østby',
}

t.test('mail: text or page in its charset and encoding, what is attached is passed over', async (t) => {
  const quoted = [
    'The bridge will close on Friday, said Ada Moss, the port=92s director, who=',
    ' has seen it.',
    '',
    '=93It is no longer safe,=94 she said.',
  ]
  const text =
    'The bridge will close on Friday, said Ada Moss, the port’s director, who has seen it.\n\n“It is no longer safe,” she said.'
  const plain = [
    'Content-Type: text/plain; charset=windows-1252',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...quoted,
  ]
  t.match(await read(t, 'a.eml', mail([...head, ...plain])), { ...told, text: new RegExp(`^${text}\\s*$`) })
  const html = '<p>The bridge will close, said Ada Moß.</p>'
  const parts = [
    'Content-Type: multipart/mixed; boundary=outer',
    '',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    ...plain,
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html).toString('base64'),
    '--inner--',
    '--outer',
    'Content-Type: text/plain; name=notes.txt',
    'Content-Disposition: attachment; filename=notes.txt',
    '',
    'Nobody reads this.',
    '--outer',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename=a.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQK',
    '--outer--',
  ]
  const both = await read(t, 'b.eml', mail([...head, ...parts]))
  t.match(both, { ...told, html: /<p>The bridge will close, said Ada Moß\.<\/p>/ })
  t.notMatch(JSON.stringify(both), /Nobody/)
  t.match(await read(t, 'c.eml', mail([...head, ...plain]), { publisher: 'The Quay', publishedAt: '2024-03-06' }), {
    publisher: 'The Quay',
    publishedAt: '2024-03-06',
    headline: told.headline,
  })
  t.match(await read(t, 'd.eml', mail(['Date: then', 'From: press@port.example', '', 'Dene opens.'])), {
    as: 'page',
    text: /^Dene opens\.\s*$/,
  })
})

t.test('mail: lines that were wrapped are paragraphs again', async (t) => {
  const lines = [
    'The bridge will close on Friday, said Ada Moss, the director of the port,',
    'who has seen it from below and from above with an engineer of the town.',
    'It was built in 1904.',
    '',
    'Repairs',
    'would cost £4m',
    '',
    'Contact:',
    'press@port.example',
  ]
  const { text } = (await read(
    t,
    'a.eml',
    mail([...head, 'Content-Type: text/plain; charset=utf-8', '', ...lines]),
  )) as { text: string }
  t.equal(
    text.trim(),
    [lines.slice(0, 3).join(' '), lines.slice(4, 6).join('\n'), lines.slice(7).join('\n')].join('\n\n'),
  )
})

t.test('mail that cannot be read is one line', async (t) => {
  const typed = (type: string, ...body: string[]) => mail([...head, `Content-Type: ${type}`, '', ...body])
  for (const [name, content, message] of [
    ['empty.eml', '', /empty\.eml: has no text$/],
    [
      'pgp.eml',
      typed(
        'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x',
        '--x',
        'Content-Type: application/pgp-encrypted',
        '',
        'Version: 1',
        '--x',
        'Content-Type: application/octet-stream',
        '',
        'aGVsbG8=',
        '--x--',
      ),
      /pgp\.eml: is encrypted$/,
    ],
    ['smime.eml', typed('application/pkcs7-mime; smime-type=enveloped-data', 'aGVsbG8='), /smime\.eml: is encrypted$/],
    ['attached.eml', typed('application/pdf', 'JVBERi0xLjQK'), /attached\.eml: has no text$/],
    ['huge.eml', typed('text/plain', 'a '.repeat(200_000)), /huge\.eml: has more than 200000 bytes$/],
    ['headers.eml', `${'X-A: b\r\n'.repeat(20_000)}\r\nOne`, null],
    [
      'deep.eml',
      Array.from({ length: 600 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(
        '',
      ),
      /deep\.eml: is no mail that can be read \([^\n]+\)$/,
    ],
  ] as const)
    if (message) await t.rejects(read(t, name, content), { name: 'SourceError', message }, name)
    else t.match(await read(t, name, content), { text: /One/ })
})

const docx = (body: string, parts: Part[] = []) =>
  zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/comments.xml', content: '<w:comments><w:p><w:r><w:t>Nobody</w:t></w:r></w:p></w:comments>' },
    ...parts,
  ])
const run = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

t.test('DOCX', async (t) => {
  const body = [
    `<w:p><w:pPr><w:pStyle w:val="Title"/><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>${run('Harbour bridge ')}${run('to close')}</w:p>`,
    '<w:p/>',
    `<w:p>${run('The bridge &amp; the quay')}<w:r><w:tab/></w:r>${run('close')}<w:r><w:br/></w:r><w:hyperlink>${run('on Friday')}</w:hyperlink>.</w:p>`,
    `<w:p><w:del>${run('Nobody')}<w:r><w:delText>Nobody</w:delText></w:r></w:del><w:ins>${run('Repairs')}</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`,
    `<w:tbl><w:tr><w:tc><w:p>${run('Cost')}</w:p></w:tc><w:tc><w:p>${run('£4m')}</w:p></w:tc></w:tr></w:tbl>`,
    `<w:p>${run('Outer')}<mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('Inner')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p>${run('Inner')}</w:p></mc:Fallback></mc:AlternateContent></w:p>`,
  ]
  t.same(await read(t, 'a.docx', docx(body.join('\n'))), {
    as: 'page',
    text: [
      'Harbour bridge to close',
      'The bridge & the quay close on Friday',
      'Repairs',
      'Cost',
      '£4m',
      'Inner',
      'Outer',
    ].join('\n\n'),
  })
  t.same(await read(t, 'A.DOCX', docx(`<w:p>${run('One')}</w:p>`), { publisher: 'The Quay' }), {
    as: 'page',
    text: 'One',
    publisher: 'The Quay',
  })
})

const odt = (body: string, parts: Part[] = []) =>
  zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', isStored: true },
    {
      name: 'content.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    ...parts,
  ])

t.test('ODT', async (t) => {
  const body = [
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>Nobody</text:p></text:deletion></text:changed-region></text:tracked-changes>',
    '<text:h text:outline-level="1">Harbour <text:span>bridge</text:span><text:s text:c="2"/>to\nclose</text:h>',
    '<text:p>The bridge<text:line-break/>closes<text:note><text:note-body><text:p>Nobody</text:p></text:note-body></text:note> on<office:annotation><text:p>Nobody</text:p></office:annotation> <text:a>Friday</text:a>.</text:p>',
    '<text:list><text:list-item><text:p>Repairs</text:p></text:list-item></text:list><text:p/>',
  ]
  t.same(await read(t, 'a.odt', odt(body.join(''))), {
    as: 'page',
    text: ['Harbour bridge to close', 'The bridge closes on Friday.', 'Repairs'].join('\n\n'),
  })
})

t.test('documents that cannot be read are one line', async (t) => {
  const bomb = { name: 'word/document.xml', content: Buffer.alloc(2 ** 22) }
  const sealed = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
  for (const [name, content, message] of [
    ['empty.docx', '', /empty\.docx: is no ZIP file, or damaged \([^\n]+\)$/],
    ['cut.docx', docx('<w:p/>').subarray(0, 300), /cut\.docx: is no ZIP file, or damaged/],
    ['other.docx', zipOf([{ name: 'a', content: 'b' }]), /other\.docx: has no word\/document\.xml$/],
    ['old.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old\.docx: is encrypted, or a document of another kind$/],
    ['bomb.docx', zipOf([bomb]), /bomb\.docx: unpacks to more than 200000 bytes$/],
    ['liar.docx', zipOf([{ ...bomb, size: 1000 }]), /liar\.docx: too many bytes/],
    ['locked.docx', zipOf([{ ...bomb, content: 'a', isEncrypted: true }]), /locked\.docx: is encrypted$/],
    ['locked.odt', odt('', [{ name: 'META-INF/manifest.xml', content: sealed }]), /locked\.odt: is encrypted$/],
    ['a.pdf', '%PDF-1.7', /a\.pdf: PDF is not read; save it as text, a page, DOCX or ODT$/],
    ['a.DOC', 'x', /a\.DOC: Word before 2007 is not read/],
    ['none.eml', '', /none\.eml: has no text$/],
  ] as const)
    await t.rejects(read(t, name, content), { name: 'SourceError', message }, name)
  const source = await read(t, 'blank.docx', docx('<w:p/>'))
  t.throws(() => analyse(source), /No article found/)
})

t.test('folders: what is read is found, what is not is passed over', async (t) => {
  const folder = t.testdir({ 'a.eml': '', 'b.docx': '', 'c.ODT': '', 'd.pdf': '', 'e.csv': '', 'f.json': '{}' })
  t.same(
    await findSources([folder]),
    ['a.eml', 'b.docx', 'c.ODT'].map((name) => join(folder, name)),
  )
})
