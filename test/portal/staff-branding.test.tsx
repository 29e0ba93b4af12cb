import { fireEvent, screen, waitFor } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { open, refuse, self, serve } from "./staff-app.tsx"

const logo = "PUT /api/staff/branding/logo"
const branding = "PUT /api/staff/branding"
const table = { "GET /api/staff/me": self(), [logo]: {}, [branding]: {} }

const choose = async (name: string, type: string) => {
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>("input[type=file]")
    if (!found) throw new Error("no place for a file yet")
    return found
  })
  fireEvent.change(input, { target: { files: [new File(["picture"], name, { type })] } })
}
const writes = (calls: { on: string; body: unknown }[]) => calls.filter(({ on }) => on.startsWith("PUT "))

test("a logo that is chosen is looked at first, and saved with the rest", async () => {
  const calls = serve(table)
  await open("/settings/branding")
  await choose("logo.png", "image/png")
  expect(await screen.findByText("Not saved yet.")).toBeTruthy()
  expect(document.querySelector(".logo-ground img")?.getAttribute("src")).toMatch(/^data:image\/png;base64,/)
  expect(writes(calls)).toEqual([])
  fireEvent.click(screen.getByRole("button", { name: "Save changes" }))
  await waitFor(() => expect(screen.queryByText("Not saved yet.")).toBeNull())
  expect(writes(calls).map(({ on }) => on)).toEqual([logo, branding])
  expect(writes(calls)[0]?.body).toEqual({ picture: btoa("picture") })
})

test("a logo that is discarded goes nowhere", async () => {
  const calls = serve(table)
  await open("/settings/branding")
  await choose("logo.png", "image/png")
  fireEvent.click(await screen.findByRole("button", { name: "Discard" }))
  fireEvent.click(screen.getByRole("button", { name: "Save changes" }))
  await waitFor(() => expect(writes(calls).map(({ on }) => on)).toEqual([branding]))
})

test("what is no picture is refused at once, and what the server refuses stays to be changed", async () => {
  const fields = { picture: "picture_broken" }
  const calls = serve({ ...table, [logo]: refuse(400, "invalid_input", { fields }) })
  await open("/settings/branding")
  await choose("logo.svg", "image/svg+xml")
  expect(await screen.findByText(/not a PNG, JPEG or WebP/)).toBeTruthy()
  await choose("logo.png", "image/png")
  await screen.findByText("Not saved yet.")
  expect(screen.queryByText(/not a PNG, JPEG or WebP/)).toBeNull()
  fireEvent.click(screen.getByRole("button", { name: "Save changes" }))
  expect(await screen.findByText(/This picture cannot be read/)).toBeTruthy()
  expect(screen.getByText("Not saved yet.")).toBeTruthy()
  expect(writes(calls).map(({ on }) => on)).toEqual([logo])
})

test("whoever may only read is offered no file, and no preview is loaded before it is seen", async () => {
  serve({ ...table, "GET /api/staff/me": self("viewer") })
  await open("/settings/branding")
  expect(await screen.findByRole("heading", { name: "Preview" })).toBeTruthy()
  expect(document.querySelector("input[type=file]")).toBeNull()
  expect(screen.queryByText("Mail", { exact: true })).toBeNull()
  expect(document.querySelector("iframe")).toBeNull()
})
