/** The console's page: shows what the local cloud's JSON says, and asks it for changes. */

const refreshMs = 3000
const find = (selector) => document.querySelector(selector)

/** An element with text or elements inside; text never becomes markup. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

async function ask(method, path, input) {
  const body = input && JSON.stringify(input)
  const answer = await fetch(`/_local/${path}`, { method, body })
  const result = await answer.json()
  find("#problem").hidden = answer.ok
  if (!answer.ok) {
    find("#problem").textContent = result.title
    throw new Error(result.title)
  }
  return result
}

const shortTime = (instant) =>
  new Date(instant).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })

const count = (name, value) => {
  find(`[data-count="${name}"]`).textContent = value > 0 ? value : ""
}

let mails = []
let chosen
let view = "html"

function matching() {
  const wanted = find("#mail-search").value.toLowerCase()
  return mails.filter(({ to, subject }) => `${to} ${subject}`.toLowerCase().includes(wanted))
}

function showMails() {
  count("mail", mails.length)
  const rows = matching().map((mail) => {
    const button = make(
      "button",
      { type: "button", ariaPressed: String(mail.id === chosen), onclick: () => choose(mail.id) },
      make("strong", { textContent: mail.subject || "(no subject)" }),
      make("span", { textContent: `${mail.to.join(", ")} · ${shortTime(mail.at)}` }),
    )
    return make("li", {}, button)
  })
  const nothing = make("p", { className: "empty", textContent: "No mail has been sent." })
  find("#mails").replaceChildren(...(rows.length > 0 ? rows : [nothing]))
}

function choose(id) {
  chosen = id
  showMails()
  showMessage()
}

function showMessage() {
  const mail = mails.find(({ id }) => id === chosen)
  if (!mail) return
  const facts = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Reply to", mail.replyTo.join(", ")],
    ["Sent", shortTime(mail.at)],
    ["Attached", mail.attachments.map(({ name, size }) => `${name} (${size} bytes)`).join(", ")],
  ].filter(([, value]) => value)
  const list = make(
    "dl",
    {},
    ...facts.flatMap(([name, value]) => [
      make("dt", { textContent: name }),
      make("dd", { textContent: value }),
    ]),
  )
  find("#message").replaceChildren(
    make("h2", { textContent: mail.subject }),
    list,
    viewButtons(),
    viewOf(mail),
  )
}

function viewButtons() {
  const names = { html: "HTML", text: "Text", raw: "Source" }
  const buttons = Object.entries(names).map(([name, label]) =>
    make("button", {
      type: "button",
      textContent: label,
      ariaPressed: String(name === view),
      className: name === view ? "primary" : "",
      onclick: () => show(name),
    }),
  )
  return make("div", { className: "row" }, ...buttons)
}

function show(name) {
  view = name
  showMessage()
}

function viewOf(mail) {
  if (view === "html") {
    // Popups only: a link of the mail opens beside the console, and nothing in it can run.
    const sandbox = "allow-popups allow-popups-to-escape-sandbox"
    const frame = make("iframe", { title: "The message", src: `/_local/mail/${mail.id}/html` })
    frame.setAttribute("sandbox", sandbox)
    return frame
  }
  const text = make("pre", { textContent: mail.text })
  if (view === "raw")
    fetch(`/_local/mail/${mail.id}/raw`)
      .then((answer) => answer.text())
      .then((raw) => {
        text.textContent = raw
      })
  return text
}

const cell = (text) => make("td", { textContent: text })

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
  stripe: showStripe,
  letters: showLetters,
  faults: showFaults,
  access: showAccess,
}
const part = () => (location.hash.slice(1) in parts ? location.hash.slice(1) : "mail")

async function refresh() {
  mails = await ask("GET", "mail")
  showMails()
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
