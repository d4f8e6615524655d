/** Decoding: bytes into text, by what the bytes, the header and the page say. */
import t from 'tap'
import { decode } from '../../../src/analysis/loader/decode.ts'

t.test('decoding', async (t) => {
  const rows: [bytes: number[] | string, contentType: string | null, text: string][] = [
    ['plain', null, 'plain'],
    ['caf\xc3\xa9', null, 'café'],
    ['caf\xe9', null, 'café'],
    ['\x93so\x94 \x80', null, '“so” €'],
    ['\x93so\x94', 'text/html; charset=iso-8859-1', '“so”'],
    ['\xb1', 'text/plain; charset="iso-8859-2"', 'ą'],
    ['<meta charset=iso-8859-2>\xb1', 'text/html', '<meta charset=iso-8859-2>ą'],
    [
      "<meta http-equiv='content-type' content='text/html; charset=shift_jis'>\x82\xa0",
      null,
      "<meta http-equiv='content-type' content='text/html; charset=shift_jis'>あ",
    ],
    ['<meta charset=utf-8>\xb1', 'text/html; charset=iso-8859-2', '<meta charset=utf-8>ą'],
    ['<meta charset="no-such-thing">\xc3\xa9', null, '<meta charset="no-such-thing">é'],
    ['\xef\xbb\xbfcaf\xc3\xa9', 'text/plain; charset=iso-8859-1', 'café'],
    ['a\0b\0c\0d\0e\0', 'text/html', 'abcde'],
    ['\0a\0b\0c\0d\0e', 'text/html', 'abcde'],
    ['<?xml version="1.0" encoding="iso-8859-2"?>\xb1', null, '<?xml version="1.0" encoding="iso-8859-2"?>ą'],
    [`${' '.repeat(2000)}<meta charset=iso-8859-2>\xb1`, null, `${' '.repeat(2000)}<meta charset=iso-8859-2>ą`],
    [`${' '.repeat(2000)}<meta charset=iso-8859-2>\xc4\x85`, null, `${' '.repeat(2000)}<meta charset=iso-8859-2>ą`],
    ['\xff\xfeA\x00', null, 'A'],
    ['\xfe\xff\x00A', null, 'A'],
    ['', null, ''],
  ]
  for (const [bytes, contentType, text] of rows) {
    t.equal(decode(Buffer.from(bytes as string, 'latin1'), contentType), text, JSON.stringify([bytes, contentType]))
  }
})
