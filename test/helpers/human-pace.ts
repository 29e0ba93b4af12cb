import type { Locator, Page } from "playwright-core"

/**
 * The keystroke-level model (Card, Moran and Newell 1983): what a practised person needs for each thing they do, in
 * seconds. `prepare` is the thought before each field, choice and new page.
 */
const takes = { key: 0.28, point: 1.1, press: 0.2, handOver: 0.4, prepare: 1.35 }
/** No part of the model: to the mailbox or the phone and back again, guessed on the long side. */
const away = { mail: 8, phone: 20 }

export type Step = {
  name: string
  clicks: number
  fields: number
  keys: number
  human: number
  machine: number
}

/** Somebody at a page who does every step by hand: it goes as fast as the machine, and is counted at their pace. */
export function makePerson(page: Page, picture: (name: string) => Promise<unknown> = async () => {}) {
  const steps: Step[] = []
  let step: Step = { name: "", clicks: 0, fields: 0, keys: 0, human: 0, machine: 0 }
  let seen = 0
  const spend = (seconds: number) => {
    step.human += seconds
  }
  const waited = async (work: Promise<unknown>) => {
    const from = performance.now()
    await work
    step.machine += (performance.now() - from) / 1000
  }

  return {
    steps,
    /** Begins a step, with a look at the page as it is. */
    begin(name: string) {
      step = { name, clicks: 0, fields: 0, keys: 0, human: takes.prepare, machine: 0 }
      steps.push(step)
    },
    /** Waits for what shows that the machine is done, and keeps a picture of it. */
    async sees(what: Locator) {
      await waited(what.first().waitFor())
      seen += 1
      await picture(`${step.name} ${seen}`)
    },
    async clicks(what: Locator) {
      step.clicks += 1
      spend(takes.prepare + takes.point + takes.press)
      await waited(what.first().click())
    },
    async types(into: Locator, text: string) {
      step.fields += 1
      step.keys += text.length
      spend(takes.prepare + takes.point + takes.press + 2 * takes.handOver + text.length * takes.key)
      await waited(into.fill(text))
    },
    /** Finds the newest mail, opens it and follows its link: three clicks. */
    async opensMail(link: string) {
      step.clicks += 3
      spend(away.mail + 3 * (takes.point + takes.press))
      await waited(page.goto(link))
    },
    usesPhone() {
      spend(away.phone)
    },
  }
}

export type Person = ReturnType<typeof makePerson>
