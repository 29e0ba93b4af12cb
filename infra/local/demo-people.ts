export type Person = {
  customer: string
  name: string
  email: string
  role: string
  language: string
  /** Their invitation stays open. */
  waits?: true
  /** How many of their open invoices they pay. */
  pays?: number
}

/** Customers of the import, by name, and who reads for them. */
export const people: Person[] = [
  {
    customer: "Falcon Ridge Contracting LLC",
    name: "Omar Haddad",
    email: "omar@falcon-ridge.example",
    role: "admin",
    language: "en",
    pays: 2,
  },
  {
    customer: "Falcon Ridge Contracting LLC",
    name: "Priya Nair",
    email: "priya@falcon-ridge.example",
    role: "viewer",
    language: "en",
  },
  {
    customer: "شركة الواحة للمقاولات العامة ذ.م.م",
    name: "فاطمة الزهراني",
    email: "fatima@al-waha.example",
    role: "payer",
    language: "ar",
    pays: 1,
  },
  {
    customer: "Müller Façade Engineering GmbH",
    name: "Jonas Keller",
    email: "jonas@mueller-facade.example",
    role: "payer",
    language: "en",
  },
  {
    customer: "Marina Bay Hospitality Group",
    name: "Hannah Weiss",
    email: "hannah@marina-bay.example",
    role: "payer",
    language: "en",
    waits: true,
  },
]
