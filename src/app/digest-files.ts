/** What goes along with a digest: its charts, drawn once a language, and its figures as a table for spreadsheets. */
import type { MailToSend } from '../domain/incident/mails.ts'
import type { Chart } from '../domain/report/chart.ts'
import { csvOf } from '../domain/report/digest-csv.ts'
import type { Store } from '../domain/store.ts'
import { harmlessCause } from './harmless-cause.ts'
import type { Charts, Log, OwnFile, Templates } from './ports.ts'

export type DigestFilesDeps = {
  readonly store: Pick<Store, 'calendar' | 'mailbox'>
  readonly charts: Charts
  readonly log: Log
}

type Digest = Extract<MailToSend, { readonly name: 'digest' }>
type WithFiles = { readonly mail: MailToSend; readonly files: readonly OwnFile[] }

/** The mails with the charts they can show, and the files that go along. A digest that has no charts goes without. */
export async function withDigestFiles(
  mails: readonly MailToSend[],
  templates: Pick<Templates, 'charts'>,
  deps: DigestFilesDeps,
): Promise<readonly WithFiles[]> {
  const drawn = new Map<string, readonly OwnFile[]>()
  const result: WithFiles[] = []
  for (const mail of mails) {
    if (mail.name !== 'digest') {
      result.push({ mail, files: [] })
      continue
    }
    const charts = templates.charts(mail.language, mail.data.figures)
    const pictures = drawn.get(mail.language) ?? (await draw(charts, mail, deps))
    drawn.set(mail.language, pictures)
    const shown = Object.fromEntries(
      charts.flatMap(({ name }, at) => (pictures[at]?.cid === undefined ? [] : [[name, pictures[at].cid]])),
    )
    result.push({ mail: { ...mail, data: { ...mail.data, charts: shown } }, files: [...pictures, tableOf(mail, deps)] })
  }
  return result
}

async function draw(
  charts: readonly Chart[],
  { data, language }: Digest,
  deps: DigestFilesDeps,
): Promise<readonly OwnFile[]> {
  const domain = deps.store.mailbox.split('@').at(-1) ?? ''
  try {
    const pictures = await deps.charts.draw(charts)
    return pictures.map((content, at) => {
      const name = `${charts[at]?.name}-${data.storeWeek}`
      return { filename: `${name}.png`, contentType: 'image/png', cid: `${name}.${language}@${domain}`, content }
    })
  } catch (error) {
    // What they show is in the text, in words and as tables.
    deps.log.warn('charts-not-drawn', { cause: harmlessCause(error) })
    return []
  }
}

function tableOf({ data }: Digest, { store }: DigestFilesDeps): OwnFile {
  // With the mark in front Excel reads letters beyond ASCII as they are.
  const text = `\ufeff${csvOf(data.figures, data.storeWeek, store.calendar)}`
  return {
    filename: `week-${data.storeWeek}.csv`,
    contentType: 'text/csv',
    content: new TextEncoder().encode(text),
  }
}
