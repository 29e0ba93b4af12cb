type Asked = Record<string, string | number | undefined>

/** An address with what is asked for; what is empty is left out. */
export function withQuery(path: string, asked: Asked) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== "") search.set(name, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
