/** The demo company's customers, wares and places: invented, at addresses that can never receive mail. */

export const companies = [
  "Al Noor General Trading LLC",
  "Emirates Facade Systems LLC",
  "شركة الواحة للمقاولات العامة ذ.م.م",
  "Marina Bay Hospitality Group",
  "Falcon Ridge Contracting LLC",
  "Al Barsha Fit-Out & Interiors",
  "مؤسسة البدر للتجارة",
  "Deira Hardware Centre LLC",
  "Jumeirah Coast Developments PJSC",
  "Qasr Al Sarab Resorts LLC",
  "Gulf Pearl Catering Services",
  "Khalifa Steel Industries LLC",
  "Ras Al Khor Warehousing FZCO",
  "شركة الخليج للتبريد والتكييف",
  "Hatta Mountain Lodges LLC",
  "Zabeel Medical Supplies LLC",
  "Saadiyat Gallery & Events",
  "Al Ain Dairy Equipment Est.",
  "Burj Side Restaurants Management",
  "Sharjah Print & Packaging LLC",
  "دار السلام للأثاث المكتبي",
  "Mirdif Community Schools",
  "Ajman Marine Works LLC",
  "Liwa Dates & Confectionery",
  "Creek Harbour Facilities Management",
  "Umm Suqeim Dental Clinic",
  "Al Quoz Auto Workshop LLC",
  "Fujairah Bunkering Services FZC",
  "Masdar Green Landscapes",
  "شركة النخيل الذهبي للضيافة",
  "Tawam Pharmacy Group",
  "Yas Island Motorsport Services",
  "Bur Dubai Textiles Trading",
  "Rashidiya Cold Stores LLC",
  "Nad Al Sheba Equestrian Supplies",
] as const

/** Billed in US dollars and outside the scope of UAE VAT. */
export const foreignCompanies = [
  ["Muscat Building Solutions LLC", "Muscat", "Oman"],
  ["Najd Contracting Company", "Riyadh", "Saudi Arabia"],
  ["Doha Skyline Projects W.L.L.", "Doha", "Qatar"],
  ["Müller Façade Engineering GmbH", "München", "Germany"],
  ["Lagos Harbour Trading Ltd", "Lagos", "Nigeria"],
  ["Nairobi Fittings & Tools Ltd", "Nairobi", "Kenya"],
] as const

export const places = [
  ["Al Maktoum Road, Deira", "Dubai"],
  ["Sheikh Zayed Road, Al Quoz 3", "Dubai"],
  ["Hamdan Bin Mohammed Street", "Abu Dhabi"],
  ["Industrial Area 5", "Sharjah"],
  ["Corniche Road", "Ras Al Khaimah"],
  ["Khalifa Bin Zayed Street", "Al Ain"],
  ["Sheikh Rashid Bin Humaid Street", "Ajman"],
] as const

/** Name, description, unit price in fils. */
export const wares = [
  ["Portland cement 50 kg", "OPC 42.5N, delivered on pallets", 1_650],
  ["Steel rebar 12 mm", "Grade 60, 12 m lengths, per piece", 3_875],
  ["Gypsum board 12.5 mm", "1.2 × 2.4 m, moisture resistant", 4_200],
  ["Acrylic paint, white, 18 l", "", 18_990],
  ["LED panel 600 × 600, 40 W", "4000 K, 5 year warranty", 7_425],
  ['PPR pipe 1/2", 4 m', "PN20", 1_133],
  ["Split AC unit 2 ton", "Inverter, R32; installation not included", 289_500],
  ["Installation, per day", "Team of two, tools included", 95_000],
  ["Delivery within the Emirates", "", 25_000],
  ["Porcelain tile 600 × 1200", "Matt, rectified, per m²", 6_850],
  ["Safety helmet", "EN 397", 2_260],
  ["بلاط بورسلان 60 × 60", "للمتر المربع", 4_975],
  ["Fire door FD60", "With frame and closer", 164_900],
  ["Electrical cable 3 × 2.5 mm²", "100 m roll", 31_250],
] as const
