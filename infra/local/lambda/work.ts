/** Counts what is going on behind the requests, so that somebody can wait until it is done. */
export type Work = ReturnType<typeof makeWork>

export function makeWork() {
  let running = 0
  let closed = false
  let waiting: (() => void)[] = []

  function done() {
    running -= 1
    if (running > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }

  return {
    /** Runs `task` in the background. */
    start(task: () => Promise<void>) {
      running += 1
      task()
        .catch((error) => closed || console.error(error))
        .finally(done)
    },
    busy: () => running > 0,
    /** What is cut off from now on has nobody to tell. */
    close() {
      closed = true
    },
    idle: (): Promise<void> =>
      running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  }
}

/** A loop that runs when poked and never beside itself; a poke while it runs makes it run once more. */
export function makeLoop(work: Work, step: () => Promise<void>) {
  let state: "resting" | "running" | "poked" = "resting"

  async function run() {
    try {
      while (state === "poked") {
        state = "running"
        await step()
      }
    } finally {
      // A step that failed is taken up again by the next poke.
      state = "resting"
    }
  }

  return function poke() {
    const resting = state === "resting"
    state = "poked"
    if (resting) work.start(run)
  }
}
