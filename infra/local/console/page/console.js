import { refreshMails, showMails } from "./mailbox.js"
import { ask, cell, count, find, make, shortTime } from "./page.js"
import { showSignIns } from "./sign-ins.js"

/** The console's page: shows what the local cloud's JSON says, and asks it for changes. */

const refreshMs = 3000

async function showStripe() {
  const events = await ask("GET", "stripe/events")
  count("stripe", events.length)
  const rows = events.map(({ id, type, account, object, created }) => {
    const again = make("button", {
      type: "button",
      textContent: "Send again",
      onclick: () => ask("POST", `stripe/events/${id}/resend`),
    })
    return make(
      "tr",
      {},
      cell(type),
      cell(account ?? ""),
      cell(object ?? ""),
      cell(shortTime(created)),
      make("td", {}, again),
    )
  })
  find("#events").replaceChildren(...rows)
}

async function showLetters() {
  const letters = await ask("GET", "dead-letters")
  count("letters", letters.length)
  const rows = letters.map(({ queue, sentAt, body }) =>
    make(
      "li",
      {},
      make("p", { className: "hint", textContent: `${queue} · ${shortTime(sentAt)}` }),
      make("pre", { textContent: body }),
    ),
  )
  find("#dead-letters").replaceChildren(
    ...(rows.length > 0 ? rows : [make("p", { className: "empty", textContent: "None." })]),
  )
}

async function showFaults() {
  const faults = await ask("GET", "faults")
  count("faults", faults.length)
  const rows = faults.map(({ service, operation, mode, times }) =>
    make("li", { textContent: `${service} ${operation}: ${mode}, ${times} more` }),
  )
  find("#planned").replaceChildren(...rows)
}

async function showAccess() {
  const observed = await ask("GET", "iam")
  const rows = observed.map(({ principal, role, action, resource, allowed }) => {
    const answer = make("td", {
      textContent: allowed ? "allowed" : "refused",
      className: allowed ? "" : "bad",
    })
    return make("tr", {}, cell(principal), cell(role.split("/").at(-1)), cell(action), cell(resource), answer)
  })
  find("#observed").replaceChildren(...rows)
}

async function showClock() {
  const { now, offsetMs } = await ask("GET", "clock")
  const moved = Math.abs(offsetMs) > 1000
  find("#now").textContent = `${shortTime(now)} UTC`
  find("#now").className = moved ? "moved" : ""
  find("#real-time").hidden = !moved
}

const parts = {
  mail: async () => {},
  "sign-ins": showSignIns,
  stripe: showStripe,
  letters: showLetters,
  faults: showFaults,
  access: showAccess,
}
const part = () => (location.hash.slice(1) in parts ? location.hash.slice(1) : "mail")

async function refresh() {
  await refreshMails()
  await showClock()
  await parts[part()]()
}

async function open() {
  for (const section of document.querySelectorAll("section"))
    section.classList.toggle("shown", section.id === part())
  for (const link of document.querySelectorAll("nav a"))
    link.hash === `#${part()}`
      ? link.setAttribute("aria-current", "page")
      : link.removeAttribute("aria-current")
  await refresh()
}

find("#clock").addEventListener("submit", async (event) => {
  event.preventDefault()
  const { name, value } = event.submitter
  await ask("POST", "clock", name === "now" ? { now: new Date().toISOString() } : { advance: value })
  await refresh()
})
find("#webhooks").addEventListener("change", ({ target }) =>
  ask("POST", "stripe/settings", { webhooks: target.value }),
)
find("#fault").addEventListener("submit", async (event) => {
  event.preventDefault()
  const { times, ...fault } = Object.fromEntries(new FormData(event.target))
  await ask("POST", "faults", { ...fault, times: Number(times) })
  await showFaults()
})
find("#clear-faults").addEventListener("click", async () => {
  await ask("DELETE", "faults")
  await showFaults()
})
find("#mail-search").addEventListener("input", showMails)
addEventListener("hashchange", open)
setInterval(() => !document.hidden && refresh().catch(() => undefined), refreshMs)
await open()
