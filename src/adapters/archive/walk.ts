/** What a path holds: mbox files, Maildirs, mails as files, in folders of any depth; such as the folder of a mail program. */
import { open, opendir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { Failure } from '../../app/ports.ts'
import { type FolderUse, useOf } from './folder-names.ts'

/** `flags`: those in the name of a Maildir file. */
export type MailFile = {
  readonly path: string
  readonly kind: 'mbox' | 'maildir' | 'eml'
  readonly use: FolderUse
  readonly size: number
  readonly changedAt: number
  readonly flags: string
}

/** A file that is no mail, or cannot be read. */
export type OtherFile = { readonly path: string; readonly use: 'other' }

const DEEPEST = 12
const EML = /\.eml$/i
/** Indexes and notes of mail programs beside the mail. */
const BESIDE = /(?:\.msf|\.dat|\.html?|\.json|\.sqlite|\.log)$|^(?:dovecot|maildirfolder|subscriptions|courierimap)/i

const PACKED: readonly (readonly [string, readonly number[]])[] = [
  ['a gzip file', [0x1f, 0x8b]],
  ['a zip archive', [0x50, 0x4b, 3, 4]],
  ['a bzip2 file', [0x42, 0x5a, 0x68]],
  ['an xz file', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a zstd file', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a rar archive', [0x52, 0x61, 0x72, 0x21]],
  ['an Outlook data file (.pst, .ost)', [0x21, 0x42, 0x44, 0x4e]],
]

/** Everything below `path`, or the one file it is. Throws `Failure` with words for whoever gave the path. */
export async function* filesIn(path: string): AsyncGenerator<MailFile | OtherFile> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw refuse(path, error.code === 'ENOENT' ? 'is not there' : `cannot be read (${error.code})`)
  })
  if (found.isDirectory()) {
    yield* inFolder(path, path, 0)
    return
  }
  if (!found.isFile()) throw refuse(path, 'is neither a file nor a folder')
  const file = await asMail(path, useOf(basename(path)))
  if (file === undefined) throw refuse(path, await whyNot(path))
  yield file
}

async function* inFolder(root: string, folder: string, depth: number): AsyncGenerator<MailFile | OtherFile> {
  if (depth > DEEPEST) return
  const entries = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
    throw refuse(folder, `cannot be read (${error.code})`)
  })
  for await (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      // `tmp` holds what a server is still writing.
      if (entry.name !== 'tmp' || !(await isMaildir(folder))) yield* inFolder(root, path, depth + 1)
    } else if (entry.isFile()) {
      if (BESIDE.test(entry.name)) continue
      const use = useBelow(root, path)
      yield (await asMail(path, use)) ?? { path, use: 'other' }
    }
  }
}

async function isMaildir(folder: string): Promise<boolean> {
  return (await stat(join(folder, 'cur')).catch(() => undefined))?.isDirectory() ?? false
}

/** By the nearest folder whose name says it; the name of an mbox file is that of its folder. */
function useBelow(root: string, path: string): FolderUse {
  const names = [basename(root), ...relative(root, path).split(/[/\\]/)].reverse()
  return names.map(useOf).find((use) => use !== 'mail') ?? 'mail'
}

async function asMail(path: string, use: FolderUse): Promise<MailFile | undefined> {
  const { size, mtimeMs } = await stat(path)
  const about = { path, use, size, changedAt: Math.floor(mtimeMs), flags: '' }
  const folder = basename(dirname(path))
  if (folder === 'cur' || folder === 'new') {
    const flags = /[:;!-]2,([A-Za-z]{0,30})$/.exec(basename(path))?.[1] ?? ''
    return { ...about, kind: 'maildir', flags }
  }
  const head = await beginning(path, 200)
  if (/^(?:\xef\xbb\xbf)?(?:\r?\n)*From [^\n]*\d/.test(head.toString('latin1'))) return { ...about, kind: 'mbox' }
  const hasHeader = /^(?:\xef\xbb\xbf)?[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\n]*\r?\n/.test(head.toString('latin1'))
  return EML.test(path) && hasHeader ? { ...about, kind: 'eml' } : undefined
}

async function whyNot(path: string): Promise<string> {
  const head = await beginning(path, 200)
  if (head.length === 0) return 'is empty'
  const packed = PACKED.find(([, magic]) => magic.every((byte, at) => head[at] === byte))
  if (packed !== undefined) return `is ${packed[0]}: unpack it first, or export it as mbox`
  return 'holds no mail: expected an mbox file, a Maildir, a folder of .eml files or imaps://user@host/Folder'
}

async function beginning(path: string, length: number): Promise<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw refuse(path, `cannot be read (${error.code})`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function refuse(path: string, why: string): Failure {
  return new Failure('archive', `${path} ${why}`, 'permanent')
}
