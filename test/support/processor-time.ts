/** Milliseconds that this thread has worked so far: for bounds on work, which other work of the machine must not break. */
export function workedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
