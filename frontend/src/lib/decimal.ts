/** What people type for a number, as a plain decimal: without grouping, in Latin digits. */
export const plainDecimal = (text: string) =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace("٫", ".")
    .replace(/[\s,٬%]/g, "")
