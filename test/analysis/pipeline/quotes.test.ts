/** Quotations in the frames that news puts them in: each is found, and whose it is. */
import t from 'tap'
import { analyse } from '../../../src/analysis/analyse.ts'

/**
 * By frame: a text; its speaker as written or as known, null where nobody is, or several that would do; words of each
 * quotation, all inside marks.
 */
const frames: Record<string, [text: string, speaker: string | readonly string[] | null, ...quoted: string[]][]> = {
  'a quotation that is a paragraph of its own': [
    [
      'Ada Moss said she had heard the bells from the quay.\n“If the boat had not come I would have drowned.”\nThe storm went on for two days.',
      'Ada Moss',
      'If the boat had not come',
    ],
    [
      'The mill burned for a week.\n“Nothing in this valley will ever be the same again.”',
      null,
      'Nothing in this valley',
    ],
    [
      'The fire had reached the roof by noon.\n"We lost all of it, the tools and the boats."\nPeople came with blankets.',
      null,
      'We lost all of it',
    ],
    [
      'The results were published on Friday.\n‘It is the worst winter that we have had in this ward.’',
      null,
      'It is the worst winter',
    ],
    [
      'Bo Vale runs the ferry.\n“I have never missed a crossing,” he said.\nHe started in 1990.\n“My father taught me how to read the tide.”',
      'Bo Vale',
      'My father taught me',
    ],
    [
      'There was snow on the road to the pass. “You could not see your own hand up there.” Two lorries had slid into a ditch.',
      null,
      'You could not see',
    ],
    [
      'Half of the shops are shut. Rents have doubled. “They want us out, it is as simple as that.”',
      null,
      'They want us out',
    ],
    [
      'The vote is over and the hall is empty.\n“What are we going to tell the children now?”',
      null,
      'What are we going to tell',
    ],
  ],
  'present-tense cues that look like plural nouns': [
    ['“We need a bigger boat for the summer,” states captain Ada Moss.', 'captain Ada Moss', 'We need a bigger boat'],
    ['“Nobody told us about the strike,” comments harbour master Bo Vale.', 'harbour master Bo Vale', 'Nobody told us'],
    [`'They never asked the nurses first,' claims Ada Moss, who runs the ward.`, 'Ada Moss', 'They never asked'],
    ['"It was either that or swimming home," jokes Vale.', 'Vale', 'It was either that'],
    ['“That is how it goes at sea,” shrugs Bo Vale.', 'Bo Vale', 'That is how it goes'],
    ['“He will be back by the autumn,” reckons coach Ada Moss.', 'coach Ada Moss', 'He will be back'],
    ['“Look at the state of that roof,” moans the caretaker.', 'the caretaker', 'Look at the state'],
    ['“I could eat the whole thing,” laughs the baker, Bo Vale.', 'the baker', 'I could eat'],
    ['“You have to be patient with the tide,” notes one sailor.', 'one sailor', 'You have to be patient'],
    ['“I would do it all again,” grins Moss.', 'Moss', 'I would do it all'],
    ['“The dam will hold for another winter,” Vale states.', 'Vale', 'The dam will hold'],
    ['“It does not get any better than this,” beams the winner, Ada Moss.', 'the winner', 'It does not get'],
    ['Moss shrugs: “We have had worse winters.”', 'Moss', 'We have had worse'],
    ['“There is no other way to do it,” answers Vale.', 'Vale', 'There is no other way'],
    ['“I have waited ten years for this,” remarks Ada Moss with a smile.', 'Ada Moss', 'I have waited ten'],
    ['“Why would anyone want to leave?” asks Bo Vale.', 'Bo Vale', 'Why would anyone'],
  ],
  'speakers who are described': [
    ['“I slept in the car for a month,” the 54-year-old said.', 'the 54-year-old', 'I slept in the car'],
    ['“I slept in the car for a month,” said the 31-year-old.', 'the 31-year-old', 'I slept in the car'],
    [
      '“I slept in the car for a month,” the 20-year-old from Tarn told the court.',
      'the 20-year-old from Tarn',
      'I slept in the car',
    ],
    ['“I slept in the car for a month,” the mother-of-two told the Herald.', 'the mother-of-two', 'I slept in the car'],
    ['“I slept in the car for a month,” the father of three said.', 'the father of three', 'I slept in the car'],
    ['“They will sign on Friday,” someone close to the deal said.', 'someone close to the deal', 'They will sign'],
    [
      '“They will sign on Friday,” said someone familiar with the talks.',
      'someone familiar with the talks',
      'They will sign',
    ],
    [
      '“They will sign on Friday,” a person briefed on the matter said.',
      'a person briefed on the matter',
      'They will sign',
    ],
    ['“They treat us like dirt,” says one, who would not give his name.', 'one', 'They treat us'],
    ['“They treat us like dirt,” said another.', 'another', 'They treat us'],
    ['“They treat us like dirt,” one of the drivers said.', 'one of the drivers', 'They treat us'],
    ['“They treat us like dirt,” a man who gave his name as Bo said.', 'a man', 'They treat us'],
    ['“We are tired,” says the 62-year-old, who has run the shop since 1990.', 'the 62-year-old', 'We are tired'],
    ['“We are tired,” everyone said.', 'everyone', 'We are tired'],
    ['“We are tired,” the former sergeant-at-arms told reporters.', 'the former sergeant-at-arms', 'We are tired'],
  ],
  'quoted as saying': [
    [
      'The Tarn Herald quoted Ada Moss as saying the ward was “full to the rafters”.',
      'Ada Moss',
      'full to the rafters',
    ],
    ['The Tarn Herald quoted Ada Moss as saying: “The ward is full.”', 'Ada Moss', 'The ward is full'],
    [
      'The Herald newspaper quotes the minister as saying that it was “too late for talks”.',
      'the minister',
      'too late for talks',
    ],
    ['Bo Vale was quoted as saying: “I will never go back.”', 'Bo Vale', 'I will never go back'],
    ['Bo Vale was quoted by the Herald as saying he would “never go back”.', 'Bo Vale', 'never go back'],
    ['State television cited an officer as saying, “The bridge is ours.”', 'an officer', 'The bridge is ours'],
    ['“The bridge is ours,” an officer was quoted as saying by state television.', 'an officer', 'The bridge is ours'],
    ['“The bridge is ours,” the agency quoted the officer as saying.', 'the officer', 'The bridge is ours'],
    [
      '“The bridge is ours,” the agency quoted Ada Moss, the port’s chief, as saying.',
      'Ada Moss',
      'The bridge is ours',
    ],
    ['Vale has been quoted as saying the law was “a joke”.', 'Vale', 'a joke'],
  ],
  'with somebody saying': [
    [
      'The union agreed, with its leader Ada Moss saying it would be “madness” to wait.',
      'its leader Ada Moss',
      'madness',
    ],
    ['The port split over the plan, with Bo Vale calling it “a gift to the rich”.', 'Bo Vale', 'a gift to the rich'],
    ['Opinions differ, with one driver describing the road as “a death trap”.', 'one driver', 'a death trap'],
    ['The team lost again, with coach Ada Moss admitting: “We were poor.”', 'coach Ada Moss', 'We were poor'],
    [
      'The firm would not comment, with spokesman Bo Vale saying, “We are looking into it.”',
      'spokesman Bo Vale',
      'We are looking into it',
    ],
    [
      'The debate went on all night, with Vale insisting that the dam was “perfectly sound”.',
      'Vale',
      'perfectly sound',
    ],
    ['Critics were harsh, with the Herald branding it “a dull night out”.', 'the Herald', 'a dull night out'],
    ['The mood was sour, with many saying they felt “used”.', 'many', 'used'],
  ],
  'called something': [
    [
      'Bo Vale, meanwhile, called the new port plan “a very useful proposal”, but wanted more.',
      'Bo Vale',
      'a very useful proposal',
    ],
    ['Ada Moss called the Tarn Valley plan “a disgrace”.', 'Ada Moss', 'a disgrace'],
    ['Ada Moss, for her part, called it “a good day for the town”.', 'Ada Moss', 'a good day for the town'],
    ['The mayor, however, described the plan as “dead on arrival”.', 'The mayor', 'dead on arrival'],
    ['Ada Moss welcomed the deal, terming it “a fair offer”.', 'Ada Moss', 'a fair offer'],
    ['The charges, which Bo Vale has called “pure fiction”, were dropped.', 'Bo Vale', 'pure fiction'],
    ['The plan that the mayor called “a masterpiece” has failed.', 'the mayor', 'a masterpiece'],
    ['The tax, branded “a scandal” by Ada Moss, will stay.', 'Ada Moss', 'a scandal'],
    ['The tax was called “a scandal” by the mayor.', 'the mayor', 'a scandal'],
    ['In what Ada Moss called “a bitter blow”, the mill shut.', 'Ada Moss', 'a bitter blow'],
    ['Ada Moss dubbed the new bridge “the snail”.', 'Ada Moss', 'the snail'],
    ['The new bridge was dubbed “the worst in the land”.', null, 'the worst in the land'],
  ],
  'said first': [
    ['Said Ada Moss, “It was the longest night of my life.”', 'Ada Moss', 'It was the longest night'],
    ['Said Ada Moss: “It was the longest night of my life.”', 'Ada Moss', 'It was the longest night'],
    ['Said the mayor: “It was the longest night of my life.”', 'the mayor', 'It was the longest night'],
    ['Adds Vale: “There is nothing left to sell.”', 'Vale', 'There is nothing left'],
    ['Says Ada Moss, who runs the ward: “We are full.”', 'Ada Moss', 'We are full'],
    ['The town is divided. Says Bo Vale, “You cannot please them all.”', 'Bo Vale', 'You cannot please'],
    ['Asked Ada Moss: “Who is going to pay for it?”', 'Ada Moss', 'Who is going to pay'],
    ['Said one of the drivers, "We just want to go home."', 'one of the drivers', 'We just want to go'],
  ],
  'in the words of': [
    ['In the words of Ada Moss, “the town has been sold.”', 'Ada Moss', 'the town has been sold'],
    ['In the words of the mayor: “The town has been sold.”', 'the mayor', 'The town has been sold'],
    ['The town has, in the words of Bo Vale, “been sold for a song”.', 'Bo Vale', 'been sold for a song'],
    ['It was, in the mayor’s words, “a bad day for the town”.', 'the mayor', 'a bad day for the town'],
    ['“The town has been sold,” in the words of one trader.', 'one trader', 'The town has been sold'],
    [
      'In the words of the report, the dam was “an accident waiting to happen”.',
      'the report',
      'an accident waiting to happen',
    ],
    ['As Bo Vale put it, “the town has been sold.”', 'Bo Vale', 'the town has been sold'],
    ['In Moss’s words, “nobody was listening”.', 'Moss', 'nobody was listening'],
  ],
  'no verb': [
    [
      'And from Chairwoman Ada Moss:\n“Vale brings long years at sea to the board.”',
      'Chairwoman Ada Moss',
      'Vale brings long years',
    ],
    ['From the report: “The dam was not inspected in ten years.”', 'the report', 'The dam was not inspected'],
    ['This from Bo Vale: “We have never been so busy.”', 'Bo Vale', 'We have never been so busy'],
    [
      'Former harbour master Bo Vale: “We have never been so busy.”',
      'Former harbour master Bo Vale',
      'We have never been so busy',
    ],
    ['Ada Moss, mayor of Tarn: “We have never been so busy.”', 'Ada Moss', 'We have never been so busy'],
    ['Ada Moss – “We have never been so busy.”', 'Ada Moss', 'We have never been so busy'],
    ['Ada Moss on the vote: “We have never been so divided.”', 'Ada Moss', 'We have never been so divided'],
    ['“We have never been so busy” — Ada Moss', 'Ada Moss', 'We have never been so busy'],
    ['“We have never been so busy.” — Bo Vale, baker', 'Bo Vale', 'We have never been so busy'],
    ['‘We have never been so busy’: Bo Vale', 'Bo Vale', 'We have never been so busy'],
    ['Ada Moss and Bo Vale: “We will fight the plan together.”', 'Ada Moss and Bo Vale', 'We will fight the plan'],
    ['Then, in June: “The ward will never close while I am here.”', null, 'The ward will never close'],
    ['The reply of the council: “We have nothing to add to our letter.”', null, 'We have nothing to add'],
    ['Bo Vale’s verdict: “It will never work in this town.”', 'Bo Vale', 'It will never work'],
  ],
  'inches and feet': [
    [
      'The wall is 12" thick, engineer Ada Moss found. "We cannot drill through it," she added.',
      'she',
      'We cannot drill',
    ],
    [`Bo Vale is 6' 2" tall. "I never fit into a bunk," he said.`, 'he', 'I never fit'],
    [
      'The pipe was 3" wide and 40" long. "It was never going to cope," said Ada Moss.',
      'Ada Moss',
      'It was never going',
    ],
    ['A 55" screen hangs in the hall. "It was a gift," Bo Vale said.', 'Bo Vale', 'It was a gift'],
    ['"The gap was 4" at most," said Bo Vale.', 'Bo Vale', 'The gap was 4'],
    [`The boat, 19' 6" from bow to stern, sank. "I heard the bang," Ada Moss said.`, 'Ada Moss', 'I heard the bang'],
    ['Snow lay 10" deep. "Stay at home," the mayor said.', 'the mayor', 'Stay at home'],
    [`He is 5'11" and she is 5'9". "We are both too tall for it," he said.`, 'he', 'We are both too tall'],
  ],
  'brackets around the cue': [
    ['“The ward is full” (Ada Moss said) “and we need beds.”', 'Ada Moss', 'The ward is full', 'and we need beds'],
    ['“The ward is full,” (he said) and left the room.', 'he', 'The ward is full'],
    ['“We are all going to be late” (said the driver).', 'the driver', 'We are all going to be late'],
    ['“We are all going to be late” [Bo Vale said].', 'Bo Vale', 'We are all going to be late'],
    ['“We are all going to be late,” (Vale, the driver, said).', 'Vale', 'We are all going to be late'],
    ['The ferry (“the slowest boat in the world”, says Bo Vale) is back.', 'Bo Vale', 'the slowest boat in the world'],
    [
      'The ferry (Ada Moss calls it “the slowest boat in the world”) is back.',
      'Ada Moss',
      'the slowest boat in the world',
    ],
    ['“It is a fair deal” (according to Bo Vale).', 'Bo Vale', 'It is a fair deal'],
  ],
  'apposition or office': [
    ['The Commissioner for Jobs, Ada Moss, said: “The money is there.”', 'Ada Moss', 'The money is there'],
    ['The port’s director of trade, Bo Vale, said: “The money is there.”', 'Bo Vale', 'The money is there'],
    [
      'Ada Moss, founder of Tarn Labs and CEO of Vale Foods, which owns Harbour Bread, told the Herald: “The money is there.”',
      'Ada Moss',
      'The money is there',
    ],
    ['Ada Moss, head of the Harbour Trust (HT), said: “The money is there.”', 'Ada Moss', 'The money is there'],
    [
      'Bo Al Vale, assistant director of the Smart Port Office (SPO), said: “The lights will go on.”',
      'Bo Al Vale',
      'The lights will go on',
    ],
    [
      '“The money is there,” said Ada Moss, head of the Harbour Trust and author of “Tides”.',
      'Ada Moss',
      'The money is there',
    ],
    [
      'Ada Moss, who chairs the trust, which owns the mill, said: “The money is there.”',
      'Ada Moss',
      'The money is there',
    ],
    ['Ada Moss, 41, of Mill Lane, Tarn, said: “The money is there.”', 'Ada Moss', 'The money is there'],
    [
      'The chief executive of the port, Bo Vale, told the Herald: “The money is there.”',
      'Bo Vale',
      'The money is there',
    ],
    [
      'Sen. Ada Moss (D-N.Y.) said Tuesday: “The money is there.”',
      ['Sen. Ada Moss (D-N.Y.)', 'Ada Moss', 'Sen. Ada Moss'],
      'The money is there',
    ],
    [
      '“The money is there,” Rep. Bo Vale (R-Texas) said.',
      ['Rep. Bo Vale (R-Texas)', 'Bo Vale', 'Rep. Bo Vale'],
      'The money is there',
    ],
    ['“The money is there,” said Sen. Ada Moss, D-Ohio.', 'Sen. Ada Moss', 'The money is there'],
    ['“The money is there,” Sen. Bo Vale, R-Tenn., told reporters.', 'Sen. Bo Vale', 'The money is there'],
  ],
  'reports that accuse': [
    [
      'The ministry published a report on Monday that accused the firm of “steady abuse of workers”.',
      ['The ministry', 'a report', 'that'],
      'steady abuse of workers',
    ],
    [
      'A letter from the union accused the board of “lying to the town”.',
      'A letter from the union',
      'lying to the town',
    ],
    ['The report accuses the police of “a total lack of care”.', 'The report', 'a total lack of care'],
    ['Ada Moss accused the firm of “hiding behind lawyers”.', 'Ada Moss', 'hiding behind lawyers'],
    ['The firm was accused of “hiding behind lawyers”.', null, 'hiding behind lawyers'],
    ['The firm was accused by Ada Moss of “hiding behind lawyers”.', 'Ada Moss', 'hiding behind lawyers'],
    ['A study that blamed the owners for “years of neglect” came out in May.', 'A study', 'years of neglect'],
    [
      'The watchdog issued a paper which described the prison as “unfit for people”.',
      ['The watchdog', 'a paper'],
      'unfit for people',
    ],
  ],
  'described at length': [
    ['“We heard a bang,” those who had stayed behind said.', 'those', 'We heard a bang'],
    ['“We heard a bang,” the few who had reached the boats said.', 'the few', 'We heard a bang'],
    [
      'Another nurse speaking to the Herald said, “The ward is full.”',
      'Another nurse speaking to the Herald',
      'The ward is full',
    ],
    ['Crews marching along the quay chanted “No more lies!”', 'Crews marching along the quay', 'No more lies'],
    ['“We could lose the port,” begins a notice that hangs at every pier.', 'a notice', 'We could lose'],
  ],
  'as somebody put it': [
    [
      'As Ada Moss, who runs the ward and wrote the report, put it, “Nobody pays twice for a bed.”',
      'Ada Moss',
      'Nobody pays twice',
    ],
    [
      'As the harbour master, Bo Vale, put it in a letter to crews: “Nobody sails without a light.”',
      'Bo Vale',
      'Nobody sails',
    ],
  ],
  'words by their name': [
    ['Moss’s dictum was: “Never owe a sailor money.”', 'Moss', 'Never owe a sailor money'],
    ['Moss’s dictum to the crew, repeated over the years, was, “Count twice.”', 'Moss', 'Count twice'],
    ['His advice to the crews was simple: “Stay home tonight.”', 'His', 'Stay home tonight'],
    ['The motto of the guild is “The sea gives.”', 'the guild', 'The sea gives'],
    ['Bo Vale’s only comment was:\n\n“We will see them in court.”', 'Bo Vale', 'We will see them'],
  ],
  'a clause leads to the sentence': [
    ['After the mayor attacked the plan, Moss shot back, “He never read it.”', 'Moss', 'He never read it'],
    ['Asked which pier was his own, he demurred: “Whichever one I am on.”', 'he', 'Whichever one'],
    [
      'When the storm hit the town, Governor Moss issued the following statement:\n\n“Our hearts are with the crews.”',
      'Governor Moss',
      'Our hearts are',
    ],
    [
      'While touring the quay, Moss was joined by Bo Vale and joked, “We both forgot our boots.”',
      'Moss',
      'We both forgot',
    ],
  ],
  'what is only called so': [
    [
      'Vale shared a map from a survey called “Tidelines” on his page, writing “Here is the map they lost.”',
      'Vale',
      'Here is the map',
    ],
    [
      'Vale joined in mocking news of wards later deemed “safe,” saying in a post: “The pumps are a disaster.”',
      'Vale',
      'The pumps are',
    ],
  ],
  'verbs that take who is told': [
    ['“He never read it,” warned the judge.', 'the judge', 'He never read it'],
    ['“Stay at home tonight,” advises harbour doctor Moss. “Drink water.”', 'harbour doctor Moss', 'Stay at home'],
  ],
  'asked and told by': [
    [
      'The inspector was asked by host Bo Vale, who owns the station but does not run it, “Did you ever see the wall?”',
      'host Bo Vale',
      'Did you ever see',
    ],
    ['Moss was told by the chair, “Sit down.”', 'the chair', 'Sit down'],
  ],
  'roles that the tagger takes for verbs and adjectives': [
    ['“We were lucky,” admits skipper Bo Vale.', 'Bo Vale', 'We were lucky'],
    ['“We were lucky,” said lead researcher Bo Vale.', 'Bo Vale', 'We were lucky'],
    ['“We were lucky,” ward doctor Bo Vale told the Herald.', 'Bo Vale', 'We were lucky'],
    ['“We were lucky,” the general said.', 'the general', 'We were lucky'],
    ['“We were lucky,” the director-general said.', 'the director-general', 'We were lucky'],
    ['The president-elect, Bo Vale, said: “We were lucky.”', 'Bo Vale', 'We were lucky'],
    ['The chief of staff, Bo Vale, said: “We were lucky.”', 'Bo Vale', 'We were lucky'],
    ['“We were lucky,” says director of photography Bo Vale.', 'Bo Vale', 'We were lucky'],
    [
      'Bo Vale, for his part, branded the plan “a gift to the rich”, but voted for it.',
      'Bo Vale',
      'a gift to the rich',
    ],
  ],
  'heard in a recording': [
    ['The film ends with footage of Bo Vale saying, “Leave the boats.”', 'Bo Vale', 'Leave the boats'],
    ['Bo Vale from his boat: “Could be the pumps.”', 'Bo Vale', 'Could be the pumps'],
  ],
  'closing marks in the wrong order': [
    [`"My father looked at me and said, 'You were late,"' Ada Moss recalled.`, 'Ada Moss', 'My father looked at me'],
    [`"They all told me, 'Go home and rest,"' Bo Vale said. "So I did."`, 'Bo Vale', 'They all told me', 'So I did'],
    ['“They wrote, ‘We are closing the ward,”’ said Ada Moss.', 'Ada Moss', 'They wrote'],
    [`"He asks, 'Why me?"' she said. "It is a good question."`, 'she', 'He asks', 'It is a good question'],
    [`Ada Moss said: "He told us, 'Never again."' The trial goes on.`, 'Ada Moss', 'He told us'],
    [`"He asks, 'Why me?'" she said.`, 'she', 'He asks'],
  ],
  'verbs that are names': [
    ['“The rates will rise,” Read said.', 'Read', 'The rates will rise'],
    ['“The rates will rise,” said Bo Read.', 'Bo Read', 'The rates will rise'],
    ['Bank Chair Ada L. Yellen said: “The rates will rise.”', 'Bank Chair Ada L. Yellen', 'The rates will rise'],
    [
      'Ada Moss, the Bank chair, was asked about it. “The rates will rise,” Chair Moss said.',
      'Chair Moss',
      'The rates will rise',
    ],
    ['“The rates will rise,” Mark Page noted.', 'Mark Page', 'The rates will rise'],
    ['“The rates will rise,” Rich Cook said.', 'Rich Cook', 'The rates will rise'],
    ['“The rates will rise,” said Pat Price, who runs the bank.', 'Pat Price', 'The rates will rise'],
    ['Head nurse Ada Moss said: “The ward is full.”', 'Head nurse Ada Moss', 'The ward is full'],
  ],
  'documents that speak': [
    ['Article 33 affirms: “No ward shall be closed without a vote.”', 'Article 33', 'No ward shall be closed'],
    [
      'Section 4 of the act says: “No ward shall be closed without a vote.”',
      'Section 4 of the act',
      'No ward shall be closed',
    ],
    ['The letter reads: “No ward shall be closed without a vote.”', 'The letter', 'No ward shall be closed'],
    [
      'A sign on the door read, “Closed until further notice.”',
      ['A sign on the door', 'A sign'],
      'Closed until further notice',
    ],
    ['The law states that “no ward shall be closed without a vote”.', 'The law', 'no ward shall be closed'],
    ['Rule 12 stipulates: “Boats shall carry a light at night.”', 'Rule 12', 'Boats shall carry'],
    ['The Herald’s front page declared: “Town for sale.”', 'The Herald’s front page', 'Town for sale'],
    ['The statement, released on Monday, added: “We will not be moved.”', 'The statement', 'We will not be moved'],
  ],
}

t.test('frames', async (t) => {
  for (const [frame, rows] of Object.entries(frames)) {
    for (const [text, speaker, ...quoted] of rows) {
      const { quotes } = analyse({ text, as: 'body' })
      for (const words of quoted) {
        const quote = quotes.find(({ verbatim }) => verbatim.some((span) => span.text.includes(words)))
        if (!t.ok(quote, `${frame}: “${words}” of ${text}`)) continue
        const { name = null, mention = null } = quote!.speaker ?? {}
        const wanted = [speaker].flat()
        t.ok(wanted.includes(mention?.text ?? null) || wanted.includes(name), `${frame}: ${mention?.text}: ${text}`)
      }
    }
  }
})

/** What stands in marks and is nobody’s words. */
const none = [
  'She starred in “The Long Night of the Tide” on Friday.',
  'The singer Bo “Big Hat” Vale played in town.',
  'The so-called “snail bridge” was painted red.',
  'He wrote “A Short History of the Tarn Valley” in 1990.',
  'The band played “All We Ever Wanted Was the Sea” twice.',
  'They use “smart” meters in the new houses.',
  'A “cash for access” scandal broke in May.',
  'The “Save Our Ward” march begins at noon.',
  'Her book, “What the Tide Brought Home,” is out in June.',
  'The word “flood” is not in the plan.',
  'He won the “best boat” prize.',
  'The film “Nobody Knows Where We Are Going” opens in May.',
]

t.test('titles, nicknames and terms are no quotations', async (t) => {
  for (const text of none) t.same(analyse({ text, as: 'body' }).quotes, [], text)
})

t.test('nothing is said', async (t) => {
  const rows = [
    'The detour added up to 40 minutes to each trip for people who live in the hills.',
    'The storm added to the misery of families who lost their homes.',
    'The firm may struggle to convince others it has learned.',
    'It is hard to persuade lenders that the mill can pay.',
    'The port will find it difficult to convince shippers that the strike is over.',
    'Nobody could say that the dam was safe.',
    'No one has suggested that the mayor lied.',
    'Critics might argue that the plan is too small.',
    'The report could conclude that the bridge must close.',
    'It would be wrong to claim that the ward is full.',
    'She was too tired to explain that the boat was late.',
    'The clock read noon when the train arrived from the coast.',
    'The road runs to the village that the army held.',
    'He stressed his knee and the team that he leads lost.',
    'The bells announced the start of the race that the town loves.',
    'They agreed a price that the owner had set.',
    'The council granted money to groups that feed the poor.',
    'Few believe that the plan will work.',
    'It is not easy to convince a jury that a friend lied.',
    'The mayor has yet to admit that the money is gone.',
    'He could not bring himself to say that it was over.',
    'The lights warned the crew of a rock that lay ahead.',
  ]
  for (const text of rows) {
    const { quotes, claims } = analyse({ text, as: 'body' })
    t.same([...quotes, ...claims.filter(({ voice }) => voice === 'attributed')], [], text)
  }
  const said = [
    ['Ada Moss added that the ward was full.', 'that the ward was full'],
    ['Ada Moss will say that the ward is full.', 'that the ward is full'],
    ['Ada Moss could see that the ward was full, and said that it would close.', 'that it would close'],
    ['It is hard to get in, Ada Moss said.', 'It is hard to get in'],
    ['“It may rain,” Ada Moss may say.', 'It may rain'],
    ['I can confirm that the ward is full, Ada Moss said.', 'I can confirm that the ward is full'],
    ['Ada Moss convinced the board that the ward was full.', 'that the ward was full'],
    ['Ada Moss managed to persuade lenders that the mill could pay.', 'that the mill could pay'],
  ] as const
  for (const [text, words] of said)
    t.ok(
      analyse({ text, as: 'body' }).quotes.some((quote) => quote.text.includes(words)),
      text,
    )
})

t.test('the reporter goes on', async (t) => {
  const rows = [
    ['A notice read “Closed until June” and hung from the gate.', 'Closed until June'],
    ['Ada Moss said “no” to the plan and left.', '“no” to the plan'],
    ['Ada Moss called the wall “a disgrace” and threatened to sue the builder.', 'the wall “a disgrace”'],
    ['Ada Moss called the wall “a disgrace” in an interview with the Herald.', 'the wall “a disgrace”'],
    ['Ada Moss called the wall “a disgrace,” an insult that stung.', 'the wall “a disgrace,”'],
    ['Ada Moss condemned the wall as “a disgrace” while Bo Vale praised it.', 'the wall as “a disgrace”'],
    ['Ada Moss called the wall “a disgrace” to the town.', 'the wall “a disgrace” to the town'],
    ['Ada Moss called the wall “a disgrace,” blaming Bo Vale.', 'the wall “a disgrace,”'],
    ['Ada Moss said the mayor was “asleep,” an allusion to the flood of May.', 'the mayor was “asleep,”'],
    ['Ada Moss said the wall would fall by June, a charge that the council denies.', 'the wall would fall by June'],
    ['Ada Moss said she would “never sign,” waving the letter.', 'she would “never sign,”'],
    ['Ada Moss said it was “too early” to open while adding that it rained.', 'it was “too early” to open'],
    [
      'Ada Moss said she was “strictly opposed” to the plan and warned the crews to stay home.',
      'she was “strictly opposed” to the plan',
    ],
    ['Ada Moss said she met Bo Vale, a builder from Tarn, in May.', 'she met Bo Vale, a builder from Tarn, in May'],
  ] as const
  for (const [text, words] of rows) t.equal(analyse({ text, as: 'body' }).quotes[0]?.parts[0]?.text, words, text)
})

t.test('what a closing mark leaves out or leaves open', async (t) => {
  const first = (text: string) => analyse({ text, as: 'body' }).quotes[0]
  for (const [text, name, words] of [
    // The closing mark is missing: the reporter's words are not said.
    [
      '“There was no school for the crews, said Ada Moss, who runs it.\n\nIt rained.',
      'Ada Moss',
      'There was no school',
    ],
    ['“There was no school for the crews, Ada Moss said.\n\n“Nobody asked,” she said.', null, 'There was no school'],
    // The sentence goes on behind the marks.
    [
      'Ada Moss said, “we have three weeks to go” until the vote.',
      'Ada Moss',
      '“we have three weeks to go” until the vote',
    ],
    ['Ada Moss said, “We are late.” On Monday she left.', 'Ada Moss', 'We are late.'],
  ] as const) {
    t.equal(first(text)?.speaker?.name ?? null, name, text)
    t.ok((first(text)?.parts[0]?.text ?? '').startsWith(words), text)
  }
  const left = first('“There was no school for the crews, she said.\n\nIt rained.')
  t.equal(left?.parts.at(-1)?.text, 'There was no school for the crews,')
})

t.test('a quotation alone in its paragraph', async (t) => {
  const speakerOf = (text: string, words: string) =>
    analyse({ text, as: 'body' }).quotes.find((quote) => quote.text.includes(words))?.speaker?.name ?? null
  for (const [name, text, words] of [
    ['Bo Vale', 'Bo Vale has sold fish for years.\n\n“I never saw the council here in winter.”', 'I never saw'],
    [
      'Bo Vale',
      'It was cold.\n\n“I never saw the council here in winter.”\n\n“Not once,” Bo Vale said.',
      'I never saw',
    ],
    [null, 'Ada Moss met Bo Vale on the quay.\n\n“Nothing was decided that night.”', 'Nothing was'],
    [null, 'It was cold.\n\n“Nothing was decided that night.”\n\nThe talks go on.', 'Nothing was'],
    // A line that repeats what somebody said.
    [
      'Ada Moss',
      '“We could have lost the port within a year,” Ada Moss said.\n\n“The wall is fine,” Bo Vale said.\n\n“We could have lost the port”\n\nThe vote is in June.',
      'lost the port',
    ],
    // A line that leads to what follows is not the last speaker’s.
    [
      null,
      '"We could have lost the port," Ada Moss said.\n\n\'We were never so late here\'\n\nThe vote is in June.',
      'never so late',
    ],
  ] as const)
    t.equal(speakerOf(text, words), name, text)
})

t.test('who is nobody', async (t) => {
  const speakerOf = (text: string) => analyse({ text, as: 'body' }).quotes.at(-1)!.speaker
  for (const [text, mention] of [
    ['“We are late,” he said.', 'he'],
    ['“We are late,” they said.', 'they'],
    ['“We are late,” I said.', 'I'],
    ['“We are late,” says one, who left.', 'one'],
    ['“We are late,” said another.', 'another'],
    ['He said the boat was late.', 'He'],
    ['According to her, the boat was late.', 'her'],
  ] as const)
    t.match(speakerOf(text), { name: null, entity: null, mention: { text: mention } }, text)
  for (const text of [
    'Then there was the other view: “The boat will never sail again.”',
    'Rents have doubled in a year. “They want us all to leave.”',
    'There was snow on the road to the pass. “You could not see your own hand.”',
    '10: “Never leave the boat without a light.”',
  ])
    t.equal(speakerOf(text), null, text)
  // Marks that stand for no quotation hide nobody behind them.
  for (const text of [
    'Ada Moss found a 12" crack in the wall. She said it would grow.',
    "The sailors' leader, Ada Moss, was there in '98. She said the boat was lost.",
    'Ada Moss put on 6\' 2" of armour. She said it was heavy.',
    "'We are late,' said Ada Moss. 'We were late in May.' She said the boat was lost.",
  ])
    t.equal(speakerOf(text)?.name, 'Ada Moss', text)
})

t.test('the King, the pope, the captain: the one person so titled', async (t) => {
  const speakerOf = (text: string) => analyse({ text, as: 'body' }).quotes.at(-1)!.speaker!.name
  for (const [name, text] of [
    ['Aldous', 'King Aldous opened the bridge on Monday. “It is a fine bridge,” the King said.'],
    ['Clement', 'Pope Clement spoke in Tarn on Sunday. “Peace begins at home,” the pope said.'],
    ['Ida Lund', 'Captain Ida Lund led the crew. “We turned back,” the captain said.'],
    ['the king', 'King Aldous met King Bertil on Monday. “It is a fine bridge,” the king said.'],
    ['the captain', 'Captain Ida Lund met Captain Bo Holm. “We turned back,” the captain said.'],
  ] as const)
    t.equal(speakerOf(text), name, text)
})
