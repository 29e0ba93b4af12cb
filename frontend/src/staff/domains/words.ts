import type { CertificateProblem, DnsProblem, DnsProvider, DomainState } from "../../../../shared/domains.ts"
import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

/** Where a provider's own pages have the records; `*` is the domain. Their names are as they stand there. */
const ways: Record<DnsProvider, [name: string, ...steps: string[]]> = {
  cloudflare: ["Cloudflare", "Websites", "*", "DNS", "Records", "Add record"],
  godaddy: ["GoDaddy", "My Products", "*", "DNS", "Add New Record"],
  namecheap: ["Namecheap", "Domain List", "Manage", "Advanced DNS", "Add New Record"],
  route53: ["Amazon Route 53", "Hosted zones", "*", "Create record"],
  google: ["Google", "Domains", "*", "DNS", "Manage custom records"],
  azure: ["Azure", "DNS zones", "*", "Record sets", "Add"],
  digitalocean: ["DigitalOcean", "Networking", "Domains", "*"],
  hostinger: ["Hostinger", "Domains", "*", "DNS / Name servers"],
  ionos: ["IONOS", "Domains & SSL", "*", "DNS", "Add record"],
  squarespace: ["Squarespace", "Domains", "*", "DNS", "Custom records"],
  wix: ["Wix", "Domains", "*", "Manage DNS records"],
  zoho: ["Zoho", "Domains", "*", "DNS management"],
  etisalat: ["Etisalat by e&", "Business portal", "Domains", "DNS management"],
  ovh: ["OVHcloud", "Domain names", "*", "DNS zone", "Add an entry"],
  gandi: ["Gandi", "Domains", "*", "DNS records", "Add"],
}

/** Each step by itself, so that the row of them runs in the reader's direction. */
function wayAt(provider: DnsProvider, domain: string, arrow: string) {
  const [name, ...steps] = ways[provider]
  return `${isolate(name)}: ${steps.map((step) => isolate(step === "*" ? domain : step)).join(` ${arrow} `)}.`
}

type Said = { label: string; text: string }

const en = {
  text: "Where your customers find the portal: at our address, or at one of your own domain.",
  hosted: "Portico address",
  hostedText: "Every company has one. It works whatever happens to your own domain.",
  main: "Main address",
  change: "Change",
  changeTitle: "Change the Portico address",
  changeText:
    "The present address stays yours and leads to the new one, so links in earlier mails go on working. Customers sign in once more at the new address. You can change it three times a year.",
  newSlug: "New address",
  changeAction: "Change address",
  changed: "The portal has a new address",
  own: "Address of your own",
  ownText:
    "Such as portal.acme.ae. It takes two records at your DNS and, once they are right, a few minutes.",
  add: "Add an address",
  host: "Address",
  hostHint: "A name below your own domain, such as portal.your-company.com",
  how: "How to connect it",
  records: "I make two records",
  recordsHint: "Works with every DNS provider.",
  delegated: "Portico manages the name",
  delegatedHint: "You hand this one name to our name servers; we make and renew everything.",
  upsell: "Your own address is part of Premium",
  upsellText:
    "With Premium, customers find the portal at an address of your own domain, such as portal.acme.ae. We look after the certificate and tell you when something breaks.",
  seePlans: "See the plans",
  none: "No address of your own yet",
  noneText: "Your customers use the Portico address. An own one looks more like you, and mails name it.",
  states: {
    draft: { label: "New", text: "We are looking at the name for the first time. That takes a few seconds." },
    awaiting_proof: {
      label: "Waiting for proof",
      text: "Make the first record: it proves that the name is yours. We look by ourselves and go on as soon as we see it.",
    },
    awaiting_routing: {
      label: "Waiting for routing",
      text: "The name is proven. Make the second record, so that visitors come to the portal.",
    },
    issuing: {
      label: "Getting a certificate",
      text: "Both records are right. The certificate is on its way, mostly within ten minutes. There is nothing for you to do.",
    },
    active: {
      label: "Active",
      text: "The portal is served here, and the Portico address leads to it. Customers sign in once more at a new address. Leave the records where they are.",
    },
    warning: {
      label: "Not working",
      text: "The name stopped leading to the portal. Links in new mails name the Portico address until it works again; put the records back as shown.",
    },
    conflict: {
      label: "In use elsewhere",
      text: "The name is proven, but another portal is served at it. If it is yours, delete every other value at the first record’s name: it then moves here by itself.",
    },
    failed: {
      label: "Stopped",
      text: "We cannot go on by ourselves. See below what to change, then look again.",
    },
    timed_out: {
      label: "Stopped looking",
      text: "What was missing did not come in time, so we stopped looking. Nothing is lost: mend the record and look again.",
    },
    removing: {
      label: "Being removed",
      text: "It is not served any more. We take down what we made for it; that takes some minutes.",
    },
  } satisfies Record<DomainState, Said>,
  tookOver:
    "The DNS of this name proves it to be another company’s now. If that is wrong, ask whoever looks after your DNS, make the first record anew and look again.",
  facts: { proof: "Ownership", routing: "Routing", delegation: "Delegation", certificate: "Certificate" },
  sights: {
    unseen: "Not looked yet",
    found: "Right",
    missing: "Not found",
    different: "Different",
    unknown: "No answer",
  },
  certificates: { none: "Later", pending: "On its way", issued: "Issued", failed: "Refused" },
  problems: {
    no_such_name: "There is nothing at this name yet.",
    no_answer: "The name servers did not answer. We look again; if that stays so, ask your DNS provider.",
    dnssec:
      "The domain’s signatures (DNSSEC) do not fit, so nobody can read its records. Ask your DNS provider to mend or remove the DS record.",
    servers_disagree:
      "The domain’s own name servers do not say the same yet. That mostly settles within an hour.",
    not_spread:
      "Your provider has the record; the rest of the world will see it within minutes, seldom hours.",
    name_doubled:
      "The record stands under the domain twice. Enter only the short name at your provider: it adds the domain by itself.",
    proxied:
      "A proxy such as Cloudflare’s orange cloud stands in front. Set the record to “DNS only”, so that the name leads to us.",
    addresses_instead:
      "There are addresses (A or AAAA records) at this name. Delete them and make the CNAME instead; both cannot stand together.",
    leads_elsewhere: "The name leads somewhere else. Replace the value with the one shown.",
    alias_loop: "The aliases go round in a circle. Replace the value with the one shown.",
    delegated_elsewhere:
      "The name is handed to other name servers. Enter exactly the ones shown, and no others.",
  } satisfies Record<DnsProblem, string>,
  certificateProblems: {
    caa_forbids:
      'A CAA record of your domain lets only others issue certificates. Add one for this name: 0 issue "amazon.com".',
    validation_timed_out: "The certificate was not confirmed in time. Check both records and look again.",
    certificate_failed: "The certificate was refused. Check both records and look again.",
    certificate_revoked: "The certificate was revoked. Look again to ask for another.",
    alias_taken:
      "This name is still connected to another CloudFront set-up, perhaps an older website of yours. Remove it there, then look again.",
    quota: "We reached a limit of our own, and go on as soon as it is raised. Please tell Portico’s support.",
  } satisfies Record<CertificateProblem, string>,
  provider: (provider: DnsProvider) => wayAt(provider, "your domain", "→"),
  dnsOnly: "Proxy status must be “DNS only”.",
  anyProvider: "At your DNS provider, open the records of your domain and add these.",
  type: "Type",
  name: "Name",
  fullName: "Full name",
  value: "Value",
  ttl: "TTL",
  ttlText: (seconds: number) => `${seconds} seconds, or your provider’s lowest`,
  seen: "We saw",
  by: (servers: string) => `asked of ${servers}`,
  copy: "Copy",
  copyOf: (what: string) => `Copy: ${what}`,
  copied: "Copied",
  check: "Look now",
  checkedAt: (when: string) => `Last looked ${when}`,
  until: (when: string) => `We look until ${when}.`,
  brokenSince: (when: string) => `Not working since ${when}.`,
  makeMain: "Make it the main address",
  madeMain: "Links in mails name this address now",
  forward: "Send to a colleague",
  forwardTitle: "Who looks after your DNS?",
  forwardText:
    "They get a mail with a page that shows the records and, live, whether they are right. They need no account.",
  email: "E-mail address",
  note: "Note",
  language: "Language of the mail",
  send: "Send",
  sent: "The mail is on its way",
  remove: "Remove",
  removeTitle: (host: string) => `Remove ${isolate(host)}?`,
  removeText:
    "Whoever opens it finds no portal from now on, and is signed out there. Delete its DNS records afterwards. Nobody else can use the name without proving it.",
  removed: "The address is being removed",
  setupTitle: (host: string) => `DNS records for ${isolate(host)}`,
  setupText: (company: string) =>
    `${isolate(company)} sets up this address for its customer portal. This page shows what we see, live.`,
  gone: "This set-up is over",
  goneText: "The address was removed, or the link is not whole. Ask whoever sent it to you.",
}

const ar: typeof en = {
  text: "أين يجد عملاؤك البوابة: على عنواننا أو على عنوان من نطاقك.",
  hosted: "عنوان Portico",
  hostedText: "لكل شركة عنوان. وهو يعمل مهما حدث لنطاقك.",
  main: "العنوان الرئيسي",
  change: "تغيير",
  changeTitle: "تغيير عنوان Portico",
  changeText:
    "يبقى العنوان الحالي لك ويقود إلى الجديد، فتظل روابط الرسائل السابقة تعمل. ويسجّل العملاء الدخول مرة أخرى على العنوان الجديد. يمكنك تغييره ثلاث مرات في السنة.",
  newSlug: "العنوان الجديد",
  changeAction: "تغيير العنوان",
  changed: "للبوابة عنوان جديد",
  own: "عنوان خاص بك",
  ownText: "مثل portal.acme.ae. يحتاج إلى سجلين في DNS، وبضع دقائق متى صارا صحيحين.",
  add: "إضافة عنوان",
  host: "العنوان",
  hostHint: "اسم تحت نطاقك، مثل portal.your-company.com",
  how: "طريقة الربط",
  records: "أنشئ سجلين بنفسي",
  recordsHint: "يعمل مع كل مزوّدي DNS.",
  delegated: "تدير Portico الاسم",
  delegatedHint: "تسلّم هذا الاسم وحده لخوادمنا، وننشئ كل شيء ونجدده.",
  upsell: "العنوان الخاص ضمن خطة Premium",
  upsellText:
    "مع Premium يجد العملاء البوابة على عنوان من نطاقك، مثل portal.acme.ae. نعتني بالشهادة ونخبرك إن تعطل شيء.",
  seePlans: "عرض الخطط",
  none: "لا عنوان خاصًا بك بعد",
  noneText: "يستخدم عملاؤك عنوان Portico. العنوان الخاص أقرب إليك، وتذكره الرسائل.",
  states: {
    draft: { label: "جديد", text: "ننظر إلى الاسم لأول مرة. يستغرق ذلك بضع ثوانٍ." },
    awaiting_proof: {
      label: "في انتظار الإثبات",
      text: "أنشئ السجل الأول: فهو يثبت أن الاسم لك. ننظر تلقائيًا ونتابع حالما نراه.",
    },
    awaiting_routing: {
      label: "في انتظار التوجيه",
      text: "ثبتت ملكية الاسم. أنشئ السجل الثاني ليصل الزوار إلى البوابة.",
    },
    issuing: {
      label: "جارٍ إصدار الشهادة",
      text: "السجلان صحيحان. الشهادة في الطريق، وغالبًا خلال عشر دقائق. لا شيء عليك فعله.",
    },
    active: {
      label: "يعمل",
      text: "تعمل البوابة هنا، ويقود إليها عنوان Portico. يسجّل العملاء الدخول مرة أخرى على العنوان الجديد. أبقِ السجلات كما هي.",
    },
    warning: {
      label: "لا يعمل",
      text: "لم يعد الاسم يؤدي إلى البوابة. تذكر روابط الرسائل الجديدة عنوان Portico حتى يعود؛ أعد السجلات كما هي مبينة.",
    },
    conflict: {
      label: "مستخدم في مكان آخر",
      text: "ثبتت ملكية الاسم، لكن بوابة أخرى تعمل عليه. إن كان لك فاحذف كل قيمة أخرى عند اسم السجل الأول، فينتقل إلى هنا تلقائيًا.",
    },
    failed: { label: "توقف", text: "لا يمكننا المتابعة وحدنا. انظر أدناه ما يجب تغييره ثم أعد النظر." },
    timed_out: {
      label: "توقفنا عن النظر",
      text: "لم يصل الناقص في وقته فتوقفنا عن النظر. لم يضع شيء: أصلح السجل وأعد النظر.",
    },
    removing: { label: "جارٍ الإزالة", text: "لم يعد يعمل. نزيل ما أنشأناه له، ويستغرق ذلك بضع دقائق." },
  },
  tookOver:
    "تُثبت سجلات DNS أن هذا الاسم لشركة أخرى الآن. إن كان ذلك خطأ فاسأل من يتولى DNS، وأنشئ السجل الأول من جديد، ثم أعد النظر.",
  facts: { proof: "الملكية", routing: "التوجيه", delegation: "التفويض", certificate: "الشهادة" },
  sights: {
    unseen: "لم ننظر بعد",
    found: "صحيح",
    missing: "غير موجود",
    different: "مختلف",
    unknown: "لا جواب",
  },
  certificates: { none: "لاحقًا", pending: "في الطريق", issued: "صدرت", failed: "رُفضت" },
  problems: {
    no_such_name: "لا شيء عند هذا الاسم بعد.",
    no_answer: "لم تجب خوادم الأسماء. سننظر مجددًا، وإن استمر ذلك فاسأل مزوّد DNS.",
    dnssec: "توقيعات النطاق (DNSSEC) غير متطابقة فلا يمكن قراءة سجلاته. اطلب من المزوّد إصلاح سجل DS أو حذفه.",
    servers_disagree: "خوادم النطاق لا تقول الشيء نفسه بعد. يستقر ذلك غالبًا خلال ساعة.",
    not_spread: "السجل لدى المزوّد، وسيراه بقية العالم خلال دقائق، ونادرًا ساعات.",
    name_doubled: "السجل تحت النطاق مرتين. أدخل الاسم القصير فقط لدى المزوّد، فهو يضيف النطاق تلقائيًا.",
    proxied: "يقف وكيل مثل السحابة البرتقالية في Cloudflare أمام الاسم. اضبط السجل على «DNS only».",
    addresses_instead: "عند هذا الاسم عناوين (سجلات A أو AAAA). احذفها وأنشئ CNAME بدلًا منها، فلا يجتمعان.",
    leads_elsewhere: "يقود الاسم إلى مكان آخر. استبدل القيمة بالقيمة المبينة.",
    alias_loop: "تدور الأسماء في حلقة. استبدل القيمة بالقيمة المبينة.",
    delegated_elsewhere: "سُلّم الاسم إلى خوادم أخرى. أدخل الخوادم المبينة تمامًا دون غيرها.",
  },
  certificateProblems: {
    caa_forbids:
      'يسمح سجل CAA في نطاقك لآخرين فقط بإصدار الشهادات. أضف واحدًا لهذا الاسم: 0 issue "amazon.com".',
    validation_timed_out: "لم تتأكد الشهادة في وقتها. تحقق من السجلين ثم أعد النظر.",
    certificate_failed: "رُفضت الشهادة. تحقق من السجلين ثم أعد النظر.",
    certificate_revoked: "أُلغيت الشهادة. أعد النظر لطلب غيرها.",
    alias_taken: "لا يزال الاسم مرتبطًا بإعداد CloudFront آخر، ربما موقع أقدم لك. أزله هناك ثم أعد النظر.",
    quota: "بلغنا حدًا لدينا، ونتابع حالما يُرفع. يرجى إخبار دعم Portico.",
  },
  provider: (provider) => wayAt(provider, "نطاقك", "←"),
  dnsOnly: "يجب أن تكون حالة الوكيل «DNS only».",
  anyProvider: "لدى مزوّد DNS افتح سجلات نطاقك وأضف ما يلي.",
  type: "النوع",
  name: "الاسم",
  fullName: "الاسم الكامل",
  value: "القيمة",
  ttl: "المدة (TTL)",
  ttlText: (seconds) => `${seconds} ثانية، أو أقل ما لدى المزوّد`,
  seen: "رأينا",
  by: (servers) => `من ${servers}`,
  copy: "نسخ",
  copyOf: (what) => `نسخ: ${what}`,
  copied: "نُسخ",
  check: "انظر الآن",
  checkedAt: (when) => `آخر نظر ${when}`,
  until: (when) => `ننظر حتى ${when}.`,
  brokenSince: (when) => `لا يعمل منذ ${when}.`,
  makeMain: "اجعله العنوان الرئيسي",
  madeMain: "تذكر روابط الرسائل هذا العنوان الآن",
  forward: "إرسال إلى زميل",
  forwardTitle: "من يتولى DNS لديكم؟",
  forwardText: "تصله رسالة بصفحة تعرض السجلات، وتبيّن مباشرةً إن كانت صحيحة. ولا يحتاج إلى حساب.",
  email: "البريد الإلكتروني",
  note: "ملاحظة",
  language: "لغة الرسالة",
  send: "إرسال",
  sent: "الرسالة في الطريق",
  remove: "إزالة",
  removeTitle: (host) => `إزالة ${isolate(host)}؟`,
  removeText:
    "لن يجد من يفتحه بوابة من الآن، ويُسجّل خروجه هناك. احذف سجلات DNS بعد ذلك. ولا يستطيع غيرك استخدام الاسم دون إثباته.",
  removed: "جارٍ إزالة العنوان",
  setupTitle: (host) => `سجلات DNS لـ ${isolate(host)}`,
  setupText: (company) =>
    `تُعدّ ${isolate(company)} هذا العنوان لبوابة عملائها. تعرض هذه الصفحة ما نراه مباشرةً.`,
  gone: "انتهى هذا الإعداد",
  goneText: "أُزيل العنوان، أو الرابط غير كامل. اسأل من أرسله إليك.",
}

export const useDomainWords = createPageWords({ en, ar })
