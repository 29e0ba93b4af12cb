/** What the clock on the wall of `timeZone` shows at an instant, as if it were UTC. */
function wallClock(timeZone: string, at: number) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(at))
  const of = (type: string) => parts.find((part) => part.type === type)?.value
  return Date.parse(`${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:00Z`)
}

/**
 * The instant at which it is `day` and `time` in `timeZone`. The second look is for days on which the clocks change;
 * a time that they skip becomes the one as much later.
 */
export function instantIn(timeZone: string, day: string, time: string) {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  const first = wanted - (wallClock(timeZone, wanted) - wanted)
  const second = first + (wanted - wallClock(timeZone, first))
  return new Date(second).toISOString()
}
