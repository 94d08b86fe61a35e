import type { Field } from './scan-headers.ts'

/** A part that holds something, with its place in the bytes of the mail. */
export type Leaf = {
  readonly fields: readonly Field[]
  readonly type: string
  /** Parameters of Content-Disposition and Content-Type, decoded, those of Content-Type first. */
  readonly parameters: ReadonlyMap<string, string>
  readonly disposition: string
  /** `base64`, `quoted-printable`, `x-uuencode`, or what else was declared. */
  readonly encoding: string
  readonly bodyStart: number
  readonly bodyEnd: number
  /** Type of the multipart it stands in, or ''. */
  readonly parent: string
  /** The multiparts it stands in, the outermost first. */
  readonly containers: readonly Container[]
  /** Read as words of the mail; everything else is a file. */
  readonly isText: boolean
}

/** A multipart: one object for all its parts. */
export type Container = { readonly boundary: string; readonly type: string }

export type Structure = {
  readonly fields: readonly Field[]
  readonly type: string
  readonly leaves: readonly Leaf[]
  readonly problem?: string
}
