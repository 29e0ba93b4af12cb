/** The token of a mailed link, taken out of the address at once so that it stays in no history. */
export function takeToken() {
  const token = location.hash.slice(1)
  if (token) history.replaceState(history.state, "", location.pathname + location.search)
  return token
}
