/** Who says what: source, cue and content. */
import fc from 'fast-check'
import t from 'tap'
import { analyse } from '../../../src/analysis/analyse.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { runPipeline, stages } from '../../../src/analysis/pipeline/index.ts'
import { quotedStretches } from '../../../src/analysis/pipeline/quotation-marks.ts'
import type { Attribution, Layers } from '../../../src/analysis/pipeline/stage.ts'
import { wordList } from '../../../src/data.ts'

type Row = [kind: string, mention: string | null, name: string | null, cue: string | null, ...parts: string[]]

/** Kind, the speaker as written and who it is, cue and parts of every quote, through the whole pipeline. */
const quoteRows: [text: string, expected: Row[]][] = [
  [
    '“The bridge is safe,” said Ada Moss, the harbour’s chief engineer, on Monday.',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'The bridge is safe,']],
  ],
  ['Ada Moss, a doctor, said: “The ward is full.”', [['direct', 'Ada Moss', 'Ada Moss', 'said', 'The ward is full.']]],
  [
    '“The ward,” said Ada Moss, “is full. We need beds.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'The ward,', 'is full. We need beds.']],
  ],
  [
    '“The ward is full,” Ada Moss said. “We need beds.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'The ward is full,', 'We need beds.']],
  ],
  [
    '“The ward is full,” she said, adding: “We need beds.”',
    [
      ['direct', 'she', null, 'said', 'The ward is full,'],
      ['direct', 'she', null, 'adding', 'We need beds.'],
    ],
  ],
  ['Ada Moss told reporters: “The ward is full.”', [['direct', 'Ada Moss', 'Ada Moss', 'told', 'The ward is full.']]],
  [
    '“The ward is full,” Ada Moss told the Harbour Times.',
    [['direct', 'Ada Moss', 'Ada Moss', 'told', 'The ward is full,']],
  ],
  [
    'Ada Moss said the ward would be “full by Friday” unless money was found.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'the ward would be “full by Friday” unless money was found']],
  ],
  [
    '“I cannot believe it” is all Ada Moss would say.',
    [['direct', 'Ada Moss', 'Ada Moss', 'say', 'I cannot believe it']],
  ],
  ['“A gift” was how Bo Vale described the plan.', [['direct', 'Bo Vale', 'Bo Vale', 'described', 'A gift']]],
  [
    '“Too little, too late” was the verdict of Bo Vale.',
    [['direct', 'Bo Vale', 'Bo Vale', 'verdict', 'Too little, too late']],
  ],
  ['“The Long Night” was how Bo Vale described the plan.', []],
  [
    '“We lost it all” – that is how Ada Moss, 61, remembers the night of the fire.',
    [['direct', 'Ada Moss', 'Ada Moss', 'remembers', 'We lost it all']],
  ],
  [
    'On whether the ward would shut, Ada Moss was brief: “Never.”',
    [['direct', 'Ada Moss', 'Ada Moss', null, 'Never.']],
  ],
  ['Another, who had queued since dawn, said: “We need beds.”', [['direct', 'Another', null, 'said', 'We need beds.']]],
  [
    'Per a memo seen by the paper, crews were told to “look away”.',
    [['mixed', 'a memo seen by the paper', 'a memo seen by the paper', 'Per', 'crews were told to “look away”']],
  ],
  [
    'The ward will shut, per two people close to the board.',
    [['indirect', 'two people close to the board', 'two people close to the board', 'per', 'The ward will shut']],
  ],
  ['The fare is £5, per head.', []],
  // Words that stand on a thing are all that it says.
  ...['reading', 'that read', 'which read', 'saying'].map((read): [string, Row[]] => [
    `A banner ${read} “Pay us now” hung from the crane.`,
    [
      [
        'direct',
        read.includes(' ') ? read.split(' ')[0]! : 'A banner',
        'A banner',
        read.split(' ').at(-1)!,
        'Pay us now',
      ],
    ],
  ]),
  [
    'She held up a sign – which read “Boats for all” – and waved it.',
    [['direct', 'which', 'a sign', 'read', 'Boats for all']],
  ],
  ['The boy reading “The Long Night” fell asleep.', []],
  // What people call out.
  ['Bo Vale was met with chants of “Pay us now”.', [['direct', null, null, 'chants', 'Pay us now']]],
  ['The crowd’s cries of “Shame” drowned him out.', [['direct', 'The crowd', 'The crowd', 'cries', 'Shame']]],
  // The reporter goes on.
  [
    'They rode in a car that Ada Moss called “a wreck” and parked it outside.',
    [['direct', 'Ada Moss', 'Ada Moss', 'called', 'a wreck']],
  ],
  [
    'Ada Moss called him a “stiff” and accused him of sloth.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'called', 'him a “stiff”']],
  ],
  [
    'Ada Moss cut in, calling him a “stiff” and laughing at him.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'calling', 'him a “stiff”']],
  ],
  ['Ada Moss called it “late” and she left.', [['mixed', 'Ada Moss', 'Ada Moss', 'called', 'it “late”']]],
  // Whoever cites it says it.
  ['Citing “poor health”, Ada Moss resigned.', [['direct', 'Ada Moss', 'Ada Moss', 'Citing', 'poor health']]],
  ['Ada Moss, citing “poor health”, resigned.', [['direct', 'Ada Moss', 'Ada Moss', 'citing', 'poor health']]],
  // Whose words they are where a clause or a name stands between.
  [
    'Ada Moss said it was late; the judge left, calling it “fair”.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', 'it was late'],
      ['mixed', 'the judge', 'the judge', 'calling', 'it “fair”'],
    ],
  ],
  [
    'One resident, 68-year-old Bo Vale, called it “a bang”.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'called', 'it “a bang”']],
  ],
  ['Under the headline “Enough”, the paper called on Bo Vale to go.', []],
  ['Because of this, “she needs him,” said Ada Moss.', [['direct', 'Ada Moss', 'Ada Moss', 'said', 'she needs him,']]],
  [
    'Ada Moss told the Harbour’s Today programme that it was “late”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'told', 'that it was “late”']],
  ],
  [
    'Ada Moss said he “kept still”, and his lawyer, Bo Vale, said “he always has”.',
    [
      ['mixed', 'Ada Moss', 'Ada Moss', 'said', 'he “kept still”'],
      ['direct', 'Bo Vale', 'Bo Vale', 'said', 'he always has'],
    ],
  ],
  ['Ada Moss hailed “a great day” as the tram opened.', [['direct', 'Ada Moss', 'Ada Moss', 'hailed', 'a great day']]],
  [
    'The court told the firm to “stop at once” and fined it.',
    [['mixed', 'The court', 'The court', 'told', 'to “stop at once”']],
  ],
  ['The court told the firm to stop at once.', []],
  ['To quote Ada Moss, “a bed is a bed”.', [['direct', 'Ada Moss', 'Ada Moss', 'quote', 'a bed is a bed']]],
  [
    'The judge told Bo Vale he was “a danger to us all” and jailed him for nine years.',
    [['mixed', 'The judge', 'The judge', 'told', 'he was “a danger to us all”']],
  ],
  [
    '“The ward,” according to Ada Moss, “is full.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'according to', 'The ward,', 'is full.']],
  ],
  [
    'The letter, signed by Ada Moss, states: “The ward is full.”',
    [['direct', 'The letter', 'The letter', 'states', 'The ward is full.']],
  ],
  ['Bo Vale told reporters prices would fall.', [['indirect', 'Bo Vale', 'Bo Vale', 'told', 'prices would fall']]],
  [
    '“It is over,” Ada Moss told Bo Vale, who replied: “I know.”',
    [
      ['direct', 'Ada Moss', 'Ada Moss', 'told', 'It is over,'],
      ['direct', 'who', 'Bo Vale', 'replied', 'I know.'],
    ],
  ],
  [
    'Ada Moss, speaking outside the court after the hearing had ended, said: “It is over.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'It is over.']],
  ],
  [
    'The matter came up after Bo Vale, asked about the losses, had said, “We all make mistakes.”',
    [['direct', 'Bo Vale', 'Bo Vale', 'said', 'We all make mistakes.']],
  ],
  [
    'In June, after Ada Moss broke her arm, Bo Vale sent her flowers, telling her, “You are our best.”',
    [['direct', 'Bo Vale', 'Bo Vale', 'telling', 'You are our best.']],
  ],
  [
    '“He just walked in.” Ada Moss, the secretary for the port, said of the visit she had last week.',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'He just walked in.']],
  ],
  [
    'Ada Moss called it “a mess”. And added: “Somebody must pay.”',
    [
      ['mixed', 'Ada Moss', 'Ada Moss', 'called', 'it “a mess”'],
      ['direct', 'Ada Moss', 'Ada Moss', 'added', 'Somebody must pay.'],
    ],
  ],
  ['Ada Moss called the plan “a disgrace”.', [['mixed', 'Ada Moss', 'Ada Moss', 'called', 'the plan “a disgrace”']]],
  [
    'Bo Vale described the report as “nonsense”.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'described', 'the report as “nonsense”']],
  ],
  [
    'According to Ada Moss, the ward is full.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'According to', 'the ward is full']],
  ],
  [
    'The ward is full, according to Ada Moss.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'according to', 'The ward is full']],
  ],
  [
    'The ward, according to Ada Moss, is full.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'according to', 'The ward', 'is full']],
  ],
  [
    'VALE: I think the ward is full. It was full in May.',
    [['indirect', 'VALE', 'VALE', ':', 'I think the ward is full. It was full in May']],
  ],
  [
    'After saying the ward was full, Ada Moss left.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'saying', 'the ward was full']],
  ],
  ['Bo Vale pledged delegates, and she was already far ahead.', []],
  ['Ada Moss sought to clear that up before the vote.', []],
  ['After the vote was over, Ada Moss continued.', []],
  ['The ward is full, Ada Moss said.', [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'The ward is full']]],
  ['The ward, Ada Moss said, is full.', [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'The ward', 'is full']]],
  ['The ward is full, said Ada Moss.', [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'The ward is full']]],
  [
    'Ada Moss said that the ward was full and that more beds were needed.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'that the ward was full and that more beds were needed']],
  ],
  [
    'Ada Moss said the ward was full, but Bo Vale said there was room.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the ward was full'],
      ['indirect', 'Bo Vale', 'Bo Vale', 'said', 'there was room'],
    ],
  ],
  [
    'Ada Moss said the ward was full, adding that beds were needed.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the ward was full'],
      ['indirect', 'Ada Moss', 'Ada Moss', 'adding', 'that beds were needed'],
    ],
  ],
  ['Ada Moss says ‘ward is full’', [['direct', 'Ada Moss', 'Ada Moss', 'says', 'ward is full']]],
  ['‘Ward is full’, says Ada Moss', [['direct', 'Ada Moss', 'Ada Moss', 'says', 'Ward is full']]],
  ['Ada Moss: ‘The ward is full’', [['direct', 'Ada Moss', 'Ada Moss', ':', 'The ward is full']]],
  [
    'Minister warns of ‘dark days’ for the harbour',
    [['mixed', 'Minister', 'Minister', 'warns', '‘dark days’ for the harbour']],
  ],
  [
    'Britain and the United States have warned the company to “step back” from the deal.',
    [
      [
        'mixed',
        'Britain and the United States',
        'United Kingdom + United States',
        'warned',
        'to “step back” from the deal',
      ],
    ],
  ],
  [
    'Ada Moss and Bo Vale said the ward was full.',
    [['indirect', 'Ada Moss and Bo Vale', 'Ada Moss + Bo Vale', 'said', 'the ward was full']],
  ],
  [
    'The strike prompted Ada Moss to warn that the ward would close.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'warn', 'that the ward would close']],
  ],
  ['Bo Vale met the owners, who he said were “reckless”.', [['mixed', 'he', 'Bo Vale', 'said', 'were “reckless”']]],
  ['“We will reopen it,” she is expected to say on Friday.', [['direct', 'she', null, 'say', 'We will reopen it,']]],
  ['Ada Moss will say the ward is full.', [['indirect', 'Ada Moss', 'Ada Moss', 'say', 'the ward is full']]],
  [
    'The hospital issued a statement saying the ward was full.',
    [['indirect', 'The hospital', 'The hospital', 'saying', 'the ward was full']],
  ],
  ['The claim that the ward was full was false.', [['indirect', null, null, 'claim', 'that the ward was full']]],
  ['Her claim that the ward was full was false.', [['indirect', 'Her', null, 'claim', 'that the ward was full']]],
  [
    'In her speech on Friday, Ada Moss will say the “ward has not learned”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'say', 'the “ward has not learned”']],
  ],
  ['“He told me: ‘Go home’,” said Ada Moss.', [['direct', 'Ada Moss', 'Ada Moss', 'said', 'He told me: ‘Go home’,']]],
  [
    '“We [the nurses] need beds,” said Ada Moss.',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'We [the nurses] need beds,']],
  ],
  ["''We need beds,'' said Ada Moss.", [['direct', 'Ada Moss', 'Ada Moss', 'said', 'We need beds,']]],
  ['"We need beds," said Ada Moss.', [['direct', 'Ada Moss', 'Ada Moss', 'said', 'We need beds,']]],
  ["'We need beds,' said Ada Moss.", [['direct', 'Ada Moss', 'Ada Moss', 'said', 'We need beds,']]],
  [
    '‘We can’t stay, and the nurses’ union can’t either,’ said Ada Moss.',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'We can’t stay, and the nurses’ union can’t either,']],
  ],
  ['The singer Bo “Big Hat” Vale played in town.', []],
  ['She starred in “The Long Night” on Friday.', []],
  ['The so-called “snail bridge” was painted red.', []],
  ['“We need beds.” – Ada Moss, nurse', [['direct', 'Ada Moss', 'Ada Moss', null, 'We need beds.']]],
  ['As Ada Moss noted, the ward is full.', [['indirect', 'Ada Moss', 'Ada Moss', 'noted', 'the ward is full']]],
  [
    '“We need beds,” Ada Moss said.\n“And we need nurses,” she said.',
    [
      ['direct', 'Ada Moss', 'Ada Moss', 'said', 'We need beds,'],
      ['direct', 'she', 'Ada Moss', 'said', 'And we need nurses,'],
    ],
  ],
  [
    '“We need beds,” Ada Moss said. “We need nurses.\n“We also need money.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'We need beds,', 'We need nurses.', 'We also need money.']],
  ],
  [
    '“We need beds,” Ada Moss said.\n“We also need money.”',
    [
      ['direct', 'Ada Moss', 'Ada Moss', 'said', 'We need beds,'],
      ['direct', 'Ada Moss', 'Ada Moss', null, 'We also need money.'],
    ],
  ],
  ['Ada Moss was furious. “They lied to us.”', [['direct', 'Ada Moss', 'Ada Moss', null, 'They lied to us.']]],
  ['Ada Moss said:\n“We need beds.”', [['direct', 'Ada Moss', 'Ada Moss', 'said', 'We need beds.']]],
  ['“Who will pay?” Ada Moss asked.', [['direct', 'Ada Moss', 'Ada Moss', 'asked', 'Who will pay?']]],
  ['Mr Vale, who said he was tired, has left.', [['indirect', 'who', 'Vale', 'said', 'he was tired']]],
  ['Ada Moss, who runs the ward, said it was full.', [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'it was full']]],
  [
    'A spokesman for the port said the ferry had sunk.',
    [['indirect', 'A spokesman for the port', 'A spokesman for the port', 'said', 'the ferry had sunk']],
  ],
  [
    'Ada Moss on Thursday said she had been “quite clear” with the board that the ward was full.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'she had been “quite clear” with the board that the ward was full']],
  ],
  [
    'The minister added that “the state stands behind the town”.',
    [['mixed', 'The minister', 'The minister', 'added', 'that “the state stands behind the town”']],
  ],
  [
    'After meeting the envoy Bo Vale, Dr Moss said she would stay.',
    [['indirect', 'Dr Moss', 'Moss', 'said', 'she would stay']],
  ],
  [
    'When asked about the ward, Ada Moss said it was full.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'it was full']],
  ],
  [
    'While Ada Moss said the ward was full, Bo Vale did not agree.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the ward was full']],
  ],
  [
    'LONDON (AP) — The ward is full, Ada Moss said Friday.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'The ward is full']],
  ],
  ['Ada Moss runs the ward. “It is full,” she said.', [['direct', 'she', 'Ada Moss', 'said', 'It is full,']]],
  ['Ada Moss runs the ward. She said it was full.', [['indirect', 'She', 'Ada Moss', 'said', 'it was full']]],
  ['Ada Moss runs the ward. She told reporters: “It is full.”', [['direct', 'She', 'Ada Moss', 'told', 'It is full.']]],
  [
    'Ada Moss, the mayor, visited on Monday. “We need beds,” she said. “We need them now.”',
    [['direct', 'she', 'Ada Moss', 'said', 'We need beds,', 'We need them now.']],
  ],
  [
    'Ada Moss, who runs the ward, resigned.\n“I am tired,” she said.',
    [['direct', 'she', 'Ada Moss', 'said', 'I am tired,']],
  ],
  [
    'Mr Vale chairs the board. “No,” he said, adding that it would never meet.',
    [
      ['direct', 'he', 'Vale', 'said', 'No,'],
      ['indirect', 'he', 'Vale', 'adding', 'that it would never meet'],
    ],
  ],
  [
    'Mrs Moss met the crew. She warned them that the bridge would fall.',
    [['indirect', 'She', 'Moss', 'warned', 'that the bridge would fall']],
  ],
  [
    'Mrs Moss met the crew. According to her, the bridge will fall.',
    [['indirect', 'her', 'Moss', 'According to', 'the bridge will fall']],
  ],
  [
    'Mr Bo Vale chairs the board. In his view it works. “It works,” he insisted.',
    [['direct', 'he', 'Bo Vale', 'insisted', 'It works,']],
  ],
  [
    '“The bridge is old,” Ada Moss said.\nShe added that it would close.',
    [
      ['direct', 'Ada Moss', 'Ada Moss', 'said', 'The bridge is old,'],
      ['indirect', 'She', 'Ada Moss', 'added', 'that it would close'],
    ],
  ],
  [
    '“The bridge is old,” said Mr Vale.\n“It will close,” he added.',
    [
      ['direct', 'Mr Vale', 'Vale', 'said', 'The bridge is old,'],
      ['direct', 'he', 'Vale', 'added', 'It will close,'],
    ],
  ],
  ['Sir Bo Vale spoke first. “We lost,” he admitted.', [['direct', 'he', 'Bo Vale', 'admitted', 'We lost,']]],
  [
    'Ms Moss called the plan a mistake. She described it as “far too slow”.',
    [['mixed', 'She', 'Moss', 'described', 'it as “far too slow”']],
  ],
  [
    'Dame Ada Moss sang. “I loved it,” she told the Harbour Times.',
    [['direct', 'she', 'Ada Moss', 'told', 'I loved it,']],
  ],
  [
    'Prime Minister Ada Moss resigned. The prime minister said the vote had been lost.',
    [['indirect', 'The prime minister', 'Ada Moss', 'said', 'the vote had been lost']],
  ],
  [
    'Ada Moss, the mayor, spoke. The mayor said that taxes would rise.',
    [['indirect', 'The mayor', 'Ada Moss', 'said', 'that taxes would rise']],
  ],
  [
    'Bo Vale, the club’s coach, left early. “They were better,” the coach said.',
    [['direct', 'the coach', 'Bo Vale', 'said', 'They were better,']],
  ],
  ['Mr Vale, who said he was tired, has left.', [['indirect', 'who', 'Vale', 'said', 'he was tired']]],
  [
    'Ada Moss met the owner, Bo Vale, who said the mill was safe.',
    [['indirect', 'who', 'Bo Vale', 'said', 'the mill was safe']],
  ],
  [
    'Mrs Moss is leaving. “It is time,” she is expected to say on Friday.',
    [['direct', 'she', 'Moss', 'say', 'It is time,']],
  ],
  ['Mrs Moss is leaving. She will say that it is time.', [['indirect', 'She', 'Moss', 'say', 'that it is time']]],
  ['Mr Vale smiled. ‘It is done,’ he said.', [['direct', 'he', 'Vale', 'said', 'It is done,']]],
  [
    'Mr Vale signed the deal. He called it “the best day” of his life.',
    [['mixed', 'He', 'Vale', 'called', 'it “the best day” of his life']],
  ],
  ['Mr Vale signed the deal. “The best day,” as he put it.', [['direct', 'he', 'Vale', 'put it', 'The best day,']]],
  ['Mr Vale signed the deal, saying it was “fair”.', [['mixed', 'Mr Vale', 'Vale', 'saying', 'it was “fair”']]],
  ['Ada Moss said she was ready.', [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'she was ready']]],
  [
    'Ada Moss said she was ready and that her team was too.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'she was ready and that her team was too']],
  ],
  [
    'Mr Vale was late. Asked why, he said the train had stopped.',
    [['indirect', 'he', 'Vale', 'said', 'the train had stopped']],
  ],
  [
    'Mr Vale was late. “The train,” he said, “had stopped.”',
    [['direct', 'he', 'Vale', 'said', 'The train,', 'had stopped.']],
  ],
  [
    'Ms Moss spoke on Monday. She went on to say that the mill would close.',
    [['indirect', 'She', 'Moss', 'say', 'that the mill would close']],
  ],
  // Who is told, and what describes them, is no content.
  [
    'Ada Moss told the mayors who gathered in the city that the bridge would close.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'told', 'that the bridge would close']],
  ],
  [
    'Ada Moss told voters gathered in a barn that the bridge would close.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'told', 'that the bridge would close']],
  ],
  ['Ada Moss told the judge who heard the case.', []],
  // Where content ends and goes on.
  [
    'Ada Moss said the bridge was “perfectly safe,” claiming that it had been mended.',
    [
      ['mixed', 'Ada Moss', 'Ada Moss', 'said', 'the bridge was “perfectly safe,”'],
      ['indirect', 'Ada Moss', 'Ada Moss', 'claiming', 'that it had been mended'],
    ],
  ],
  [
    'Ada Moss said she was tired and wanted a crew that worked.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'she was tired and wanted a crew that worked']],
  ],
  [
    'The bridge is safe, Ada Moss said, because it has been mended.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'The bridge is safe', 'because it has been mended']],
  ],
  [
    'The bridge is safe, Ada Moss said, as she left the hall.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'The bridge is safe']],
  ],
  [
    'The bridge is safe, according to the mayor, and the dam is strong.',
    [['indirect', 'the mayor', 'the mayor', 'according to', 'The bridge is safe', 'the dam is strong']],
  ],
  ['Bo Vale, who likes boats, had one reply: “Late,” he said.', [['direct', 'he', 'Bo Vale', 'said', 'Late,']]],
  [
    'While Ada Moss claimed that the dam was “safe,” two engineers left the board in May.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'claimed', 'that the dam was “safe,”']],
  ],
  [
    'Ada Moss said “in the end,” the plan would fail.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', '“in the end,” the plan would fail']],
  ],
  [
    'Ada Moss said she found the plan “dull” and called the board “a joke”.',
    [
      ['mixed', 'Ada Moss', 'Ada Moss', 'said', 'she found the plan “dull”'],
      ['mixed', 'Ada Moss', 'Ada Moss', 'called', 'the board “a joke”'],
    ],
  ],
  [
    'Ada Moss wrote to the board, calling it “weak” and asserting that the dam was “a risk to all”.',
    [
      ['mixed', 'Ada Moss', 'Ada Moss', 'calling', 'it “weak”'],
      ['mixed', 'Ada Moss', 'Ada Moss', 'asserting', 'that the dam was “a risk to all”'],
    ],
  ],
  // Content that a parser of parts of speech stumbles over.
  [
    'Ada Moss said one plan she likes so far is the tunnel.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'one plan she likes so far is the tunnel']],
  ],
  [
    'Ada Moss said down-river towns can help.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'down-river towns can help']],
  ],
  [
    'Bo Vale alleged in court that Ada Moss had kept the money.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'alleged', 'that Ada Moss had kept the money']],
  ],
  [
    'Now, after arguing that the tide was low, the crew has left.',
    [['indirect', 'the crew', 'the crew', 'arguing', 'that the tide was low']],
  ],
  // Words of saying that say nothing here.
  ['The so-called Harbour Plan has failed, and it will be dropped.', []],
  ['The bridge, which was reported shut last week, is an old one.', []],
  ['The town has lost its mill, a loss first reported by the Harbour Times.', []],
  ["''We are late,'' Bo Vale, the mate, said Sunday.", [['direct', 'Bo Vale', 'Bo Vale', 'said', 'We are late,']]],
  // A cue noun inside the frame of a verb gives its content once.
  [
    'Ada Moss said in a statement that the bridge would close.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'that the bridge would close']],
  ],
  [
    'The campaign failed over allegations he had beaten a horse.',
    [['indirect', null, null, 'allegations', 'he had beaten a horse']],
  ],
  [
    'The warning among sailors that the bridge would fall was heard.',
    [['indirect', 'sailors', 'sailors', 'warning', 'that the bridge would fall']],
  ],
  [
    'The council’s message is that the bridge is safe.',
    [['indirect', 'The council', 'The council', 'message', 'that the bridge is safe']],
  ],
  [
    'Bo Vale spoke of how the bridge was built.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'spoke', 'how the bridge was built']],
  ],
  [
    'Prosecutor Ada Moss told jurors Vale had “a way with boats”.',
    [['mixed', 'Prosecutor Ada Moss', 'Ada Moss', 'told', 'Vale had “a way with boats”']],
  ],
  [
    'Ada Moss told the jury Vale had lied about the oars.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'told', 'Vale had lied about the oars']],
  ],
  ['Ada Moss told MPs Norway would not pay.', [['indirect', 'Ada Moss', 'Ada Moss', 'told', 'Norway would not pay']]],
  ['Ada Moss told striker Bo Vale he could go.', [['indirect', 'Ada Moss', 'Ada Moss', 'told', 'he could go']]],
  [
    'Ada Moss said six years was “nowhere near enough”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'six years was “nowhere near enough”']],
  ],
  [
    'Ada Moss said two weeks later that it was late.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'that it was late']],
  ],
  [
    '“He was right,” Bo Vale said Sunday in Tarn as the crowd roared.',
    [['direct', 'Bo Vale', 'Bo Vale', 'said', 'He was right,']],
  ],
  [
    'McDonald’s said sales rose. “We are sorry,” said Sainsbury’s.',
    [
      ['indirect', 'McDonald’s', 'McDonald’s', 'said', 'sales rose'],
      ['direct', 'Sainsbury’s', 'Sainsbury’s', 'said', 'We are sorry,'],
    ],
  ],
  [
    'Bo Vale was late. Ada Moss, he went on, had shown “little insight”.',
    [['mixed', 'he', 'Bo Vale', 'went on', 'Ada Moss', 'had shown “little insight”']],
  ],
  [
    'That, they argue, means the eels were smoked.',
    [['indirect', 'they', null, 'argue', 'That', 'means the eels were smoked']],
  ],
  [
    'Ada Moss, who owns the port, denied the report, saying it was late.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'saying', 'it was late']],
  ],
  [
    'In May the road will close, Ada Moss said, and the bridge will open.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'In May the road will close', 'and the bridge will open']],
  ],
  [
    'At least 14 boats have sunk since Sunday, Ada Moss said, and a further nine are missing.',
    [
      [
        'indirect',
        'Ada Moss',
        'Ada Moss',
        'said',
        'At least 14 boats have sunk since Sunday',
        'and a further nine are missing',
      ],
    ],
  ],
  [
    'In the hall, where she spoke, Ada Moss said, laughing, that it was late.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'that it was late']],
  ],
  [
    'Ada Moss said in an email to staff seen by the Gazette that the ward was full and that “every pound spent on tarmac is a pound not spent on patients”.',
    [
      [
        'mixed',
        'Ada Moss',
        'Ada Moss',
        'said',
        'that the ward was full and that “every pound spent on tarmac is a pound not spent on patients”',
      ],
    ],
  ],
  [
    'Ada Moss said in a letter sent to parents on Friday that it was late.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'that it was late']],
  ],
  [
    '“Nobody came,” Ada Moss told the Herald. “They are tired. Would you not be?” Neighbours were quick to offer support.',
    [['direct', 'Ada Moss', 'Ada Moss', 'told', 'Nobody came,', 'They are tired. Would you not be?']],
  ],
  [
    '“Who pays?” Ada Moss asked the crowd on Friday. “Not me.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'asked', 'Who pays?', 'Not me.']],
  ],
  [
    'She left in 1990, when judge Bo Vale told her she would “never fill a barge”.',
    [['mixed', 'judge Bo Vale', 'Bo Vale', 'told', 'she would “never fill a barge”']],
  ],
  [
    '“This is wrong,” said Ada Moss of the port, warning it was late.',
    [
      ['direct', 'Ada Moss', 'Ada Moss', 'said', 'This is wrong,'],
      ['indirect', 'Ada Moss', 'Ada Moss', 'warning', 'it was late'],
    ],
  ],
  [
    '“This is wrong,” said the mayor, Bo Vale, warning that it “was late”.',
    [
      ['direct', 'the mayor', 'Bo Vale', 'said', 'This is wrong,'],
      ['mixed', 'the mayor', 'Bo Vale', 'warning', 'that it “was late”'],
    ],
  ],
  [
    'A Department for Harbours spokesman said: “We are late.”',
    [['direct', 'A Department for Harbours spokesman', 'A Department for Harbours spokesman', 'said', 'We are late.']],
  ],
  ['Bo Vale reported the find to the mayor within 14 days, as the law requires.', []],
  [
    'Crews have been accused of “idling” over the strike.',
    [['mixed', null, null, 'accused', '“idling” over the strike']],
  ],
  [
    'Ada Moss said no. Bo Vale said yes. The answer is no. “Go,” she said.',
    [['direct', 'she', 'Ada Moss', 'said', 'Go,']],
  ],
  [
    '“Home,” Ada Moss said, and her husband cut in. “Do not forget Bo.”',
    [
      ['direct', 'Ada Moss', 'Ada Moss', 'said', 'Home,'],
      ['direct', 'her husband', 'her husband', 'cut in', 'Do not forget Bo.'],
    ],
  ],
  [
    '“Tell that to my driver,” snorted one trader in the market.',
    [['direct', 'one trader in the market', 'one trader in the market', 'snorted', 'Tell that to my driver,']],
  ],
  ['“It was late,” wheezed Ada Moss.', [['direct', 'Ada Moss', 'Ada Moss', 'wheezed', 'It was late,']]],
  ['“It was late,” the mayor harrumphed.', [['direct', 'the mayor', 'the mayor', 'harrumphed', 'It was late,']]],
  ['“It was late,” she rasped. “So late.”', [['direct', 'she', null, 'rasped', 'It was late,', 'So late.']]],
  ['“Who pays?” Bo Vale slept.', [['direct', null, null, null, 'Who pays?']]],
  ['“Long Night,” written by Vale, opens in May.', []],
  ['“Great day,” Vale wiped his brow.', []],
  [
    '“No,” managing director Bo Vale said in a statement.',
    [['direct', 'managing director Bo Vale', 'Bo Vale', 'said', 'No,']],
  ],
  ['“No,” said visiting professor Ada Moss.', [['direct', 'visiting professor Ada Moss', 'Ada Moss', 'said', 'No,']]],
  [
    'A mother whose boat sank hours after she was sent home from port told crews it was “old”.',
    [['mixed', 'A mother', 'A mother', 'told', 'it was “old”']],
  ],
  [
    'A man who fell from the roof of a church told police it was dark.',
    [['indirect', 'A man', 'A man', 'told', 'it was dark']],
  ],
  [
    '“It is late,” Fed governor Ada Moss told the board.',
    [['direct', 'Fed governor Ada Moss', 'Ada Moss', 'told', 'It is late,']],
  ],
  [
    'Chief operating officer Ada Moss said the trust was “truly sorry”.',
    [['mixed', 'Chief operating officer Ada Moss', 'Ada Moss', 'said', 'the trust was “truly sorry”']],
  ],
  [
    'Ada Moss called for calm, saying the figures showed “how far it has come”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'saying', 'the figures showed “how far it has come”']],
  ],
  ['New Delhi: The Supreme Court on Thursday issued notice to the agency.', []],
  [
    'NLC President, Comrade Bo Vale, who stated this in Abuja yesterday, said workers could no longer afford it.',
    [['indirect', 'Comrade Bo Vale', 'Bo Vale', 'said', 'workers could no longer afford it']],
  ],
  [
    'The Minister of Power, Chief Bo Vale, said the dam had gulped N2.9trn. “We must pay,” he stressed.',
    [
      ['indirect', 'Chief Bo Vale', 'Bo Vale', 'said', 'the dam had gulped N2.9trn'],
      ['direct', 'he', 'Bo Vale', 'stressed', 'We must pay,'],
    ],
  ],
  [
    'Bo Vale told the Herald no. Not so, says former captain Ada Moss. “The pitch is a road,” she warned.',
    [['direct', 'she', 'Ada Moss', 'warned', 'The pitch is a road,']],
  ],
  [
    'The report, a copy of which is here, states that the eel “was smoked daily”.',
    [['mixed', 'The report', 'The report', 'states', 'that the eel “was smoked daily”']],
  ],
  [
    'Bo Vale asked whether the eel was “worth it”, and left.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'asked', 'whether the eel was “worth it”']],
  ],
  ['Asked whether the eel was “a farce”, Ada Moss laughed.', []],
  [
    'The order, which Bo Vale said would “save the port”, capping months of strife, is old.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'said', 'would “save the port”']],
  ],
  [
    'Her son, Piers, said she died at home in Osk on 2 June "with a book open on the bed".',
    [['mixed', 'Piers', 'Piers', 'said', 'she died at home in Osk on 2 June "with a book open on the bed"']],
  ],
  [
    '"What we got," says Ines Calder, laughing, "was a view of another hotel."',
    [['direct', 'Ines Calder', 'Ines Calder', 'says', 'What we got,', 'was a view of another hotel.']],
  ],
  [
    "Keep every receipt – as my grandmother used to say, paper doesn't forget.",
    [['indirect', 'my grandmother', 'my grandmother', 'say', "paper doesn't forget"]],
  ],
  [
    'The shop says it is "thrilled" but also, according to its owner, Lee Moffat, "short of space".',
    [
      ['mixed', 'The shop', 'The shop', 'says', 'it is "thrilled"'],
      ['direct', 'Lee Moffat', 'Lee Moffat', 'according to', 'short of space'],
    ],
  ],
  [
    'The town is flooded and, according to police, hundreds of homes have lost power.',
    [['indirect', 'police', 'police', 'according to', 'hundreds of homes have lost power']],
  ],
  [
    "According to Ann Lowe, the town's surveyor, the bridge is past its best.",
    [['indirect', 'Ann Lowe', 'Ann Lowe', 'According to', 'the bridge is past its best']],
  ],
  [
    'According to Ann Lowe, who inspected it, the bridge is past its best.',
    [['indirect', 'Ann Lowe', 'Ann Lowe', 'According to', 'the bridge is past its best']],
  ],
  [
    'According to the coroner, Tim Hale, the driver was asleep.',
    [['indirect', 'Tim Hale', 'Tim Hale', 'According to', 'the driver was asleep']],
  ],
  [
    'According to police, Ann Lowe, 40, was shot.',
    [['indirect', 'police', 'police', 'According to', 'Ann Lowe, 40, was shot']],
  ],
  [
    'The bridge, according to its designer, Ann Lowe, was never safe.',
    [['indirect', 'Ann Lowe', 'Ann Lowe', 'according to', 'The bridge', 'was never safe']],
  ],
  [
    'Vale, who had at first dismissed the plan as "a hobby", took it over.',
    [['mixed', 'who', 'Vale', 'dismissed', 'the plan as "a hobby"']],
  ],
  ['The union accepted a rise of 6% backdated to April.', []],
  ['The lights were off, suggesting that nobody was at home.', []],
  [
    'They were told by the council their homes were safe.',
    [['indirect', 'the council', 'the council', 'told', 'their homes were safe']],
  ],
  [
    'A mother who was told by doctors she had indigestion has died.',
    [['indirect', 'doctors', 'doctors', 'told', 'she had indigestion']],
  ],
  ['A driver who said he was tired was banned for a year.', [['indirect', 'who', 'A driver', 'said', 'he was tired']]],
  [
    'A pilot who said that the wing was cracked and the engine smoked was sacked.',
    [['indirect', 'who', 'A pilot', 'said', 'that the wing was cracked and the engine smoked']],
  ],
  ['He wrote to the board, asking it to explain what had been done.', []],
  ['They urged the minister to admit that the plan had failed.', []],
  [
    'Most boats are unsafe, a report published by the ministry in 2020 said.',
    [
      [
        'indirect',
        'a report published by the ministry',
        'a report published by the ministry',
        'said',
        'Most boats are unsafe',
      ],
    ],
  ],
  [
    'A federal judge in Portland, Oregon, on Monday blocked the law, saying it was bad.',
    [['indirect', 'A federal judge in Portland', 'A federal judge in Portland', 'saying', 'it was bad']],
  ],
  [
    'District Judge Karen Whitcomb wrote that the state had offered "enthusiasm in place of evidence".',
    [
      [
        'mixed',
        'District Judge Karen Whitcomb',
        'Karen Whitcomb',
        'wrote',
        'that the state had offered "enthusiasm in place of evidence"',
      ],
    ],
  ],
  [
    'Secretary for Health Dr Samson Phiri said the situation was "under control".',
    [['mixed', 'Samson Phiri', 'Samson Phiri', 'said', 'the situation was "under control"']],
  ],
  [
    'She said the council had called the plan "a joke".',
    [
      ['mixed', 'She', null, 'said', 'the council had called the plan "a joke"'],
      ['mixed', 'the council', 'the council', 'called', 'the plan "a joke"'],
    ],
  ],
  [
    'Not so, says Haddon. "Three shops told him that in 2011."',
    [['direct', 'Haddon', 'Haddon', 'says', 'Three shops told him that in 2011.']],
  ],
  ['Nonsense, she says. "Three shops told him that."', [['direct', 'she', null, 'says', 'Three shops told him that.']]],
  [
    'He left the club, which, according to Vale, owes money.',
    [['indirect', 'Vale', 'Vale', 'according to', 'owes money']],
  ],
  [
    'The firm cut 400 jobs, a number that, according to Bo Vale, will grow.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'according to', 'a number that', 'will grow']],
  ],
  [
    'The ministry pointed to "a lack of staff" in its report.',
    [['direct', 'The ministry', 'The ministry', 'pointed to', 'a lack of staff']],
  ],
  ['But, she cautioned, colonies differ in size.', [['indirect', 'she', null, 'cautioned', 'colonies differ in size']]],
  [
    'The owner, Norvik Tankers, accepted the findings but disputed the suggestion that crews were under "pressure".',
    [['mixed', 'Norvik Tankers', 'Norvik Tankers', 'suggestion', 'that crews were under "pressure"']],
  ],
  [
    'He said contractors were on site and appealed for patience.',
    [['indirect', 'He', null, 'said', 'contractors were on site']],
  ],
  [
    'Speaking on the podcast Ebb & Flow, the 24-year-old, whose real name is Zara Quilligan, said it was late.',
    [['indirect', 'the 24-year-old', 'the 24-year-old', 'said', 'it was late']],
  ],
  [
    'The Minister of Works, Engr. Dave Nwosu, described the plan as "unnecessary".',
    [['mixed', 'Engr. Dave Nwosu', 'Dave Nwosu', 'described', 'the plan as "unnecessary"']],
  ],
  [
    'A driver, Mr Sunday Okoro, told our correspondent that the road was bad.',
    [['indirect', 'Mr Sunday Okoro', 'Sunday Okoro', 'told', 'that the road was bad']],
  ],
  [
    `"That's better," says the most feared defenceman of the town, and puts them on a saucer.`,
    [
      [
        'direct',
        'the most feared defenceman of the town',
        'the most feared defenceman of the town',
        'says',
        "That's better,",
      ],
    ],
  ],
  [
    '"We lost," said its managing director, Shilpa Menon, who urged them to stay.',
    [['direct', 'its managing director', 'Shilpa Menon', 'said', 'We lost,']],
  ],
  [
    'The firm said it would cull 200 eels, a plan crews condemned as "a photo opportunity".',
    [
      ['indirect', 'The firm', 'The firm', 'said', 'it would cull 200 eels'],
      ['mixed', 'crews', 'crews', 'condemned', 'as "a photo opportunity"'],
    ],
  ],
  [
    'The firm said it would leave, a move Vale called "a disgrace".',
    [
      ['indirect', 'The firm', 'The firm', 'said', 'it would leave'],
      ['direct', 'Vale', 'Vale', 'called', 'a disgrace'],
    ],
  ],
  ['Mumbai: The minister said it was "late".', [['mixed', 'The minister', 'The minister', 'said', 'it was "late"']]],
  [
    'The colleague, former head of research Priscilla Wong, who left, told the court that it was "late".',
    [['mixed', 'Priscilla Wong', 'Priscilla Wong', 'told', 'that it was "late"']],
  ],
  [`The world's oldest known wild bird is "late".`, []],
  [
    'Head teachers worry about kitchens: according to their union, a third could not cook.',
    [['indirect', 'their union', 'their union', 'according to', 'a third could not cook']],
  ],
  [
    '"I wept when I saw it," said its lead investigator, Prof Ada Moss of the University of Natal.',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'I wept when I saw it,']],
  ],
  [
    'Shares fell after trials in Uganda and Chile found that it was "unsafe".',
    [['mixed', 'trials in Uganda and Chile', 'trials in Uganda and Chile', 'found', 'that it was "unsafe"']],
  ],
  [
    'Lord Amory defended him: bishops, he said, had been rude to governments for centuries.',
    [['indirect', 'he', 'Amory', 'said', 'bishops', 'had been rude to governments for centuries']],
  ],
  [
    'Officials in London, Rome and Paris said it was “late”.',
    [['mixed', 'Officials in London, Rome and Paris', 'Officials in London, Rome and Paris', 'said', 'it was “late”']],
  ],
  ['The paper was called "Tides of Fear".', []],
  [
    'She warned that it was “a farce”, as crews left the port.',
    [['mixed', 'She', null, 'warned', 'that it was “a farce”']],
  ],
  [
    'Ada Moss said the problem was the pump – a cheap one bought at a sale.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the problem was the pump – a cheap one bought at a sale']],
  ],
  [
    'Ada Moss said the pump had failed – a claim the firm denies.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the pump had failed']],
  ],
  [
    'Vale told the court he had seen the van on the bridge – something a guard had also told police.',
    [['indirect', 'Vale', 'Vale', 'told', 'he had seen the van on the bridge']],
  ],
  [
    'Ada Moss said the deal was done – but refused to say at what price.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the deal was done']],
  ],
  [
    'Ada Moss denied that, saying the board had been told in May.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'saying', 'the board had been told in May']],
  ],
  ['The man who says nothing has, it turns out, a lot to tell.', []],
  [
    'It was unclear who would pay for the search, which police estimated had cost $85,000.',
    [['indirect', 'police', 'police', 'estimated', 'had cost $85,000']],
  ],
  [
    'The crew left the boat, which officials say was not insured.',
    [['indirect', 'officials', 'officials', 'say', 'was not insured']],
  ],
  [
    'The plan which unions say will cost jobs was dropped.',
    [['indirect', 'unions', 'unions', 'say', 'will cost jobs']],
  ],
  ['The firm that Bo Vale said had paid him denied it.', [['indirect', 'Bo Vale', 'Bo Vale', 'said', 'had paid him']]],
  ['He asked which police had said so.', []],
  ['Ada Moss thanked the nurse, whom she called “a saint”.', [['direct', 'she', 'Ada Moss', 'called', 'a saint']]],
  [
    'In a note to clients, analysts led by Ada Moss wrote that the guidance “raises the bar”.',
    [['mixed', 'analysts led by Ada Moss', 'analysts led by Ada Moss', 'wrote', 'that the guidance “raises the bar”']],
  ],
  ['Sparks said voters “know what he means”.', [['mixed', 'Sparks', 'Sparks', 'said', 'voters “know what he means”']]],
  [
    'Ada Moss believes the forward can be “the best in the league”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'believes', 'the forward can be “the best in the league”']],
  ],
  [
    'Two people with knowledge of the group chat said it was late.',
    [
      [
        'indirect',
        'Two people with knowledge of the group chat',
        'Two people with knowledge of the group chat',
        'said',
        'it was late',
      ],
    ],
  ],
  ['Bo Vale, a late signing from Osk, had been booed.', []],
  ['CLAIM: The mayor cut the budget by “50%” in May.', []],
  ['FACT CHECK: Did the city cut its budget?', []],
  ['Mr Vale submits that the law is clear.', [['indirect', 'Mr Vale', 'Vale', 'submits', 'that the law is clear']]],
  [
    'Ada Moss was told of it on Sunday. Her reply? “I am sorry.”',
    [['direct', 'Her', 'Ada Moss', 'reply', 'I am sorry.']],
  ],
  ['Bo Vale heard it at noon. His verdict on the plan: “Dire.”', [['direct', 'His', 'Bo Vale', ':', 'Dire.']]],
  [
    'Ada Moss lost her seat. Her agent, Una Vale, said voters had left her. “She took them for granted,” she said.',
    [
      ['indirect', 'Una Vale', 'Una Vale', 'said', 'voters had left her'],
      ['direct', 'she', 'Una Vale', 'said', 'She took them for granted,'],
    ],
  ],
  [
    'Karl Moss lost his seat. His agent, Bo Vale, said voters had deserted him. “He took them for granted,” he said.',
    [
      ['indirect', 'Bo Vale', 'Bo Vale', 'said', 'voters had deserted him'],
      ['direct', 'he', 'Bo Vale', 'said', 'He took them for granted,'],
    ],
  ],
  [
    'A man accused of fraud told the court that he was “broke”.',
    [['mixed', 'A man accused of fraud', 'A man accused of fraud', 'told', 'that he was “broke”']],
  ],
  ['The firm accused of “greed” closed.', []],
  [
    'Asked by Bo Vale whether it was late, Ada Moss said yes, adding: “Very.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'adding', 'Very.']],
  ],
  [
    'Thousands marched to protest against a law that critics say would muzzle the press.',
    [['indirect', 'critics', 'critics', 'say', 'would muzzle the press']],
  ],
  ['Ada Moss KC told the court it was late.', [['indirect', 'Ada Moss KC', 'Ada Moss', 'told', 'it was late']]],
  [
    'Prime Minister Ada Moss accused them. “Go home,” she said.\n\nAda, a student who gave only her first name, showed a bruise. “They hit me,” she said.',
    [
      ['direct', 'she', 'Ada Moss', 'said', 'Go home,'],
      ['direct', 'she', 'Ada', 'said', 'They hit me,'],
    ],
  ],
  [
    'His daughter, Ada Moss, told supporters outside that the family would “not be silenced”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'told', 'that the family would “not be silenced”']],
  ],
  [
    'Bo Vale told crowds there that he would “never leave”.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'told', 'that he would “never leave”']],
  ],
  [
    'The party’s secretary-general, Bo Vale, said its posters would stay up. “His face is our manifesto,” he declared.',
    [
      ['indirect', 'Bo Vale', 'Bo Vale', 'said', 'its posters would stay up'],
      ['direct', 'he', 'Bo Vale', 'declared', 'His face is our manifesto,'],
    ],
  ],
  [
    '“He’d have gone round me,” said the Scotland international, 34.',
    [['direct', 'the Scotland international', 'the Scotland international', 'said', 'He’d have gone round me,']],
  ],
  [
    'Ada Moss said the fee was too high and urged the board to cut it.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the fee was too high']],
  ],
  [
    'Ada Moss said the board had met and rejected the plan.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the board had met and rejected the plan']],
  ],
  [
    'Harlan & Reed did not dispute it, but said that it was “ready”.',
    [['mixed', 'Harlan & Reed', 'Harlan & Reed', 'said', 'that it was “ready”']],
  ],
  [
    'A constable, Bo Vale, lied.\n\nAsked whether he had considered resigning, Mr Tarn said he had.',
    [['indirect', 'Mr Tarn', 'Tarn', 'said', 'he had']],
  ],
  [
    'The state will not appeal, Ada Moss announced on Friday, a reversal that green groups branded “a white flag”.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'announced', 'The state will not appeal'],
      ['direct', 'green groups', 'green groups', 'branded', 'a white flag'],
    ],
  ],
  [
    'The bridge will close, Ada Moss said on Friday, a plan that traders branded “madness”.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', 'The bridge will close'],
      ['direct', 'traders', 'traders', 'branded', 'madness'],
    ],
  ],
  [
    '“Families make a living from it,” said Ada Moss in a video posted to Facebook. “Where do they go?”',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'Families make a living from it,', 'Where do they go?']],
  ],
  [
    'Karl Moss left.\n\nBo Vale of the Alpine Club of Osk said earlier attempts had failed because of cloud. “Every morning the pilots went up,” he said.',
    [
      ['indirect', 'Bo Vale', 'Bo Vale', 'said', 'earlier attempts had failed because of cloud'],
      ['direct', 'he', 'Bo Vale', 'said', 'Every morning the pilots went up,'],
    ],
  ],
  [
    'Ada Moss said recent storms had broken the wall.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'recent storms had broken the wall']],
  ],
  ['After a long pause Dr Vale replied: “No.”', [['direct', 'Dr Vale', 'Vale', 'replied', 'No.']]],
  [
    'President Otavio Brandao spoke.\n\nMarina Queiroz left.\n\nBrandao thanked her for her service. “I wish her well,” he said.',
    [['direct', 'he', 'Otavio Brandao', 'said', 'I wish her well,']],
  ],
  [
    'Gunmen abducted 25 worshippers on Sunday, the police and residents said, in the latest in a string of raids.',
    [
      [
        'indirect',
        'the police and residents',
        'the police and residents',
        'said',
        'Gunmen abducted 25 worshippers on Sunday',
      ],
    ],
  ],
  [
    'The bridge has closed, the ministry said, in what it called a precaution.',
    [['indirect', 'the ministry', 'the ministry', 'said', 'The bridge has closed']],
  ],
  [
    'A spokesperson said there were “more teachers than ever”, a claim that is true only if all are counted, according to the Osk Institute.',
    [
      ['mixed', 'A spokesperson', 'A spokesperson', 'said', 'there were “more teachers than ever”'],
      [
        'indirect',
        'the Osk Institute',
        'Osk Institute',
        'according to',
        'a claim that is true only if all are counted',
      ],
    ],
  ],
  ['What she finds there now is another matter.', []],
  [
    'The Hawks fired coach Bo Vale after he threw a bottle and called his manager “a spreadsheet with a haircut”.',
    [['mixed', 'he', 'Bo Vale', 'called', 'his manager “a spreadsheet with a haircut”']],
  ],
  [
    'The club sold him because Bo Vale was slow and described the board as “asleep”.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'described', 'the board as “asleep”']],
  ],
  [
    'Ada Moss lost. Her former husband, the chef Bo Vale, told the paper that he had bought it “in good faith”.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'told', 'that he had bought it “in good faith”']],
  ],
  ['“Don is passionate,” GM Bo Vale said.', [['direct', 'GM Bo Vale', 'Bo Vale', 'said', 'Don is passionate,']]],
  [
    "Bo Vale said Monday's storm was the worst he had seen.",
    [['indirect', 'Bo Vale', 'Bo Vale', 'said', "Monday's storm was the worst he had seen"]],
  ],
  [
    'Earlier this year, Mr. Vale and other ministers have said cutting that output must be part of the plan.',
    [
      [
        'indirect',
        'Mr. Vale and other ministers',
        'Vale + other ministers',
        'said',
        'cutting that output must be part of the plan',
      ],
    ],
  ],
  [
    'Some security experts have alleged that the government was behind the leak.',
    [
      [
        'indirect',
        'Some security experts',
        'Some security experts',
        'alleged',
        'that the government was behind the leak',
      ],
    ],
  ],
  [
    'The minister informed reporters that two of the men had left.',
    [['indirect', 'The minister', 'The minister', 'informed', 'that two of the men had left']],
  ],
  [
    'They left the hall, warning residents that the dam could burst.',
    [['indirect', 'They', null, 'warning', 'that the dam could burst']],
  ],
  [
    'They insisted on Monday that two of the men had left.',
    [['indirect', 'They', null, 'insisted', 'that two of the men had left']],
  ],
  [
    "Senator Ada Moss says, win or lose in Thursday's ballot, she is staying in the race.",
    [['indirect', 'Senator Ada Moss', 'Ada Moss', 'says', 'she is staying in the race']],
  ],
  [
    'Ada Moss told The Harbour Gazette of Selby last week she would rather vote for a Green.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'told', 'she would rather vote for a Green']],
  ],
  [
    'The plan, a person close to the board said, is to sell the yard by June.',
    [
      [
        'indirect',
        'a person close to the board',
        'a person close to the board',
        'said',
        'The plan',
        'is to sell the yard by June',
      ],
    ],
  ],
  [
    'For all the doubts about the new chairman, shipping analysts say, running the line would be hard for anyone.',
    [
      [
        'indirect',
        'shipping analysts',
        'shipping analysts',
        'say',
        'For all the doubts about the new chairman',
        'running the line would be hard for anyone',
      ],
    ],
  ],
  [
    'If the yard closes, analysts say, the town will lose its last large employer.',
    [['indirect', 'analysts', 'analysts', 'say', 'If the yard closes', 'the town will lose its last large employer']],
  ],
  [
    'Readers, Ada Moss notes, prefer short chapters and long summers.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'notes', 'Readers', 'prefer short chapters and long summers']],
  ],
  [
    'The engineers I spoke to said its plans were cheaper.',
    [['indirect', 'The engineers', 'The engineers', 'said', 'its plans were cheaper']],
  ],
  [
    'The agency opened an inquiry, a probe the police said was still going on in May.',
    [['indirect', 'the police', 'the police', 'said', 'was still going on in May']],
  ],
  [
    'It was a speech which even her critics say was the best of the campaign.',
    [['indirect', 'even her critics', 'even her critics', 'say', 'was the best of the campaign']],
  ],
  [
    'If anything, experts say her plans to raise fees on large ships and cut them for small ones would make the port poorer.',
    [
      [
        'indirect',
        'experts',
        'experts',
        'say',
        'her plans to raise fees on large ships and cut them for small ones would make the port poorer',
      ],
    ],
  ],
  [
    'The firm lost $5 million, the paper reports.',
    [['indirect', 'the paper', 'the paper', 'reports', 'The firm lost $5 million']],
  ],
  [
    'Moss said at the hearing that drafting the charter “is an open process.”',
    [['mixed', 'Moss', 'Moss', 'said', 'that drafting the charter “is an open process.”']],
  ],
  [
    'After saying her foot was “so swollen that I could not walk,” Moss was taken to hospital.',
    [['mixed', 'Moss', 'Moss', 'saying', 'her foot was “so swollen that I could not walk,”']],
  ],
  [
    'The director further stated, while testifying before the committee, that Moss was not truthful.',
    [['indirect', 'The director', 'The director', 'stated', 'that Moss was not truthful']],
  ],
  [
    "Vale told NBC's “Good Day Harwick” that nobody would doubt his record.",
    [['indirect', 'Vale', 'Vale', 'told', 'that nobody would doubt his record']],
  ],
  [
    "Vale said on Sunday's “Late Edition” that his side was behind.",
    [['indirect', 'Vale', 'Vale', 'said', 'that his side was behind']],
  ],
  [
    'He has long warned followers on social media and in interviews that the wall could be breached.',
    [['indirect', 'He', null, 'warned', 'that the wall could be breached']],
  ],
  [
    'To varying degrees, all agreed that the plan would raise taxes.',
    [['indirect', 'all', 'all', 'agreed', 'that the plan would raise taxes']],
  ],
  [
    'The president has persuaded donors, party elders and his colleagues that he is the safest choice.',
    [['indirect', 'The president', 'The president', 'persuaded', 'that he is the safest choice']],
  ],
  [
    'The study – which says 58 firms would owe £212 million – was published in May.',
    [['indirect', 'which', 'The study', 'says', '58 firms would owe £212 million']],
  ],
  [
    'Byrne — who was posted at the door for three years — states that the job was seen as a punishment.',
    [['indirect', 'Byrne', 'Byrne', 'states', 'that the job was seen as a punishment']],
  ],
  [
    'Ada Moss and Bo Vale, who rarely agree, both argued that the plan would fail.',
    [['indirect', 'Ada Moss and Bo Vale', 'Ada Moss + Bo Vale', 'argued', 'that the plan would fail']],
  ],
  [
    'The biggest shock was an allegation from his first wife, Ada Moss, that he had hit her.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'allegation', 'that he had hit her']],
  ],
  [
    'For Ada Moss, the answer is plain: “Nobody told me anything.”',
    [['direct', 'Ada Moss', 'Ada Moss', null, 'Nobody told me anything.']],
  ],
  [
    'The message from the mayor was clear: “We will not pay.”',
    [['direct', 'the mayor', 'the mayor', null, 'We will not pay.']],
  ],
  [
    'The council met after what residents called “not fit for anyone.”',
    [['direct', 'residents', 'residents', 'called', 'not fit for anyone.']],
  ],
  ['What officials said was never written down.', []],
  [
    'The plan was criticised by her lawyer, Ada Moss, as “cruel and needless”.',
    [['direct', 'her lawyer', 'Ada Moss', 'criticised', 'cruel and needless']],
  ],
  [
    'The council passed the plan, which Ada Moss, the mayor, said was “a farce”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'was “a farce”']],
  ],
  [
    'The plan, which Ada Moss, the mayor, called “a farce”, was passed.',
    [['direct', 'Ada Moss', 'Ada Moss', 'called', 'a farce']],
  ],
  [
    'The mayor said the report was late.\n\n“It is a farce.”',
    [
      ['indirect', 'The mayor', 'The mayor', 'said', 'the report was late'],
      ['direct', 'The mayor', 'The mayor', null, 'It is a farce.'],
    ],
  ],
  [
    'One engineer laughed. “Nobody told me anything.”',
    [['direct', 'One engineer', 'One engineer', null, 'Nobody told me anything.']],
  ],
  [
    'Most of the farmers who signed said it was too late.',
    [['indirect', 'Most of the farmers', 'Most of the farmers', 'said', 'it was too late']],
  ],
  ['The few who stayed said it was too late.', [['indirect', 'The few', 'The few', 'said', 'it was too late']]],
  ['Neither Moss nor Vale said it was too late.', []],
  ['The song that she wrote won a prize.', []],
  ['The house that he said he would buy was sold.', [['indirect', 'he', null, 'said', 'he would buy']]],
  ['The bridge the council said was safe fell on Friday.', []],
  [
    'The firm that Moss says she founded in 2004 has closed.',
    [['indirect', 'Moss', 'Moss', 'says', 'she founded in 2004']],
  ],
  ['The day after he said it was over, she left.', [['indirect', 'he', null, 'said', 'it was over']]],
  ['Those who said the bridge was safe were wrong.', [['indirect', 'who', null, 'said', 'the bridge was safe']]],
  [
    'Ada Moss called the plan “a farce”, but the board passed it.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'called', 'the plan “a farce”']],
  ],
  [
    'Ada Moss called the plan “a farce” on Monday.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'called', 'the plan “a farce”']],
  ],
  [
    'The mayor described it as “a bad day for Selby” at a meeting in Osk.',
    [['mixed', 'The mayor', 'The mayor', 'described', 'it as “a bad day for Selby”']],
  ],
  [
    'Bo Vale praised the crews as “the best in the land”, which pleased them.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'praised', 'the crews as “the best in the land”']],
  ],
  [
    'Ada Moss said the plan was “a farce” and left the hall.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'the plan was “a farce”']],
  ],
  [
    'Ada Moss said the plan was “a farce”, but the board passed it.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'the plan was “a farce”']],
  ],
  [
    'Ada Moss said the plan was “a farce” in an interview with the Gazette.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'the plan was “a farce”']],
  ],
  [
    'Bo Vale warned that the port “will not last the winter” as crews cleared the street.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'warned', 'that the port “will not last the winter”']],
  ],
  [
    'Bo Vale said the port “will not last” when asked about the cost.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'said', 'the port “will not last”']],
  ],
  ['Two charged over ferry sinking that killed 14.', []],
  ['Her manager, Per Aalto, wiped his eyes.', []],
  ['Not everyone said she should return.', []],
  [
    'When she walked out, a year after she was told she would never play again, she did not look at the crowd.',
    [['indirect', null, null, 'told', 'she would never play again']],
  ],
  [
    'A spokesman said ministers “expect it” but stopped short of new powers.',
    [['mixed', 'A spokesman', 'A spokesman', 'said', 'ministers “expect it”']],
  ],
  [
    'Moss said that leaked papers showed a loss.',
    [['indirect', 'Moss', 'Moss', 'said', 'that leaked papers showed a loss']],
  ],
  [
    'Odell said he was shocked by the messages, and promised a review of the plan.',
    [['indirect', 'Odell', 'Odell', 'said', 'he was shocked by the messages']],
  ],
  [
    "Farida Shaikh alleged that the contractors were “the mayor's relatives”, a charge Mayor Suresh Patil denied.",
    [['mixed', 'Farida Shaikh', 'Farida Shaikh', 'alleged', "that the contractors were “the mayor's relatives”"]],
  ],
  [
    'Farida Shaikh alleged that the contractors were late, a charge Mayor Suresh Patil denied.',
    [['indirect', 'Farida Shaikh', 'Farida Shaikh', 'alleged', 'that the contractors were late']],
  ],
  [
    'Farida Shaikh said it was late, a claim Patil rejected.',
    [['indirect', 'Farida Shaikh', 'Farida Shaikh', 'said', 'it was late']],
  ],
  [
    'Farida Shaikh said it was late, a claim the mayor disputes.',
    [['indirect', 'Farida Shaikh', 'Farida Shaikh', 'said', 'it was late']],
  ],
  [
    "The mayor's office referred questions to the ministry, where spokeswoman Ada Moss said boards “make these decisions.”",
    [['mixed', 'spokeswoman Ada Moss', 'Ada Moss', 'said', 'boards “make these decisions.”']],
  ],
  [
    'He was found alive – thanks, his family say, to the dog.',
    [['indirect', 'his family', 'his family', 'say', 'thanks', 'to the dog']],
  ],
  [
    'The bridge is shut – and, Moss says, it will stay shut.',
    [['indirect', 'Moss', 'Moss', 'says', 'it will stay shut']],
  ],
  [
    'The bridge will cost £3m – twice, Moss said, what was planned.',
    [['indirect', 'Moss', 'Moss', 'said', 'twice', 'what was planned']],
  ],
  [
    'The yard, which closed in May – a year late, Moss said – is for sale.',
    [['indirect', 'Moss', 'Moss', 'said', 'a year late']],
  ],
  [
    'Tributes were left. One read: “Sleep tight, Miss D.” Another said simply: “Why?”',
    [
      ['direct', 'One', 'One', 'read', 'Sleep tight, Miss D.'],
      ['direct', 'Another', null, 'said', 'Why?'],
    ],
  ],
  ['“We lost,” she said: “I am glad.”', [['direct', 'she', null, 'said', 'We lost,', 'I am glad.']]],
  [
    '“We lost.” She said: “I am glad.”',
    [
      ['direct', 'She', null, 'said', 'I am glad.'],
      ['direct', null, null, null, 'We lost.'],
    ],
  ],
  [
    'The company disputes the way those figures were calculated, and says that most patients pay less.',
    [['indirect', 'The company', 'The company', 'says', 'that most patients pay less']],
  ],
  [
    'The firm rejects the way the numbers were worked out, and insists that it paid.',
    [['indirect', 'The firm', 'The firm', 'insists', 'that it paid']],
  ],
  [
    'Senator Jim Tolland said Congress “has no business setting prices,” while Senator Paula Reese of Maine called the increases “indefensible.”',
    [
      ['mixed', 'Senator Jim Tolland', 'Jim Tolland', 'said', 'Congress “has no business setting prices,”'],
      ['mixed', 'Senator Paula Reese', 'Paula Reese', 'called', 'the increases “indefensible.”'],
    ],
  ],
  [
    'Tolland said it was late, while Reese said it was early.',
    [
      ['indirect', 'Tolland', 'Tolland', 'said', 'it was late'],
      ['indirect', 'Reese', 'Reese', 'said', 'it was early'],
    ],
  ],
  [
    'Ministers were told three years ago that jails would run out of space but “chose to hope for the best”, the watchdog has said in a report.',
    [
      ['mixed', null, null, 'told', 'that jails would run out of space but “chose to hope for the best”'],
      [
        'mixed',
        'the watchdog',
        'the watchdog',
        'said',
        'Ministers were told three years ago that jails would run out of space but “chose to hope for the best”',
      ],
    ],
  ],
  [
    'The ministry insists that those convicted will be excluded, though the report notes that the definition is not settled.',
    [
      ['indirect', 'The ministry', 'The ministry', 'insists', 'that those convicted will be excluded'],
      ['indirect', 'the report', 'the report', 'notes', 'that the definition is not settled'],
    ],
  ],
  ['Review: ‘The Salt Road’ is a quiet triumph', []],
  ['Moss: “The Salt Road is a triumph”', [['direct', 'Moss', 'Moss', ':', 'The Salt Road is a triumph']]],
  [
    "When Mar's aunt announces that God “is a Basque, and sulking,” the whole cinema laughs.",
    [['mixed', "Mar's aunt", "Mar's aunt", 'announces', 'that God “is a Basque, and sulking,”']],
  ],
  [
    'When the judge told him he was “a disgrace,” Vale laughed.',
    [['mixed', 'the judge', 'the judge', 'told', 'he was “a disgrace,”']],
  ],
  [
    '“When you get home,” she laughed, “call me.”',
    [['direct', 'she', null, 'laughed', 'When you get home,', 'call me.']],
  ],
  [
    'It is a policy that the justice secretary, Tariq Aziz, has defended as “the least bad option”.',
    [['mixed', 'Tariq Aziz', 'Tariq Aziz', 'defended', 'as “the least bad option”']],
  ],
  [
    'It is a policy that Tariq Aziz has defended as “the least bad option”.',
    [['mixed', 'Tariq Aziz', 'Tariq Aziz', 'defended', 'as “the least bad option”']],
  ],
  [
    'It is a policy the minister has defended as “the least bad option”.',
    [['mixed', 'the minister', 'the minister', 'defended', 'as “the least bad option”']],
  ],
  [
    'The policy, which Aziz has defended as “the least bad option”, starts in May.',
    [['mixed', 'Aziz', 'Aziz', 'defended', 'as “the least bad option”']],
  ],
  [
    'Aziz has defended the policy as “the least bad option”.',
    [['mixed', 'Aziz', 'Aziz', 'defended', 'the policy as “the least bad option”']],
  ],
  [
    'He denied trying to suppress a memo warning that the plant was unsafe.',
    [['indirect', 'a memo', 'a memo', 'warning', 'that the plant was unsafe']],
  ],
  [
    'She got a letter saying that the plant was unsafe.',
    [['indirect', 'a letter', 'a letter', 'saying', 'that the plant was unsafe']],
  ],
  [
    'He put up a poster claiming that the plant was unsafe.',
    [['indirect', 'a poster', 'a poster', 'claiming', 'that the plant was unsafe']],
  ],
  [
    'A plan that unions have branded “a joke” was approved on Friday.',
    [['direct', 'unions', 'unions', 'branded', 'a joke']],
  ],
  [
    "Ada Moss said the council's own study had found that the road was safe, and accused Bo Vale of “playing politics”.",
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', "the council's own study had found that the road was safe"],
      ['mixed', 'Ada Moss', 'Ada Moss', 'accused', 'Bo Vale of “playing politics”'],
    ],
  ],
  [
    'Ada Moss said a report had shown that the dam was weak and called the delay “a scandal”.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', 'a report had shown that the dam was weak'],
      ['mixed', 'Ada Moss', 'Ada Moss', 'called', 'the delay “a scandal”'],
    ],
  ],
  [
    'Ada Moss urged colleagues to “look at what happened in Ghent”, where, she said, trade had risen by a fifth.',
    [
      ['mixed', 'Ada Moss', 'Ada Moss', 'urged', 'colleagues to “look at what happened in Ghent”'],
      ['indirect', 'she', 'Ada Moss', 'said', 'trade had risen by a fifth'],
    ],
  ],
  [
    'Bo Vale pointed to the firm, which, he said, had cut costs by half.',
    [['indirect', 'he', 'Bo Vale', 'said', 'had cut costs by half']],
  ],
  [
    'Shares in Tarn Foods fell on Friday after the grocer cut its forecast, blaming weak demand and “a wet summer”.',
    [['mixed', 'the grocer', 'the grocer', 'blaming', 'weak demand and “a wet summer”']],
  ],
  [
    'The match was stopped after Bo Vale left the pitch, saying he had been racially abused.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'saying', 'he had been racially abused']],
  ],
  [
    'The firm said it was on track, while warning that tariffs could hurt.',
    [
      ['indirect', 'The firm', 'The firm', 'said', 'it was on track'],
      ['indirect', 'The firm', 'The firm', 'warning', 'that tariffs could hurt'],
    ],
  ],
  [
    'Investors, who according to the regulator held a tenth of the shares, made a profit.',
    [['indirect', 'the regulator', 'the regulator', 'according to', 'held a tenth of the shares']],
  ],
  [
    'He appealed for calm and warned against what he termed “loose talk”.',
    [
      ['mixed', 'He', null, 'warned', 'what he termed “loose talk”'],
      ['direct', 'he', null, 'termed', 'loose talk'],
    ],
  ],
  [
    'His client denied the charges and had been “beaten until he signed”.',
    [['direct', null, null, null, 'beaten until he signed']],
  ],
  [
    'Asked what made Bo Vale special, Ada Moss laughed.\n\n\n\n“The man could hear a wrong note from the car park.”',
    [['direct', 'Ada Moss', 'Ada Moss', null, 'The man could hear a wrong note from the car park.']],
  ],
  [
    'OSLO: The bridge will close, ministers said.',
    [['indirect', 'ministers', 'ministers', 'said', 'The bridge will close']],
  ],
  [
    "A man accused of robbing his landlord told police “there's nothing you can do”.",
    [
      [
        'direct',
        'A man accused of robbing his landlord',
        'A man accused of robbing his landlord',
        'told',
        "there's nothing you can do",
      ],
    ],
  ],
  [
    'A driver jailed for killing two cyclists said he was sorry.',
    [
      [
        'indirect',
        'A driver jailed for killing two cyclists',
        'A driver jailed for killing two cyclists',
        'said',
        'he was sorry',
      ],
    ],
  ],
  [
    'Jurors heard a recording of the call, in which Bo Vale could be heard saying: “I found him like this.”',
    [['direct', 'Bo Vale', 'Bo Vale', 'saying', 'I found him like this.']],
  ],
  [
    'In the clip, Ada Moss can be seen telling staff that they are “finished”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'telling', 'that they are “finished”']],
  ],
  [
    'On the tape Bo Vale is heard to say that the money was “ours”.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'say', 'that the money was “ours”']],
  ],
  [
    'Bo Vale was overheard telling a friend that he was guilty.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'telling', 'that he was guilty']],
  ],
  [
    'A neighbour, Bo Vale, said in a statement read to the court that he heard two bangs.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'said', 'that he heard two bangs']],
  ],
  [
    'She said the mayor “has no plans to go,” but would not rule out a vote.',
    [['mixed', 'She', null, 'said', 'the mayor “has no plans to go,”']],
  ],
  [
    'She said the study could not prove that light was harmful.',
    [['indirect', 'She', null, 'said', 'the study could not prove that light was harmful']],
  ],
  [
    '“At the end of the day,” Moss told reporters as she left, “somebody paid that.”',
    [['direct', 'Moss', 'Moss', 'told', 'At the end of the day,', 'somebody paid that.']],
  ],
  [
    'Ada Moss said it was “carefully done” but that the sensors could not tell lamps from screens.',
    [
      [
        'mixed',
        'Ada Moss',
        'Ada Moss',
        'said',
        'it was “carefully done” but that the sensors could not tell lamps from screens',
      ],
    ],
  ],
  [
    '“It fits,” Ada Moss wrote on X. Mice kept in the light, she noted, put on weight.',
    [
      ['direct', 'Ada Moss', 'Ada Moss', 'wrote', 'It fits,'],
      ['indirect', 'she', 'Ada Moss', 'noted', 'Mice kept in the light', 'put on weight'],
    ],
  ],
  [
    'Next is defending champion Ada Moss, a player he describes as “a wall with a backhand”.',
    [['mixed', 'he', null, 'describes', 'as “a wall with a backhand”']],
  ],
  [
    'Moss was in the stands, “screaming my lungs out”, as she put it.',
    [['direct', 'she', null, 'put it', 'screaming my lungs out']],
  ],
  [
    'It came from a retired miner in Durham, who wrote that he had watched it.',
    [['indirect', 'who', 'a retired miner', 'wrote', 'that he had watched it']],
  ],
  ['He has apologised twice: once for being early, once for ordering.', []],
  [
    'Ada Moss is tired. Did she think about giving up? “Every day for a year.”',
    [['direct', 'she', 'Ada Moss', null, 'Every day for a year.']],
  ],
  [
    'Her chief, Ada Moss, urged residents of the coast “not to wait for sirens.”',
    [['mixed', 'Ada Moss', 'Ada Moss', 'urged', 'residents of the coast “not to wait for sirens.”']],
  ],
  [
    '“We were told it would be a partnership,” one volunteer said.',
    [['direct', 'one volunteer', 'one volunteer', 'said', 'We were told it would be a partnership,']],
  ],
  [
    "Kenya's operator Tarn Mobile plans to connect two million homes, its chief executive said, after it raised funds.",
    [
      [
        'indirect',
        'its chief executive',
        'its chief executive',
        'said',
        "Kenya's operator Tarn Mobile plans to connect two million homes",
      ],
    ],
  ],
  [
    'Dr Ada Moss, a consultant who left the trust in April, claims managers ignored four warnings.',
    [['indirect', 'Dr Ada Moss', 'Ada Moss', 'claims', 'managers ignored four warnings']],
  ],
  [
    'The trust, which runs three hospitals, claims nobody complained.',
    [['indirect', 'The trust', 'The trust', 'claims', 'nobody complained']],
  ],
  [
    'Ada Moss beat Bo Vale. The champion said she was tired.',
    [['indirect', 'The champion', 'Ada Moss', 'said', 'she was tired']],
  ],
  [
    'Coach Bo Lund was furious with Ada Moss. “Seven?” fumed the Swede, who was booked.',
    [['direct', 'the Swede', 'Bo Lund', 'fumed', 'Seven?']],
  ],
  [
    'Senator Ada Moss called for a vote. “Heads must roll,” the opposition lawmaker said.',
    [['direct', 'the opposition lawmaker', 'Ada Moss', 'said', 'Heads must roll,']],
  ],
  [
    'Mayor Ada Moss said no. “It is late,” the judge said.',
    [['direct', 'the judge', 'the judge', 'said', 'It is late,']],
  ],
  [
    'Det Sgt Ada Moss said he was calm. Ms Vale said that was wrong. “No,” the officer replied.',
    [
      ['indirect', 'Det Sgt Ada Moss', 'Ada Moss', 'said', 'he was calm'],
      ['indirect', 'Ms Vale', 'Vale', 'said', 'that was wrong'],
      ['direct', 'the officer', 'the officer', 'replied', 'No,'],
    ],
  ],
  [
    'His barrister, Lady Frances Orme KC, told the tribunal that it was late.',
    [['indirect', 'Lady Frances Orme', 'Frances Orme', 'told', 'that it was late']],
  ],
  [
    'Orme put it to him that he had already briefed a newspaper.',
    [['indirect', 'Orme', 'Orme', 'put it to', 'that he had already briefed a newspaper']],
  ],
  [
    "A Treasury source played down suggestions that a tax would follow: “That's not where we are.”",
    [
      ['indirect', null, null, 'suggestions', 'that a tax would follow'],
      ['direct', 'A Treasury source', 'A Treasury source', 'played', "That's not where we are."],
    ],
  ],
  [
    'The mayor dismissed claims that she had lied: “It is nonsense.”',
    [['direct', 'The mayor', 'The mayor', 'claims', 'It is nonsense.']],
  ],
  [
    'The board alleges that Ashdown knew that the book was “a house of cards”.',
    [['mixed', 'The board', 'The board', 'alleges', 'that Ashdown knew that the book was “a house of cards”']],
  ],
  [
    'He was fined over what it called his “reckless” running of the bank, which failed in 2023.',
    [['mixed', 'it', null, 'called', 'his “reckless” running of the bank']],
  ],
  [
    'The body said its members already labelled such drinks as unsafe, and that a ban would be “late”.',
    [
      [
        'mixed',
        'The body',
        'The body',
        'said',
        'its members already labelled such drinks as unsafe, and that a ban would be “late”',
      ],
    ],
  ],
  [
    'ACT Policing said four masked men stormed the shop.',
    [['indirect', 'ACT Policing', 'ACT Policing', 'said', 'four masked men stormed the shop']],
  ],
  [
    'Chef and father of five Toby Mellor, who has campaigned on it, posted a video. “About time,” he said.',
    [['direct', 'he', 'Toby Mellor', 'said', 'About time,']],
  ],
  [
    'Fiona Marsh, the health secretary, left. Claire Dunmore, the shadow health secretary, stayed. “No,” the health secretary said.',
    [['direct', 'the health secretary', 'Fiona Marsh', 'said', 'No,']],
  ],
  [
    'Detective Inspector Shane Moloney met Ada Moss.\n\n\n\n“We know who they are,” the detective said.',
    [['direct', 'the detective', 'Shane Moloney', 'said', 'We know who they are,']],
  ],
  [
    'It found emails in which staff referred to the page as “the labyrinth”.',
    [['mixed', 'staff', 'staff', 'referred', 'as “the labyrinth”']],
  ],
  [
    'Environmental groups blamed planting for making the hills “a box of matches,” a charge that the industry disputes.',
    [
      [
        'mixed',
        'Environmental groups',
        'Environmental groups',
        'blamed',
        'planting for making the hills “a box of matches,”',
      ],
    ],
  ],
  [
    'All she would say, when cornered by reporters, was that the act was “somebody my dad has wanted”.',
    [['mixed', 'she', null, 'say', 'that the act was “somebody my dad has wanted”']],
  ],
  ['All he would say was that it was “a start”.', [['mixed', 'he', null, 'say', 'that it was “a start”']]],
  ['All Ada Moss would say on Friday was “no comment”.', [['direct', 'Ada Moss', 'Ada Moss', 'say', 'no comment']]],
  [
    "Judge blocks Texas book-rating law, calling it 'a blunt instrument'",
    [['mixed', 'Judge', 'Judge', 'calling', "it 'a blunt instrument'"]],
  ],
  ["Republican state Rep. Ada Moss, the law's author, vowed an appeal.", []],
  [
    'Paris – The strike is over, unions said on Friday.',
    [['indirect', 'unions', 'unions', 'said', 'The strike is over']],
  ],
  [
    "Moss says rate cut in December 'not a foregone conclusion'",
    [['mixed', 'Moss', 'Moss', 'says', "rate cut in December 'not a foregone conclusion'"]],
  ],
  [
    'The remarks put her at odds with Bo Vale, who last week argued for a cut, saying the bank risked “falling behind”.',
    [['mixed', 'who', 'Bo Vale', 'saying', 'the bank risked “falling behind”']],
  ],
  [
    'Bo Vale praised Ada Moss, who runs the port, saying she was “a saint”.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'saying', 'she was “a saint”']],
  ],
  [
    'Boston Fed President Ada Moss, who votes on policy, struck a middle path on Monday, saying she was “open to it”.',
    [['mixed', 'Boston Fed President Ada Moss', 'Ada Moss', 'saying', 'she was “open to it”']],
  ],
  [
    'The family have paid tribute to “the kindest brother in the world”.',
    [['direct', 'The family', 'The family', 'paid tribute to', 'the kindest brother in the world']],
  ],
  [
    "The port's former boss, Bo Reis, who had testified against her, recanted. He has since said that he “would have accused the pope”.",
    [['mixed', 'He', 'Bo Reis', 'said', 'that he “would have accused the pope”']],
  ],
  [
    "Bo Lund was third, although the Scot was given a penalty. “I'm gutted,” he said.",
    [['direct', 'he', 'Bo Lund', 'said', "I'm gutted,"]],
  ],
  [
    'Observing that “lives are not a line item”, the court fined the city.',
    [['mixed', 'the court', 'the court', 'Observing', 'that “lives are not a line item”']],
  ],
  [
    'Noting that it was late, the judge left. Saying she was “tired”, Ada Moss resigned.',
    [
      ['indirect', 'the judge', 'the judge', 'Noting', 'that it was late'],
      ['mixed', 'Ada Moss', 'Ada Moss', 'Saying', 'she was “tired”'],
    ],
  ],
  [
    'At the current rate, says Dr Ada Moss of the University of Hull, the church will be at the edge by 2060.',
    [['indirect', 'Dr Ada Moss', 'Ada Moss', 'says', 'At the current rate', 'the church will be at the edge by 2060']],
  ],
  [
    'The council says that defending the whole coast would cost “in excess of £1bn”.',
    [['mixed', 'The council', 'The council', 'says', 'that defending the whole coast would cost “in excess of £1bn”']],
  ],
  [
    'Praising the plan would be “late”, she said.',
    [['mixed', 'she', null, 'said', 'Praising the plan would be “late”']],
  ],
  [
    'Karl Tarn, the parish priest, described the dead man as “a gentle soul”. He said prayers had been offered.',
    [
      ['mixed', 'Karl Tarn', 'Karl Tarn', 'described', 'the dead man as “a gentle soul”'],
      ['indirect', 'He', 'Karl Tarn', 'said', 'prayers had been offered'],
    ],
  ],
  [
    'Labour’s spokesperson, Senator Ada Moss, said the evidence was in. She said the limits were late.',
    [
      ['indirect', 'Senator Ada Moss', 'Ada Moss', 'said', 'the evidence was in'],
      ['indirect', 'She', 'Ada Moss', 'said', 'the limits were late'],
    ],
  ],
  [
    'Ada Moss opened the shop in 1990. Her husband, the potter Karl Tarn, left her the kiln. “He was good,” she says.',
    [['direct', 'she', 'Ada Moss', 'says', 'He was good,']],
  ],
  ['The mayor herself said the plan was dead.', [['indirect', 'The mayor', 'The mayor', 'said', 'the plan was dead']]],
  [
    'Bo Vale, who has himself called it “late”, left the meeting.',
    [['mixed', 'who', 'Bo Vale', 'called', 'it “late”']],
  ],
  [
    'Bo Vale himself refused to blame the crew, saying such things “even out”.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'saying', 'such things “even out”']],
  ],
  ['An account called Harwick Truth cut the sentence behind the word “city”.', []],
  ['In the film, which is still on its page, Bo Vale goes on to argue against closures.', []],
  ['Fact check: Did Bo Vale say he would “close every library”?', []],
  [
    'The claim that Bo Vale had promised to “close every library” has been shared widely.',
    [
      ['mixed', null, null, 'claim', 'that Bo Vale had promised to “close every library”'],
      ['mixed', 'Bo Vale', 'Bo Vale', 'promised', 'to “close every library”'],
    ],
  ],
  [
    'Hurricane Lena: ‘We lost the roof, then the walls’',
    [['direct', null, null, ':', 'We lost the roof, then the walls']],
  ],
  [
    'One reviewer thought the play “overlong and smug”.',
    [['mixed', 'One reviewer', 'One reviewer', 'thought', 'the play “overlong and smug”']],
  ],
  [
    'Justice Moss held that the claim, being late, ought to have been proved.',
    [['indirect', 'Justice Moss', 'Moss', 'held', 'that the claim, being late, ought to have been proved']],
  ],
  ['The club held that meeting on Monday.', []],
  [
    'Counsel to Ada Moss, Chief Karl Tarn, SAN, said his client would abide.',
    [['indirect', 'Chief Karl Tarn', 'Karl Tarn', 'said', 'his client would abide']],
  ],
  [
    'The appellant, Ada Moss of the Harwick Harriers, had argued that Bo Vale forged it.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'argued', 'that Bo Vale forged it']],
  ],
  [
    'Its pastor, the Rev. Karl Tarn, said 60 people had slept there.',
    [['indirect', 'Rev. Karl Tarn', 'Karl Tarn', 'said', '60 people had slept there']],
  ],
  ['Not once did they say that the tram would pay for itself.', []],
  ['Bo Vale did not have the courage to say that it was over.', []],
  [
    'Ada Moss’s deputy, Karl Tarn, has at least had the honesty to admit that the figures are “hopes”.',
    [['mixed', 'Karl Tarn', 'Karl Tarn', 'admit', 'that the figures are “hopes”']],
  ],
  [
    '“He listens, this boy,” joked the Czech.',
    [['direct', 'the Czech', 'the Czech', 'joked', 'He listens, this boy,']],
  ],
  [
    'Karl Tarn had refused to leave, according to his son, Bo Tarn. “Dad always said no,” he said.',
    [
      ['indirect', 'Bo Tarn', 'Bo Tarn', 'according to', 'Karl Tarn had refused to leave'],
      ['direct', 'he', null, 'said', 'Dad always said no,'],
    ],
  ],
  ['Bo Vale said – and I quote – “nobody cares”.', [['direct', 'Bo Vale', 'Bo Vale', 'said', 'nobody cares']]],
  [
    'A paper on the harbour that says pricing is “the best option” was published.',
    [['mixed', 'that', 'A paper on the harbour', 'says', 'pricing is “the best option”']],
  ],
  ['It was late, declared Bo Vale.', [['indirect', 'Bo Vale', 'Bo Vale', 'declared', 'It was late']]],
  [
    'After the hearing, the chairman, Ada Moss, 72, said the money was gone.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'the money was gone']],
  ],
  [
    'Outside the court, the widow, Ada Moss, 54, said she was glad.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'she was glad']],
  ],
  ['Book review: “The Weir Keeper” by Ada Moss', []],
  [
    'Someone in the crowd shouted “Shame!”',
    [['direct', 'Someone in the crowd', 'Someone in the crowd', 'shouted', 'Shame!']],
  ],
  ['Nobody in the room said that it was late.', []],
  ['Neither of the men said it was late.', []],
  ['Few of those in the hall said it was late.', []],
  ['Many in the town say it is late.', [['indirect', 'Many in the town', 'Many in the town', 'say', 'it is late']]],
  ['Those who were in the hall said it was late.', [['indirect', 'Those', null, 'said', 'it was late']]],
  [
    'Karl Tarn said nobody had quit. Asked about Bo Vale, he grinned: “I love him.”',
    [
      ['indirect', 'Karl Tarn', 'Karl Tarn', 'said', 'nobody had quit'],
      ['direct', 'he', 'Karl Tarn', 'grinned', 'I love him.'],
    ],
  ],
  [
    'The man beside her said the bridge was shut.',
    [['indirect', 'The man beside her', 'The man beside her', 'said', 'the bridge was shut']],
  ],
  [
    '“So is this scene,” someone behind me muttered.',
    [['direct', 'someone behind me', 'someone behind me', 'muttered', 'So is this scene,']],
  ],
  [
    'The last person to see him said the bridge was shut.',
    [['indirect', 'The last person to see him', 'The last person to see him', 'said', 'the bridge was shut']],
  ],
  [
    'Those who knew him called it “a farce”.',
    [['mixed', 'Those who knew him', 'Those who knew him', 'called', 'it “a farce”']],
  ],
  [
    'The youngest of the four brothers said the bridge was shut.',
    [
      [
        'indirect',
        'The youngest of the four brothers',
        'The youngest of the four brothers',
        'said',
        'the bridge was shut',
      ],
    ],
  ],
  [
    'The bridge opened, but a study published in May said it was “too late”.',
    [['mixed', 'a study', 'a study', 'said', 'it was “too late”']],
  ],
  [
    'On Monday, two people briefed on the plan said the bridge was shut.',
    [['indirect', 'two people briefed on the plan', 'two people briefed on the plan', 'said', 'the bridge was shut']],
  ],
  [
    'The bridge opened, but the father of the boy who died said it was “too late”.',
    [['mixed', 'the father', 'the father', 'said', 'it was “too late”']],
  ],
  [
    '“The bridge is shut,” said two of the three judges.',
    [['direct', 'two of the three judges', 'two of the three judges', 'said', 'The bridge is shut,']],
  ],
  [
    '“The bridge is shut,” said a woman named Ada Moss.',
    [['direct', 'a woman', 'a woman', 'said', 'The bridge is shut,']],
  ],
  [
    'The town’s first female mayor said the bridge was shut.',
    [['indirect', 'The town’s first female mayor', 'The town’s first female mayor', 'said', 'the bridge was shut']],
  ],
  [
    'Residents of the street said the bridge was shut.',
    [['indirect', 'Residents of the street', 'Residents of the street', 'said', 'the bridge was shut']],
  ],
  [
    'The person who found the dog said the bridge was shut.',
    [['indirect', 'The person', 'The person', 'said', 'the bridge was shut']],
  ],
  ['Ada Moss should have said that the bridge was shut.', []],
  ['Ada Moss was careful not to say that the bridge was shut.', []],
  ['Ada Moss is of the opinion that the bridge was shut.', []],
  [
    'The plan was condemned as “a farce” by the mayor of Harwick on Monday.',
    [['direct', 'the mayor of Harwick', 'the mayor of Harwick', 'condemned', 'a farce']],
  ],
  ['Ada Moss claimed to be “delighted”.', [['mixed', 'Ada Moss', 'Ada Moss', 'claimed', 'to be “delighted”']]],
  [
    'Ada Moss texted her sister that the bridge was shut.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'texted', 'that the bridge was shut']],
  ],
  [
    'Senator Ada Moss called it late. “The wind was high,” the captain said.',
    [['direct', 'the captain', 'the captain', 'said', 'The wind was high,']],
  ],
  [
    'Its lawyer, Atty. Ada Moss, said it was late.',
    [['indirect', 'Atty. Ada Moss', 'Ada Moss', 'said', 'it was late']],
  ],
  ['“Who will pay?” the governor posed.', [['direct', 'the governor', 'the governor', 'posed', 'Who will pay?']]],
  [
    'Ada Moss, who bought six loaves she said she didn’t need, told the Herald: “Eat.”',
    [
      ['indirect', 'she', 'Ada Moss', 'said', 'she didn’t need'],
      ['direct', 'Ada Moss', 'Ada Moss', 'told', 'Eat.'],
    ],
  ],
  ['Appeals court blocks state law on drag shows', []],
  [
    'The owner, Miss Ada Moss — legal name Ada Tarn — said she planned to celebrate.',
    [['indirect', 'Miss Ada Moss', 'Ada Moss', 'said', 'she planned to celebrate']],
  ],
  [
    'The board said it had accepted help from Osk, but critics accused it of being slow.',
    [['indirect', 'The board', 'The board', 'said', 'it had accepted help from Osk']],
  ],
  [
    'The dean, the Ven. Karl Tarn, reminded them that the hall was shut.',
    [['indirect', 'Ven. Karl Tarn', 'Karl Tarn', 'reminded', 'that the hall was shut']],
  ],
  [
    'A spokesman told me that results vary “a little”, which is another way of saying that it breaks.',
    [['mixed', 'A spokesman', 'A spokesman', 'told', 'that results vary “a little”']],
  ],
  ['It said that about the last one.', []],
  [
    'Ada Moss escaped with her mother. Her father, a chemist, told them that he would follow. He did not. “We hoped,” she said.',
    [
      ['indirect', 'Her father', 'Her father', 'told', 'that he would follow'],
      ['direct', 'she', 'Ada Moss', 'said', 'We hoped,'],
    ],
  ],
  [
    'GOV. MARISA TARN: Good afternoon. The dam failed at dawn.\n\nTARN: About 2,300. We have buses.',
    [
      ['indirect', 'GOV. MARISA TARN', 'MARISA TARN', ':', 'Good afternoon. The dam failed at dawn'],
      ['indirect', 'TARN', 'MARISA TARN', ':', 'About 2,300. We have buses'],
    ],
  ],
  ['Analysis: What a defeat would mean for all', []],
  ['What Bo Vale has never done is explain why the bill is needed.', []],
  [
    'Bo Vale has spent the week telling anyone who asks that the rebels are few.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'telling', 'that the rebels are few']],
  ],
  [
    'Bo Vale told police he wanted his tea, a court has heard.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'told', 'he wanted his tea']],
  ],
  ['She said she was “scared”, jurors were told.', [['mixed', 'She', null, 'said', 'she was “scared”']]],
  [
    'He had written a letter of apology to Ada Moss, who had said she would read it “in May”.',
    [['mixed', 'who', 'Ada Moss', 'said', 'she would read it “in May”']],
  ],
  [
    'Karl Tarn, prosecuting, said the van hit a post before Bo Vale parked it. When officers came he was eating. “I was starving,” he told them.',
    [
      ['indirect', 'Karl Tarn', 'Karl Tarn', 'said', 'the van hit a post before Bo Vale parked it'],
      ['direct', 'he', null, 'told', 'I was starving,'],
    ],
  ],
  [
    'Eve Vale laughed. Ada Moss, 68, who has lived there since 1990, said it was late. “Now I rinse,” she said.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', 'it was late'],
      ['direct', 'she', 'Ada Moss', 'said', 'Now I rinse,'],
    ],
  ],
  [
    'Ada Moss said she would not start again. Her mother had kept bees there, she said. “The bees knew,” she said.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', 'she would not start again'],
      ['indirect', 'she', 'Ada Moss', 'said', 'Her mother had kept bees there'],
      ['direct', 'she', 'Ada Moss', 'said', 'The bees knew,'],
    ],
  ],
  [
    'Ms Orde said the bridge would open in May, although her deputy told the council it would be June.',
    [
      ['indirect', 'Ms Orde', 'Orde', 'said', 'the bridge would open in May'],
      ['indirect', 'her deputy', 'her deputy', 'told', 'it would be June'],
    ],
  ],
  [
    'The firm said no jobs would go, even though two unions believe hundreds are at risk.',
    [['indirect', 'The firm', 'The firm', 'said', 'no jobs would go']],
  ],
  [
    'One survey says Norwood has the cheapest rents, while another says Harwick does.',
    [
      ['indirect', 'One survey', 'One survey', 'says', 'Norwood has the cheapest rents'],
      ['indirect', 'another', null, 'says', 'Harwick does'],
    ],
  ],
  [
    'He did tell the Courier that he had been paid, though he did not say by whom.',
    [['indirect', 'He', null, 'tell', 'that he had been paid']],
  ],
  [
    'The minister said the road was safe, but that is not true.',
    [['indirect', 'The minister', 'The minister', 'said', 'the road was safe']],
  ],
  [
    'Ms Orde said the bridge would open in May, playing down talk of a delay.',
    [['indirect', 'Ms Orde', 'Orde', 'said', 'the bridge would open in May']],
  ],
  [
    'Ms Orde said the bridge would open in May, remarks that angered the builders.',
    [['indirect', 'Ms Orde', 'Orde', 'said', 'the bridge would open in May']],
  ],
  [
    'Mr Pell said he would raise the bus fare, as did his rival Ada Moss.',
    [['indirect', 'Mr Pell', 'Pell', 'said', 'he would raise the bus fare']],
  ],
  [
    'Mr Pell said he would order a review of the port and warned against strikes.',
    [['indirect', 'Mr Pell', 'Pell', 'said', 'he would order a review of the port']],
  ],
  [
    'Mr Pell said he would order a review, and when asked whether he would resign, he said, “I hope not.”',
    [
      ['indirect', 'Mr Pell', 'Pell', 'said', 'he would order a review'],
      ['direct', 'he', 'Pell', 'said', 'I hope not.'],
    ],
  ],
  [
    'Mr Pell praised her, stating there was a benefit to the contest and chiding the press for its questions.',
    [['indirect', 'Mr Pell', 'Pell', 'stating', 'there was a benefit to the contest']],
  ],
  [
    'According to Ms Orde, “the market is harder than the navy,” presumably meaning the stalls.',
    [['direct', 'Ms Orde', 'Orde', 'According to', 'the market is harder than the navy,']],
  ],
  [
    'The share of parents saying they were worried about phones has risen to half.',
    [['indirect', 'parents', 'parents', 'saying', 'they were worried about phones']],
  ],
  [
    'A driver who said he knew the boss was lying was banned.',
    [['indirect', 'who', 'A driver', 'said', 'he knew the boss was lying']],
  ],
  [
    'Mr Pell said both he and Ms Moss had promised to keep the baths open.',
    [['indirect', 'Mr Pell', 'Pell', 'said', 'both he and Ms Moss had promised to keep the baths open']],
  ],
  [
    'He said the paper had reported that the priest was leaving and that Tully, Bash and Moor had mentioned it on air.',
    [
      [
        'indirect',
        'He',
        null,
        'said',
        'the paper had reported that the priest was leaving and that Tully, Bash and Moor had mentioned it on air',
      ],
      [
        'indirect',
        'the paper',
        'the paper',
        'reported',
        'that the priest was leaving and that Tully, Bash and Moor had mentioned it on air',
      ],
    ],
  ],
  [
    'Mr Pell says he spoke to the captain and asked him to stay.',
    [['indirect', 'Mr Pell', 'Pell', 'says', 'he spoke to the captain and asked him to stay']],
  ],
  [
    'Organisers said they are worried that the mayor could gain and want to deny him a stage.',
    [
      [
        'indirect',
        'Organisers',
        'Organisers',
        'said',
        'they are worried that the mayor could gain and want to deny him a stage',
      ],
    ],
  ],
  [
    'Some of the women said they had spoken at hearings; helped run the rallies; and put on a play.',
    [
      [
        'indirect',
        'Some of the women',
        'Some of the women',
        'said',
        'they had spoken at hearings; helped run the rallies; and put on a play',
      ],
    ],
  ],
  [
    'Mr Pell asserted that the town had lost its soul: “Harwick is no longer Harwick,” he said.',
    [
      ['indirect', 'Mr Pell', 'Pell', 'asserted', 'that the town had lost its soul'],
      ['direct', 'he', 'Pell', 'said', 'Harwick is no longer Harwick,'],
    ],
  ],
  [
    'Ms Orde argued forcefully – scolding the mayor twice – that the port had to close.',
    [['indirect', 'Ms Orde', 'Orde', 'argued', 'that the port had to close']],
  ],
  [
    'As first reported by Norwood Radio, the mill will close in June.',
    [['indirect', 'Norwood Radio', 'Norwood Radio', 'reported', 'the mill will close in June']],
  ],
  [
    'Her assertion during the debate that “we are where we need to be” on housing drew laughter.',
    [['mixed', 'Her', null, 'assertion', 'that “we are where we need to be” on housing drew laughter']],
  ],
  [
    'The mayor’s promise that the baths would reopen won him the seat.',
    [['indirect', 'The mayor', 'The mayor', 'promise', 'that the baths would reopen']],
  ],
  ['His message has long been that he is a winner.', [['indirect', 'His', null, 'message', 'that he is a winner']]],
  [
    'He won them over at a rally by joking that he would bring a pig to the palace.',
    [['indirect', 'He', null, 'joking', 'that he would bring a pig to the palace']],
  ],
  [
    'The mayor said he would take it as a “personal insult” if they stayed at home, implicitly putting his own name on the ballot.',
    [['mixed', 'The mayor', 'The mayor', 'said', 'he would take it as a “personal insult” if they stayed at home']],
  ],
  [
    'But as Mr Pell attacked the levy and pledged to end talks with “those who loot the port,” many in the hall stood and left.',
    [['mixed', 'Mr Pell', 'Pell', 'pledged', 'to end talks with “those who loot the port,”']],
  ],
  [
    'The film promises to “stop the rot in our town” while pictures of the mayor play on the screen.',
    [['mixed', 'The film', 'The film', 'promises', 'to “stop the rot in our town”']],
  ],
  [
    'Ms Orde said she was “going to put a lot of boats out of business,” while trying to explain her plan.',
    [['mixed', 'Ms Orde', 'Orde', 'said', 'she was “going to put a lot of boats out of business,”']],
  ],
  [
    'Mr Pell groused to a crowd in Norwood that the Courier “does not treat me well”.',
    [['mixed', 'Mr Pell', 'Pell', 'groused', 'that the Courier “does not treat me well”']],
  ],
  [
    'The poll found that 37 percent blame the mayor and 22 percent say he is “not at all to blame”.',
    [
      [
        'mixed',
        'The poll',
        'The poll',
        'found',
        'that 37 percent blame the mayor and 22 percent say he is “not at all to blame”',
      ],
      ['mixed', '22 percent', '22 percent', 'say', 'he is “not at all to blame”'],
    ],
  ],
  [
    'The speech echoed Ms Orde’s allegations of a “vast plot” to sell the port.',
    [['mixed', 'Ms Orde', 'Orde', 'allegations', 'a “vast plot” to sell the port']],
  ],
  [
    'The rejection of the treaty signals “the beginning of the end” for the league, Mr Pell said.',
    [
      [
        'mixed',
        'Mr Pell',
        'Pell',
        'said',
        'The rejection of the treaty signals “the beginning of the end” for the league',
      ],
    ],
  ],
  [
    'The union promised never to “sell out” its members.',
    [['mixed', 'The union', 'The union', 'promised', 'never to “sell out” its members']],
  ],
  [
    'Mr Pell dismissed the report as “a work of fiction” hours after it was published.',
    [['mixed', 'Mr Pell', 'Pell', 'dismissed', 'the report as “a work of fiction”']],
  ],
  [
    'She has proposed appointing a “chief harbour prosecutor” who reports to the mayor.',
    [['mixed', 'She', null, 'proposed', 'appointing a “chief harbour prosecutor” who reports to the mayor']],
  ],
  ['She noted the book “Salt Roads” in her diary.', []],
  [
    'A survey shows that 4 in 10 trust the council and 22 per cent say it is corrupt.',
    [['indirect', '22 per cent', '22 per cent', 'say', 'it is corrupt']],
  ],
  [
    'The late swing has mattered in town contests - Philip Bole: “Two weeks ago his strongest ward had been the south. Now it is the quay.”',
    [
      [
        'direct',
        'Philip Bole',
        'Philip Bole',
        ':',
        'Two weeks ago his strongest ward had been the south. Now it is the quay.',
      ],
    ],
  ],
  [
    'Pollsters agree — Carla Biel: “One of the biggest lessons was a simple one: keep on knocking at doors.”',
    [
      [
        'direct',
        'Carla Biel',
        'Carla Biel',
        ':',
        'One of the biggest lessons was a simple one: keep on knocking at doors.',
      ],
    ],
  ],
  [
    "Aides say the former mayor plans to back Ms Cole. From Mr Bosh's Facebook post: “For the sake of our town we must move on.”",
    [
      ['indirect', 'Aides', 'Aides', 'say', 'the former mayor plans to back Ms Cole'],
      ['direct', 'Mr Bosh', 'Bosh', ':', 'For the sake of our town we must move on.'],
    ],
  ],
  [
    '“There is a young man who is having some problems,” Mr Cruse said as the heckler yelled: “You are a liar!”',
    [
      ['direct', 'Mr Cruse', 'Cruse', 'said', 'There is a young man who is having some problems,'],
      ['direct', 'the heckler', 'the heckler', 'yelled', 'You are a liar!'],
    ],
  ],
  [
    'As the crowd began to chant, Ms Silver was joined on stage by Councillor Al Frank and joked, “You are being silly.”',
    [['direct', 'Ms Silver', 'Silver', 'joked', 'You are being silly.']],
  ],
  [
    'Mr Kane placed a sign in the hall that read, “Young Tories: the best party in town.”',
    [['direct', 'that', 'a sign in the hall', 'read', 'Young Tories: the best party in town.']],
  ],
  [
    'The cook cried as the judge said: “You will go to prison.”',
    [['direct', 'the judge', 'the judge', 'said', 'You will go to prison.']],
  ],
  [
    '“I did it,” Tarn told her as his mother whispered: “Say no more.”',
    [
      ['direct', 'Tarn', 'Tarn', 'told', 'I did it,'],
      ['direct', 'his mother', 'his mother', 'whispered', 'Say no more.'],
    ],
  ],
  [
    'Fans cheered as the captain said: “We did this for you.”',
    [['direct', 'the captain', 'the captain', 'said', 'We did this for you.']],
  ],
  [
    'As Mr Weir put it in his letter to staff explaining the deal, “Imagine a world without mills.”',
    [['direct', 'Mr Weir', 'Weir', 'put it', 'Imagine a world without mills.']],
  ],
  [
    "Saturday at the party's convention in Norwood Sen. Ada Moss (D) said Mr Pell was a “proven failure”.",
    [['mixed', 'Sen. Ada Moss (D)', 'Ada Moss', 'said', 'Mr Pell was a “proven failure”']],
  ],
  [
    'Monday night in a radio interview Mr Pell said the plan was “dead”.',
    [['mixed', 'Mr Pell', 'Pell', 'said', 'the plan was “dead”']],
  ],
  [
    'Both men issued a statement – Ryland saying he was “very encouraged” and Trent calling it a “great meeting.”',
    [
      ['mixed', 'Ryland', 'Ryland', 'saying', 'he was “very encouraged”'],
      ['mixed', 'Trent', 'Trent', 'calling', 'it a “great meeting.”'],
    ],
  ],
  [
    'The sisters met the press, Ada saying it was “a relief” and Bo adding that it was “over at last”.',
    [
      ['mixed', 'Ada', 'Ada', 'saying', 'it was “a relief”'],
      ['mixed', 'Bo', 'Bo', 'adding', 'that it was “over at last”'],
    ],
  ],
  [
    'The two sides traded blows, with the campaign of the former mayor of Norwood saying Ms Cole was “not a real friend of the port.”',
    [
      [
        'mixed',
        'the campaign of the former mayor of Norwood',
        'the campaign of the former mayor of Norwood',
        'saying',
        'Ms Cole was “not a real friend of the port.”',
      ],
    ],
  ],
  [
    'Mr Pell has continued his warnings that the vote is “rigged”.',
    [['mixed', 'his', 'Pell', 'warnings', 'that the vote is “rigged”']],
  ],
  [
    'About four in 10 said they were “angry” with the council.',
    [['mixed', 'four in 10', 'four in 10', 'said', 'they were “angry” with the council']],
  ],
  [
    'Nearly half of those polled said they were “not proud” of the town.',
    [['mixed', 'half of those polled', 'half of those polled', 'said', 'they were “not proud” of the town']],
  ],
  [
    'He said the mayor and the bishop had agreed to meet.',
    [['indirect', 'He', null, 'said', 'the mayor and the bishop had agreed to meet']],
  ],
  [
    'He was told by telephone, according to two people, and asked to be dropped at a garage.',
    [
      [
        'indirect',
        'two people',
        'two people',
        'according to',
        'He was told by telephone',
        'and asked to be dropped at a garage',
      ],
    ],
  ],
  [
    'She had warned the owner in writing that the roof would fall.',
    [['indirect', 'She', null, 'warned', 'that the roof would fall']],
  ],
  [
    'She said people who say they are hungry are not lying.',
    [
      ['indirect', 'She', null, 'said', 'people who say they are hungry are not lying'],
      ['indirect', 'who', 'people', 'say', 'they are hungry'],
    ],
  ],
  [
    'Skippers said they might have to scrap a third of the fleet, and accused ministers of selling out the coast.',
    [['indirect', 'Skippers', 'Skippers', 'said', 'they might have to scrap a third of the fleet']],
  ],
  [
    'The bill passed, although the leader of the opposition warned that it was unlawful.',
    [['indirect', 'the leader of the opposition', 'the leader of the opposition', 'warned', 'that it was unlawful']],
  ],
  [
    'The bill passed, though the head of the bank said it was unlawful.',
    [['indirect', 'the head of the bank', 'the head of the bank', 'said', 'it was unlawful']],
  ],
  [
    'The bill passed, while a spokesman for the port of Osk said it was late.',
    [['indirect', 'a spokesman for the port of Osk', 'a spokesman for the port of Osk', 'said', 'it was late']],
  ],
  [
    'The doctor said the wards were full; beds were short.',
    [['indirect', 'The doctor', 'The doctor', 'said', 'the wards were full']],
  ],
  [
    'The firm said it had paid, and criticised the press for “lies”.',
    [
      ['indirect', 'The firm', 'The firm', 'said', 'it had paid'],
      ['mixed', 'The firm', 'The firm', 'criticised', 'the press for “lies”'],
    ],
  ],
  [
    'Counsel to the hospital, Mr Femi Ajasin (SAN), urged the panel to wait, describing it as “an afterthought”.',
    [['mixed', 'Mr Femi Ajasin', 'Femi Ajasin', 'describing', 'it as “an afterthought”']],
  ],
  [
    "The panel's chairman, Justice Halima Sani (rtd), said the panel would decide. “We are not children here,” she told him.",
    [
      ['indirect', 'Halima Sani', 'Halima Sani', 'said', 'the panel would decide'],
      ['direct', 'she', 'Halima Sani', 'told', 'We are not children here,'],
    ],
  ],
  ['Its chairman, Bo Vale (pictured), said it was over.', [['indirect', 'Bo Vale', 'Bo Vale', 'said', 'it was over']]],
  ['The mayor, Ada Moss (Lab), said it was over.', [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'it was over']]],
  [
    "Since May, 13 have been fined, and on Monday the bakers' guild filed suit, arguing that the law was void.",
    [['indirect', "the bakers' guild", "the bakers' guild", 'arguing', 'that the law was void']],
  ],
  [
    'The bridge was shut, and the mayor left, saying it was unsafe.',
    [['indirect', 'the mayor', 'the mayor', 'saying', 'it was unsafe']],
  ],
  [
    'When the council told 41 bakers in July that they would have to stop, most shrugged.',
    [['indirect', 'the council', 'the council', 'told', 'that they would have to stop']],
  ],
  [
    'When the firm said it would close the mill, many wept.',
    [['indirect', 'the firm', 'the firm', 'said', 'it would close the mill']],
  ],
  [
    'After the judge said the trial would go on, both left.',
    [['indirect', 'the judge', 'the judge', 'said', 'the trial would go on, both left']],
  ],
  [
    'Ms Orde opened the debate saying “of course” the mayor has the right to speak.',
    [['mixed', 'Ms Orde', 'Orde', 'saying', '“of course” the mayor has the right to speak']],
  ],
  [
    'He said “absolutely” nobody would lose a job.',
    [['mixed', 'He', null, 'said', '“absolutely” nobody would lose a job']],
  ],
  [
    'She said Mr Pell shows “great charm” and exhibits a fondness for the town.',
    [['mixed', 'She', null, 'said', 'Mr Pell shows “great charm” and exhibits a fondness for the town']],
  ],
  [
    'Mr Pell called the vicar a “nasty man,” a “fraud,” “unstable” and “sick.”',
    [['mixed', 'Mr Pell', 'Pell', 'called', 'the vicar a “nasty man,” a “fraud,” “unstable” and “sick.”']],
  ],
  [
    'The poll finds that, while 37 percent say the mayor is “to blame”, 39 percent blame his critics and 22 percent say he is “not at all to blame.”',
    [
      [
        'mixed',
        'The poll',
        'The poll',
        'finds',
        'that, while 37 percent say the mayor is “to blame”, 39 percent blame his critics and 22 percent say he is “not at all to blame.”',
      ],
      [
        'mixed',
        '37 percent',
        '37 percent',
        'say',
        'the mayor is “to blame”, 39 percent blame his critics and 22 percent say he is “not at all to blame.”',
      ],
      ['mixed', '22 percent', '22 percent', 'say', 'he is “not at all to blame.”'],
    ],
  ],
  [
    'She opened the meeting saying that the pool would shut.',
    [['indirect', 'She', null, 'saying', 'that the pool would shut']],
  ],
  ['He spent the trial claiming that he was ill.', [['indirect', 'He', null, 'claiming', 'that he was ill']]],
  [
    'Police arrested a man claiming that he was the mayor.',
    [['indirect', 'a man', 'a man', 'claiming', 'that he was the mayor']],
  ],
  [
    'Mercer, who had been told by a dispatcher that the man was armed, feared for his life.',
    [['indirect', 'a dispatcher', 'a dispatcher', 'told', 'that the man was armed']],
  ],
  [
    'Ms Orde, who was warned by her doctor that she might die, left the ward.',
    [['indirect', 'her doctor', 'her doctor', 'warned', 'that she might die']],
  ],
  [
    'Hall, an oceanographer whose maps persuaded sceptics that continents move, died on 3 March.',
    [['indirect', 'whose maps', 'whose maps', 'persuaded', 'that continents move']],
  ],
  [
    'She wrote in her memoir, “The Floor Beneath,” that she had never seen the sea bed.',
    [['indirect', 'She', null, 'wrote', 'that she had never seen the sea bed']],
  ],
  [
    'He wrote in a column, “Time to Go,” that the mayor had failed.',
    [['indirect', 'He', null, 'wrote', 'that the mayor had failed']],
  ],
  [
    'Vale, who said he typically votes Green, left early.',
    [['indirect', 'who', 'Vale', 'said', 'he typically votes Green']],
  ],
  [
    'Moss, who backed Vale in May and said she would probably march with him, was not there.',
    [['indirect', 'who', 'Moss', 'said', 'she would probably march with him']],
  ],
  ['Both think Moss advanced the cause, but that there is more to do.', []],
  [
    'Some say they hear “echoes of a painful past” at every turn.',
    [['mixed', 'Some', null, 'say', 'they hear “echoes of a painful past” at every turn']],
  ],
  [
    'Mr Vale, after initially saying he would not “buy the vote”, has changed his mind.',
    [['mixed', 'Mr Vale', 'Vale', 'saying', 'he would not “buy the vote”']],
  ],
  ['In fact, she said it “humbles” her.', [['mixed', 'she', null, 'said', 'it “humbles” her']]],
  [
    'She said his talk of his village (though he does back the law) was “tiring”.',
    [['mixed', 'She', null, 'said', 'his talk of his village (though he does back the law) was “tiring”']],
  ],
  [
    'While some clerks could get a slap on the wrist, she added, revoking licences would be “really very harsh.”',
    [
      [
        'mixed',
        'she',
        null,
        'added',
        'While some clerks could get a slap on the wrist',
        'revoking licences would be “really very harsh.”',
      ],
    ],
  ],
  [
    'The guards stayed and said seeking help was “the right course”.',
    [['mixed', 'The guards', 'The guards', 'said', 'seeking help was “the right course”']],
  ],
  [
    'And Vale, said Moss, who remains friendly with her former boss, does not “forgive or forget”.',
    [['mixed', 'Moss', 'Moss', 'said', 'And Vale', 'does not “forgive or forget”']],
  ],
  [
    'The plan, said Ada Moss, is late and “far too dear”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'The plan', 'is late and “far too dear”']],
  ],
  [
    'Despite his “rather loud manner,” public defender Ada Moss wrote, Vale is a devoted father.',
    [
      [
        'mixed',
        'public defender Ada Moss',
        'Ada Moss',
        'wrote',
        'Despite his “rather loud manner,”',
        'Vale is a devoted father',
      ],
    ],
  ],
  [
    'All the experts I interviewed said her plans were “more detailed” than his.',
    [['mixed', 'All the experts', 'All the experts', 'said', 'her plans were “more detailed” than his']],
  ],
  [
    'She is leaning towards Vale because she believes he “surrounds himself with clever people.”',
    [['mixed', 'she', null, 'believes', 'he “surrounds himself with clever people.”']],
  ],
  [
    'Ada Moss, a pollster who advises the party, said her focus groups and other surveys show that voters like the bridge.',
    [
      [
        'indirect',
        'Ada Moss',
        'Ada Moss',
        'said',
        'her focus groups and other surveys show that voters like the bridge',
      ],
    ],
  ],
  ['On the other side, Senator Bo Vale, a candidate who made clean water his cause, tweeted a warning.', []],
  [
    'Among others in a tight spot are the ministers Ada Moss and Bo Vale, whose new book boasts of its “courage”.',
    [['mixed', 'whose new book', 'whose new book', 'boasts', 'its “courage”']],
  ],
  ['The police found the letter, reported it to the “bank”, and removed it on Thursday.', []],
  ['So the clerk stopped writing his “speech”, packed up and left.', []],
  [
    '“He was going to make the firm great,” as his father dreamed, Mr Vale said. “We were going to live by the sea.”',
    [
      [
        'direct',
        'Mr Vale',
        'Vale',
        'said',
        'He was going to make the firm great,',
        'We were going to live by the sea.',
      ],
    ],
  ],
  [
    'The minister, who told Parliament when asked last month about the ferry: “That matter is being handled by the police.”',
    [['direct', 'who', 'The minister', 'told', 'That matter is being handled by the police.']],
  ],
  [
    'At a forum in May, Moss talks about the blame that the bank faced after the crash, saying, “A lot of it could have been avoided.”',
    [['direct', 'Moss', 'Moss', 'saying', 'A lot of it could have been avoided.']],
  ],
  [
    'Moss shared a syllabus for a class called “Harbours” on her page, writing “Here is the class you claim never existed.”',
    [['direct', 'Moss', 'Moss', 'writing', 'Here is the class you claim never existed.']],
  ],
  ['Walking into the hall to chants of “Ada! Ada!,” she wept.', [['direct', null, null, 'chants', 'Ada! Ada!,']]],
  [
    'Moss posted a message on Twitter reading “Thank you Osk” at noon.',
    [['direct', 'Moss', 'Moss', 'reading', 'Thank you Osk']],
  ],
  [
    'Citing “duties in the south,” Vale will stay away from the congress.',
    [['direct', 'Vale', 'Vale', 'Citing', 'duties in the south,']],
  ],
  [
    'The actor is “sharp as a knife,” Pell wrote in an email to Moss, and “full of ideas.”',
    [['mixed', 'Pell', 'Pell', 'wrote', 'The actor is “sharp as a knife,”', 'full of ideas.']],
  ],
  [
    'About three in 10 said they want a “greener” mayor, but six in 10 said they want her to stay.',
    [
      ['mixed', 'three in 10', 'three in 10', 'said', 'they want a “greener” mayor'],
      ['indirect', 'six in 10', 'six in 10', 'said', 'they want her to stay'],
    ],
  ],
  [
    'If Vale does not become mayor, he said he would settle for a seat.',
    [['indirect', 'he', null, 'said', 'If Vale does not become mayor', 'he would settle for a seat']],
  ],
  [
    'Unless the rain stops, Moss said the match would be called off.',
    [['indirect', 'Moss', 'Moss', 'said', 'Unless the rain stops', 'the match would be called off']],
  ],
  ['If asked, she said she would go.', [['indirect', 'she', null, 'said', 'she would go']]],
  [
    'If there were any doubts about his views, Moss also argued that the vote was lost.',
    [['indirect', 'Moss', 'Moss', 'argued', 'that the vote was lost']],
  ],
  [
    'He said he had not seen the fight, and when asked whether he was glad of it, he said, “I hope not.”',
    [
      ['indirect', 'He', null, 'said', 'he had not seen the fight'],
      ['direct', 'he', null, 'said', 'I hope not.'],
    ],
  ],
  [
    'Moss said the port was shut, and on Monday told the board that it would stay so.',
    [
      ['indirect', 'Moss', 'Moss', 'said', 'the port was shut'],
      ['indirect', 'Moss', 'Moss', 'told', 'that it would stay so'],
    ],
  ],
  [
    'Some towns could turn (93 per cent of voters there were “proud farmers”, according to the census).',
    [['mixed', 'the census', 'the census', 'according to', '93 per cent of voters there were “proud farmers”']],
  ],
  [
    'It is a plan that critics call “a danger” to the town and want scrapped.',
    [['mixed', 'critics', 'critics', 'call', '“a danger” to the town']],
  ],
  ['The bill, which unions call “a gift”, was passed.', [['direct', 'unions', 'unions', 'call', 'a gift']]],
  ['What members call “the cellar” is a bar.', [['direct', 'members', 'members', 'call', 'the cellar']]],
  [
    'The vote was held on a road that Vale declared “a total disaster” for his party.',
    [['mixed', 'Vale', 'Vale', 'declared', '“a total disaster” for his party']],
  ],
  [
    "After a host was fired over comments that compared the mayor to someone out of the “Salt Road,” the station's anchor wept.",
    [['mixed', 'that', 'comments', 'compared', 'the mayor to someone out of the “Salt Road,”']],
  ],
  [
    'While the club is “in debt,” Moss said, it can pay.',
    [['mixed', 'Moss', 'Moss', 'said', 'While the club is “in debt,”', 'it can pay']],
  ],
  [
    'In April the mayor had urged Vale not to publish the letter, saying it broke the rules of the council.',
    [['indirect', 'the mayor', 'the mayor', 'saying', 'it broke the rules of the council']],
  ],
  [
    'The minister had asked the bishop to stay away, arguing that his visit would inflame the town.',
    [['indirect', 'The minister', 'The minister', 'arguing', 'that his visit would inflame the town']],
  ],
  [
    'The board told Moss to leave the building, claiming she had broken a lock.',
    [['indirect', 'The board', 'The board', 'claiming', 'she had broken a lock']],
  ],
  [
    'Ada Moss persuaded the clerk to wait, noting that the office was about to close.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'noting', 'that the office was about to close']],
  ],
  [
    'The harbour master said the quay was unsafe, a charge that the traders firmly denied, noting that the same quay had been used for years.',
    [
      ['indirect', 'The harbour master', 'The harbour master', 'said', 'the quay was unsafe'],
      ['indirect', 'the traders', 'the traders', 'noting', 'that the same quay had been used for years'],
    ],
  ],
  [
    'The firm said the noise had stopped, a claim that residents rejected, saying that it had grown worse.',
    [
      ['indirect', 'The firm', 'The firm', 'said', 'the noise had stopped'],
      ['indirect', 'residents', 'residents', 'saying', 'that it had grown worse'],
    ],
  ],
  [
    'Union officials said the letter referred to the help Vale has given to the drivers, adding that its members were grateful.',
    [
      [
        'indirect',
        'Union officials',
        'Union officials',
        'said',
        'the letter referred to the help Vale has given to the drivers',
      ],
      ['indirect', 'Union officials', 'Union officials', 'adding', 'that its members were grateful'],
    ],
  ],
  [
    'Moss said the memo was about the money Vale had lent to the club, adding that it had been paid back.',
    [
      ['indirect', 'Moss', 'Moss', 'said', 'the memo was about the money Vale had lent to the club'],
      ['indirect', 'Moss', 'Moss', 'adding', 'that it had been paid back'],
    ],
  ],
  [
    'Prosecutors charged the guard with theft and the prefect sacked her deputy, Bo Vale, admitting that many had lost their trust in the force.',
    [['indirect', 'the prefect', 'the prefect', 'admitting', 'that many had lost their trust in the force']],
  ],
  [
    'The police closed the square and the bishop cancelled the mass, saying that nobody should take a risk.',
    [['indirect', 'the bishop', 'the bishop', 'saying', 'that nobody should take a risk']],
  ],
  [
    'The chancellor rebuked critics who say he should resign, saying that leaving now would help nobody.',
    [
      ['indirect', 'who', 'critics', 'say', 'he should resign'],
      ['indirect', 'The chancellor', 'The chancellor', 'saying', 'that leaving now would help nobody'],
    ],
  ],
  [
    'The coach praised players who had stayed behind, adding that they would be paid in full.',
    [['indirect', 'The coach', 'The coach', 'adding', 'that they would be paid in full']],
  ],
  [
    'Bo Vale, the chairman of the port, recalled his long ties to the yards, mentioning that his father had built ships there.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'mentioning', 'that his father had built ships there']],
  ],
  [
    'Moss shared a timetable for a 1998 evening class called “Tides” on her page, writing: “This is the course you say was never given.”',
    [['direct', 'Moss', 'Moss', 'writing', 'This is the course you say was never given.']],
  ],
  [
    'The baker posted a photograph of a loaf called the “Brick” on her website, writing that it had sold out in an hour.',
    [['indirect', 'The baker', 'The baker', 'writing', 'that it had sold out in an hour']],
  ],
  [
    'Last week, Ada Moss of Tarn stood at a fair here to say she was leaning towards the Greens.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'say', 'she was leaning towards the Greens']],
  ],
  [
    'Bo Vale appeared at a rally in Osk to say that he would not stand again.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'say', 'that he would not stand again']],
  ],
  [
    'The task fell to Justice Moss, who in two earlier rulings had made clear that she was ready to strike down the law.',
    [['indirect', 'who', 'Moss', 'made clear', 'that she was ready to strike down the law']],
  ],
  [
    'The seat went to Ada Moss, who in a recent speech had argued that the port was lost.',
    [['indirect', 'who', 'Ada Moss', 'argued', 'that the port was lost']],
  ],
  [
    'OSK, Tarn — Ada Moss, despite a promise to stick to her notes, strayed from her text on Monday at a fair here and asserted that the generals were against her rival.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'asserted', 'that the generals were against her rival']],
  ],
  [
    'HARWICK — Bo Vale, after a long silence, came back to the subject on Tuesday and claimed that the vote was rigged.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'claimed', 'that the vote was rigged']],
  ],
  [
    'It is a yearly meeting in which management sits down with traders and tells them that the stock is cheap.',
    [['indirect', 'management', 'management', 'tells', 'that the stock is cheap']],
  ],
  [
    'There was a hearing at which the board met with parents and told them that the school would stay open.',
    [['indirect', 'the board', 'the board', 'told', 'that the school would stay open']],
  ],
  [
    'Survey teams from the northern ports, which the Greens won easily, said that two in three voters had stayed at home.',
    [
      [
        'indirect',
        'Survey teams from the northern ports',
        'Survey teams from the northern ports',
        'said',
        'that two in three voters had stayed at home',
      ],
    ],
  ],
  ['Polls of the dockers, whom Vale had courted for months, showed that 65 percent backed a strike.', []],
  [
    'Hours after four people were killed in Osk, a masked man praised the attack on a website: “The sea has come to your gates.”',
    [['direct', 'a masked man', 'a masked man', 'praised', 'The sea has come to your gates.']],
  ],
  [
    'As the fire spread through the old town, the bishop called for calm: “Nobody is lost until the last bell has rung.”',
    [['direct', 'the bishop', 'the bishop', 'called', 'Nobody is lost until the last bell has rung.']],
  ],
  [
    'As Ada Moss of the Harwick Post observed, the winner was not in the hall, it was the hall itself: “The clear victor on Monday was the new roof, which did not leak.”',
    [
      [
        'mixed',
        'Ada Moss',
        'Ada Moss',
        'observed',
        'the winner was not in the hall, it was the hall itself: “The clear victor on Monday was the new roof, which did not leak.”',
      ],
    ],
  ],
  ['Rep. Ada Moss is “99.9” percent certain she will vote for the bill.', []],
  [
    'In a talk on Sunday, Mr. Rood sought to clarify Mr. Vale’s remark that the raids had been stopped.',
    [['indirect', 'Mr. Vale', 'Vale', 'remark', 'that the raids had been stopped']],
  ],
  ["The union went into Thursday's talks believing that it had more to gain than the firm.", []],
  ['The team entered the match believing it could not be beaten.', []],
  [
    'Asked which of the four harbours he liked best, he paused: “Whichever I happen to be in at the time.”',
    [['direct', 'he', null, 'paused', 'Whichever I happen to be in at the time.']],
  ],
  [
    'Asked who would pay, she smiled: “The one who broke it, I should think.”',
    [['direct', 'she', null, 'smiled', 'The one who broke it, I should think.']],
  ],
  [
    'OSK, N.D.—Ada Moss, despite a promise to stick to her notes, strayed from her text on Monday at a fair here and asserted that the generals were against her rival.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'asserted', 'that the generals were against her rival']],
  ],
  [
    'Exit polls from the Harwick vote, which Mr. Vale won decisively, showed that 65 percent wanted the port to close.',
    [],
  ],
  ['A survey of nurses, whom Dr. Rood had trained for years, found that half would leave.', []],
  [
    'The tax has gone up, leading bakers like Ada Moss to counter that every loaf now costs more.',
    [['indirect', 'bakers like Ada Moss', 'bakers like Ada Moss', 'counter', 'that every loaf now costs more']],
  ],
  [
    'The delay prompted two ministers to warn that the bridge would never be built.',
    [['indirect', 'two ministers', 'two ministers', 'warn', 'that the bridge would never be built']],
  ],
  [
    'The row forced the club to admit that it had sold the ground.',
    [['indirect', 'the club', 'the club', 'admit', 'that it had sold the ground']],
  ],
  [
    '“We lost the vote in Osk,” Vale said. Asked which port was his favourite, he demurred: “Whichever I am in.”',
    [
      ['direct', 'Vale', 'Vale', 'said', 'We lost the vote in Osk,'],
      ['direct', 'he', 'Vale', 'demurred', 'Whichever I am in.'],
    ],
  ],
  [
    'Sanna Moss herself, who was not at the fair, has softened her tone, turning to the harbour and admitting that her plan is dead.',
    [['indirect', 'Sanna Moss', 'Sanna Moss', 'admitting', 'that her plan is dead']],
  ],
  [
    'It was grim to watch Osk Vale, who ran on that very plan, suddenly insist that the plan was wrong.',
    [['indirect', 'Osk Vale', 'Osk Vale', 'insist', 'that the plan was wrong']],
  ],
  [
    'A group of rabbis called for a boycott of the talk, and the well-known Jewish rights body the Harwick League strongly condemned it and said it would return the money.',
    [['indirect', 'the Harwick League', 'Harwick League', 'said', 'it would return the money']],
  ],
  [
    'A WIN IN OSK DOES NOT RAISE HOPES ELSEWHERE - Ada Moss: “At long last the vote has been counted, and we know where we stand.”',
    [['direct', 'Ada Moss', 'Ada Moss', ':', 'At long last the vote has been counted, and we know where we stand.']],
  ],
  [
    'After struggling to persuade voters that she understood them, Ada Moss said she would meet the families.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'she would meet the families']],
  ],
  [
    'The preacher Ansa Rood, who was killed in a raid in 2011, is shown lecturing: “Take heed and learn from the lessons of the past.”',
    [['direct', 'The preacher Ansa Rood', 'Ansa Rood', 'killed', 'Take heed and learn from the lessons of the past.']],
  ],
  [
    'Bo Vale, who said last week that a judge was against him, issued a statement on Tuesday saying, “I do not think that one’s birth makes one unfair.”',
    [
      ['indirect', 'who', 'Bo Vale', 'said', 'that a judge was against him'],
      ['direct', 'Bo Vale', 'Bo Vale', 'saying', 'I do not think that one’s birth makes one unfair.'],
    ],
  ],
  [
    'Ada Moss, a nurse from Tarn, is among those who say they will not vote.',
    [['indirect', 'who', null, 'say', 'they will not vote']],
  ],
  [
    'After a hearing on the lawsuit that he oversees, the judge ordered the release of papers that showed Vale played a key role in the scheme.',
    [],
  ],
  [
    'The law is opposed by many, including big firms that warn it could harm trade.',
    [['indirect', 'that', 'big firms', 'warn', 'it could harm trade']],
  ],
  ['But there are some experts who think that the case is clear.', []],
  [
    'To sell the course, Vale released a video that said, “We are going to have teachers who are wonderful.”',
    [['direct', 'that', 'a video', 'said', 'We are going to have teachers who are wonderful.']],
  ],
  [
    'Moss hired a lawyer and Vale left the board, saying that he had had enough.',
    [['indirect', 'Vale', 'Vale', 'saying', 'that he had had enough']],
  ],
  [
    'A walker slipped on the path and the guide fell with her, shouting that the rope had gone.',
    [['indirect', 'the guide', 'the guide', 'shouting', 'that the rope had gone']],
  ],
  [
    'Exit polls from the Ohio primary, which Mr. Vale won decisively, showed that 65 percent wanted the port to close.',
    [],
  ],
  ['Ada Moss is 90 percent sure that the vote will be lost.', []],
  ['Ada Moss is almost 100% certain that the roof will hold.', []],
  [
    'The row forced the head of the club to admit that it had sold the ground.',
    [['indirect', 'the head of the club', 'the head of the club', 'admit', 'that it had sold the ground']],
  ],
  [
    'The delay prompted ministers in Osk to warn that the bridge would never be built.',
    [['indirect', 'ministers in Osk', 'ministers in Osk', 'warn', 'that the bridge would never be built']],
  ],
  [
    'She pointed to a sign on the wall saying that the shop was shut.',
    [['indirect', 'a sign on the wall', 'a sign on the wall', 'saying', 'that the shop was shut']],
  ],
  [
    'Moss walked out of the meeting saying that she had heard enough.',
    [['indirect', 'Moss', 'Moss', 'saying', 'that she had heard enough']],
  ],
  [
    'Moss left the hall shouting that the vote was a farce.',
    [['indirect', 'Moss', 'Moss', 'shouting', 'that the vote was a farce']],
  ],
  [
    'The council had calls from neighbours saying that the dog never slept.',
    [['indirect', 'neighbours', 'neighbours', 'saying', 'that the dog never slept']],
  ],
  [
    'She got a letter from a firm saying that her lease was over.',
    [['indirect', 'a firm', 'a firm', 'saying', 'that her lease was over']],
  ],
  ['The bank is said to be aware that the loans were bad.', []],
  [
    'Members fighting to keep control of the council say they have a new weapon.',
    [['indirect', 'Members', 'Members', 'say', 'they have a new weapon']],
  ],
  [
    'Organisers of the push to boycott the fair said they were worried.',
    [['indirect', 'Organisers', 'Organisers', 'said', 'they were worried']],
  ],
  [
    'The official said talks were under way to review the laptop used by her husband, former councillor Bo Vale, D-N.Y. The mails first surfaced in March.',
    [
      [
        'indirect',
        'The official',
        'The official',
        'said',
        'talks were under way to review the laptop used by her husband, former councillor Bo Vale, D-N.Y.',
      ],
    ],
  ],
  [
    'The minister said the seat went to Ada Moss, R-Pa. The count took a week.',
    [['indirect', 'The minister', 'The minister', 'said', 'the seat went to Ada Moss, R-Pa']],
  ],
  [
    'The clerk who first revealed that the bishop used a hidden account was jailed for four years on Monday.',
    [['indirect', 'who', 'The clerk', 'revealed', 'that the bishop used a hidden account']],
  ],
  [
    'A driver who admitted that he had sold the boat was banned.',
    [['indirect', 'who', 'A driver', 'admitted', 'that he had sold the boat']],
  ],
  [
    'Bo Vale’s assertion on Monday that more raids were needed to stop the smugglers drew rebukes from the army.',
    [['indirect', 'Bo Vale', 'Bo Vale', 'assertion', 'that more raids were needed to stop the smugglers']],
  ],
  [
    '“Nobody would take the post,” said one official on condition of anonymity to speak freely of his party.',
    [
      [
        'direct',
        'one official on condition of anonymity',
        'one official on condition of anonymity',
        'said',
        'Nobody would take the post,',
      ],
    ],
  ],
  [
    'The bishop was unable to find a taker, said one official, speaking on condition of anonymity to talk freely.',
    [['indirect', 'one official', 'one official', 'said', 'The bishop was unable to find a taker']],
  ],
  [
    'The plan was dead, said one aide on condition of anonymity.',
    [
      [
        'indirect',
        'one aide on condition of anonymity',
        'one aide on condition of anonymity',
        'said',
        'The plan was dead',
      ],
    ],
  ],
  ['With his campaign hit by rows and denying claims of fraud, 72 members voted against him.', []],
  [
    'Though she has said she will accept the report – the one that was leaked in May – ministers are still angry.',
    [['indirect', 'she', null, 'said', 'she will accept the report']],
  ],
  [
    'Among those who said they cared most about the harbour, most backed the Greens.',
    [['indirect', 'who', null, 'said', 'they cared most about the harbour']],
  ],
  ['But now that we know the debts are large, the deal looks foolish.', []],
  [
    'Among the Greens, however, 61 percent said they had made up their minds compared with nearly four in 10 Reds who said they might change theirs.',
    [
      ['indirect', '61 percent', '61 percent', 'said', 'they had made up their minds'],
      ['indirect', 'who', 'Reds', 'said', 'they might change theirs'],
    ],
  ],
  [
    'When the bishop said the mayor was “no friend of the poor” in answering a question on the plane, few were surprised.',
    [['mixed', 'the bishop', 'the bishop', 'said', 'the mayor was “no friend of the poor”']],
  ],
  [
    'In May, 47 percent said they would vote for the mayor, however this time the share fell to 35 percent.',
    [['indirect', '47 percent', '47 percent', 'said', 'they would vote for the mayor']],
  ],
  [
    'The union asked its members, and 1,400 teachers said they wanted to back Vale, while 95 members favoured Moss.',
    [['indirect', '1,400 teachers', '1,400 teachers', 'said', 'they wanted to back Vale']],
  ],
  [
    'He surprised Moss by declaring he could not yet back the plan.',
    [['indirect', 'He', null, 'declaring', 'he could not yet back the plan']],
  ],
  [
    'Vale said in ports it takes time to build trust but added, “I strongly back the crews, and I back their fight,” he said.',
    [
      ['indirect', 'Vale', 'Vale', 'said', 'it takes time to build trust'],
      ['direct', 'Vale', 'Vale', 'added', 'I strongly back the crews, and I back their fight,'],
    ],
  ],
  [
    'After Moss said that pupils might do better at “smaller schools,” Vale said: “I do not like what she said.”',
    [
      ['mixed', 'Moss', 'Moss', 'said', 'that pupils might do better at “smaller schools,”'],
      ['direct', 'Vale', 'Vale', 'said', 'I do not like what she said.'],
    ],
  ],
  [
    'After Moss accused him of fraud, he warned, “If they play that card, that will be fair game,” he told the Harwick Post.',
    [['direct', 'he', 'Moss', 'warned', 'If they play that card, that will be fair game,']],
  ],
  ['The council denied any role in the sale.', []],
  [
    'When asked about the port, Vale “bristled” and said, “No comment,” the Harwick Herald reported.',
    [['direct', 'Vale', 'Vale', 'said', 'No comment,']],
  ],
  [
    'Vale told friends that the mayor knew of his work and thought little of it.',
    [['indirect', 'Vale', 'Vale', 'told', 'that the mayor knew of his work and thought little of it']],
  ],
  ['The poll showed that 75 percent of all voters, and 76 percent of the Greens, believe the party is split.', []],
  [
    'Current and former officials said the raid had failed.',
    [['indirect', 'Current and former officials', 'Current and former officials', 'said', 'the raid had failed']],
  ],
  [
    'But families, supporters and officials said that the deal was fair.',
    [
      [
        'indirect',
        'families, supporters and officials',
        'families, supporters and officials',
        'said',
        'that the deal was fair',
      ],
    ],
  ],
  [
    'Teachers, nurses and drivers said that they had not been paid.',
    [
      [
        'indirect',
        'Teachers, nurses and drivers',
        'Teachers, nurses and drivers',
        'said',
        'that they had not been paid',
      ],
    ],
  ],
  [
    'Some in the crowd said that the band was late.',
    [['indirect', 'Some in the crowd', 'Some in the crowd', 'said', 'that the band was late']],
  ],
  [
    'Asked in Osk if the bishop would speak before the vote, he laughed and said, “We will see.”',
    [['direct', 'he', null, 'said', 'We will see.']],
  ],
  [
    'When Ansa Rood, the bishop’s secretary, was asked at a fair if the bishop would speak before the vote, he laughed and said, “We will see.”',
    [['direct', 'he', null, 'said', 'We will see.']],
  ],
  [
    'Within hours of the raid in which 14 people died in Tarn, Calif., a familiar voice praised it on a website: “We have arrived.”',
    [['direct', 'a familiar voice', 'a familiar voice', 'praised', 'We have arrived.']],
  ],
  [
    'On “Face the Harbour,” Sen. Ada Moss (Vt.), who lost the vote in May, named the young crews’ anger as one of the reasons that they should back the plan. “The crews are more tired than any before them.”',
    [['direct', 'Sen. Ada Moss (Vt.)', 'Ada Moss', null, 'The crews are more tired than any before them.']],
  ],
  [
    'Ada Moss called it “a farce”. “We are here for him.”',
    [
      ['mixed', 'Ada Moss', 'Ada Moss', 'called', 'it “a farce”'],
      ['direct', 'Ada Moss', 'Ada Moss', null, 'We are here for him.'],
    ],
  ],
  [
    '“We are late,” said Ada Moss, holding a placard that read “We are tired”. “We are here for him.”',
    [
      ['direct', 'Ada Moss', 'Ada Moss', 'said', 'We are late,'],
      ['direct', 'that', 'a placard', 'read', 'We are tired'],
      ['direct', 'Ada Moss', 'Ada Moss', null, 'We are here for him.'],
    ],
  ],
  [
    '“We were poor,” said Brill co-founder and CEO Ada Moss.',
    [['direct', 'Brill co-founder and CEO Ada Moss', 'Ada Moss', 'said', 'We were poor,']],
  ],
  [
    '“We were poor,” said the mayor and Ada Moss.',
    [['direct', 'the mayor and Ada Moss', 'the mayor + Ada Moss', 'said', 'We were poor,']],
  ],
  [
    'Councillor Ada Moss (Lab): “I have not seen the figure. Who gave it to you?”',
    [['direct', 'Councillor Ada Moss', 'Ada Moss', ':', 'I have not seen the figure. Who gave it to you?']],
  ],
  [
    'Councillor Ada Moss (Lab):“I have not seen the figure. Who gave it to you?”',
    [['direct', 'Councillor Ada Moss', 'Ada Moss', ':', 'I have not seen the figure. Who gave it to you?']],
  ],
  ['Ada Moss has a simple answer: “Wait.”', [['direct', 'Ada Moss', 'Ada Moss', null, 'Wait.']]],
  [
    'With farmers convinced that the dam will fail, Mayor Bo Vale has a new line: “Trust the engineers.”',
    [['direct', 'Mayor Bo Vale', 'Bo Vale', null, 'Trust the engineers.']],
  ],
  [
    'Bo Vale believes the dam will hold and has one line for critics: “Trust the engineers.”',
    [['direct', 'Bo Vale', 'Bo Vale', 'believes', 'Trust the engineers.']],
  ],
  [
    'The mayor said the plan had failed, and gave one reason: “We ran out of money.”',
    [
      ['indirect', 'The mayor', 'The mayor', 'said', 'the plan had failed'],
      ['direct', 'The mayor', 'The mayor', 'said', 'We ran out of money.'],
    ],
  ],
  [
    'Ada Moss, who said the dam would fail, had one line for the mayor: “Trust nobody.”',
    [
      ['indirect', 'who', 'Ada Moss', 'said', 'the dam would fail'],
      ['direct', 'who', 'Ada Moss', 'said', 'Trust nobody.'],
    ],
  ],
  [
    'She said three things: “We are late. We are sorry. We will pay.”',
    [['direct', 'She', null, 'said', 'We are late. We are sorry. We will pay.']],
  ],
  [
    'Ada Moss said the same of her rival: “He does not know the town.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'He does not know the town.']],
  ],
  [
    'Ada Moss issued a statement, “We will build it again. Nobody will be left alone.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'issued', 'We will build it again. Nobody will be left alone.']],
  ],
  [
    'Bo Vale sent a message to the crews on Friday, “Hold on until Monday, when we come.”',
    [['direct', 'Bo Vale', 'Bo Vale', 'sent', 'Hold on until Monday, when we come.']],
  ],
  [
    'Somebody had scrawled “liars” on the wall of the office, a sign of the anger in the town.',
    [['direct', 'Somebody', null, 'scrawled', 'liars']],
  ],
  [
    '“We have no money, Ada Moss said, “and no time to find it.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'We have no money,', 'and no time to find it.']],
  ],
  ['“We lost the roof, Ada Moss told the Herald.', [['direct', 'Ada Moss', 'Ada Moss', 'told', 'We lost the roof,']]],
  [
    'Ada Moss said the letter was “one of many” and had been answered “in full”.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'the letter was “one of many” and had been answered “in full”']],
  ],
  [
    'A spokesperson for it said the crews were late.',
    [['indirect', 'A spokesperson for it', 'A spokesperson for it', 'said', 'the crews were late']],
  ],
  [
    'According to Travel Focus, fewer than one in five claim it.',
    [['indirect', 'Travel Focus', 'Travel Focus', 'According to', 'fewer than one in five claim it']],
  ],
  [
    'Two people familiar with the terms put it at £1.2m, though a third said that was wrong.',
    [['indirect', 'a third', null, 'said', 'that was wrong']],
  ],
  [
    'Sheriff Bo Vale said Wednesday that his office would not recover the cost of the rescue, estimated at $38,000.',
    [
      [
        'indirect',
        'Sheriff Bo Vale',
        'Bo Vale',
        'said',
        'that his office would not recover the cost of the rescue, estimated at $38,000',
      ],
    ],
  ],
  [
    'The council said the bill, reported to be £9m, would be paid.',
    [['indirect', 'The council', 'The council', 'said', 'the bill, reported to be £9m, would be paid']],
  ],
  [
    'She noted that most deaths occur there because, as she put it, “people hear the word and shrug.”',
    [
      [
        'mixed',
        'She',
        null,
        'noted',
        'that most deaths occur there because, as she put it, “people hear the word and shrug.”',
      ],
      ['direct', 'she', null, 'put it', 'people hear the word and shrug.'],
    ],
  ],
  [
    'He said the plan would fail because, in his words, “nobody wants it”.',
    [
      ['mixed', 'He', null, 'said', 'the plan would fail because, in his words, “nobody wants it”'],
      ['direct', 'his', null, 'words', 'nobody wants it'],
    ],
  ],
  [
    'A pale fish has been filmed there, deeper than biologists had believed any fish could live, researchers report today in the journal Deep Life.',
    [
      [
        'indirect',
        'researchers',
        'researchers',
        'report',
        'A pale fish has been filmed there, deeper than biologists had believed any fish could live',
      ],
    ],
  ],
  [
    "“I said a word I can't repeat,” said the study's lead author, Dr Ada Moss of the University of Osk. “Then I made them watch it again.”",
    [
      [
        'direct',
        "the study's lead author",
        'Ada Moss',
        'said',
        "I said a word I can't repeat,",
        'Then I made them watch it again.',
      ],
    ],
  ],
  [
    'Those surveys, the paper points out, used cameras that were not built to go deeper.',
    [
      [
        'indirect',
        'the paper',
        'the paper',
        'points out',
        'Those surveys',
        'used cameras that were not built to go deeper',
      ],
    ],
  ],
  [
    'Those figures, critics note, leave out the young.',
    [['indirect', 'critics', 'critics', 'note', 'Those figures', 'leave out the young']],
  ],
  [
    'The road, officials point out, was built in 1960.',
    [['indirect', 'officials', 'officials', 'point out', 'The road', 'was built in 1960']],
  ],
  ['He called the footage “gorgeous” all the same.', [['mixed', 'He', null, 'called', 'the footage “gorgeous”']]],
  ['She called it “a farce” nonetheless.', [['mixed', 'She', null, 'called', 'it “a farce”']]],
  [
    'Three people were killed on Friday, local officials said, hours after talks had ended.',
    [['indirect', 'local officials', 'local officials', 'said', 'Three people were killed on Friday']],
  ],
  [
    'The plan is dead, Ada Moss said, minutes after she met the board.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'The plan is dead']],
  ],
  [
    'Bo Vale said the port was “looking at all options”, although he declined to say what these were.',
    [['mixed', 'Bo Vale', 'Bo Vale', 'said', 'the port was “looking at all options”']],
  ],
  [
    'Harlan on Thursday forecast second-quarter revenue below Wall Street targets, blaming an “air pocket” in demand, and its shares fell.',
    [['mixed', 'Harlan', 'Harlan', 'blaming', 'an “air pocket” in demand']],
  ],
  [
    'The chief executive called it an “air pocket” in demand from clients, and its shares fell 12% in late trading.',
    [['mixed', 'The chief executive', 'The chief executive', 'called', 'it an “air pocket” in demand from clients']],
  ],
  [
    'The figure was $340, a number Ada Moss called “just plain wrong.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'called', 'just plain wrong.']],
  ],
  ['“Trust me,” he keeps saying, and nobody does.', [['direct', 'he', null, 'saying', 'Trust me,']]],
  ['“It is late,” she kept saying as she left.', [['direct', 'she', null, 'saying', 'It is late,']]],
  [
    "There is a moment when the heroine of Ada Moss's thriller finds a door. “It wasn't there before,” she tells her husband.",
    [['direct', 'she', null, 'tells', "It wasn't there before,"]],
  ],
  [
    'A day after the state rolled back the proposed hike in fares, minister Bo Vale said it was “dead”.',
    [['mixed', 'minister Bo Vale', 'Bo Vale', 'said', 'it was “dead”']],
  ],
  [
    'Her friend and fellow novelist Bo Vale said she was kind.',
    [['indirect', 'Her friend and fellow novelist Bo Vale', 'Bo Vale', 'said', 'she was kind']],
  ],
  [
    'CLAIM: Mayor Ada Moss cut 400 jobs, according to an ad by the Ledger.',
    [['indirect', 'an ad by the Ledger', 'an ad by the Ledger', 'according to', 'Mayor Ada Moss cut 400 jobs']],
  ],
  [
    'What experts say: “It is like blaming her for the rain,” said Ada Moss, a lawyer.',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'It is like blaming her for the rain,']],
  ],
  [
    'Her study suggests towns have lost 5% of crews, a figure the forum does not dispute.',
    [['indirect', 'Her study', 'Her study', 'suggests', 'towns have lost 5% of crews']],
  ],
  [
    'He sold the mill, which he said was in need of repair, and a barn.',
    [['indirect', 'he', null, 'said', 'was in need of repair']],
  ],
  [
    'Successive ministers have said the same thing, she said, “and then they come to the gala and leave.”',
    [['direct', 'she', null, 'said', 'and then they come to the gala and leave.']],
  ],
  [
    'With growers ever more anxious about frost, Ada Moss is trying out a new slogan: “Plant late and sleep well.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'trying', 'Plant late and sleep well.']],
  ],
  [
    'All week she has said the same thing to the same crews: “Mend the roof, then paint it.”',
    [['direct', 'she', null, 'said', 'Mend the roof, then paint it.']],
  ],
  [
    'Ada Moss, 35, said on Monday, in praise of her old dog, a hound from Osk, “He never bit a soul in his life.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'said', 'He never bit a soul in his life.']],
  ],
  [
    'In a short reply Bo Vale said “never” three times and sat down.',
    [['direct', 'Bo Vale', 'Bo Vale', 'said', 'never']],
  ],
  [
    'Children wrote “Mind the dog” on the gate of the yard.',
    [['direct', 'Children', 'Children', 'wrote', 'Mind the dog']],
  ],
  ['She lifted the cup, mouthing “at last” across the pitch.', [['direct', 'She', null, 'mouthing', 'at last']]],
  [
    '“Without rain, he added, “the crop is lost.”',
    [['direct', 'he', null, 'added', 'Without rain,', 'the crop is lost.']],
  ],
  [
    'Ada Moss then boomed, “The harbour is open again.”',
    [['direct', 'Ada Moss', 'Ada Moss', 'boomed', 'The harbour is open again.']],
  ],
  [
    'A third plan, described by one aide as “a last throw”, would close nine depots by spring.',
    [['direct', 'one aide', 'one aide', 'described', 'a last throw']],
  ],
  ['Judge Alma Reyes, who wrote a 2019 opinion that favored the ranchers, seemed unmoved.', []],
  [
    'The bank, in a year in which it added fewer customers than its rival, will close nine branches, its chairman told staff on Tuesday.',
    [
      [
        'indirect',
        'its chairman',
        'its chairman',
        'told',
        'The bank, in a year in which it added fewer customers than its rival, will close nine branches',
      ],
    ],
  ],
  [
    'The union said it would fight managers who, it claimed, had hidden the report.',
    [
      ['indirect', 'The union', 'The union', 'said', 'it would fight managers who, it claimed, had hidden the report'],
      ['indirect', 'it', null, 'claimed', 'had hidden the report'],
    ],
  ],
  [
    'The monks kept some of the ledgers; others, they say, were burned in a fire in 1931.',
    [['indirect', 'they', null, 'say', 'others', 'were burned in a fire in 1931']],
  ],
  [
    'The town lost its school in June; its bank, residents say, will be next.',
    [['indirect', 'residents', 'residents', 'say', 'its bank', 'will be next']],
  ],
  [
    'Orr conceded defeat in two districts but alleged that boxes had been stuffed in a third.',
    [['indirect', 'Orr', 'Orr', 'alleged', 'that boxes had been stuffed in a third']],
  ],
  [
    'Moss said the tunnel, which the council promised would open in June, was full of water.',
    [
      [
        'indirect',
        'Moss',
        'Moss',
        'said',
        'the tunnel, which the council promised would open in June, was full of water',
      ],
      ['indirect', 'the council', 'the council', 'promised', 'would open in June'],
    ],
  ],
  [
    'Moss noted that unemployment, which the bank had said would fall, had risen to 9 percent.',
    [
      [
        'indirect',
        'Moss',
        'Moss',
        'noted',
        'that unemployment, which the bank had said would fall, had risen to 9 percent',
      ],
      ['indirect', 'the bank', 'the bank', 'said', 'would fall'],
    ],
  ],
  [
    'Her MP, Dan Tull, said ministers must explain “who signed what, and when”.',
    [['mixed', 'Dan Tull', 'Dan Tull', 'said', 'ministers must explain “who signed what, and when”']],
  ],
  [
    'The company should say “sorry” and mean it, Ada Moss said.',
    [['mixed', 'Ada Moss', 'Ada Moss', 'said', 'The company should say “sorry” and mean it']],
  ],
  [
    'Ada Moss told the Echo that the agency hoped to announce a deal with India “within weeks”, adding that money was “what it is”.',
    [
      ['mixed', 'Ada Moss', 'Ada Moss', 'told', 'that the agency hoped to announce a deal with India “within weeks”'],
      ['mixed', 'Ada Moss', 'Ada Moss', 'adding', 'that money was “what it is”'],
    ],
  ],
  [
    'Bo Vale told reporters that the firm planned to say more in due course, adding that he had nothing to hide.',
    [
      ['indirect', 'Bo Vale', 'Bo Vale', 'told', 'that the firm planned to say more in due course'],
      ['indirect', 'Bo Vale', 'Bo Vale', 'adding', 'that he had nothing to hide'],
    ],
  ],
  [
    "Bo Vale said that Ms Rook had given him her promise that it would not close. “I trust her. I'd like it on paper.”",
    [
      ['indirect', 'Bo Vale', 'Bo Vale', 'said', 'that Ms Rook had given him her promise that it would not close'],
      ['indirect', 'her', 'Rook', 'promise', 'that it would not close'],
      ['direct', 'Bo Vale', 'Bo Vale', null, "I trust her. I'd like it on paper."],
    ],
  ],
  [
    'Officials said lawyers had warned against the term “theft”.',
    [['mixed', 'Officials', 'Officials', 'said', 'lawyers had warned against the term “theft”']],
  ],
  [
    'The minister accused Vale of telling “a string of lies”.',
    [['mixed', 'The minister', 'The minister', 'accused', 'Vale of telling “a string of lies”']],
  ],
  [
    "Her Labour rival, Dale Orr, accused her of using “other people's grief as a ladder”.",
    [['mixed', 'Dale Orr', 'Dale Orr', 'accused', "her of using “other people's grief as a ladder”"]],
  ],
  [
    'Her conservative rival, Ada Moss, said it was late.',
    [['indirect', 'Ada Moss', 'Ada Moss', 'said', 'it was late']],
  ],
  [
    'The judge, Lady Amara, thanked her for her patience and told the families that they would hear “everything, however late”.',
    [['mixed', 'Lady Amara', 'Amara', 'told', 'that they would hear “everything, however late”']],
  ],
  [
    'Writing in the journal Soil Letters, Hara and colleagues say the salts formed in the dark.',
    [['indirect', 'Hara and colleagues', 'Hara + colleagues', 'say', 'the salts formed in the dark']],
  ],
  [
    'Speaking in Osk, Moss and Vale said the ship was late.',
    [['indirect', 'Moss and Vale', 'Moss + Vale', 'said', 'the ship was late']],
  ],
  [
    'After talks with Orr, Moss and Vale said the ship was late.',
    [['indirect', 'Moss and Vale', 'Moss + Vale', 'said', 'the ship was late']],
  ],
  ['Agnes Moss told nobody what was in the trunk.', []],
  ['The crew told no one that the pump had failed.', []],
  ['Karundi has denied arming them, an assertion that inspectors rejected in a report in May.', []],
  ['But three engineers who have studied the photographs doubt that the wall was ever sound.', []],
  [
    'The mayor, a former aide to Bo Vale, said it was late.',
    [['indirect', 'The mayor', 'The mayor', 'said', 'it was late']],
  ],
  [
    'The clerk, an ally of Mr Vale, told the board it was late.',
    [['indirect', 'The clerk', 'The clerk', 'told', 'it was late']],
  ],
  [
    'Players learned of the move in a team meeting at 8 a.m. Linebacker Ada Moss said it got quiet.',
    [['indirect', 'Linebacker Ada Moss', 'Ada Moss', 'said', 'it got quiet']],
  ],
  [
    'The vote was held at 3 p.m. Eastern time, Moss said.',
    [['indirect', 'Moss', 'Moss', 'said', 'The vote was held at 3 p.m. Eastern time']],
  ],
  [
    'Nurse tells inquiry managers dismissed baby deaths',
    [['indirect', 'Nurse', 'Nurse', 'tells', 'managers dismissed baby deaths']],
  ],
  [
    'Chief executive tells court chair he lied about losses',
    [['indirect', 'Chief executive', 'Chief executive', 'tells', 'he lied about losses']],
  ],
  [
    'Anna Tolman beat the favourite, Lucy Moreau, on Tuesday.\n\n“I was finished,” the 23-year-old from Osk said.',
    [['direct', 'the 23-year-old from Osk', 'Anna Tolman', 'said', 'I was finished,']],
  ],
  [
    'Moreau did not agree. Her coach, the former world No 3 Bo Quiroga, was more open. He said that she had barely slept.',
    [['indirect', 'He', 'Bo Quiroga', 'said', 'that she had barely slept']],
  ],
  [
    'Sir Andrew Bewick said it was a trick.\n\nPaul Denholm, director of the Fiscal Trust, which is often critical of both parties, said there was a good case. He estimated that it would cost £900.',
    [
      ['indirect', 'Sir Andrew Bewick', 'Andrew Bewick', 'said', 'it was a trick'],
      ['indirect', 'Paul Denholm', 'Paul Denholm', 'said', 'there was a good case'],
      ['indirect', 'He', 'Paul Denholm', 'estimated', 'that it would cost £900'],
    ],
  ],
  [
    'Ms Finch denied it. Her lawyer, Rupert Odey, put it to Ms Castle that her memory was poor. She replied that it was not. “I wrote it down,” she said.',
    [
      ['indirect', 'Rupert Odey', 'Rupert Odey', 'put it to', 'that her memory was poor'],
      ['indirect', 'She', 'Castle', 'replied', 'that it was not'],
      ['direct', 'she', 'Castle', 'said', 'I wrote it down,'],
    ],
  ],
  [
    'Mr Finch denied it. His lawyer, Rupert Odey, asked Mr Castle why he had left. He replied that it was late.',
    [['indirect', 'He', 'Castle', 'replied', 'that it was late']],
  ],
  [
    'Ada Moss won. Eve Kerr, her partner until May, lost.\n\nKerr said Moss was better. “I knew it,” she said.',
    [
      ['indirect', 'Kerr', 'Eve Kerr', 'said', 'Moss was better'],
      ['direct', 'she', 'Eve Kerr', 'said', 'I knew it,'],
    ],
  ],
  [
    'The skipper of the trawler, Yann Orr, came ashore on Saturday. “I have a son called David,” he told reporters.',
    [['direct', 'he', 'Yann Orr', 'told', 'I have a son called David,']],
  ],
  [
    'Ada Moss, the energy minister, said it must never happen again. The minister of the day will tell us that it was bad luck.',
    [
      ['indirect', 'Ada Moss', 'Ada Moss', 'said', 'it must never happen again'],
      ['indirect', 'The minister of the day', 'The minister of the day', 'tell', 'that it was bad luck'],
    ],
  ],
  [
    'Lumo, the streaming company, will cut 900 jobs.\n\n“I own that,” Bo Vale wrote. He will forgo his bonus.\n\nShares rose on Monday.\n\nBrill Partners analyst Ada Moss said the cuts were late.\n\nThe company reported a loss of £2m.',
    [
      ['direct', 'Bo Vale', 'Bo Vale', 'wrote', 'I own that,'],
      ['indirect', 'Brill Partners analyst Ada Moss', 'Ada Moss', 'said', 'the cuts were late'],
    ],
  ],
  [
    '“Possession matters,” said a spokesman, Rob Lyle. Asked whether it could be claimed, he said that it could.',
    [
      ['direct', 'Rob Lyle', 'Rob Lyle', 'said', 'Possession matters,'],
      ['indirect', 'he', 'Rob Lyle', 'said', 'that it could'],
    ],
  ],
  ['“It is late,” said one resident, Ada Moss.', [['direct', 'Ada Moss', 'Ada Moss', 'said', 'It is late,']]],
  [
    '“It is late,” said a neighbour, who gave her name as Ada Moss.',
    [['direct', 'a neighbour', 'a neighbour', 'said', 'It is late,']],
  ],
  [
    'Bo Vale warned that some were late. “It is late,” said its chief vet, Caroline Ames. She added that it was dear.',
    [
      ['indirect', 'Bo Vale', 'Bo Vale', 'warned', 'that some were late'],
      ['direct', 'Caroline Ames', 'Caroline Ames', 'said', 'It is late,'],
      ['indirect', 'She', 'Caroline Ames', 'added', 'that it was dear'],
    ],
  ],
  [
    'Desai praised Rao, whom he had told to “go home and sleep”.',
    [['mixed', 'he', 'Desai', 'told', 'to “go home and sleep”']],
  ],
]

t.test('quotes', async (t) => {
  for (const [text, expected] of quoteRows) {
    const { quotes } = analyse({ text, as: 'body' })
    const found = quotes.map(({ kind, speaker, cue, parts }) => [
      kind,
      speaker?.mention?.text ?? null,
      speaker ? speaker.entities.map(({ name }) => name).join(' + ') || speaker.name : null,
      cue?.text ?? null,
      ...parts.map((part) => part.text),
    ])
    t.same(found, expected, text)
  }
})

/** The quotes of a text as they are shown. */
t.test('pieces of sentences in any order are read to the end', async () => {
  const rows = quoteRows.map(([text]) => text.split(/(\s+|(?=[,.;:“”()–]))/))
  const piece = fc
    .tuple(fc.constantFrom(...rows), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30))
    .map(([row, from, length]) =>
      row
        .slice(Math.floor(from * row.length))
        .slice(0, length + 1)
        .join(''),
    )
  const text = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.constantFrom(' ', '\n\n', '. ', ', '))
    .map(([pieces, link]) => pieces.join(link))
  const read = (pieces: string) => {
    analyse({ text: `Osk. ${pieces}`, as: 'body' })
    analyse({ text: `${pieces} Osk.`, as: 'body' })
  }
  fc.assert(fc.property(text, read), {
    seed: 20260,
    numRuns: 600,
    examples: [
      ', Moss said',
      'The poll finds that,',
      'He came from St',
      'Allegedly,.',
      'Moss denied it, and',
      'promising to',
      'She said so',
      'Moss said it was late, although',
      'They recalled the vow that she made in',
      'She called it “late”,',
    ].map((ending) => [ending]),
  })
})

const quoted = (text: string) => analyse({ text, as: 'body' }).quotes.map((quote) => quote.text)

t.test('what nobody said is neither quoted nor claimed', async (t) => {
  for (const text of [
    'Police found no evidence that the driver had lied.',
    'She won the seat, beating rival Bo Vale in his home state.',
    'The party lost in Osk, a key swing state.',
    'So let’s assume for the moment that the port is sold and the crews are paid.',
    'Crews sometimes find themselves in towns where known smugglers are active.',
    'The list has the names of known smugglers in the town.',
    'His only path to the seat is now to convince the wards that the port will stay.',
    'Her job is to tell the crews that the yard is shut.',
    'Voters should know what those debts are before they vote.',
    'The league surprised Vale by naming a new coach on Monday.',
    'The bill would have let shops with a firm belief deny services to the crews.',
    'The guard denied the women entry to the hall.',
    'The court denied bail to the two drivers.',
    'The bank denied loans to families who lived near the port.',
    'A firm that denies treatment to the poor will be fined.',
    'Both oppose a formula called the “tide index” that would lower pensions.',
    'It is unclear whether Vale is aware that most of the money comes from grants.',
    'The firm’s anger is often justified by arguing that the law is old.',
    'There was little sign that the strike would end.',
    'There is no suggestion that the driver was drunk.',
    'They were told to expect no announcement that the road was shut.',
    'The chancellor is likely to say that taxes must rise.',
    'The board plans to tell staff that the site will close.',
    'The bishop is set to warn that faith is fading.',
    'Unless the doctors say it is safe, the pool stays shut.',
    'We asked if he had said that the vote was rigged.',
    'Did she say that the money was gone?',
    'Has anyone said the fire was an accident?',
    'Had he said that the dam was safe, nobody would have moved.',
    'Anyone who says the rules are clear is wrong.',
    'Whoever claims that the bridge is safe has not seen it.',
    'The committee must find out who said what to whom.',
    'Did he call the plan “a farce”?',
    'He never called them “lazy”.',
    'If Bo Vale calls it “a farce” again he will be fined.',
    'Asked if he had called the plan “a farce”, Bo Vale laughed.',
    'Coastal states Kerala, Goa and Odisha raised their duties last year.',
    'The win hands her a majority of the island’s 40 pledged delegates, helping to cement her lead.',
    'She kept a collection of his writing that included a stern profile of the mayor.',
    'Over the years the talks have shown the minister’s thinking as it grew more cautious.',
    'As the race began, Moss was a 40-year-old lawyer in a small firm.',
    'The upper house has the power to confirm whoever the president chooses.',
    'The storm threatened to tear the roof off the hall.',
    'The states that Vale had hoped to win went to his rival.',
    'Residents were warned to stay indoors.',
    'Vale may threaten to quit.',
    'She called the office a dozen times on Monday.',
  ]) {
    const { quotes, claims } = analyse({ text, as: 'body' })
    t.same(
      quotes.map((quote) => quote.text),
      [],
      text,
    )
    t.same(
      claims.filter(({ voice }) => voice === 'attributed').map((claim) => claim.text),
      [],
      text,
    )
  }
  for (const [phrase, example] of wordList('attributions', 'unsaid'))
    t.same(analyse({ text: example!, as: 'body' }).quotes, [], phrase!)
  t.same(quoted('The firm denied that it had called staff “lazy”.'), ['that it had called staff “lazy”'])
  // A speech given out in advance.
  t.same(quoted('The premier is expected to say: “We must act.”'), ['We must act.'])
})

t.test('a surname that is also a word', async (t) => {
  const speakers = (text: string) => analyse({ text, as: 'body' }).quotes.map(({ speaker }) => speaker?.mention?.text)
  for (const text of ['The bank was “a mess”, said Read.', 'The bank is shut. But Read said the vault was “a mess”.'])
    t.same(speakers(text), ['Read'])
  t.same(speakers('He left early because Close said the bank was “a mess”.'), ['Close'])
})

t.test('how much of it belongs to what is said', async (t) => {
  for (const [words, kind] of wordList('attributions', 'focus')) {
    const content = `${words} ${kind === 'amount' ? '40' : 'the'} crews were sent home in the storm`
    t.same(quoted(`Ada Moss said ${content}.`), [content])
  }
  for (const [text, content] of [
    ['Ada Moss said about half of the crews were sent home.', 'about half of the crews were sent home'],
    ['Ada Moss said nearly everybody was sent home.', 'nearly everybody was sent home'],
    ['Ada Moss said about a dozen crews were sent home.', 'about a dozen crews were sent home'],
    ['Ada Moss said that 40–50 crews were sent home.', 'that 40–50 crews were sent home'],
    ['Ada Moss said only that it was late.', 'that it was late'],
    ['Ada Moss said just before noon that the road was shut.', 'that the road was shut'],
    ['Ada Moss said about the plan that it was late.', 'that it was late'],
    ['Ada Moss said twice that the file was lost.', 'that the file was lost'],
  ])
    t.same(quoted(text!), [content])
})

t.test('when it was said', async (t) => {
  const rows: [text: string, ...saidAt: (string | null)[]][] = [
    ['“The ward is full,” Ada Moss said on Monday.', '2024-05-13'],
    ['“The ward is full,” said Ada Moss, the head nurse, on Monday.', '2024-05-13'],
    ['Ada Moss said Monday that the ward had been full since March.', '2024-05-13'],
    ['The ward will close on Friday, Ada Moss said in a statement on Monday.', '2024-05-13'],
    ['“The ward is full,” Ada Moss told the Harbour Times last week. “We need beds.”', '2024-05-06/2024-05-12'],
    ['On Monday Ada Moss said the ward was full.', '2024-05-13'],
    ['Late on Monday, Ada Moss told reporters: “The ward was full in March.”', '2024-05-13'],
    ['On Monday the head nurse, Ada Moss, said the ward was full.', '2024-05-13'],
    ['In an interview published on Monday, Ada Moss said the ward was full.', '2024-05-13'],
    ['Mr Vale on Monday said he had been told to leave.', '2024-05-13'],
    ['Mr Vale on Monday also said that he had left in March.', '2024-05-13'],
    // Dates of something else.
    ['The ward is full, Ada Moss said.', null],
    ['Ada Moss said the ward had closed on Monday.', null],
    ['Ada Moss, who resigned in March, said on Monday the ward was full.', '2024-05-13'],
    ['“The ward is full,” said Ada Moss, who resigned in March.', null],
    ['The mayor, elected in 2019, said the ward was full.', null],
    ['After the fire in March, Ada Moss said the ward was full.', null],
  ]
  for (const [text, ...saidAt] of rows) {
    const { quotes } = analyse({ text, as: 'body', publishedAt: '2024-05-15' })
    t.same(
      quotes.map((quote) => quote.saidAt),
      saidAt,
      text,
    )
  }
})

const attributionsOf = (text: string): Attribution[] => runPipeline(loadText(text, 'body')).attributions

t.test('what is done by saying it', async (t) => {
  const rows: [text: string, lemma: string, Partial<Attribution>][] = [
    ['The company denied that it had paid bribes.', 'deny', { polarity: 'denies', act: 'deny' }],
    ['The company denies having paid bribes.', 'deny', { polarity: 'denies', clause: false }],
    ['Ada Moss rejected the claim that the ward was full.', 'claim', { polarity: 'denies', act: 'deny' }],
    ['Ada Moss did not say that the ward was full.', 'say', { negated: true }],
    ['Ada Moss warned that the ward would close.', 'warn', { act: 'warn', mode: 'speech' }],
    ['Bo Vale vowed to reopen the mine.', 'vow', { act: 'promise', clause: false }],
    ['Ada Moss believes the ward is full.', 'believe', { mode: 'thought' }],
    ['Ada Moss is convinced that the ward is full.', 'convinced', { mode: 'thought' }],
    ['The survey found that wards were full.', 'find', { mode: 'finding' }],
    ['It is expected that the ward will close.', 'expect', { speaker: null }],
  ]
  for (const [text, lemma, expected] of rows) {
    t.match(
      attributionsOf(text).find((attribution) => attribution.lemma === lemma),
      expected,
      text,
    )
  }
  t.equal(attributionsOf('Ada Moss told the crew that it was late.')[0]?.addressee?.text, 'the crew')
  t.same(attributionsOf('Bo Vale declined to say whether he would resign.'), [])
})

t.test('every row of the cue lists finds its own example', async (t) => {
  for (const list of ['verbs', 'nouns', 'adjectives', 'findings']) {
    for (const row of wordList('attributions', list)) {
      const example = row.at(-1)!
      const text = list === 'nouns' ? `They heard ${example}.` : example
      t.ok(
        attributionsOf(text).some(({ lemma }) => lemma === (list === 'findings' ? 'in' : row[0])),
        `${row[0]}: ${text}`,
      )
    }
  }
})

t.test('every verb of issuing makes its subject speak', async (t) => {
  for (const [, , example] of wordList('attributions', 'issues'))
    t.match(attributionsOf(example!).at(-1), { speaker: { mention: { text: 'She' } } }, example!)
})

t.test('every view is its owner’s', async (t) => {
  for (const [, noun, mode, example] of wordList('attributions', 'views'))
    t.match(attributionsOf(example!), [{ lemma: noun, mode, speaker: { mention: { text: 'Moss' } } }], example!)
})

t.test('every holder answers for the claim that is its object', async (t) => {
  for (const [, , polarity, example] of wordList('attributions', 'holders')) {
    const claim = attributionsOf(example!).find(({ parts }) => parts[0]!.text.startsWith('that it'))
    t.match(claim, { speaker: { mention: { text: 'She' } }, polarity }, example!)
  }
})

t.test('what is done with a claim does not say what it was', async (t) => {
  for (const [, , example] of wordList('attributions', 'dealings'))
    t.same(attributionsOf(`They recalled ${example} in May.`), [], example!)
})

t.test('quotation marks', async (t) => {
  const rows: [text: string, ...inside: string[]][] = [
    ['“a” and “b”', 'a', 'b'],
    ['"a" and "b"', 'a', 'b'],
    ["''a'' and ``b''", 'a', 'b'],
    ['‘a’ and ‘b’', 'a', 'b'],
    ["'a' and 'b'", 'a', 'b'],
    ['“a ‘b’ c”', 'a ‘b’ c'],
    ['‘a “b” c’', 'a “b” c'],
    ['“a runs on', 'a runs on'],
    ['a” was never opened'],
    ['“a ‘b c”', 'a ‘b c'],
    ["it's the crews' boat in the '90s"],
    ['‘the crews’ boat is ours’', 'the crews’ boat is ours'],
    ["''a 'b''' c", "a 'b'"],
    ['“”'],
    ['“a,“ he said. “b.”', 'a,', 'b.'],
    ['”a,” he said', 'a,'],
  ]
  for (const [text, ...inside] of rows) {
    t.same(
      quotedStretches(text, 0, text.length).map(({ start, end }) => text.slice(start, end)),
      inside,
      text,
    )
  }
})

t.test('hostile marks and cues take time in proportion to their length', async (t) => {
  const units = [
    '“ ',
    '‘x ',
    '" ',
    "'' ",
    '“‘"\' ',
    'he said “x” ',
    'said, ',
    '“A,” he said. ',
    'a, b, who said, ',
    's’ ',
  ]
  const stage = (adds: keyof Layers) => stages.find((stage) => stage.adds === adds)!
  const cpu = (unit: string, length: number) => {
    const layers = {
      page: loadText(unit.repeat(length / unit.length), 'body'),
      times: [],
      entities: [],
    } as unknown as Layers
    for (const adds of ['furniture', 'article', 'sentences'] as const) {
      Object.assign(layers, { [adds]: stage(adds).run(layers) })
    }
    const before = process.cpuUsage().user
    stage('attributions').run(layers)
    return (process.cpuUsage().user - before) / 1000
  }
  cpu('he said “x” ', 20_000)
  for (const unit of units) {
    const short = cpu(unit, 20_000)
    const long = cpu(unit, 160_000)
    // Eight times the text; quadratic work would take sixty-four times as long.
    t.ok(long < 24 * short + 400, `${JSON.stringify(unit)}: ${short} ms, ${long} ms`)
  }
})
