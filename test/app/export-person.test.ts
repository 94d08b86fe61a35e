/** What a person gets who asks what is kept: all of it, nothing of anybody else, in a file that only its owner can read. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPersonalData } from '../../src/adapters/db/personal-data.ts'
import { renderMail } from '../../src/adapters/smtp/render-mail.ts'
import { createExportWords } from '../../src/adapters/template/export-words.ts'
import { writeZip } from '../../src/adapters/zip/write-zip.ts'
import { exportPerson } from '../../src/app/export-person.ts'
import { LANGUAGES } from '../../src/domain/language/language.ts'
import { type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'

const T = MONDAY + HOUR
const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'export-'))
const file = join(folder, 'eva.zip')

let desk: Desk
const write = (address: string, { replace = false, notes = false } = {}) => {
  const { deps, db, mailbox } = desk.shop
  const exporting = {
    ...deps,
    sender: { send: () => Promise.reject(new Error('nothing is sent')), verify: async () => {}, close: async () => {} },
    personal: createPersonalData(db),
    exportWords: createExportWords(TEMPLATES),
    renderMail,
    writeArchive: writeZip,
  }
  return exportPerson(exporting as never, mailbox, address, { file, replace, notes }, T + 9 * HOUR)
}
const unzip = (...args: string[]) => execFileSync('python3', ['-c', READ, file, ...args], { encoding: 'utf8' })
const READ = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
for n in z.namelist():
    if len(sys.argv) < 3 or n.startswith(sys.argv[2]):
        print('--- ' + n)
        if len(sys.argv) > 2: print(z.read(n).decode('utf8', 'replace'))
`

beforeAll(async () => {
  desk = await openDesk()
  await desk.begin()
  await desk.writes(T, 'My card is 4111 1111 1111 1111, and the lampcanary is dead.')
  await desk.answers(T + MINUTE, await desk.last('notification'), 'Dear Eva, a new lampshade leaves today.')
  await desk.answers(T + 2 * MINUTE, await desk.last('notification'), '#note\nnotecanary: she is always late')
  await desk.sends(T + HOUR)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await desk.close()
})

describe('export', () => {
  test('has every mail, the incidents, and a README in the language of the person', async () => {
    const counts = await write(desk.eva)
    expect(counts).toMatchObject({ incidents: 1, written: 2 })
    const names = unzip()
    expect(names).toContain('README.txt')
    expect(names).toContain('incidents.json')
    expect(names.match(/received\//g)).toHaveLength(2)
    expect(names.match(/sent\//g)?.length).toBe(counts?.sent)
    expect(unzip('README')).toMatch(new RegExp(`Made on Monday .* for ${desk.eva}`))
    expect(unzip('received/')).toContain('lampcanary')
    expect(unzip('sent/')).toContain('lampshade')
    const [incident] = JSON.parse(unzip('incidents.json').replace(/^--- .*\n/, ''))
    expect(incident).toMatchObject({
      address: desk.eva,
      status: 'open',
      events: [{ what: 'Opened' }, {}, {}, {}, {}].slice(0, 1).concat(incident.events.slice(1)),
    })
    expect(JSON.stringify(incident)).not.toContain('4111 1111')
  })

  test('only its owner can read it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('internal notes and colleagues are left out; notes come when they are asked for', async () => {
    expect(unzip('')).not.toContain('notecanary')
    expect(unzip('')).not.toContain('ana@shop.example')
    await write(desk.eva, { replace: true, notes: true })
    expect(unzip('incidents')).toContain('notecanary')
  })

  test('of somebody unknown there is no file', async () => {
    rmSync(file)
    expect(await write('nobody@mail.example')).toBeUndefined()
    expect(existsSync(file)).toBe(false)
  })

  test('a file that somebody has begun is not taken over, unless it is meant', async () => {
    writeFileSync(`${file}.part`, 'mine')
    await expect(write(desk.eva)).rejects.toThrow('could not write')
    await write(desk.eva, { replace: true })
    expect(unzip()).toContain('README.txt')
  })

  test.each(LANGUAGES)('%s has its README', async (language) => {
    const { readme, events } = await createExportWords(TEMPLATES)(language)
    expect(readme.match(/\{\w+\}/g)).toEqual(['{store}', '{date}', '{address}'])
    expect(events['opened']).toBeTruthy()
  })

  test('a store of Portugal has it in the Portuguese of Portugal', async () => {
    const [brazil, portugal] = await Promise.all(
      ([[], ['pt-PT']] as const).map((variants) => createExportWords(TEMPLATES, variants)('pt')),
    )
    expect(brazil?.readme).toContain('chamados')
    expect(portugal?.readme).toContain('casos')
    expect(portugal?.events['acknowledged']).not.toBe(brazil?.events['acknowledged'])
    expect(portugal?.on(MONDAY, 'UTC')).toMatch(/^na segunda-feira, /)
  })
})
