import { AsyncLocalStorage } from "node:async_hooks"

/**
 * Every call that leaves a process passes here: it waits for its turn, and may be struck. `fail` is an error of one
 * call, `die` the end of its process; either before the call took effect or after it did, unheard.
 */
export type Strike = { atCall: number; when: "before" | "after"; how: "fail" | "throttle" | "die" }
type Process = { calls: number; strike: Strike | undefined; dead: boolean }
type Call<T> = { kind: "store" | "stripe"; run: () => T | Promise<T>; failing: (strike: Strike) => T }

export class Death extends Error {}

export function passage() {
  const processes = new AsyncLocalStorage<Process>()
  const waiting: (() => void)[] = []
  const counted = { calls: 0, strikes: 0 }
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve))

  async function pass<T>({ run, failing }: Call<T>): Promise<T> {
    await turn()
    const process = processes.getStore()
    if (process?.dead) throw new Death()
    counted.calls += 1
    if (!process) return run()
    process.calls += 1
    const strike = process.strike?.atCall === process.calls ? process.strike : undefined
    if (!strike) return run()
    counted.strikes += 1
    process.dead = strike.how === "die"
    if (strike.when === "after") await run()
    if (process.dead) throw new Death()
    return failing(strike)
  }

  return {
    pass,
    counted,
    /** A wait of the product's own, which costs a turn and no time. */
    pause: turn,
    /** Runs each as a process of its own, all at once, one call at a time: `choose` says which of so many. */
    async atOnce(
      work: { run: () => Promise<unknown>; strike?: Strike | undefined }[],
      choose: (many: number) => number = () => 0,
    ) {
      const begun = work.map(({ run, strike }) => {
        const process: Process = { calls: 0, strike, dead: false }
        const ended = processes.run(process, async () => run())
        return { process, ended: ended.then(...outcomes()) }
      })
      let left = begun.length
      for (const { ended } of begun) ended.finally(() => left--)
      while (left > 0) {
        await new Promise(setImmediate)
        const [next] = waiting.length > 0 ? waiting.splice(choose(waiting.length), 1) : []
        next?.()
      }
      return Promise.all(
        begun.map(async ({ process, ended }) => ({ ...(await ended), calls: process.calls })),
      )
    },
  }
}

type Outcome = { value?: unknown; error?: unknown }
const outcomes = (): [(value: unknown) => Outcome, (error: unknown) => Outcome] => [
  (value) => ({ value }),
  (error) => ({ error }),
]
