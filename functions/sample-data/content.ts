/** Pure: who the sample customers are, and what they bought. Names say what they are wherever they are read alone. */

type Bilingual = { en: string; ar: string }

type Ware = Bilingual & { price: string }
export const wares = {
  visit: { en: "Site visit and written report", ar: "زيارة للموقع مع تقرير مكتوب", price: "950" },
  upkeep: { en: "Maintenance contract, one quarter", ar: "عقد صيانة، ربع سنوي", price: "4200" },
  parts: { en: "Spare parts, set", ar: "قطع غيار، طقم", price: "315" },
  delivery: { en: "Delivery and installation", ar: "توصيل وتركيب", price: "260" },
  training: { en: "Training of your staff, one day", ar: "تدريب موظفيكم، يوم واحد", price: "1800" },
} satisfies Record<string, Ware>
export type WareName = keyof typeof wares

/** How many days ago it was issued, what was bought of each, and what became of it. */
export type SampleInvoice = {
  ago: number
  bought: Partial<Record<WareName, number>>
  ending?: "paid" | "partPaid" | "credited"
}

export type SampleCustomer = {
  name: Bilingual
  city: Bilingual
  contact: Bilingual & { mailbox: string }
  invoices: SampleInvoice[]
  estimate?: Pick<SampleInvoice, "ago" | "bought">
  query?: { subject: Bilingual; text: Bilingual }
}

const hotel: SampleCustomer = {
  name: { en: "Palm Grove Hotels (sample)", ar: "فنادق بستان النخيل (عيّنة)" },
  city: { en: "Dubai", ar: "دبي" },
  contact: { en: "Huda Karim", ar: "هدى كريم", mailbox: "huda@palm-grove.example" },
  invoices: [
    { ago: 95, bought: { upkeep: 1 }, ending: "paid" },
    { ago: 64, bought: { visit: 2, parts: 4 }, ending: "paid" },
    { ago: 47, bought: { training: 2, delivery: 1 }, ending: "partPaid" },
    { ago: 20, bought: { parts: 12, delivery: 1 } },
    { ago: 3, bought: { upkeep: 1 } },
  ],
  estimate: { ago: 2, bought: { training: 3, visit: 1 } },
}

const caterer: SampleCustomer = {
  name: { en: "Blue Dune Catering (sample)", ar: "الكثيب الأزرق للتموين (عيّنة)" },
  city: { en: "Sharjah", ar: "الشارقة" },
  contact: { en: "Daniel Okafor", ar: "دانيال أوكافور", mailbox: "daniel@blue-dune.example" },
  invoices: [
    { ago: 88, bought: { visit: 1, parts: 2 }, ending: "paid" },
    { ago: 52, bought: { parts: 6, delivery: 1 } },
    { ago: 40, bought: { visit: 1 } },
    { ago: 12, bought: { parts: 3, delivery: 1 } },
  ],
  query: {
    subject: { en: "A line that we do not recognise", ar: "بند لا نعرفه" },
    text: {
      en: "Your newest invoice has a delivery on it, but we collected the parts ourselves. Could you check?",
      ar: "تتضمن فاتورتكم الأخيرة رسوم توصيل، لكننا استلمنا القطع بأنفسنا. هل يمكنكم التحقق؟",
    },
  },
}

const interiors: SampleCustomer = {
  name: { en: "Cedar & Stone Interiors (sample)", ar: "الأرز والحجر للتصميم الداخلي (عيّنة)" },
  city: { en: "Abu Dhabi", ar: "أبوظبي" },
  contact: { en: "Mei Tanaka", ar: "مي تاناكا", mailbox: "mei@cedar-stone.example" },
  invoices: [
    { ago: 120, bought: { training: 1 }, ending: "paid" },
    { ago: 75, bought: { upkeep: 1, parts: 5 }, ending: "paid" },
    { ago: 33, bought: { parts: 10, delivery: 2 }, ending: "credited" },
    { ago: 18, bought: { visit: 3 } },
    { ago: 6, bought: { upkeep: 1 } },
  ],
}

const freight: SampleCustomer = {
  name: { en: "Swift Falcon Freight (sample)", ar: "الصقر السريع للشحن (عيّنة)" },
  city: { en: "Dubai", ar: "دبي" },
  contact: { en: "Omar Siddiqui", ar: "عمر صديقي", mailbox: "omar@swift-falcon.example" },
  invoices: [
    { ago: 70, bought: { upkeep: 2 }, ending: "paid" },
    { ago: 45, bought: { parts: 8 }, ending: "paid" },
    { ago: 25, bought: { upkeep: 2, visit: 1 }, ending: "partPaid" },
    { ago: 10, bought: { parts: 4, delivery: 1 } },
  ],
}

const clinic: SampleCustomer = {
  name: { en: "Lighthouse Medical Centre (sample)", ar: "مركز المنارة الطبي (عيّنة)" },
  city: { en: "Al Ain", ar: "العين" },
  contact: { en: "Sara Haddad", ar: "سارة حداد", mailbox: "sara@lighthouse-medical.example" },
  invoices: [
    { ago: 110, bought: { upkeep: 1 }, ending: "paid" },
    { ago: 80, bought: { visit: 1 }, ending: "paid" },
    { ago: 50, bought: { parts: 3, delivery: 1 }, ending: "paid" },
    { ago: 21, bought: { training: 1 }, ending: "paid" },
    { ago: 5, bought: { upkeep: 1 } },
  ],
}

const trader: SampleCustomer = {
  name: { en: "Harbour View Trading (sample)", ar: "إطلالة الميناء للتجارة (عيّنة)" },
  city: { en: "Ras Al Khaimah", ar: "رأس الخيمة" },
  contact: { en: "Ivan Petrov", ar: "إيفان بتروف", mailbox: "ivan@harbour-view.example" },
  invoices: [
    { ago: 130, bought: { visit: 1, delivery: 1 } },
    { ago: 100, bought: { parts: 9 } },
    { ago: 62, bought: { training: 1, parts: 2 } },
    { ago: 15, bought: { delivery: 2 } },
  ],
}

export const sampleCustomers: SampleCustomer[] = [hotel, caterer, interiors, freight, clinic, trader]
export const sampleInvoices = sampleCustomers.flatMap(({ invoices }) => invoices).length

/** No number of a company's own: those come from its counter, and these are on no list of numbers that are taken. */
export const sampleNumber = (customer: number, document: number, kind = "") =>
  `SAMPLE-${kind}${(customer + 1) * 100 + document + 1}`
