/** What every part of the console's page is built with. */

export const find = (selector) => document.querySelector(selector)

/** An element with text or elements inside; text never becomes markup. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

export async function ask(method, path, input) {
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

export const shortTime = (instant) =>
  new Date(instant).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })

export const count = (name, value) => {
  find(`[data-count="${name}"]`).textContent = value > 0 ? value : ""
}

export const cell = (text) => make("td", { textContent: text })
