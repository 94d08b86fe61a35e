/** What a mail of 50 MB costs: the memory of the whole program, from the mailbox to the notification, over IMAP. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { complaint, type Installation, install, MONDAY, STORE } from '../support/installation.ts'
import { spawnProgram } from '../support/program.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const MB = 1_000_000
/** As the npm scripts start the program. */
const NODE_OPTIONS = '--max-semi-space-size=4'
/** A small mail takes some 215 MiB in a pass, of which most is the program; a mail of 50 MB held a few times over took 600. */
const MOST_MIB = 400

function head(n: number, contentType: string): string {
  return [
    `From: Eva <eva${n}@mail.example>`,
    `To: ${STORE}`,
    'Subject: Mi pedido',
    `Message-ID: <big${n}@mail.example>`,
    'MIME-Version: 1.0',
    `Content-Type: ${contentType}`,
    '\r\n',
  ].join('\r\n')
}

/** A mail with a photo, of so many bytes in all. */
function withPhoto(n: number, bytes: number): string {
  const lines = randomBytes(57 * 1_000)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')
  return [
    `${head(n, 'multipart/mixed; boundary=b')}--b`,
    'Content-Type: text/plain\r\n\r\nMi pedido 123456 ha llegado roto, mando la foto.',
    '--b\r\nContent-Type: image/jpeg; name="foto.jpg"\r\nContent-Transfer-Encoding: base64\r\n',
    lines.repeat(Math.ceil(bytes / lines.length)),
    '--b--\r\n',
  ].join('\r\n')
}

const asText = (n: number, bytes: number) =>
  head(n, 'text/plain; charset=utf-8') + 'Mi pedido 123456 ha llegado roto.\r\n'.repeat(bytes / 35)

/** One pass; the most memory it had, in MiB, and what it counted. */
async function pass(shop: Installation) {
  const program = spawnProgram(['once', '--json', '--now', MONDAY], { ...shop.env, NODE_OPTIONS })
  let most = 0
  const look = setInterval(() => {
    try {
      most = Math.max(
        most,
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1] ?? 0),
      )
    } catch {
      // It has just ended.
    }
  }, 20)
  const { out, err } = await program.ended
  clearInterval(look)
  const line = out.split('\n').find((one) => one.startsWith('{"fetched"'))
  return { mib: most / 1_024, counts: JSON.parse(line ?? '{}') as object, said: out + err }
}

test.runIf(process.platform === 'linux')('F17 50 MB with a photo, then 20 MB of words', async () => {
  const shop = await install()
  shop.mailbox.append(withPhoto(1, 50 * MB))
  const photo = await pass(shop)
  expect(photo.counts, photo.said).toMatchObject({ fetched: 1, opened: 1, quarantined: 0, sent: 3 })
  expect(photo.mib).toBeLessThan(MOST_MIB)
  const told = (await shop.sent()).find((mail) => mail.template === 'notification')
  // The whole of it was read: the file behind 50 MB has its true size.
  expect(told?.text).toMatch(/foto\.jpg \(3[5-7][.,]?\d* MB/)

  shop.mailbox.append(asText(2, 20 * MB))
  const words = await pass(shop)
  expect(words.counts, words.said).toMatchObject({ fetched: 1, opened: 1, quarantined: 0, sent: 3 })
  expect(words.mib).toBeLessThan(MOST_MIB)
  expect((await shop.sent()).map((mail) => mail.text).join()).toContain('demasiado grande')
})

test.runIf(process.platform === 'linux')('five big mails and small ones at once', async () => {
  const shop = await install()
  for (const n of [1, 2, 3, 4, 5]) {
    shop.mailbox.append(withPhoto(n, (3 + 3 * n) * MB))
    shop.mailbox.append(complaint(n))
  }
  const { mib, counts, said } = await pass(shop)
  expect(counts, said).toMatchObject({ fetched: 10, opened: 10, quarantined: 0, sent: 30 })
  // Taken in, read and sent on at the same time, by one process.
  expect(mib).toBeLessThan(MOST_MIB + 100)
})
