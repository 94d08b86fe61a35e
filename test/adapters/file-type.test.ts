import { describe, expect, test } from 'vitest'
import { contentType } from '../../src/adapters/mime/file-type.ts'

const OCTETS = 'application/octet-stream'
const hex = (text: string) => Buffer.concat([Buffer.from(text.replaceAll(' ', ''), 'hex'), Buffer.alloc(600)])
const PNG = hex('89504e47 0d0a1a0a 0000000d 49484452 00000001 00000001 08060000')
const JPEG = hex('ffd8ffe0 0010 4a464946 00010100')
const EXE = Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(600)])
const ZIP = hex('504b0304 1400 0000 0000')
const ftyp = (brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`), Buffer.alloc(600)])

describe('B13 the type of a file by its content', () => {
  test.each<[string, Buffer, string, string]>([
    ['a photo that says nothing', JPEG, OCTETS, 'image/jpeg'],
    ['a photo of an iPhone', ftyp('heic'), OCTETS, 'image/heic'],
    ['a photo of an iPhone that says JPEG', ftyp('heic'), 'image/jpeg', 'image/heic'],
    ['AVIF', ftyp('avif'), OCTETS, 'image/avif'],
    ['WebP', Buffer.concat([Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(600)]), OCTETS, 'image/webp'],
    ['GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(100)]), OCTETS, 'image/gif'],
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj', 'latin1'), OCTETS, 'application/pdf'],
    ['a program called a photo', EXE, 'image/jpeg', 'application/x-msdownload'],
    ['a program of Linux called a document', hex('7f454c46 020101'), 'application/pdf', 'application/x-elf'],
    ['a shortcut', hex('4c000000 01140200 00000000 c0000000 00000046'), OCTETS, 'application/x-ms-shortcut'],
    ['a page called a document', Buffer.from('\ufeff\r\n<!DOCTYPE html><html>'), 'application/pdf', 'text/html'],
    ['a page behind a comment', Buffer.from('<!-- x --> <!-- y -->\n<HTML><body>'), 'text/plain', 'text/html'],
    ['a page in UTF-16', Buffer.from('\ufeff<html><script>', 'utf16le'), 'text/plain', 'text/html'],
    ['a bare script', Buffer.from('<script>location="x"</script>'), 'text/plain', 'text/html'],
    [
      'a drawing',
      Buffer.from('<?xml version="1.0"?>\n<!-- Inkscape -->\n<svg xmlns="x">'),
      'image/png',
      'image/svg+xml',
    ],
    ['a page that says it is XML', Buffer.from('<?xml version="1.0"?><html xmlns="x">'), 'text/xml', 'text/html'],
    ['a script for a shell', Buffer.from('#!/bin/sh\nrm -rf /'), 'text/plain', 'application/x-sh'],
    ['a link to a page', Buffer.from('[InternetShortcut]\r\nURL=http://x'), OCTETS, 'application/x-mswinurl'],
    ['a batch file', Buffer.from('@echo off\r\ndel *'), 'text/plain', 'application/x-bat'],
    ['PHP', Buffer.from('<?php system($_GET[0]);'), 'image/gif', 'application/x-httpd-php'],
    ['an archive called a photo', ZIP, 'image/png', 'application/zip'],
  ])('%s', async (_, bytes, declared, type) => expect(await contentType(bytes, declared)).toBe(type))
})

describe('the type its sender gives it', () => {
  test.each<[string, Buffer, string]>([
    ['the same', PNG, 'image/png'],
    ['words', Buffer.from('Hola, llegó roto.'), 'text/plain'],
    ['a table', Buffer.from('pedido;importe\n123456;12,50\n'), 'text/csv'],
    ['a calendar', Buffer.from('BEGIN:VCALENDAR\r\n'), 'text/calendar'],
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['bytes that tell nothing', Buffer.from([1, 2, 3, 4, 5]), OCTETS],
    [
      'a document that is an archive inside',
      ZIP,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a document of LibreOffice', ZIP, 'application/vnd.oasis.opendocument.text'],
    ['an archive by its other name', ZIP, 'application/x-zip-compressed'],
    ['an old document', hex('d0cf11e0 a1b11ae1'), 'application/msword'],
    ['XML', Buffer.from('<?xml version="1.0"?><order>'), 'text/xml'],
    ['a text that begins as programs do', Buffer.from('MZ-1234 llegó roto, y el BM-12 también.'), 'text/plain'],
    ['a text that begins as pictures do', Buffer.from('BM-1234 llegó roto.'), 'text/csv'],
    ['a text that begins with a smaller-than sign', Buffer.from('<3 gracias'), 'text/plain'],
  ])('%s', async (_, bytes, declared) => expect(await contentType(bytes, declared)).toBe(declared))
})

test('no beginning of bytes is a surprise, or takes long', async () => {
  const started = performance.now()
  let seed = 7
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff)
  const beginnings = [
    PNG,
    JPEG,
    ZIP,
    EXE,
    ftyp('heic'),
    hex('3026b275 8e66cf11 a6d900aa0062ce6c'),
    hex('1a45dfa3'),
    hex('4f676753'),
    hex('494433'),
    hex('49492a00'),
  ]
  for (const beginning of beginnings) {
    for (let n = 0; n < 60; n++) {
      const bytes = Buffer.alloc(4_096, 0)
      beginning.copy(bytes)
      for (let at = 8; at < 4_096; at++) bytes[at] = n % 3 === 0 ? 0xff : n % 3 === 1 ? 0 : random() & 0xff
      await contentType(bytes, OCTETS)
    }
  }
  await contentType(Buffer.from('<!--'.repeat(1_000)), 'text/plain')
  await contentType(Buffer.from('<!---->'.repeat(580)), 'text/plain')
  expect(performance.now() - started).toBeLessThan(5_000)
})
