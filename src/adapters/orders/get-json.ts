/** One GET that is bounded in time, bytes and redirects. */

/** Larger than any order. */
const LARGEST = 256 * 1024
const MOST_REDIRECTS = 3

export type Got =
  | { readonly kind: 'json'; readonly json: unknown }
  /** The server knows no such thing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly why: string }

/** Asks until `signal`. A redirect is followed within the same origin alone: headers hold secrets. Never throws. */
export async function getJson(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Got> {
  try {
    return await follow(url, headers, signal)
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', why: 'no answer in time' }
    return { kind: 'failed', why: reasonOf(error) }
  }
}

async function follow(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Got> {
  let at = url
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await ask(at, headers, signal)
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null) return await read(response)
    await response.body?.cancel()
    const next = URL.parse(location, at.href)
    if (next === null || next.origin !== url.origin)
      return { kind: 'failed', why: 'a redirect to another server, which is not followed' }
    at = next
  }
  return { kind: 'failed', why: `more than ${MOST_REDIRECTS} redirects` }
}

async function ask(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response> {
  const request = () => fetch(url, { headers, signal, redirect: 'manual' })
  try {
    return await request()
  } catch (error) {
    // A connection that was kept may have been closed just then: asking again changes nothing at the server.
    if (signal.aborted || !/UND_ERR_SOCKET|ECONNRESET|EPIPE/.test(codeOf(error))) throw error
    return await request()
  }
}

async function read(response: Response): Promise<Got> {
  const { status, body } = response
  if (status !== 200) {
    await body?.cancel()
    // Of a number that cannot be one, shops say that the question is wrong.
    if ([204, 400, 404, 410, 422].includes(status)) return { kind: 'none' }
    if (status === 401 || status === 403) return { kind: 'failed', why: `the shop refuses us (HTTP ${status})` }
    return { kind: 'failed', why: `HTTP ${status}` }
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST) return { kind: 'failed', why: `an answer of more than ${LARGEST / 1024} KB` }
    chunks.push(chunk)
  }
  try {
    return { kind: 'json', json: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { kind: 'failed', why: 'an answer that is no JSON' }
  }
}

/** In words that name no address. */
function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return code === '' ? 'the shop cannot be asked' : `the shop cannot be reached (${code})`
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}
