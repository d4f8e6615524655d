/** Links names to the people, organisations and places they stand for, with their roles and what else refers to them. */
import { stage } from '../stage.ts'
import { drafts } from './draft.ts'
import { groupNames } from './groups.ts'
import { nameMentions } from './mentions.ts'
import { linkOrganisations } from './organisations.ts'
import { linkPeople } from './people.ts'
import { linkPlaces } from './places.ts'
import { textOf } from './text.ts'

export const entities = stage('entities', ['article', 'sentences', 'names'], ({ article, sentences, names }) => {
  const text = textOf(article, sentences)
  const groups = groupNames(nameMentions(names, text))
  const of = (type: string) => groups.filter((group) => group.type === type)
  const clusters = [
    ...linkPeople(of('person')),
    ...linkOrganisations(of('organisation'), text),
    ...linkPlaces(of('place'), text),
  ]
  return drafts(clusters, article.text)
})
