/** The local cloud's time: the machine's, moved by an offset that every part and every function follows. */
export type Clock = ReturnType<typeof makeClock>

type Alarm = { due: number; ring: () => void }

/** What the shared memory says the time is: the machine's and an offset, or where the clock is held, that instant. */
export const readClock = (state: Float64Array, machine: number) => state[1] || machine + (state[0] ?? 0)

const timerLimitMs = 2 ** 31 - 1

export function makeClock(offsetMs = 0) {
  // Shared memory, so that functions running in their own threads move with it while they run.
  const state = new Float64Array(new SharedArrayBuffer(16))
  state[0] = offsetMs
  const alarms = new Set<Alarm>()
  let timer: NodeJS.Timeout | undefined

  const offsetOf = () => state[0] ?? 0
  const now = () => readClock(state, Date.now())

  function arm() {
    clearTimeout(timer)
    if (alarms.size === 0) return
    const next = Math.min(...[...alarms].map((alarm) => alarm.due))
    timer = setTimeout(ringDue, Math.min(Math.max(next - now(), 0), timerLimitMs)).unref()
  }

  function ringDue() {
    const due = [...alarms].filter((alarm) => alarm.due <= now()).sort((a, b) => a.due - b.due)
    for (const alarm of due) alarms.delete(alarm)
    for (const alarm of due) alarm.ring()
    arm()
  }

  return {
    shared: state.buffer as SharedArrayBuffer,
    now,
    offset: offsetOf,
    /** Moves the clock; whatever falls due on the way rings before this returns. */
    set(instant: number) {
      state[0] = instant - Date.now()
      if (state[1]) state[1] = instant
      ringDue()
    },
    /** Stands still, for who counts seconds, until the function it answers is called. */
    hold() {
      state[1] = now()
      return () => {
        const instant = now()
        state[1] = 0
        this.set(instant)
      }
    },
    /** Calls `ring` once the clock reaches `due`, by itself or by being moved. */
    at(due: number, ring: () => void) {
      const alarm = { due, ring }
      alarms.add(alarm)
      arm()
      return () => alarms.delete(alarm)
    },
    stop() {
      clearTimeout(timer)
      alarms.clear()
    },
  }
}

const duration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds. */
export function durationMs(text: string): number {
  const parts = duration.exec(text)
  if (!parts || /[PT]$/.test(text)) throw new Error(`not a duration: ${text}`)
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
