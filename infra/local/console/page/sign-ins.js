import { ask, cell, find, make } from "./page.js"

function codeCell(code) {
  if (!code) return cell("")
  const shown = make("span", { className: "code", textContent: code.value })
  return make("td", {}, shown, ` for ${code.seconds} s`)
}

export async function showSignIns() {
  const accounts = await ask("GET", "sign-ins")
  const rows = accounts.map(({ url, who, email, password, code }) => {
    const link = make("a", { href: url, target: "_blank", textContent: new URL(url).host })
    return make("tr", {}, make("td", {}, link), cell(who), cell(email), cell(password), codeCell(code))
  })
  const nothing = make("td", { className: "empty", colSpan: 5, textContent: "No demo company is loaded." })
  find("#accounts").replaceChildren(...(rows.length > 0 ? rows : [make("tr", {}, nothing)]))
}
