type Target = { url: string; fields: Record<string, string> }

/**
 * Sends a file to where a signed form allows it, and tells how far it has come: XMLHttpRequest, because fetch does not
 * tell how much of a body is sent. False where it did not arrive.
 */
export function sendFile(
  { url, fields }: Target,
  file: File,
  told: (share: number) => void,
  ended: AbortSignal,
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append("file", file)
  return new Promise<boolean>((resolve) => {
    const request = new XMLHttpRequest()
    request.upload.addEventListener("progress", (event) => told(event.loaded / Math.max(1, event.total)))
    request.addEventListener("load", () => resolve(request.status >= 200 && request.status < 300))
    for (const failure of ["error", "abort"]) request.addEventListener(failure, () => resolve(false))
    ended.addEventListener("abort", () => request.abort())
    request.open("POST", url)
    request.send(form)
  })
}
