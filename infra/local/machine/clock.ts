/** The local cloud's time: the machine's, moved by an offset that every part and every function follows. */
export type Clock = ReturnType<typeof makeClock>

type Alarm = { due: number; ring: () => void }

const timerLimitMs = 2 ** 31 - 1

export function makeClock(offsetMs = 0) {
  // Shared memory, so that functions running in their own threads move with it while they run.
  const offset = new Float64Array(new SharedArrayBuffer(8))
  offset[0] = offsetMs
  const alarms = new Set<Alarm>()
  let timer: NodeJS.Timeout | undefined

  const offsetOf = () => offset[0] ?? 0
  const now = () => Date.now() + offsetOf()

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
    shared: offset.buffer as SharedArrayBuffer,
    now,
    offset: offsetOf,
    /** Moves the clock; whatever falls due on the way rings before this returns. */
    set(instant: number) {
      offset[0] = instant - Date.now()
      ringDue()
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
