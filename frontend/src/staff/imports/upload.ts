import type { CreatedImport } from "../../../../shared/imports.ts"
import { ApiError } from "../../lib/api.ts"
import { imports } from "../api.ts"

/** As `importBytesMax` in shared/imports.ts, which would bring its schemas into the browser. */
const bytesMax = 50_000_000

export type Refusal = "notCsv" | "tooLarge" | "fileEmpty" | "uploadFailed"

/** What can be told before anything is sent. */
export function refusalOf(file: Pick<File, "name" | "size">): Refusal | undefined {
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return "notCsv"
  if (file.size === 0) return "fileEmpty"
  return file.size > bytesMax ? "tooLarge" : undefined
}

/** XMLHttpRequest, because fetch does not tell how much of a body is sent. */
function put({ url, fields }: CreatedImport["upload"], file: File, told: (share: number) => void) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append("file", file)
  return new Promise<boolean>((resolve) => {
    const request = new XMLHttpRequest()
    request.upload.addEventListener("progress", (event) => told(event.loaded / Math.max(1, event.total)))
    request.addEventListener("load", () => resolve(request.status >= 200 && request.status < 300))
    request.addEventListener("error", () => resolve(false))
    request.open("POST", url)
    request.send(form)
  })
}

/** Sends a file and has it read; the answer is the import's id, or why there is none. */
export async function uploadFile(
  file: File,
  told: (share: number) => void,
): Promise<{ id: string } | { refusal: Refusal } | { problem: ApiError }> {
  const refusal = refusalOf(file)
  if (refusal) return { refusal }
  try {
    const created = await imports.create({ fileName: file.name.slice(-200), bytes: file.size })
    if (!(await put(created.upload, file, told))) return { refusal: "uploadFailed" }
    await imports.analyse(created.import.id)
    return { id: created.import.id }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { problem: error }
  }
}
