import { ask, count, find, make, shortTime } from "./page.js"

let mails = []
let chosen
let view = "html"

function matching() {
  const wanted = find("#mail-search").value.toLowerCase()
  return mails.filter(({ to, subject }) => `${to} ${subject}`.toLowerCase().includes(wanted))
}

export function showMails() {
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

export async function refreshMails() {
  mails = await ask("GET", "mail")
  showMails()
}
