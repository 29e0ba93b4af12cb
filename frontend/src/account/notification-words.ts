import type { Notification } from "../../../shared/notifications.ts"

const en = {
  title: "E-mails",
  text: "What we tell you by e-mail. What belongs to the business itself always comes.",
  always: "Always sent",
  kinds: {
    invoicePublished: "New invoices",
    creditNoteIssued: "New credit notes",
    estimatePublished: "New estimates",
    paymentReceipt: "Receipts",
    statement: "Statements of account",
    queryReply: "Answers to queries",
    requestDecided: "Decisions on credit-note requests",
    detailsDecided: "Decisions on changed details",
    bulkInvitation: "Invitations to the portal",
    paymentReceived: "Payments received",
    queryReceived: "New queries and answers",
    queryAssigned: "Queries assigned to you",
    creditNoteRequested: "New credit-note requests",
    estimateDecided: "Estimates accepted or declined",
    detailsProposed: "Proposed changes of details",
  } as Record<Notification, string>,
}

const ar: typeof en = {
  title: "رسائل البريد",
  text: "ما نخبرك به بالبريد. ما يتصل بالعمل نفسه يصل دائمًا.",
  always: "يُرسل دائمًا",
  kinds: {
    invoicePublished: "الفواتير الجديدة",
    creditNoteIssued: "الإشعارات الدائنة الجديدة",
    estimatePublished: "عروض الأسعار الجديدة",
    paymentReceipt: "الإيصالات",
    statement: "كشوف الحساب",
    queryReply: "الردود على الاستفسارات",
    requestDecided: "القرارات في طلبات الإشعار الدائن",
    detailsDecided: "القرارات في تغيير البيانات",
    bulkInvitation: "الدعوات إلى البوابة",
    paymentReceived: "المدفوعات المستلمة",
    queryReceived: "الاستفسارات والردود الجديدة",
    queryAssigned: "الاستفسارات المسندة إليك",
    creditNoteRequested: "طلبات الإشعار الدائن الجديدة",
    estimateDecided: "عروض الأسعار المقبولة أو المرفوضة",
    detailsProposed: "التغييرات المقترحة للبيانات",
  },
}

export const notificationWords = { en, ar }
