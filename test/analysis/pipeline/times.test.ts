import { Chrono } from 'chrono-node'
import fc from 'fast-check'
import t from 'tap'
import { Time } from '../../../schemas/time.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { runPipeline } from '../../../src/analysis/pipeline/index.ts'
import { cuesOf } from '../../../src/analysis/pipeline/times/cues.ts'
import { parsers } from '../../../src/analysis/pipeline/times/grammar.ts'

function timesOf(text: string, publishedAt: string | null): Time[] {
  const page = loadText(text, 'body')
  return runPipeline({ ...page, meta: { ...page.meta, publishedAt } }).times
}

/** A Wednesday. */
const may15 = '2024-05-15T08:30:00+01:00'
/** A Monday. */
const oct2 = '2023-10-02T17:00:00Z'

/** Values of all expressions of the text, in order. */
const rows: [text: string, publishedAt: string | null, value: string][] = [
  // A date of its own verb lies on that verb’s side, however near it is on the other.
  ['The museum closed in July.', '2025-06-11', '2024-07'],
  ['Her daughter was killed on 29 June.', '2025-06-11', '2024-06-29'],
  ['The festival took place on July 5 and 6.', '2025-06-11', '2024-07-05 2024-07-06'],
  ['He said in July that he would go.', '2025-06-11', '2024-07'],
  ['The law was passed in February.', '2025-01-20', '2024-02'],
  ['The stadium will close in May.', '2025-06-11', '2026-05'],
  ['He was convicted in August and will be sentenced in July.', '2025-06-11', '2024-08 2025-07'],
  // What is arranged may lie ahead.
  ['The council approved a march on 29 June.', '2025-06-11', '2025-06-29'],
  ['The vote was scheduled for 29 June, the hearing set on 30 June.', '2025-06-11', '2025-06-29 2025-06-30'],
  ['Fans queued to buy seats for the opening night on 1 July.', '2025-06-11', '2025-07-01'],
  ['The two companies agreed to merge on 1 July.', '2025-06-11', '2025-07-01'],
  ['The sale, agreed in July, was blocked in May.', '2025-06-11', '2024-07 2025-05'],
  ['A referendum was called for August.', '2025-06-11', '2025-08'],
  ['The inquiry will look into the crash in May.', '2025-06-11', '2025-05'],
  ['Ministers will debate the shooting in March.', '2025-06-11', '2025-03'],
  ['The deal is expected to have closed in May.', '2025-06-11', '2025-05'],
  ['In an email to staff on Wednesday, Ms Moss wrote that he was sorry.', '2024-11-14', '2024-11-13'],
  ['“Ask me on Monday,” he said.', '2024-11-14', '2024-11-18'],
  ['The bank will wait until September.', '2024-11-14', '2025-09'],
  ['The bank predicts a drop of 3 per cent in July, but it got it wrong.', '2024-11-14', '2025-07'],
  ['She had been due to open a food bank in the town on Friday.', '2024-11-14', '2024-11-15'],
  ['She said minutes due on 14 March may show it.', '2024-11-14', '2025-03-14'],
  ['You pack your bags on the day you sign.', '2024-11-14', ''],
  // A range is in order.
  ['Between November and March the pass is closed.', '2025-06-11', '2025-11 2026-03'],
  ['The exhibition ran from 3 October to 12 January.', '2025-06-11', '2024-10-03 2025-01-12'],
  // A life goes on long after its birth.
  ['He was born on 3 May 1951 and died on 2 June.', '2025-06-11', '1951-05-03 2025-06-02'],
  ['She was elected on 3 May 2011 and resigned on 2 June.', '2025-06-11', '2011-05-03 2011-06-02'],
  // What is on a day, or forecast for it, is to come.
  ['The funeral is on Friday; rain is forecast for Saturday.', '2025-06-11', '2025-06-13 2025-06-14'],
  ['Kick-off is at 8pm on Saturday.', '2025-06-11', '2025-06-14T20:00'],
  ['It is Friday’s ruling that counts.', '2025-06-11', '2025-06-06'],
  ['The summit begins on Monday and ends on Wednesday.', '2025-06-11', '2025-06-16 2025-06-18'],
  ['He will speak on Wednesday and leave on Monday.', '2025-06-11', '2025-06-11 2025-06-16'],
  ['Two days earlier, on Saturday, she had warned the board.', '2025-06-11', '2025-06-07 2025-06-07'],
  // Months, winters, decades and centuries.
  ['December’s vote was annulled, and May’s cabinet met.', '2025-06-11', '2024-12'],
  ['Next winter gas may run short.', '2025-06-11', '2025-WI'],
  ['This winter has been mild.', '2025-01-20', '2024-WI'],
  ['By the end of the decade it hopes to hire 900.', '2025-06-11', '202'],
  ['By the turn of the century it had gone.', '2025-06-11', '20'],
  ['In the 18th and 19th centuries whales were hunted.', '2025-06-11', '17 18'],
  ['The swinging Sixties gave way to strikes, the noughties to debt.', '2025-06-11', '196 200'],
  ['Temperatures climbed into the 90s.', '2025-06-11', ''],
  ['In the autumn of his career he won it.', '2025-06-11', ''],
  ['They will meet in the last week of July.', '2025-06-11', '2025-07'],
  ['On 13 May ’24 he left.', '2025-06-11', '2024-05-13'],
  ['It was signed on Labor Day last year.', '2025-06-11', '2024-09-02'],
  ['It will take between two and three years.', '2025-06-11', 'P2Y P3Y'],
  ['It took a hundred and twenty years.', '2025-06-11', 'P120Y'],
  // The month of publication has neither passed nor is it ahead.
  ['It was the first time since 2008 that the feast fell in June.', '2025-06-06', '2008 2025-06'],
  // A year or winter that opens a sentence is that of its months.
  ['In 2019, the river flooded in March and in May.', '2025-06-06', '2019 2019-03 2019-05'],
  [
    'In the winter of 2010-11, snow fell between mid-December and early February.',
    '2025-06-06',
    '2010-WI 2010-12 2011-02',
  ],
  ['In 2018 she founded the firm, which closed in March.', '2025-06-06', '2018 2025-03'],
  ['In 2021 the bridge shut and has been closed since March.', '2025-06-06', '2021 2025-03'],
  ['By 2030 the airline will fly to Lima in June.', '2025-06-06', '2030 2025-06'],
  // What is decided on may lie ahead.
  ['The council voted to close the baths from 1 September.', '2025-06-06', '2025-09-01'],
  ['The council voted on Tuesday to hold a ballot on Monday.', '2025-06-06', '2025-06-03 2025-06-09'],
  ['She managed to escape on Tuesday.', '2025-06-06', '2025-06-03'],
  ['Analysts saw two more cuts by year-end.', '2025-06-06', '2025-12'],
  ['The trial continues on Tuesday, and the vote follows on Thursday.', '2025-06-06', '2025-06-10 2025-06-12'],
  ['The march follows Monday’s verdict.', '2025-06-06', '2025-06-02'],
  // Lengths in two units.
  ['The match lasted 2 hours and 48 minutes.', '2025-06-06', 'PT2H48M'],
  ['He was jailed for three years and six months.', '2025-06-06', 'P3Y6M'],
  ['It took one year, 300 days.', '2025-06-06', 'P1Y300D'],
  ['Two days and two nights passed.', '2025-06-06', 'P2D P2D'],
  ['In the pandemic years of 2020 to 2022, none came.', '2025-06-06', '2020 2022'],
  // What is compared with is not what the text goes on from.
  [
    'Sales in the second quarter were down 3 per cent on the first quarter but up on the same period of 2024.',
    '2025-07-24',
    '2025-Q2 2025-Q1 2024-Q2',
  ],
  // “Overnight” is the last night, or that of a day long before it.
  ['Talks began last Tuesday. Overnight, 185 drones were launched.', '2025-02-24', '2025-02-18 2025-02-23TNI'],
  ['Volunteers came on Sunday, but the whales came ashore again overnight.', '2025-11-03', '2025-11-02 2025-11-02TNI'],
  ['He was held on 3 June and kept overnight.', '2025-06-11', '2025-06-03 2025-06-03TNI'],
  // The day in passing is not the one told of.
  [
    'The war, which began on 24 February 2022, goes on. It was told the same day.',
    '2025-02-24',
    '2022-02-24 2025-02-24',
  ],
  [
    'Schools are shut until Monday. He lost nine relatives on Friday; his house fell that day.',
    '2025-08-20',
    '2025-08-25 2025-08-15 2025-08-15',
  ],
  ['It forecast less for the quarter ending Nov. 30.', '2025-09-29', '2025-Q4 2025-11-30'],
  ['Profit rose in the quarter ended Nov. 30.', '2025-12-29', '2025-Q4 2025-11-30'],
  ['The minister flew to Cairo the night before.', '2025-10-15', '2025-10-14TNI'],
  ['The hearing was adjourned until the new year.', '2025-10-15', '2026'],
  ['The New Year honours were published.', '2025-10-15', ''],
  ['In today’s world, speed is all; today’s vote was close.', '2025-10-15', 'PRESENT_REF 2025-10-15'],
  ['In the long term, prices will fall.', '2025-10-15', 'FUTURE_REF'],
  ['She sang on St Stephen’s Day 1958.', '2025-10-15', '1958-12-26'],
  // “Since” is of the past; a bare verb is as past as the one that causes it.
  ['Fares have risen since April.', '2025-03-19', '2024-04'],
  ['The court made him pay in April.', '2025-03-19', '2024-04'],
  ['The council let the trial begin on Sunday.', '2025-03-19', '2025-03-16'],
  ['The judge will let the trial begin on Monday.', '2025-03-19', '2025-03-24'],
  ['She gave birth in April.', '2025-03-19', '2024-04'],
  ['There is a vigil on Sunday.', '2025-03-19', '2025-03-23'],
  ['There is anger over the vote on Sunday.', '2025-03-19', '2025-03-16'],
  // Numbers that are no years, and years that look like numbers.
  ['Police were called to a fire at 1945 Elm Street.', '2025-06-11', ''],
  ['Call 1800 555 2019.', '2025-06-11', ''],
  ['The case under Section 1983 and the bill, HB 2024, failed.', '2025-06-11', ''],
  ['The film 1917 won three awards.', '2025-06-11', ''],
  ['The 1917 film won three awards.', '2025-06-11', '1917'],
  ['Around 1900, the mine opened.', '2025-06-11', '1900'],
  ['The chapel was built around 1850.', '2025-06-11', '1850'],
  ['Around 1900 people marched.', '2025-06-11', ''],
  ['Nothing has been the same since 9/11.', '2025-06-11', '2001-09-11'],
  ['April Jones and June Brown spoke, and the May family left.', '2025-06-11', ''],
  ['Between May and June British troops left.', '2025-06-11', '2025-05 2025-06'],
  // What a past verb tells of up to a month has passed.
  ['Sales fell by 2% in the 12 months to July.', may15, 'P12M 2023-07'],
  ['Output will rise in the year to July.', may15, 'P1Y 2024-07'],
  // What is published is past, whatever the verb.
  ['Voters want change, a December poll shows.', may15, '2023-12'],
  ['The city faces a shortfall, according to a November report.', may15, '2023-11'],
  ['The ministry will publish a November report.', may15, '2024-11'],
  // Days of the week: past or today unless the verb points ahead.
  ['The council met on Monday.', may15, '2024-05-13'],
  ['The council met on Thursday.', may15, '2024-05-09'],
  ['The mayor said Wednesday that he was tired.', may15, '2024-05-15'],
  ['The council will meet on Thursday.', may15, '2024-05-16'],
  ['The court is expected to rule on Monday.', may15, '2024-05-20'],
  ['The strike was postponed until Friday.', may15, '2024-05-17'],
  ['The shop has been shut since Friday.', may15, '2024-05-10'],
  ['She resigned last Friday.', may15, '2024-05-10'],
  ['The ferry sails next Tuesday.', may15, '2024-05-21'],
  ['Talks broke down on Tuesday night.', may15, '2024-05-14TNI'],
  ['They will talk on Saturday morning.', may15, '2024-05-18TMO'],
  ['The show opened on Sunday and, the director said, will close on Friday.', may15, '2024-05-12 2024-05-17'],
  // Days by name.
  ['The bank closed today.', may15, '2024-05-15'],
  ['The bank closed yesterday.', may15, '2024-05-14'],
  ['The bank opens tomorrow morning.', may15, '2024-05-16TMO'],
  ['It rained last night.', may15, '2024-05-14TNI'],
  ['The moon rises tonight.', may15, '2024-05-15TNI'],
  ['He left the day before yesterday.', may15, '2024-05-13'],
  ['He leaves the day after tomorrow.', may15, '2024-05-17'],
  ['The minister spoke this morning.', may15, '2024-05-15TMO'],
  ['It was cold on 1 January.', '2024-01-01T00:00:00Z', '2024-01-01'],
  ['It rained yesterday.', '2024-03-01T09:00:00Z', '2024-02-29'],
  // Calendar dates.
  ['The treaty was signed on 3 June 2015.', may15, '2015-06-03'],
  ['The treaty was signed on June 3, 2015, in Oslo.', may15, '2015-06-03'],
  ['The treaty was signed on Wednesday, June 3rd, 2015.', may15, '2015-06-03'],
  ['It was signed on the 3rd of June 2015.', may15, '2015-06-03'],
  ['The deal closed on Dec. 9.', may15, '2023-12-09'],
  ['It was found on 18 May last year and lost on May 3 of this year.', may15, '2023-05-18 2024-05-03'],
  ['The ring was made between 1350 and 1430.', may15, '1350 1430'],
  ['The ship held between 1200 and 1500 people.', may15, ''],
  ['The court hears the case on Thursday and she faces trial on Monday.', may15, '2024-05-16 2024-05-20'],
  ['A trial date of Sept. 25 has been set.', may15, '2024-09-25'],
  ['She told the Mail on Sunday and the Sunday Times, and met the Monday Club.', may15, ''],
  ['Sheffield Wednesday play Monday.com.', may15, ''],
  ['On Monday President Holt met the Thursday group.', may15, '2024-05-13 2024-05-09'],
  ['The deal closed on May 2.', may15, '2024-05-02'],
  ['The deal will close on Dec. 9.', may15, '2024-12-09'],
  ['The new law took effect on January 7.', oct2, '2023-01-07'],
  ['The fair runs from Nov. 3-5.', oct2, '2023-11-03 2023-11-05'],
  ['The fair will run from 3 to 5 November.', oct2, '2023-11-03 2023-11-05'],
  ['Filed 2019-11-30 in Kiel.', may15, '2019-11-30'],
  ['Logged at 2019-11-30T18:05:00Z by the buoy.', may15, '2019-11-30T18:05Z'],
  ['Due in 2024-W07 at the latest.', may15, '2024-W07'],
  ['Stamped 25/12/1998 by the office.', may15, '1998-12-25'],
  ['Stamped 12/25/98 by the office.', may15, '1998-12-25'],
  ['Stamped 04/05/1998 by the office.', may15, '1998'],
  ['Stamped 7/5/24 by the office.', may15, '2024-05-07'],
  ['Stamped 5/7/24 by the office.', may15, '2024-05-07'],
  ['A storm came on February 30.', may15, ''],
  // Months.
  ['The mine closed in October.', may15, '2023-10'],
  ['The mine closed in March.', may15, '2024-03'],
  ['The mine will close in October.', may15, '2024-10'],
  ['The mine closed last May.', oct2, '2023-05'],
  ['The mine will close next May.', oct2, '2024-05'],
  ['The mine closed in Sept. 1987.', may15, '1987-09'],
  ['The mine closed in August of last year.', may15, '2023-08'],
  ['In early April the water rose.', may15, '2024-04'],
  // Years, decades, centuries.
  ['The bridge opened in 1989.', may15, '1989'],
  ['The bridge, built in 1989 and widened in 2004, is shut.', may15, '1989 2004'],
  ['The bridge dates from the 1930s.', may15, '193'],
  ['Music of the ’90s is back.', may15, '199'],
  ['He grew up in the early 1960s, two weeks ago he died.', may15, '196 2024-05-01'],
  ['Rents fell in the nineties.', may15, '199'],
  ['A 17th-century barn burnt down.', may15, '16'],
  ['Trade grew in the 20th century.', may15, '19'],
  ['He ruled from 1979-89.', may15, '1979/1989'],
  ['The class of ’98 met again.', may15, '1998'],
  ['The temple fell in 480 BC.', may15, 'BC0480'],
  ['He ruled from AD 286 to 293.', may15, '0286/0293'],
  ['It was in use between 206 and 180 BC.', may15, 'BC0206/BC0180'],
  ['The wall stood 206–180 BC.', may15, 'BC0206/BC0180'],
  ['The storm will last until Sunday. The warning was lifted at 6am.', may15, '2024-05-19 2024-05-15T06:00'],
  ['The driver, Mr Sunday Eze, left.', may15, ''],
  ['The prime minister of the day resigned.', may15, ''],
  ['They stopped answering some time in April.', may15, '2024-04'],
  ['Talks could begin as early as 6 January.', may15, '2025-01-06'],
  ['It will open in 2030. Output has fallen since the start of the year.', may15, '2030 2024'],
  ['It happened in nineteen eighty-four.', may15, '1984'],
  ['Sales rose in fiscal 2022.', may15, '2022'],
  ['It was widened in 1994, 1995 and 1997.', may15, '1994 1995 1997'],
  // Quarters, halves, fiscal periods.
  ['Profit rose in the first quarter.', may15, '2024-Q1'],
  ['Profit rose in the fourth quarter.', may15, '2023-Q4'],
  ['Third-quarter profit will fall.', may15, '2024-Q3'],
  ['Profit rose in the third quarter of 2019.', may15, '2019-Q3'],
  ['Profit rose in the first quarter, up from $4 million a year earlier.', may15, '2024-Q1 2023-Q1'],
  ['The third-quarter loss was less than in the year-ago quarter.', oct2, '2023-Q3 2022-Q3'],
  ['Orders fell in the second half of last year.', may15, '2023-H2'],
  ['Orders fell in Q2 2021.', may15, '2021-Q2'],
  ['In the second half the keeper saved twice.', may15, ''],
  ['Profit rose in the quarter ended July 31.', oct2, '2023-Q2 2023-07-31'],
  ['Profit rose in the quarter ended March 31, 2019.', oct2, '2019-Q1 2019-03-31'],
  ['In the first quarter sales fell. For the quarter ended July 31 profit rose.', oct2, '2023-Q1 2023-Q1 2023-07-31'],
  ['Profit rose in the first and second quarters of 2019.', may15, '2019-Q1 2019-Q2'],
  ['Sales rose in February, compared to the same period last year.', may15, '2024-02 2023-02'],
  ['Sales rose in the third quarter of 2019, from the same period of 2017.', may15, '2019-Q3 2017-Q3'],
  ['Sales were down on the same time a year ago.', may15, '2023'],
  ['It lost money in the fourth quarter of 2019 and for the full year.', may15, '2019-Q4 2019'],
  ['It made money for the full year.', may15, '2024'],
  // This, last, next.
  ['The band plays this week.', may15, '2024-W20'],
  ['The band played last week.', may15, '2024-W19'],
  ['The band plays next week.', may15, '2024-W21'],
  ['Prices fell last month.', '2024-01-20T00:00:00Z', '2023-12'],
  ['Prices fell this month.', may15, '2024-05'],
  ['Prices fell last year.', may15, '2023'],
  ['Earlier this year prices fell.', may15, '2024'],
  ['Prices fell in the current fiscal year.', may15, '2024'],
  ['Crowds came over the weekend.', oct2, '2023-W39-WE'],
  ['Crowds came this summer.', oct2, '2023-SU'],
  ['Crowds came last winter.', may15, '2023-WI'],
  ['Moss would not say on Tuesday whether it was late.', '2024-11-14', '2024-11-12'],
  ['He died just before 3am on Friday.', '2024-11-14', '2024-11-08T03:00'],
  ['The boat was swept onto rocks shortly before 3am on Friday.', '2024-11-14', '2024-11-08T03:00'],
  ['It apologised and said it would write to everyone affected by the end of January.', '2024-11-14', '2025-01'],
  ['“I’d have left in October,” she said.', '2024-11-14', '2024-10'],
  ['Crowds came in the spring of 1994.', may15, '1994-SP'],
  // Counted from the publication or from the time last spoken of.
  ['The firm was founded two years ago.', may15, '2022'],
  ['The firm was founded ten days ago.', may15, '2024-05-05'],
  ['The firm was founded five months ago.', may15, '2023-12'],
  ['The firm was founded a decade ago.', may15, '2014'],
  ['He was seen several years ago.', may15, 'PAST_REF'],
  ['They came 3000 years ago.', may15, 'BC0977'],
  ['It formed 999999 years ago.', may15, 'PAST_REF'],
  ['The vote is in two weeks’ time.', may15, '2024-05-29'],
  ['The vote is three days from now.', may15, '2024-05-18'],
  ['He was arrested on 3 March. A day earlier he had fled.', may15, '2024-03-03 2024-03-02'],
  ['He was arrested on 3 March. Two weeks later he confessed.', may15, '2024-03-03 2024-03-17'],
  ['He was arrested on 3 March. On the same day his brother fled.', may15, '2024-03-03 2024-03-03'],
  ['He was arrested on 3 March. The following morning he confessed.', may15, '2024-03-03 2024-03-04TMO'],
  ['She will speak on Friday. Just a day earlier he had warned her.', may15, '2024-05-17 2024-05-14'],
  ['The club was founded in 1902. In the following year it moved.', may15, '1902 1903'],
  ['It closed in 1902. Later that year it burnt down.', may15, '1902 1902'],
  // A text on times long past: the last named year carries on.
  [
    'In 1861 war broke out. In May the port fell. From 1862 to 1864 it was held until June. In July it burnt, in August it was rebuilt, on 3 September it burnt again. It burnt in 1866 and 1867, in 1868, in 1869 and in March 1870.',
    may15,
    '1861 1861-05 1862 1864 1864-06 1864-07 1864-08 1864-09-03 1866 1867 1868 1869 1870-03',
  ],
  // Many old years alone make no history: days and months are those around the publication.
  [
    'She wrote in 1961, 1962, 1963, 1964, 1965, 1966, 1967, 1968 and 1969. She died on Monday. The last book came in March.',
    may15,
    '1961 1962 1963 1964 1965 1966 1967 1968 1969 2024-05-13 2024-03',
  ],
  ['The fair is held the week of March 6.', may15, '2024-W10'],
  ['The fair is held the week of 6 March 2023.', may15, '2023-W10'],
  ['Rates will rise by year end.', may15, '2024-12'],
  ['At year-end the port had 40 boats.', may15, '2023-12'],
  ['The port was founded in June 2001. By year-end it had ten boats.', may15, '2001-06 2001-12'],
  ['The trial begins the week after next.', may15, '2024-W22'],
  ['He left the year before last.', may15, '2022'],
  ['Last year’s third quarter was bad.', may15, '2023-Q3'],
  ['The loss was made in the first half of 2019.', may15, '2019-H1'],
  ['It sank on New Year’s Day.', '2025-01-01T00:00:00Z', '2025-01-01'],
  ['The song of the ’20s was sung last December.', '2024-12-31T23:00:00Z', '202 2023-12'],
  // Verbs point back or ahead.
  ['They met to plan a march on Sunday.', may15, '2024-05-12'],
  ['They planned a march on Sunday.', may15, '2024-05-19'],
  ['It had been scheduled for Sunday.', may15, '2024-05-12'],
  ['As she prepared to speak on Tuesday, a bell rang.', may15, '2024-05-14'],
  ['He promised to speak on Saturday.', may15, '2024-05-18'],
  ['The band was to play on Tuesday.', may15, '2024-05-14'],
  ['The band was to play on Saturday.', may15, '2024-05-18'],
  ['On Tuesday night, a plea to move the vote was heard.', may15, '2024-05-14TNI'],
  ['The mayor told aides that on Friday the shop will shut.', may15, '2024-05-17'],
  ['They opposed the rally before Thursday’s vote.', may15, '2024-05-16'],
  ['They had lost just before Tuesday’s vote that the mayor would win.', may15, '2024-05-14'],
  ['Until Monday’s fire the mill was safe.', may15, '2024-05-13'],
  ['Friday’s ruling will hurt the port.', may15, '2024-05-17'],
  ['Monday’s ruling will hurt the port.', may15, '2024-05-13'],
  ['The port will build on its Monday gains.', may15, '2024-05-13'],
  ['The two leaders meet in Oslo on Friday.', may15, '2024-05-17'],
  ['It is the last debate before voters go to the polls on Friday.', may15, '2024-05-17'],
  ['The dividend was raised and is payable Dec. 15.', may15, '2024-12-15'],
  ['She hid her plan when she announced her run in June.', '2024-04-20T08:00:00Z', '2023-06'],
  ['The film opens in November.', may15, '2024-11'],
  ['Nobody knows who can win in November.', '2024-03-15T08:00:00Z', '2024-11'],
  ['He began to travel in February of ’09.', may15, '2009-02'],
  // Seasons: the nearest, where no verb points.
  ['The two sides face each other in the fall.', may15, '2024-FA'],
  ['The two sides met in the fall.', may15, '2023-FA'],
  ['The two sides will meet in the spring.', oct2, '2024-SP'],
  // Clock times.
  ['It struck at about 10:35 a.m. (0735 GMT) Friday.', may15, '2024-05-10T10:35 2024-05-10T07:35Z 2024-05-10'],
  ['The train left at 10:30 a.m. on Monday.', may15, '2024-05-13T10:30'],
  ['It struck at noon Thursday.', may15, '2024-05-09T12:00'],
  ['The vote begins at 16:08 UTC.', may15, '2024-05-15T16:08Z'],
  [
    'It landed at 6:40 p.m. (GMT +8) and left at 21:10 UTC-03:30.',
    may15,
    '2024-05-15T18:40+08:00 2024-05-15T21:10-03:30',
  ],
  ['The fire broke out at 3.30 on Tuesday morning.', may15, '2024-05-14T03:30'],
  ['Crews were called at 7.15 in the evening.', may15, '2024-05-15T19:15'],
  ['She scored 3.30 on Tuesday.', may15, '2024-05-14'],
  ['The match kicks off on Saturday.', may15, '2024-05-18'],
  ['They had been due to marry this Saturday.', may15, '2024-05-18'],
  ['They met this Monday.', may15, '2024-05-13'],
  ['He was held in the early hours.', may15, ''],
  ['The gates open at 7 p.m. BST.', may15, '2024-05-15T19:00'],
  ['On Tuesday the alarm rang at half past nine.', may15, '2024-05-14 2024-05-14T09:30'],
  ['She woke at 5 o’clock in the afternoon.', may15, '2024-05-15T17:00'],
  // Durations are not points.
  ['The trial lasted two months.', may15, 'P2M'],
  ['The trial lasted two and a half years.', may15, 'P2.5Y'],
  ['A five-year plan was agreed.', may15, 'P5Y'],
  ['Rain fell for the past two weeks.', may15, 'P2W'],
  ['Rain fell for twenty-four hours.', may15, 'PT24H'],
  ['Rain fell for weeks.', may15, 'PXW'],
  ['It cost $70 million a year ago.', may15, '2023'],
  ['It took several months.', may15, 'PXM'],
  ['An 8-month-old truce ended.', may15, 'P8M'],
  ['It took between 12 and 18 months.', may15, 'P12M P18M'],
  ['It took two to three weeks.', may15, 'P2W'],
  ['The week-long, three-day-old, decades-long row went on.', may15, 'P1W PXY'],
  ['A year and a half ago it sank.', may15, '2022'],
  // The same again, counted.
  ['Sales fell for a third straight month.', may15, '2024-05'],
  ['Snow fell on Monday, for a second consecutive day.', may15, '2024-05-13 2024-05-13'],
  ['Stocks rose for the fourth week in a row.', may15, '2024-W20'],
  ['Profit rose in the first quarter, the third consecutive quarter of growth.', may15, '2024-Q1 2024-Q1'],
  ['Tuesday was the eighth day of the siege.', may15, '2024-05-14 2024-05-14'],
  ['He gave up on the eighth day of the siege.', may15, ''],
  // What a report calls today is the day of its dateline, where it was published soon after.
  ['LIMA, May 14 (Agency) - The dam burst today; crews return tomorrow.', may15, '2024-05-14 2024-05-14 2024-05-15'],
  ['LIMA, 13 May (Agency) - The dam burst on Tuesday.', may15, '2024-05-13 2024-05-07'],
  ['LIMA, April 14 (Agency) - The dam burst today.', may15, '2024-04-14 2024-05-15'],
  // Who is singled out has done it when the sentence says so.
  ['Ms Okafor was the first to cross on Monday.', may15, '2024-05-13'],
  ['The only firm to leave on Friday was Velco.', may15, '2024-05-10'],
  ['Ms Okafor will be the first to cross on Monday.', may15, '2024-05-20'],
  // What lasts into a time is ahead of it.
  ['The row could last into the fourth quarter.', may15, '2024-Q4'],
  ['The row lasted into the fourth quarter.', may15, '2023-Q4'],
  // The verb does not tell of the day that names something.
  ['The port will fight Monday’s ruling.', may15, '2024-05-13'],
  ['The port hopes to win Friday’s match.', may15, '2024-05-17'],
  // A deadline is the nearest, whatever they were told.
  ['Crews were asked to leave by Friday evening.', may15, '2024-05-17TEV'],
  ['Crews were told to leave by Monday.', may15, '2024-05-13'],
  // A capital within a sentence makes a name of it.
  ['Ms Okafor told the port’s Today programme it was late.', may15, ''],
  ['She told USA Today it was late.', may15, ''],
  ['Council To Vote Today On Mill', may15, '2024-05-15'],
  // A day carries over into the next paragraph.
  ['The mill shut on Monday.\n\nIn the morning a bell rang.', may15, '2024-05-13 2024-05-13TMO'],
  ['The mill shut on Monday.\n\nIt was old.\n\nIn the morning a bell rang.', may15, '2024-05-13 2024-05-15TMO'],
  ['The mill will shut on Friday.\n\nA bell rang at 10 a.m.', may15, '2024-05-17 2024-05-15T10:00'],
  ['The mill shut on Monday.\n\n2 p.m. A bell rang.', may15, '2024-05-13 2024-05-15T14:00'],
  ['Shares fell on Friday after overnight losses.', may15, '2024-05-10 2024-05-09TNI'],
  ['Rain fell overnight.', may15, '2024-05-14TNI'],
  ['Rain will fall overnight.', may15, '2024-05-15TNI'],
  // Sets.
  ['He swims every day.', may15, 'P1D'],
  ['He swims each Thursday.', may15, 'XXXX-WXX-4'],
  ['He swims every other week.', may15, 'P2W'],
  ['He swims every other Monday.', may15, 'XXXX-WXX-1'],
  ['He swims twice a week.', may15, 'P1W'],
  ['The daily count is kept.', may15, 'P1D'],
  ['They build 15 a year.', may15, 'P1Y'],
  ['It flies on Monday and Tuesday nights.', may15, 'XXXX-WXX-1TNI XXXX-WXX-2TNI'],
  ['Masses are said on Sundays.', may15, 'XXXX-WXX-7'],
  // Vague.
  ['The road is now open.', may15, 'PRESENT_REF'],
  ['The road was recently mended.', may15, 'PAST_REF'],
  ['It will be mended at a later date.', may15, 'FUTURE_REF'],
  ['Nobody knows the future.', may15, 'FUTURE_REF'],
  // Days with a name.
  ['Shops closed on Christmas Day.', may15, '2023-12-25'],
  ['Shops will close on Christmas Day.', may15, '2024-12-25'],
  ['Shops closed on Good Friday 2019.', may15, '2019-04-19'],
  ['Turkey was sold for Thanksgiving 2021.', may15, '2021-11-25'],
  ['They marched on Memorial Day 2022.', may15, '2022-05-30'],
  // Lists and ranges share the year that the last of them gives.
  ['He led the union between January and March 2015.', may15, '2015-01 2015-03'],
  ['Rain fell in March and April 2018.', may15, '2018-03 2018-04'],
  ['Rain fell in June, July and August 2012.', may15, '2012-06 2012-07 2012-08'],
  ['The fair ran from May 3 to May 9, 2019.', may15, '2019-05-03 2019-05-09'],
  ['The show ran from Friday, July 5, to Sunday, July 7, 2019.', may15, '2019-07-05 2019-07-07'],
  ['Strikes were called for 3, 4 and 9 May 2019.', may15, '2019-05-03 2019-05-04 2019-05-09'],
  ['Fires burnt on June 3, 8 and 12, 2017.', may15, '2017-06-03 2017-06-08 2017-06-12'],
  ['Games were played on March 4 and April 6, 2013.', may15, '2013-03-04 2013-04-06'],
  ['Rates were set in May and March 2018.', may15, '2018-05 2018-03'],
  ['The April-June 2016 figures were poor.', may15, '2016-04 2016-06'],
  ['From 4 April until 6 June 2008 it was dry.', may15, '2008-04-04 2008-06-06'],
  // A range over the turn of a year began in the year before.
  ['It was shut from November to March 2011.', may15, '2010-11 2011-03'],
  ['It was shut from December 20 to January 4, 2011.', may15, '2010-12-20 2011-01-04'],
  ['It was shut between 28 December and 3 January 2016.', may15, '2015-12-28 2016-01-03'],
  ['It rained in December and January 2011.', may15, '2010-12 2011-01'],
  // What follows a day and a comma may be a count.
  ['On May 3, 8 people and 12 dogs fled.', may15, '2024-05-03'],
  // A second year written short makes one range.
  ['The club won twice in the 2018-19 season.', may15, '2018/2019'],
  ['Debt grew in the 2022/23 financial year.', may15, '2022/2023'],
  ['The war of 1914–18 ruined it.', may15, '1914/1918'],
  ['The 1999-00 season was long.', may15, '1999/2000'],
  ['Sales fell in FY2018-19.', may15, '2018/2019'],
  ['It was played in the winter of 2012–13.', may15, '2012-WI'],
  ['It was stamped 1990-10 in red.', may15, '1990'],
  ['The 1999-2000 season was long.', may15, '1999 2000'],
  // After a dated sentence months and days without a year count from there.
  ['In December 2009 she was arrested. In January she was freed.', may15, '2009-12 2010-01'],
  ['The firm was founded in March 2001. In June it hired a cook.', may15, '2001-03 2001-06'],
  ['He was born in October 1970. In May his father left.', may15, '1970-10 1971-05'],
  ['In 1986 she moved to Oslo. In May she fell ill.', may15, '1986 1986-05'],
  ['He was jailed on 3 June 2015. On Friday he escaped.', may15, '2015-06-03 2015-06-05'],
  ['He was jailed on 3 June 2015. On 7 July he escaped.', may15, '2015-06-03 2015-07-07'],
  ['He was jailed on 3 December 2015. On 7 January he escaped.', may15, '2015-12-03 2016-01-07'],
  ['He was jailed in March 2015. He was freed in April.', may15, '2015-03 2015-04'],
  // Not where the text is back at its own time.
  ['He was jailed in June 2015. The court will sit in July.', may15, '2015-06 2024-07'],
  ['The mill opened in 1902. The council met on Monday.', may15, '1902 2024-05-13'],
  ['Thefts date back to 1994. In January the mill closed.', may15, '1994 2024-01'],
  // What is waited for lies ahead.
  ['Nothing will change until after the local elections in May.', '2024-03-10T09:00:00Z', '2024-05'],
  ['Talks were put off until after the regional vote in October.', '2024-08-10T09:00:00Z', '2024-10'],
  ['They agreed to wait until the council elections in May.', '2024-03-10T09:00:00Z', '2024-05'],
  // The year first.
  ['The find was logged on 2018 March 18.', may15, '2018-03-18'],
  ['Probes left 2003 June 10 and 2003 July 8.', may15, '2003-06-10 2003-07-08'],
  // Fractions.
  ['It took 2 1/2 years.', may15, 'P2.5Y'],
  ['It took 2½ years, then 1½ hours.', may15, 'P2.5Y PT1.5H'],
  ['It took 2-1/2 years.', may15, 'P2.5Y'],
  ['A 3 1/2-year term began.', may15, 'P3.5Y'],
  ['He left 2 1/2 years ago.', may15, '2021'],
  ['It lasted three-and-a-half years.', may15, 'P3.5Y'],
  // What could not be done was tried.
  ['He could not be reached Tuesday.', may15, '2024-05-14'],
  ['No relative could be found Tuesday.', may15, '2024-05-14'],
  ["She couldn't be reached on Monday.", may15, '2024-05-13'],
  // Years in words.
  ['It happened in nineteen ninety-eight.', may15, '1998'],
  ['It happened in twenty twelve.', may15, '2012'],
  ['It happened in twenty twenty-one.', may15, '2021'],
  ['It happened in two thousand and eighteen.', may15, '2018'],
  ['It happened in two thousand eighteen.', may15, '2018'],
  ['It happened in nineteen oh five.', may15, '1905'],
  ['It happened in eighteen sixty-one.', may15, '1861'],
  ['She was born in nineteen hundred.', may15, '1900'],
  ['Nineteen people and twenty two-pound weights were counted.', may15, ''],
  // Financial years.
  ['In fiscal 2018-19 it rose.', may15, '2018/2019'],
  ['Sales fell in FY2021 and FY22.', may15, '2021 2022'],
  // Prices, shares of time and speeds are no sets.
  ['Rooms cost between $35 and $55 a night.', may15, ''],
  ['The share pays $1.76 a year.', may15, ''],
  ['It works 24 hours a day.', may15, 'PT24H'],
  ['Winds of 90 miles an hour blew.', may15, ''],
  ['He drove at 60 miles per hour twice an hour.', may15, 'PT1H'],
  // Numeric dates: points put the day first, other dates of the text tell.
  ['Stamped 12.05.2014 by the office.', may15, '2014-05-12'],
  ['Stamped 04.06.21 by the office, version 1.10.3.', may15, '2021-06-04'],
  ['Stamped 25/12/1998 and 03/02/1999.', may15, '1998-12-25 1999-02-03'],
  ['Stamped 12/25/1998 and 03/02/1999.', may15, '1998-12-25 1999-03-02'],
  ['Stamped 12/25/1998, 25/12/1998 and 03/02/1999.', may15, '1998-12-25 1998-12-25 1999'],
  // A day has several times.
  [
    'The horn blew at 9.30am on Monday, at noon, and at half past six.',
    may15,
    '2024-05-13T09:30 2024-05-13T12:00 2024-05-13T06:30',
  ],
  ['She was seen between 9 p.m. and 11 p.m. on Sunday.', may15, '2024-05-12T21:00 2024-05-12T23:00'],
  ['Ferries left at 6.15am, 7.40am and 9am on Monday.', may15, '2024-05-13T06:15 2024-05-13T07:40 2024-05-13T09:00'],
  ['They queued from 4 to 9 p.m. on Sunday.', may15, '2024-05-12T16:00 2024-05-12T21:00'],
  ['It is open from 11 to 3 p.m.', may15, '2024-05-15T11:00 2024-05-15T15:00'],
  ['It is open from 8 a.m. to 6 p.m. on Saturdays.', may15, 'XXXX-WXX-6T08:00 XXXX-WXX-6T18:00'],
  ['It is open from 8 a.m. to 6 p.m. on Friday.', may15, '2024-05-17T08:00 2024-05-17T18:00'],
  ['He was held in the early hours of Sunday.', may15, '2024-05-12TMO'],
  ['Come and spend a wet Tuesday in my shop.', may15, ''],
  ['A third of 13- to 16-year-olds had one.', may15, ''],
  ['The board has sought a report by Monday.', may15, '2024-05-20'],
  ['On a Friday he left.', may15, ''],
  ['On the night in question it rained.', may15, ''],
  ['She quit on 3 August.', may15, '2023-08-03'],
  ['He said he’d open it in August.', may15, '2024-08'],
  ['He said they’d left in August.', may15, '2023-08'],
  ['The crews set out on 3 August.', may15, '2023-08-03'],
  ['Minutes of the board show a split.', may15, ''],
  ['It was over in minutes.', may15, 'PTXM'],
  ['It fell on the evening of the match.', may15, ''],
  ['It fell on the evening.', may15, '2024-05-15TEV'],
  ['She said so in a statement Thursday.', may15, '2024-05-09'],
  ['A Friday vote was late.', may15, '2024-05-10'],
  ['“At the end of the day, somebody paid,” he said.', may15, ''],
  ['He was shot in March 2021. By the February of that year they were at war.', may15, '2021-03 2021-02 2021'],
  ['The firm had said in June it expected demand to rise.', may15, '2023-06'],
  ['He is alleged to have bought nails between 2 and 19 August.', may15, '2023-08-02 2023-08-19'],
  // “In three weeks” is a date where the verb points ahead.
  ['In three weeks the fair will end.', may15, '2024-06-05'],
  ['The dam will close in just ten days.', may15, '2024-05-25'],
  ['She said the mill would reopen in two months.', may15, '2024-07'],
  ['In three weeks he built a boat.', may15, 'P3W'],
  ['It is the highest tide in 12 years.', may15, 'P12Y'],
  ['For the first time in six years the dam is full.', may15, 'P6Y'],
  ['The lake can freeze in two days.', may15, 'P2D'],
  ['She plays five matches in nine days.', may15, 'P9D'],
  ['The gates open in 10 minutes.', may15, 'PT10M'],
  ['The gates open in a month’s time.', may15, '2024-06'],
  ['In three weeks the fair will end.', null, 'P3W'],
  // The date beside a relative one names it.
  ['Five years earlier, in 2009, he had met her.', may15, '2009 2009'],
  ['Two days later, on 14 March 2011, the dam broke.', may15, '2011-03-14 2011-03-14'],
  ['The following year, 1988, it moved.', may15, '1988 1988'],
  ['Three weeks later (9 August 1974) he left.', may15, '1974-08-09 1974-08-09'],
  ['Last year, in May, the dam broke.', may15, '2023 2023-05'],
  ['A week later, Mr Moss left, and in 2009, he died.', may15, '2024-05-22 2009'],
  // After and before the time last spoken of.
  ['They wed in 2009. A year later they split. The following spring he died.', may15, '2009 2010 2011-SP'],
  ['It opened on 3 May 2012. The following winter it closed.', may15, '2012-05-03 2012-WI'],
  ['The vote was in March 2016. The previous autumn the union had split.', may15, '2016-03 2015-FA'],
  ['She won in July 2005. The following March she quit.', may15, '2005-07 2006-03'],
  ['He was tried in June 2006 and hanged that December.', may15, '2006-06 2006-12'],
  ['He was tried in June 2006 and hanged on 30 December.', may15, '2006-06 2006-12-30'],
  ['A man who was jailed in June 2006 fled and was found in March.', may15, '2006-06 2024-03'],
  ['In 2015 the town sold it. It was razed that summer.', may15, '2015 2015-SU'],
  ['The mill opened in 1973. In April it burnt.', may15, '1973 1973-04'],
  // What has happened gives its date to the past, what is put off to the future.
  ['The events of October 7 are taught in schools.', may15, '2023-10-07'],
  ['The July 20 plot is the subject of her book.', may15, '2023-07-20'],
  ['The July 20 parade is the town’s first.', may15, '2024-07-20'],
  ['The hearing was adjourned to 21 August.', may15, '2024-08-21'],
  ['The match was moved to Monday.', may15, '2024-05-20'],
  ['He moved to Oslo in August.', may15, '2023-08'],
  ['He is due in court on Monday.', may15, '2024-05-20'],
  ['The ban ends on Sunday.', may15, '2024-05-19'],
  // A day of the week with what tells which.
  ['It was Friday 13th.', may15, '2023-10-13'],
  ['The gala will be held on Friday the 24th at 8 p.m.', may15, '2024-05-24T20:00'],
  ['On Friday the 5th Battalion marched.', may15, '2024-05-10'],
  ['He will be back on the 3rd of next month.', may15, '2024-06-03'],
  ['He fell on Thursday last week and returns on Monday next week.', may15, '2024-05-09 2024-05-20'],
  ['The vote takes place on the first Tuesday in November.', may15, '2024-11-05'],
  ['It was held on the last Sunday of May 2017.', may15, '2017-05-28'],
  ['The fair is a week on Friday, the show on Sunday week.', may15, '2024-05-24 2024-05-26'],
  ['A week last Friday he left.', may15, '2024-05-03'],
  ['It happened one Sunday in June.', may15, '2023-06'],
  ['He came on Thursday last.', may15, '2024-05-09'],
  ['Five years ago today he died.', may15, '2019-05-15'],
  ['Five years ago this week he died.', may15, '2019-W20'],
  ['This time last year it snowed.', may15, '2023-05'],
  // A range of days of the week lies on one side of the publication.
  ['The mill was shut from Monday to Friday.', may15, '2024-05-06 2024-05-10'],
  ['The mill will be shut from Friday to Tuesday.', may15, '2024-05-17 2024-05-21'],
  ['It was open Saturday through Tuesday.', may15, '2024-05-11 2024-05-14'],
  // Parts of a unit.
  ['He waited a quarter of an hour, then half an hour.', may15, 'PT15M PT30M'],
  ['It took three-quarters of an hour, half a day, half a year and half a minute.', may15, 'PT45M PT12H P6M PT30S'],
  ['A quarter of a century ago the half-hour show began.', may15, '1999 PT30M'],
  ['It lasted two and a quarter hours.', may15, 'PT2.25H'],
  // The year that ends with a month.
  ['Sales fell in the year to March 2024.', may15, 'P1Y 2024-03'],
  ['He spends six months of the year abroad.', may15, 'P6M'],
  // Short forms of a second year.
  ['The ’98-99 and 2003/4 seasons were long.', may15, '1998/1999 2003/2004'],
  ['In academic year 2020-21 it was shut.', may15, '2020/2021'],
  ['It was held on the 3rd, 4th and 5th of July 2016.', may15, '2016-07-03 2016-07-04 2016-07-05'],
  ['In Q1 of 2022 it lost money.', may15, '2022-Q1'],
  // Not times.
  ['It may rain and they may march.', may15, ''],
  ['About 7/8 of it is gone.', may15, ''],
  ['A 6-year-old boy and a woman, 41, were saved.', may15, ''],
  ['Some 1,500 people and 1990 pounds were counted.', may15, ''],
  ['He lives in room 1984.', may15, ''],
  ['He is in his 40s.', may15, ''],
  ['He won the second set in the second game.', may15, ''],
  ['It cost $1999.', may15, ''],
  ['He won on Super Tuesday and spoke on Saturday Night Live.', may15, ''],
  ['She was at the March on the capital.', may15, ''],
  ['The price is bound to fall and hopes spring eternal.', may15, ''],
  // Without a day of publication nothing relative is guessed.
  ['The council met on Friday.', null, 'XXXX-WXX-5'],
  ['The council met today.', null, 'XXXX-XX-XX'],
  ['The council met on 9 December.', null, 'XXXX-12-09'],
  ['The council met in October.', null, 'XXXX-10'],
  ['The council met last week.', null, 'XXXX-WXX'],
  ['The council met last year.', null, 'XXXX'],
  ['Profit rose in the third quarter.', null, 'XXXX-Q3'],
  ['Crowds came last summer.', null, 'XXXX-SU'],
  ['The council met on Friday at 10 a.m.', null, 'XXXX-WXX-5T10:00'],
  ['The council met on 9 December 2019.', null, '2019-12-09'],
  ['It closed two months later than planned.', may15, 'P2M'],
  ['It closed a year earlier than last time.', may15, 'P1Y'],
  ['A few days later, the firm closed.', may15, 'PAST_REF'],
  ['It will open on Saturday 18 and Sunday 19 May.', may15, '2024-05-18 2024-05-19'],
  ['It was shut from Saturday 4 to Monday 6 May.', may15, '2024-05-04 2024-05-06'],
  ['The fire began shortly after midnight.', may15, '2024-05-15T00:00'],
  ['The fire began around midnight on Tuesday.', may15, '2024-05-14T24:00'],
  ['The lease ends at midnight.', may15, '2024-05-15T24:00'],
]

t.test('values', async (t) => {
  for (const [text, publishedAt, value] of rows) {
    const found = timesOf(text, publishedAt).map((time) => time.value)
    t.equal(found.join(' '), value, `${publishedAt?.slice(0, 10) ?? 'undated'}: ${text}`)
  }
})

/** Where the expressions begin and end. */
const extents: [text: string, expressions: string[]][] = [
  ['Members fear another row over winter fuel and cuts to summer camps.', []],
  ['It began early next year, not in mid-November.', ['early next year', 'mid-November']],
  ['It lasted almost two months and more than a week.', ['almost two months', 'more than a week']],
  ['It is expected to last six weeks, as the last two months did.', ['six weeks', 'the last two months']],
  ['The end of 1998 came.', ['The end of 1998']],
  ['A five-year low was hit by Friday’s fall.', ['five-year', 'Friday']],
  ['He fell at around 9:30 p.m. on Sunday, April 28.', ['around 9:30 p.m. on Sunday, April 28']],
  ['Café 😀 closed on Friday.', ['Friday']],
]

t.test('extents', async (t) => {
  for (const [text, expressions] of extents) {
    const found = timesOf(text, may15)
    t.same(
      found.map((time) => time.text),
      expressions,
      text,
    )
    for (const { start, end, text: words } of found) t.equal(text.slice(start, end), words)
  }
})

/** EDTF, bounds and precision. */
const records: [
  text: string,
  edtf: string | null,
  earliest: string | null,
  latest: string | null,
  precision: string | null,
][] = [
  ['It rained on Monday.', '2024-05-13', '2024-05-13', '2024-05-13', 'day'],
  ['It rained at 10:30 a.m. on Monday.', '2024-05-13', '2024-05-13', '2024-05-13', 'minute'],
  ['It rained on Monday night.', '2024-05-13', '2024-05-13', '2024-05-13', 'part-of-day'],
  ['It rained last week.', '2024-05-06/2024-05-12', '2024-05-06', '2024-05-12', 'week'],
  ['It rained last weekend.', '2024-05-11/2024-05-12', '2024-05-11', '2024-05-12', 'weekend'],
  ['It rained in February.', '2024-02', '2024-02-01', '2024-02-29', 'month'],
  ['It rained last summer.', '2023-22', '2023-06-01', '2023-08-31', 'season'],
  ['It rained in the third quarter of 2019.', '2019-07/2019-09', '2019-07-01', '2019-09-30', 'quarter'],
  ['It rained in the first half of 2019.', '2019-01/2019-06', '2019-01-01', '2019-06-30', 'half'],
  ['It rained in 1988.', '1988', '1988-01-01', '1988-12-31', 'year'],
  ['It rained in 1988-89.', '1988/1989', '1988-01-01', '1989-12-31', 'year'],
  ['It rained in the 1980s.', '198X', '1980-01-01', '1989-12-31', 'decade'],
  ['It rained in the 19th century.', '18XX', '1800-01-01', '1899-12-31', 'century'],
  ['It rained recently.', null, null, null, 'vague'],
  ['It rained for two days.', null, null, null, null],
]

t.test('records', async (t) => {
  for (const [text, edtf, earliest, latest, precision] of records) {
    const [time] = timesOf(text, may15)
    t.match(time, { edtf, earliest, latest, precision }, text)
    t.ok(Time.safeParse(time).success, `${text} fits the schema`)
  }
  t.match(timesOf('It rained on Friday.', null)[0], { edtf: null, earliest: null, latest: null })
  t.same(
    timesOf('It runs from November to March.', null).map(({ value }) => value),
    ['XXXX-11', 'XXXX-03'],
  )
})

t.test('whatever stands together, the records fit the schema', async (t) => {
  const words =
    '999999 two centuries years ago later AD BC 0 0000 9999 last next Friday May 29 February 2023 31 quarter Q3 half of W53 2020-W53 1-1-99 24:00 noon ’00 0s 90s winter Easter fiscal a decade early from November March to May is , . - to between 😀 every third 5 p.m. UTC 12/31/99 2019-02-29'.split(
      ' ',
    )
  const text = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 12 }).map((parts) => parts.join(' '))
  fc.assert(
    fc.property(text, fc.constantFrom(may15, null), (text, publishedAt) =>
      timesOf(text, publishedAt).every(
        (time) =>
          Time.safeParse(time).success &&
          !/NaN|undefined|null/.test(time.value) &&
          text.slice(time.start, time.end) === time.text &&
          (time.earliest === null || time.earliest <= time.latest!),
      ),
    ),
    { seed: 1, numRuns: 500 },
  )
  t.pass('500 texts')
})

t.test('the machine’s time zone changes nothing', async (t) => {
  const zone = process.env.TZ
  t.teardown(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })
  const text = rows.map(([text]) => text).join('\n')
  const answers = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo', 'Asia/Kolkata'].map(
    (name) => {
      process.env.TZ = name
      return JSON.stringify(['2024-03-31T00:30:00+13:00', '2024-10-27T23:30:00-11:00'].map((day) => timesOf(text, day)))
    },
  )
  t.equal(new Set(answers).size, 1)
  t.match(
    timesOf('It rained today.', '2024-01-01T01:00:00+14:00')[0],
    { value: '2024-01-01' },
    'the publication’s own zone',
  )
})

t.test('a text without a parser’s cue has nothing for it', (t) => {
  const found = new Set<number>()
  const check = (text: string) => {
    const cues = cuesOf(text)
    for (const [i, [parser, cue]] of parsers.entries()) {
      if (new Chrono({ parsers: [parser], refiners: [] }).parse(text, new Date(0)).length === 0) continue
      found.add(i)
      if ((cues & cue) === 0) t.fail(`parser ${i}: ${text}`)
    }
  }
  const texts = [
    ...rows.map(([text]) => text),
    'The fair is open on Nov. 3, 5, 7, 9 and 11.',
    'The ferry had sunk the year before.',
    'The wall fell in AD 79.',
  ]
  texts.forEach(check)
  t.equal(found.size, parsers.length, 'there is something for each parser')
  const words = [...new Set(texts.flatMap((text) => text.split(' ')))]
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '))
  fc.assert(fc.property(text, check), { seed: 7, numRuns: 2000 })
  t.end()
})

t.test('time grows with the length, whatever the text', { timeout: 120_000 }, async (t) => {
  const { times } = await import('../../../src/analysis/pipeline/times/index.ts')
  for (const unit of [
    '1',
    '1990s ',
    'may ',
    'May ',
    '1990 ',
    '12:',
    'the first ',
    'a few ',
    'Friday ',
    'two ',
    "'",
    '1-',
    '3 to ',
    'early ',
    ' ',
    '“',
    'in three weeks, ',
    'the first Friday in ',
    'put off to ',
    '9am to ',
    '9am, ',
    'a week on Friday the 3rd, ',
    'a year later, in 1990, ',
    'Friday-',
    'riots of May ',
  ]) {
    const length = ['1', '1990s ', 'may '].includes(unit) ? 1_000_000 : 200_000
    const text = unit.repeat(Math.ceil(length / unit.length))
    const article = { text, paragraphs: [{ start: 0, end: text.length, role: 'body' }], publishedAt: may15 }
    const started = process.cpuUsage()
    times.run({ article, sentences: [], verbs: [] } as never)
    const took = process.cpuUsage(started).user / 1000
    t.ok(took < length / 200, `${JSON.stringify(unit)}: ${took.toFixed(0)} ms`)
  }
  // One sentence with a verb far before and after all of its dates.
  const text = `Said ${'Friday and '.repeat(18_000)}will`
  const article = { text, paragraphs: [{ start: 0, end: text.length, role: 'body' }], publishedAt: may15 }
  const sentences = [{ start: 0, end: text.length, paragraph: 0, tokens: [] }]
  const verbs = [
    { start: 0, end: 4, sentence: 0, tense: 'past' },
    { start: text.length - 4, end: text.length, sentence: 0, tense: 'future' },
  ]
  const started = process.cpuUsage()
  times.run({ article, sentences, verbs } as never)
  const took = process.cpuUsage(started).user / 1000
  t.ok(took < 1000, `one long sentence: ${took.toFixed(0)} ms`)
})
