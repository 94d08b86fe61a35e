import type { Attachment, Mail } from './mail.ts'

/** Endings that a double click carries out, or opens as a page that may hold a program, on the usual systems. */
const ENDINGS = new Set(
  [
    // Programs and installers.
    'exe com scr pif cpl dll ocx sys drv msi msp mst msix msixbundle appx appxbundle appinstaller app run elf prg',
    'apk aab ipa xap deb rpm pkg mpkg jar jnlp class gadget xpi crx air',
    // Scripts.
    'bat cmd btm ps1 ps1xml ps2 ps2xml psc1 psc2 psm1 psd1 vb vba vbe vbs vbp js jse mjs wsf wsh ws wsc sct shb shs hta',
    'sh bash zsh csh ksh fish command py pyc pyw pyz pyzw pl rb php phtml tcl ahk au3 scpt scptd applescript workflow',
    // Shortcuts and what changes a system.
    'lnk url desktop webloc inetloc reg inf ins isp job msc msh msh1 msh2 mshxml msh1xml msh2xml scf chm hlp theme themepack',
    'settingcontent-ms library-ms search-ms searchconnector-ms website rdp diagcab diagcfg diagpkg application grp ade adp',
    'mde mda mdb accde accda mad maf mag mam maq mar mas mat mau mav maw',
    // Pages.
    'htm html xhtml xht shtml mht mhtml svg svgz xsl xslt xul swf',
    // Disks.
    'iso img dmg vhd vhdx vmdk udf wim',
    // Documents of Office with programs inside.
    'docm dotm xlsm xltm xlsb xlam xla xll xlm pptm potm ppam ppsm sldm one onepkg wll wiz slk iqy oqy rqy dqy',
  ].flatMap((line) => line.split(' ')),
)

/** Types, declared or told by the content, that are the same under any name. */
const TYPES = new Set([
  'text/html',
  'application/xhtml+xml',
  'image/svg+xml',
  'multipart/related',
  'application/x-msdownload',
  'application/x-msdos-program',
  'application/x-dosexec',
  'application/vnd.microsoft.portable-executable',
  'application/x-elf',
  'application/x-executable',
  'application/x-mach-binary',
  'application/x-sh',
  'application/x-shellscript',
  'application/x-bat',
  'application/x-httpd-php',
  'application/hta',
  'application/javascript',
  'application/x-javascript',
  'text/javascript',
  'application/ecmascript',
  'application/java-archive',
  'application/java-vm',
  'application/x-java-jnlp-file',
  'application/x.ms.shortcut',
  'application/x-ms-shortcut',
  'application/x-mswinurl',
  'application/x-ms-regedit',
  'application/x-google-chrome-extension',
  'application/x-msi',
  'application/x-ms-installer',
  'application/vnd.ms-htmlhelp',
  'application/x-apple-diskimage',
  'application/x-iso9660-image',
  'application/x-shockwave-flash',
  'application/vnd.android.package-archive',
  'application/x-deb',
  'application/vnd.debian.binary-package',
  'application/x-rpm',
  'application/x-xpinstall',
])

/**
 * Whether a file could harm who opens it: by the ending its system would go by, or by what its content is, whatever it
 * is called. Archives are not looked into and pass.
 */
export function isDangerous({ filename, contentType }: Pick<Attachment, 'filename' | 'contentType'>): boolean {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return TYPES.has(type) || type.includes('macroenabled') || ENDINGS.has(endingOf(filename))
}

/**
 * The files of a mail that are not passed on, by their index. A mail sent along as a file is passed on with all it holds,
 * so it stays back when anything dangerous was found in the mail it came with.
 */
export function dangerousFiles({ attachments, embedded = [] }: Mail): ReadonlySet<number> {
  const dangerous = new Set(attachments.filter(isDangerous).map((file) => file.index))
  if (dangerous.size === 0 || embedded.length === 0) return dangerous
  for (const file of attachments) if (isMailFile(file)) dangerous.add(file.index)
  return dangerous
}

/** Whether a file is a mail, as those are that are sent on as files. */
export function isMailFile({ contentType, filename }: Pick<Attachment, 'filename' | 'contentType'>): boolean {
  return contentType.startsWith('message/') || endingOf(filename) === 'eml'
}

/** The ending as Windows sees it: without blanks and dots behind it, streams of NTFS, and characters nobody sees. */
function endingOf(filename: string): string {
  const name = filename
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\u2800\u3164\uffa0]/gu, '')
    .toLowerCase()
    .replace(/[:_]{1,2}\$data$/, '')
    .replace(/[\s._]{1,200}$/, '')
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1)
}
