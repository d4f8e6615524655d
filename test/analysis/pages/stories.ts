/** Invented articles that the frames of pages are put around. */

export interface Story {
  headline: string
  paragraphs: string[]
}

export const stories: Record<'harbour' | 'school' | 'orchard', Story> = {
  harbour: {
    headline: 'Harwick ferry tied up for winter after cracks are found',
    paragraphs: [
      'HARWICK — The ferry between Harwick and the island of Sorrel will not sail again before April, its owner said on Tuesday, after divers found cracks along the keel.',
      'The boat, which has crossed the sound since 1974, was lifted out of the water at the weekend when a deckhand noticed rust in the bilge.',
      '“She has been a good ship, and I will not send her out to sink,” said Berit Solheim, the master, who has steered her for twenty-two winters.',
      'About 340 people live on Sorrel all year round, among them sixty children who take the boat to school every morning.',
      'The county has hired two fishing boats to carry post and medicine, but neither of them may take cars or more than a dozen passengers.',
      'Shops on the island say they have flour and fuel for three weeks.',
      'A new ferry was promised in 2019 and again two years later; the order was never placed, according to minutes that the council published on Monday.',
      'The transport committee meets on 14 November to decide whether the repair, put at 2.3 million crowns, is worth its price.',
    ],
  },
  school: {
    headline: 'Pupils of Lower Tarn win right to keep their bees',
    paragraphs: [
      'A school in Lower Tarn may keep its four beehives on the roof, a judge ruled on Thursday, ending a quarrel with a neighbour that began over a stung dog.',
      'Judge Ines Carrow said that the hives, which stand nine metres above the street, were no more of a danger than a flower bed.',
      'The head teacher, Paul Oduya, told parents that lessons about the bees would start again after the holidays.',
    ],
  },
  orchard: {
    headline: 'Why the oldest orchard in Veldmark is growing again',
    paragraphs: [
      'When Maartje de Wit bought the land behind the dyke, eleven of its four hundred pear trees bore fruit and the rest were ivy.',
      'That was in the spring of 2011. Her neighbours, most of whom grow tulips under glass, thought that she had paid too much for firewood.',
      'She began with a saw and a ladder. Every branch that was dead came down; every branch that was alive was tied to a wire, as the monks had done who planted the first row in 1640.',
      'The work was slow. In the third year a frost in May took the blossom, and in the fifth a fungus took forty trees.',
      'What saved the orchard, she says, was a retired chemist from the next village who knew how to graft.',
      '“He came with a knife and a roll of tape and stayed for six years,” she said. “I never paid him anything except pears.”',
      'Between them they took cuttings from the strongest trees and set them on young roots, two thousand of them, in a field that floods every second winter.',
      'Two thirds of the grafts took. The first of them flowered in 2018, and last autumn the orchard sold nineteen tonnes of fruit to bakers in three towns.',
      'Researchers from the college at Oosterend have counted five kinds of pear there that grow nowhere else, and one that nobody had seen since before the first war.',
      'The province now lists the orchard as a monument, which means that no road may be built through it.',
      'De Wit, who is 71, is looking for somebody to follow her. She has had nine letters, and has answered all of them with the same question: can you climb?',
      'The chemist died in March. On his grave, beside the dyke, she has planted a tree.',
    ],
  },
}
