import { describe, expect, test } from 'vitest'
import { dangerousFiles, isDangerous } from '../../../src/domain/mail/dangerous-file.ts'
import type { Attachment, Mail } from '../../../src/domain/mail/mail.ts'

const OCTETS = 'application/octet-stream'

describe('B13 a file that could harm who opens it', () => {
  test.each([
    ['a program', 'setup.exe', OCTETS],
    ['a program with two endings', 'factura.pdf.exe', OCTETS],
    ['an ending in capitals', 'FACTURA.PDF.SCR', OCTETS],
    ['dots behind the ending, which Windows takes off', 'factura.exe...', OCTETS],
    ['blanks behind the ending', 'factura.exe   ', OCTETS],
    ['a blank that looks like none', 'factura.exe\u00a0', OCTETS],
    ['many blanks in front of the ending', 'photo.jpg                                        .exe', OCTETS],
    ['letters turned round', 'photo\u202egpj.exe', OCTETS],
    ['an invisible letter in the ending', 'photo.ex\u200be', OCTETS],
    ['letters of full width', 'photo.ｅｘｅ', OCTETS],
    ['a stream of NTFS', 'photo.exe::$DATA', OCTETS],
    ['a script', 'pedido.js', 'text/plain'],
    ['a script of Windows', 'pedido.vbs', OCTETS],
    ['PowerShell', 'a.ps1', OCTETS],
    ['a shortcut', 'foto.jpg.lnk', OCTETS],
    ['a link to a page', 'tracking.url', OCTETS],
    ['a disk', 'factura.iso', OCTETS],
    ['a disk of Windows', 'factura.vhdx', OCTETS],
    ['a disk of a Mac', 'factura.dmg', OCTETS],
    ['a document with macros', 'factura.docm', OCTETS],
    ['a sheet with macros', 'factura.xlsm', 'application/vnd.ms-excel.sheet.macroEnabled.12'],
    ['a binary sheet', 'factura.xlsb', OCTETS],
    ['an add-in', 'factura.xll', OCTETS],
    ['a notebook that holds files', 'factura.one', OCTETS],
    ['a page', 'factura.html', 'text/html'],
    ['a drawing that can hold a script', 'logo.svg', 'image/svg+xml'],
    ['a page of XHTML', 'a.xhtml', 'application/xhtml+xml'],
    ['a page saved whole', 'a.mht', 'message/rfc822'],
    ['an application of Java', 'a.jar', OCTETS],
    ['an application of Android', 'a.apk', OCTETS],
    ['help of Windows', 'a.chm', OCTETS],
    ['a program by its content', 'photo.jpg', 'application/x-msdownload'],
    ['a page by its content', 'factura.pdf', 'text/html'],
    ['a drawing by its content', 'notes.txt', 'image/svg+xml'],
    ['a script by its content', 'notes.txt', 'application/x-sh'],
    ['a type with parameters', 'a', 'text/html; charset=utf-8'],
  ])('%s', (_, filename, contentType) => expect(isDangerous({ filename, contentType })).toBe(true))
})

describe('a file that customers send', () => {
  test.each([
    ['foto.jpg', 'image/jpeg'],
    ['IMG_2041.HEIC', 'image/heic'],
    ['captura.webp', 'image/webp'],
    ['factura.pdf', 'application/pdf'],
    ['pedido.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['pedido.doc', 'application/msword'],
    ['lista.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['lista.csv', 'text/csv'],
    ['notas.txt', 'text/plain'],
    ['video.mp4', 'video/mp4'],
    ['nota de voz.opus', 'audio/ogg'],
    ['fotos.zip', 'application/zip'],
    ['protegido.7z', 'application/x-7z-compressed'],
    ['fotos.rar', 'application/vnd.rar'],
    ['mensaje.eml', 'message/rfc822'],
    ['cita.ics', 'text/calendar'],
    ['attachment-1.bin', OCTETS],
    ['factura 3.14', 'application/pdf'],
    ['sin ending', OCTETS],
    ['tienda.example_factura', 'application/pdf'],
    ['factura.exe.pdf', 'application/pdf'],
  ])('%s', (filename, contentType) => expect(isDangerous({ filename, contentType })).toBe(false))
})

test('a mail sent along as a file stays back with what is dangerous in it', () => {
  const file = (index: number, filename: string, contentType: string): Attachment => ({
    index,
    filename,
    contentType,
    size: 1,
    inline: false,
    sha256: '',
  })
  const attachments = [file(0, 'a.eml', 'message/rfc822'), file(1, 'b.jpg', 'image/jpeg'), file(2, 'c.exe', OCTETS)]
  const held = (mail: Partial<Mail>) => [...dangerousFiles({ attachments, ...mail } as Mail)].sort()
  const embedded = [{ subject: '', text: '' }]
  expect(held({ embedded })).toEqual([0, 2])
  expect(held({ embedded, attachments: attachments.slice(0, 2) })).toEqual([])
  expect(held({})).toEqual([2])
})
