// Comfort only: the form works without it.
const form = document.querySelector("form[data-checkout]")
const field = (name) => form.elements.namedItem(name)

function group(input) {
  const digits = input.value.replace(/\D/g, "").slice(0, 19)
  input.value = /^3[47]/.test(digits)
    ? digits.replace(/^(.{4})(.{1,6})?(.*)$/, (_, a, b = "", c) => [a, b, c].filter(Boolean).join(" "))
    : digits.replace(/(.{4})(?=.)/g, "$1 ")
}

function slash(event) {
  const input = event.target
  const digits = input.value.replace(/\D/g, "").slice(0, 4)
  const deleting = event.inputType?.startsWith("delete")
  input.value =
    digits.length > 2 || (digits.length === 2 && !deleting)
      ? `${digits.slice(0, 2)} / ${digits.slice(2)}`
      : digits
}

field("cardNumber")?.addEventListener("input", (event) => group(event.target))
field("cardExpiry")?.addEventListener("input", slash)

for (const button of document.querySelectorAll("[data-card]"))
  button.addEventListener("click", () => {
    field("cardNumber").value = button.dataset.card
    group(field("cardNumber"))
    field("cardExpiry").value = button.dataset.expiry
    field("cardCvc").value = "123"
    field("billingName").value ||= "Test Customer"
  })

let sent = false
form.addEventListener("submit", (event) => {
  if (sent) event.preventDefault()
  sent = true
})
// Coming back with the browser's back button finds a form that can be sent again.
addEventListener("pageshow", () => {
  sent = false
})
