/** The language of a page. */
import t from 'tap'
import { languageOf, statedLanguage } from '../../../src/analysis/pipeline/paragraphs/language.ts'

t.test('languages', async (t) => {
  const rows: [text: string, language: string | null][] = [
    ['The port said on Friday that the bridge will be closed for a year, and that ferries would run at night.', 'en'],
    ['Le port a dit vendredi que le pont sera fermé pour un an et que les bateaux vont circuler dans la nuit.', 'fr'],
    ['Der Hafen teilte am Freitag mit, dass die Brücke für ein Jahr geschlossen wird und nicht mehr sicher ist.', 'de'],
    ['El puerto dijo el viernes que el puente se va a cerrar por un año y que los barcos van a salir de noche.', 'es'],
    ['Il porto ha detto che il ponte sarà chiuso per un anno e che le navi sono pronte per la notte di venerdì.', 'it'],
    ['O porto disse que a ponte não vai abrir por um ano e que os barcos são para as pessoas da cidade.', 'pt'],
    ['De haven zei dat de brug voor een jaar dicht is en dat er in de nacht een boot zal varen voor wie werkt.', 'nl'],
    ['港は金曜日に、橋が一年間閉鎖されると発表した。船は夜も運航される。', 'ja'],
    ['港口星期五表示大桥将关闭一年渡轮将在夜间运行居民可以免费乘坐', 'zh'],
    ['Порт сообщил в пятницу, что мост закроют на год, а паромы будут ходить ночью.', null],
    ['Bridge closed', null],
    ['', null],
    ['12 34 56 78 90 11 12 13 14 15 16 17 18', null],
  ]
  for (const [text, language] of rows) t.equal(languageOf(text), language, text)
  const xhosa =
    'Isikhephe siya kuhlala echibini de kube yintwasahlobo, utshilo umnini waso ngoLwesibini emva kokuba kufunyenwe imingxuma kumzimba waso. Abantu basesiqithini bathi banomgubo kunye namafutha anokubonelela iiveki ezintathu, kwaye abafundi baza kufundela emakhaya. Ikomiti iza kuhlangana ngenyanga ezayo ukuze igqibe ngendleko zokulungisa.'
  const afrikaans =
    'Die veerboot sal tot in die lente in die hawe bly, het die eienaar op Dinsdag gesê nadat krake in die romp gevind is. Die mense van die eiland sê hulle het meel en brandstof vir drie weke, en die kinders sal by die huis leer. Die komitee vergader volgende maand om oor die koste van die herstel te besluit.'
  const english =
    'The ferry will stay in the harbour until spring, its owner said on Tuesday after cracks were found in the hull. The people of the island say that they have flour and fuel for three weeks, and that the children will learn at home until then.'
  for (const text of [xhosa, afrikaans]) t.equal(statedLanguage('en', text), null, 'a tag that the text contradicts')
  t.equal(statedLanguage('xh', xhosa), 'xh', 'a language that is not listed')
  t.equal(statedLanguage('en-GB', english), 'en-GB')
  t.equal(statedLanguage('en', 'Ukuqala kwentwasahlobo.'), 'en', 'a text too short to tell')
})
