const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

/** Five random bits a character. */
export function randomText(length: number) {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join("")
}

function time(at: string) {
  let left = Date.parse(at)
  let text = ""
  for (let place = 0; place < 10; place++) {
    text = alphabet[left % 32] + text
    left = Math.floor(left / 32)
  }
  return text
}

/** 130 random bits: for ids that appear in keys and addresses of tenants and customers. */
export const randomId = () => randomText(26)

const sampleMark = "sample"

/** Of a sample customer. Its mark holds an `l`, which random ids never do: no real customer's id begins so. */
export const newSampleId = () => sampleMark + randomText(26 - sampleMark.length)
export const isSampleId = (customerId: string) => customerId.startsWith(sampleMark)

/** Time first, so that ids of one kind sort by creation; then 130 random bits. */
export const newId = (prefix: string, at: string) => `${prefix}_${time(at)}${randomText(26)}`

/** Sorts after every id that is older than `at`, and before every other. */
export const firstId = (prefix: string, at: string) => `${prefix}_${time(at)}`

/** Whether `text` has the fixed shape of a tenant or customer id; key builders and IAM rely on it. */
export const isRandomId = (text: string) => /^[a-z0-9]{26}$/.test(text)
