import { fetchFile } from "./api.ts"

const keptMilliseconds = 60_000

/**
 * Saves a file under the name that the server gives it. Not left to the browser alone, so that a session that has run
 * out is renewed and a refusal is read out instead of saved.
 */
export async function download(path: string, body?: unknown) {
  const { blob, name } = await fetchFile(path, body)
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), keptMilliseconds)
}
