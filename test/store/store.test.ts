import t from 'tap'
import { openStore } from '../../src/store/index.ts'
import { contract } from './contract.ts'

t.test('in memory', async (t) => contract(t, () => openStore({ database: ':memory:' })))

t.test('in a file', async (t) => {
  const folder = t.testdir()
  let files = 0
  contract(t, () => openStore({ database: `${folder}/new/${files++}.sqlite` }))
})
