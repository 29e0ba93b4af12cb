/** The token behind `#`, taken out of the address at once so that neither history nor a screenshot keeps it. */
export function takeToken() {
  const token = window.location.hash.slice(1)
  if (token) history.replaceState(history.state, "", window.location.pathname)
  return token
}
