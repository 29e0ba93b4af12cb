const mark = "preview"

/**
 * Whether this tab was opened to look at the portal as a customer. Only a hint, for what to show before the server was
 * asked: what may be done is the server's to say.
 */
export const isLooking = () => sessionStorage.getItem(mark) !== null

export function setLooking(looks: boolean) {
  if (looks) sessionStorage.setItem(mark, "1")
  else sessionStorage.removeItem(mark)
}
