/**
 * What records repeat of all others, their members and usual values, which is not packed again: a tenth of the bytes. What
 * is packed needs it, so that it stays as it is; what was packed before there was any is unpacked all the same.
 */
export const usual = Buffer.from(
  [
    '"},{"start":1,"end":1,"type":"DURATION","value":"P1D","edtf":null,"earliest":null,"latest":null,"precision":null}',
    '{"start":1,"end":1,"text":"","type":"DATE","value":"2020-01-01","edtf":"2020-01-01","earliest":"2020-01-01","latest":"2020-12-31","precision":"year"}',
    '{"id":"","headline":"","standfirst":null,"bylines":[{"name":"","role":null}],"publisher":"","publishedAt":"2020-01-01T00:00:00Z","modifiedAt":null,"language":"en","url":"https://www.","section":null,"keywords":[],"kind":"news","kindReason":null,"isAccessibleForFree":null,"images":[{"url":"","caption":null,"credit":null,"width":null,"height":null}],"posts":[],"text":"',
    '","paragraphs":[{"start":0,"end":1,"role":"headline"},{"start":1,"end":1,"role":"standfirst"},{"start":1,"end":1,"role":"caption"},{"start":1,"end":1,"role":"body"}],"wordCount":1,"links":[{"url":"https://www.","text":""}],"source":{"format":"html","sha256":"","name":null}}',
    '{"id":"place/","name":"","aliases":[""],"mentions":[{"article":"","start":1,"end":1,"text":"","kind":"nominal"}],"type":"place","country":"GB","coordinates":{"lat":1,"lon":-1},"geonames":1,"counts":{"articles":1,"mentions":1,"quotes":0,"claims":0},"source":"machine"}',
    '{"id":"organisation/","name":"","aliases":[],"mentions":[{"article":"","start":1,"end":1,"text":"","kind":"name"}],"type":"organisation","counts":{"articles":1,"mentions":1,"quotes":0,"claims":0},"source":"machine"}',
    '{"id":"person/","name":"","aliases":[],"mentions":[{"article":"","start":1,"end":1,"text":"he","kind":"pronoun"},{"article":"","start":1,"end":1,"text":"","kind":"name"}],"type":"person","roles":[""],"honorific":null,"counts":{"articles":1,"mentions":1,"quotes":1,"claims":1},"source":"machine"}',
    '{"id":"","article":"","start":1,"end":1,"date":"2020-01-01","earliest":"2020-01-01","latest":"2020-01-01","precision":"day","tense":"past","time":{"start":1,"end":1,"text":""},"text":"","entities":["person/","place/"],"quotes":[],"claims":[""],"group":"2020-01-01 person/","source":"machine"}',
    '{"id":"","article":"","kind":"direct","parts":[{"start":1,"end":1,"text":""}],"verbatim":[{"start":1,"end":1,"text":""}],"text":"","start":1,"end":1,"speaker":{"name":"","entity":"person/","mention":{"start":1,"end":1,"text":"he"},"method":"pronoun","entities":[]},"cue":{"start":1,"end":1,"text":"said"},"paragraph":1,"saidAt":null,"source":"machine"}',
    '{"id":"","article":"","voice":"article","claimant":null,"cue":null,"polarity":"denies","act":"announce","certainty":"probable","quote":null,"parts":[{"start":',
    '{"id":"","article":"","voice":"attributed","claimant":{"name":"","entity":"person/","mention":{"start":1,"end":1,"text":""},"method":"name","entities":[]},"cue":{"start":1,"end":1,"text":"said"},"polarity":"asserts","act":"state","certainty":"certain","quote":"","parts":[{"start":1,"end":1,"text":""}],"start":1,"end":1,"text":"","quantities":[{"start":1,"end":1,"text":"","value":1,"max":null,"unit":null,"kind":"count","approximate":false,"bound":null,"of":""}],"entities":["organisation/","person/"],"checkworthiness":{"score":0.1,"reasons":["+ number","+ past action"]},"source":"machine"}',
  ].join('\n'),
)
