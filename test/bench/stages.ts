/** Processor time by stage, from the profiles Node writes (`--cpu-prof`, one a thread). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Profile = {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

const WAITING = new Set(['(idle)', '(root)', '(program)'])

/** Milliseconds by stage of all profiles in a folder, the costliest first. */
export function stages(folder: string): readonly { readonly stage: string; readonly ms: number }[] {
  const sums = new Map<string, number>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    add(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile, sums)
  }
  return [...sums].map(([stage, ms]) => ({ stage, ms })).sort((a, b) => b.ms - a.ms)
}

function add({ nodes, samples, timeDeltas }: Profile, sums: Map<string, number>): void {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(
    nodes.flatMap((node) => (node.children ?? []).map((child): [number, number] => [child, node.id])),
  )
  const labels = new Map<number, string | undefined>()
  const stageOf = (id: number): string | undefined => {
    if (labels.has(id)) return labels.get(id)
    const path: Profile['nodes'][number]['callFrame'][] = []
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = byId.get(at)?.callFrame
      if (frame !== undefined) path.push(frame)
    }
    const label = stageOfStack(path)
    labels.set(id, label)
    return label
  }
  for (const [n, id] of samples.entries()) {
    const stage = stageOf(id)
    if (stage !== undefined) sums.set(stage, (sums.get(stage) ?? 0) + (timeDeltas[n] ?? 0) / 1000)
  }
}

/** The innermost of our folders, else the innermost package, else Node itself. Waiting is no stage. */
function stageOfStack(path: readonly { readonly functionName: string; readonly url: string }[]): string | undefined {
  const [self] = path
  if (self === undefined || WAITING.has(self.functionName)) return undefined
  if (self.functionName === '(garbage collector)') return 'garbage collector'
  if (path.some(({ url }) => url.startsWith('node:internal/modules'))) return 'loading modules'
  const packages = path.flatMap(({ url }) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [])
  const ours = path.flatMap(({ url }) => /\/src\/((?:adapters|domain)\/[^/]+|[^/]+)/.exec(url)?.[1] ?? [])[0]
  if (ours !== undefined) return packages.length > 0 ? `${ours} (${packages.at(-1)})` : ours
  return packages.at(-1) ?? 'node'
}
