import type { Queues } from "../aws/queues.ts"
import type { Clock } from "../machine/clock.ts"
import type { Schedule } from "../stack/types.ts"
import { invokeLater } from "./asynchronous.ts"
import { nextDue } from "./cron.ts"
import type { LocalFunction } from "./functions.ts"
import type { Work } from "./work.ts"

type ScheduleOptions = {
  clock: Clock
  schedules: Schedule[]
  functions: Map<string, LocalFunction>
  queues: Queues
  work: Work
}

/**
 * Fires schedules on the cloud's clock. A clock moved over several due times fires once: the function
 * sees only the new time, so the missed runs would all do the same.
 */
export function startSchedules({ clock, schedules, functions, queues, work }: ScheduleOptions) {
  function plan(schedule: Schedule) {
    clock.at(nextDue(schedule.expression, clock.now()), () => {
      work.start(() => fire(schedule))
      plan(schedule)
    })
  }

  async function fire({ functionName, input }: Schedule) {
    const target = functions.get(functionName)
    if (target) await invokeLater(target, input, queues)
  }

  for (const schedule of schedules) plan(schedule)
}
