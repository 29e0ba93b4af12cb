import type { MailWords } from "./en.ts"

export const ar: MailWords = {
  hint: "أو انسخ هذا العنوان إلى المتصفح:",
  ignore: "إن لم تطلب ذلك فتجاهل هذه الرسالة، ولن يتغير شيء.",
  sentBy: (company) => `ترسل ${company} فواتيرها عبر Portico.`,
  portico: "Portico، بوابة العملاء لمستحقاتك.",
  unsubscribe: "عدم تلقي رسائل من هذا النوع",
  replies: (company) => `لديك سؤال؟ ردّ على هذه الرسالة لتصل إلى ${company}.`,

  verifyEmail: {
    subject: "أكّد بريدك الإلكتروني",
    preheader: "نقرة واحدة وتصبح بوابتك جاهزة للإعداد.",
    heading: (name) => `مرحبًا ${name}`,
    text: (company) => `أكّد أن هذا العنوان لك، وابدأ إعداد بوابة ${company}.`,
    button: "تأكيد العنوان",
    until: (when) => `الرابط صالح حتى ${when}.`,
  },
  signUpRepeated: {
    subject: "لديك حساب بالفعل",
    preheader: "سجّل شخص ما للتو بعنوانك.",
    heading: "لديك حساب بالفعل",
    text: (company) =>
      `سجّل شخص ما للتو بهذا العنوان، وهو مرتبط بحسابك لدى ${company}. إن كنت أنت فسجّل الدخول.`,
    button: "تسجيل الدخول",
  },
  reset: {
    subject: "اختر كلمة مرور جديدة",
    preheader: "الرابط صالح لمدة ساعة واحدة.",
    heading: "اختر كلمة مرور جديدة",
    text: (name, company) => `${name}، طلب شخص ما كلمة مرور جديدة لدخولك إلى ${company}.`,
    button: "اختيار كلمة المرور",
    until: (when) => `الرابط صالح لمرة واحدة حتى ${when}.`,
  },
  invitation: {
    subject: (company) => `تدعوك ${company} إلى بوابة عملائها`,
    preheader: "فواتيرك في مكان واحد. اختر كلمة مرور للدخول.",
    heading: (company) => `فواتيرك من ${company} في مكان واحد`,
    text: (inviter, company, customer) => `فتح ${inviter} من ${company} بوابة لـ ${customer}، وفيها يمكنك:`,
    fromColleague: (inviter, company, customer) =>
      `يدعوك ${inviter} إلى بوابة ${company} الخاصة بـ ${customer}، وفيها يمكنك:`,
    view: "الاطلاع على الفواتير المفتوحة والمتأخرة والمدفوعة",
    download: "تنزيل أي فاتورة بصيغة PDF",
    pay: "الدفع عبر الإنترنت في دقيقة مع إيصال",
    noteFrom: (inviter) => `كتب ${inviter}:`,
    guide: "ما يمكنك فعله فيها: دليل البداية السريعة",
    booking: "احجز جولة تعريفية",
    example: { contact: "سارة خان", customer: "هاربر لين ذ.م.م" },
    button: "اختيار كلمة المرور",
    address: "بوابتك",
    signIn: "تسجّل الدخول بـ",
    until: "الدعوة صالحة حتى",
    once: "هذه الدعوة لك وحدك، فلا تُعِد توجيهها.",
  },
  receipt: {
    subject: (company, amount) => `إيصال من ${company}: ${amount}`,
    preheader: (company) => `استلمت ${company} دفعتك.`,
    heading: "شكرًا على دفعتك",
    paid: "تاريخ الدفع",
    by: "طريقة الدفع",
    for: "مقابل",
    invoice: (number) => `فاتورة ${number}`,
    total: "إجمالي المدفوع",
    credit: "رصيد لصالحك",
    button: "عرض الدفعة",
  },
  financeNotice: {
    subject: (customer, amount) => `دفعت ${customer} ${amount}`,
    preheader: "استُلمت عبر بوابتك.",
    heading: (customer) => `دفعة من ${customer}`,
    payer: "دفعها",
    credit: "رصيد العميل",
    reference: "المرجع في Stripe",
    excess: (amount) => `ورد مبلغ ${amount} زيادة على المستحق في الفواتير، وهو محفوظ رصيدًا للعميل.`,
    button: "عرض المدفوعات",
    footer: "أُرسلت لأن عميلًا دفع عبر الإنترنت. المبلغ في حسابك لدى Stripe.",
  },
  moneyBack: {
    refunded: {
      subject: (company, amount) => `ردّت ${company} ${amount}`,
      text: "يعود المال إلى البطاقة التي جاء منها. قد يستغرق ظهوره لدى بنكك 5 إلى 10 أيام.",
      button: "عرض الدفعة",
    },
    disputed: {
      subject: (customer, amount) => `اعتراض من ${customer} على دفعة: ${amount}`,
      text: "يسأل بنك الدافع عن هذه الدفعة. أرسل أدلتك في لوحة Stripe في الوقت المحدد: من دونها يُخسر الاعتراض.",
      button: "عرض الاعتراض",
    },
    refundFailed: {
      subject: (customer, amount) => `رجع مبلغ مردود إلى ${customer}: ${amount}`,
      text: "لم يستطع بنك الدافع استلام المال. أعده بطريقة أخرى، كتحويل مصرفي.",
      button: "عرض الدفعة",
    },
  },
  moneyBackDetails: {
    dueBy: "أجب قبل",
    paidOn: "تاريخ الدفع",
    footer: "أُرسلت إلى كل من يستطيع رد المدفوعات في الفريق.",
  },
  methods: {
    card: "بطاقة",
    bank: "خصم مصرفي",
    bankTransfer: "تحويل مصرفي",
    cash: "نقدًا",
    cheque: "شيك",
    other: "طريقة أخرى",
  },
  documents: {
    invoice: {
      subject: (company, number) => `الفاتورة ${number} من ${company}`,
      preheader: (company) => `أرسلت ${company} إليك فاتورة.`,
      heading: (company) => `فاتورة جديدة من ${company}`,
      untilLabel: "تاريخ الاستحقاق",
      button: "عرض الفاتورة",
    },
    linkedInvoice: {
      subject: (company, number) => `الفاتورة ${number} من ${company}`,
      preheader: () => "اطّلع عليها أو احفظها بصيغة PDF أو ادفعها دون حساب.",
      heading: (company) => `فاتورتك من ${company}`,
      untilLabel: "تاريخ الاستحقاق",
      button: "فتح الفاتورة",
    },
    estimate: {
      subject: (company, number) => `عرض السعر ${number} من ${company}`,
      preheader: (company) => `أرسلت ${company} إليك عرض سعر وتنتظر ردّك.`,
      heading: (company) => `عرض سعر جديد من ${company}`,
      untilLabel: "سارٍ حتى",
      button: "الاطلاع على عرض السعر",
    },
    creditNote: {
      subject: (company, number) => `الإشعار الدائن ${number} من ${company}`,
      preheader: (company) => `أصدرت ${company} لك إشعارًا دائنًا.`,
      heading: (company) => `إشعار دائن جديد من ${company}`,
      untilLabel: "تاريخ الإصدار",
      button: "الاطلاع على الإشعار الدائن",
    },
  },
  matters: {
    estimateAccepted: {
      subject: (customer, number) => `قبول عرض السعر ${number} من ${customer}`,
      heading: (customer, number) => `قبول عرض السعر ${number} من ${customer}`,
      button: "الاطلاع على عرض السعر",
    },
    estimateDeclined: {
      subject: (customer, number) => `رفض عرض السعر ${number} من ${customer}`,
      heading: (customer, number) => `رفض عرض السعر ${number} من ${customer}`,
      button: "الاطلاع على عرض السعر",
    },
    creditNoteRequested: {
      subject: (customer, number) => `طلب إشعار دائن على ${number} من ${customer}`,
      heading: (customer, number) => `طلب إشعار دائن على الفاتورة ${number} من ${customer}`,
      button: "الاطلاع على الطلب",
    },
    requestApproved: {
      subject: (_company, number) => `تمت الموافقة على الإشعار الدائن على ${number}`,
      heading: (company) => `وافقت ${company} على طلبك`,
      button: "الاطلاع على الطلب",
    },
    requestPartlyApproved: {
      subject: (_company, number) => `تمت الموافقة على جزء من طلبك بشأن ${number}`,
      heading: (company) => `وافقت ${company} على جزء من طلبك`,
      button: "الاطلاع على الطلب",
    },
    requestDeclined: {
      subject: (_company, number) => `رُفض طلبك بشأن ${number}`,
      heading: (company) => `رفضت ${company} طلبك`,
      button: "الاطلاع على الطلب",
    },
    detailsProposed: {
      subject: (customer) => `بيانات فوترة جديدة مقترحة من ${customer}`,
      heading: (customer) => `بيانات فوترة جديدة مقترحة من ${customer}`,
      button: "الاطلاع على الاقتراح",
    },
    detailsApproved: {
      subject: () => "تم تغيير بيانات الفوترة الخاصة بك",
      heading: (company) => `اعتمدت ${company} بيانات الفوترة الخاصة بك`,
      button: "الاطلاع على بياناتك",
    },
    detailsDeclined: {
      subject: () => "لم تتغير بيانات الفوترة الخاصة بك",
      heading: (company) => `لم تعتمد ${company} بيانات الفوترة المقترحة`,
      button: "الاطلاع على بياناتك",
    },
  },
  matterDetails: {
    customer: "العميل",
    number: "الرقم",
    by: "من",
    order: "أمر الشراء",
    said: "النص",
    staffFooter: "أُرسلت لأن الأمر ينتظر فريقك، أو بسبب قرار من أحد العملاء.",
  },
  documentDetails: {
    documentNumber: "الرقم",
    documentFor: "لصالح",
    link: (until) =>
      `يفتح الرابط هذا المستند وحده ويعمل حتى ${until}. من يحصل على الرابط يمكنه فتحه، فلا تُعد توجيهه إلا بحذر.`,
  },

  statement: {
    subject: (company) => `كشف حسابك من ${company}`,
    preheader: (company) => `ما تحرك وما هو مفتوح لدى ${company}.`,
    heading: (company) => `كشف حسابك من ${company}`,
    reader: "لصالح",
    period: "الفترة",
    balance: (currency) => `الرصيد بعملة ${currency}`,
    overdue: (currency) => `منه متأخر بعملة ${currency}`,
    credit: (currency) => `رصيد لصالحك بعملة ${currency}`,
    button: "عرض الكشف",
  },

  staffInvitation: {
    subject: (company) => `انضم إلى ${company} على Portico`,
    preheader: "زملاؤك في انتظارك. اختر كلمة مرور للدخول.",
    heading: (company) => `انضم إلى ${company} على Portico`,
    text: (inviter, company) => `يدعوك ${inviter} إلى الفريق الذي يتولى عملاء ${company} وفواتيرها.`,
    button: "اختيار كلمة المرور",
    role: "دورك",
    signIn: "تسجّل الدخول بـ",
    until: "الدعوة صالحة حتى",
    once: "هذه الدعوة لك وحدك، فلا تُعِد توجيهها.",
  },
  roles: { owner: "المالك", admin: "مدير", finance: "المالية", viewer: "مطّلع" },
  code: {
    subject: (company) => `رمز دخولك إلى ${company}`,
    preheader: "يصلح لمرة واحدة، ولدقائق قليلة فقط.",
    heading: "رمز الدخول",
    text: (company) => `أدخله في الصفحة التي طلبته لتدخل إلى بوابة ${company}.`,
    never: "لن يطلب منك أحد منا هذا الرمز أبدًا. كل من يملكه يستطيع الدخول باسمك.",
    ignore: "إن لم تطلبه فقد كتب شخص ما عنوانك، وبإمكانك تجاهل هذه الرسالة.",
  },
  emailChange: {
    subject: "أكّد بريدك الإلكتروني الجديد",
    preheader: "نقرة واحدة وتسجّل الدخول بهذا العنوان.",
    heading: "أكّد عنوانك الجديد",
    text: (name, company) => `${name}، أكّد أن هذا العنوان لك ليصبح عنوان دخولك إلى ${company}.`,
    button: "استخدام هذا العنوان",
    until: (when) => `الرابط صالح لمرة واحدة حتى ${when}.`,
  },

  query: {
    subject: (who, subject) => `استفسار – ${who}: ${subject}`,
    asked: (author, customer) => `استفسار من ${author} لدى ${customer}`,
    wrote: (author, customer) => `رسالة من ${author} لدى ${customer}`,
    answered: (author, company) => `رد عليك ${author} من ${company}`,
    assigned: (by) => `أسند ${by} هذا الاستفسار إليك`,
    about: "بخصوص",
    transferred: "المبلغ المحوّل",
    reference: "المرجع",
    promised: "موعد الرد",
    attached: "المرفقات",
    more: "تجد البقية في البوابة.",
    button: "عرض الاستفسار",
    answer: "أجب على هذه الرسالة فيظهر ردك في الاستفسار، دون الرسائل السابقة المقتبسة.",
  },

  notice: {
    preheader: "إشعار بشأن أمان دخولك.",
    when: "الوقت",
    from: "عنوان IP",
    by: "بواسطة",
    choose: "لم تكن أنت؟ اختر كلمة مرور جديدة فورًا، فيُسجَّل خروج الجميع سواك.",
    tellCompany: (company) => `إن لم تكن أنت فأخبر ${company} فورًا بالرد على هذه الرسالة.`,
    tellOwner: "إن لم تكن أنت فأخبر مالك حساب شركتك فورًا.",
    unknown:
      "لا يلزمك فعل شيء، فلم يدخل أحد. كلمة مرور لا تستخدمها في مكان آخر، مع عامل ثانٍ، تُبقي الأمر كذلك.",
    expected: "إن لم تكن على علم بذلك فاسأل الزميل الذي قام به أو المالك.",
  },
  notices: {
    passwordChanged: {
      subject: "تغيّرت كلمة مرورك",
      text: (company) => `تغيّرت كلمة مرور دخولك إلى ${company}، وسُجّل خروج كل جهاز آخر.`,
    },
    passwordReset: {
      subject: "تغيّرت كلمة مرورك",
      text: (company) => `اختيرت كلمة مرور جديدة لدخولك إلى ${company} برابط بريدي، وسُجّل خروج كل الأجهزة.`,
    },
    totpAdded: {
      subject: "أُضيف تطبيق مصادقة",
      text: (company) => `من الآن يُطلب أيضًا رمز من تطبيق المصادقة هذا عند الدخول إلى ${company}.`,
    },
    passkeyAdded: {
      subject: "أُضيف مفتاح مرور",
      text: (company) => `من الآن يفتح مفتاح المرور هذا أيضًا دخولك إلى ${company}.`,
    },
    totpRemoved: {
      subject: "أُزيل تطبيق مصادقة",
      text: (company) => `لم تعد رموزه صالحة لدخولك إلى ${company}.`,
    },
    passkeyRemoved: {
      subject: "أُزيل مفتاح مرور",
      text: (company) => `لم يعد صالحًا لدخولك إلى ${company}.`,
    },
    recoveryCodeUsed: {
      subject: "استُخدم رمز استرداد",
      text: (company) => `سجّل شخص ما الدخول إلى ${company} بكلمة مرورك وأحد رموز الاسترداد.`,
    },
    slowedDown: {
      subject: "محاولات خاطئة كثيرة للدخول باسمك",
      text: (company) =>
        `حاول شخص ما مرات كثيرة الدخول باسمك إلى ${company} وأخطأ في كل مرة. تُبطَّأ المحاولات التالية، أما على جهاز سبق أن سجّلت الدخول منه فلن تلاحظ شيئًا.`,
    },
    emailChanged: {
      subject: "تغيّر بريدك الإلكتروني",
      text: (company, email) => `أصبح دخولك إلى ${company} بالعنوان ${email}، ولم يعد هذا العنوان يفتحه.`,
    },
    roleChanged: {
      subject: "تغيّر دورك",
      text: (company, role) => `دورك لدى ${company} الآن: ${role}.`,
    },
    removed: {
      subject: "انتهى دخولك",
      text: (company) => `أُزلتَ من فريق ${company} على Portico، وسُجّل خروجك من كل الأجهزة.`,
    },
    ownershipReceived: {
      subject: "أنت المالك الآن",
      text: (company, other) => `نقل ${other} ملكية ${company} على Portico إليك.`,
    },
    ownershipGiven: {
      subject: "لم تعد المالك",
      text: (company, other) => `انتقلت ملكية ${company} على Portico إلى ${other}، وأنت الآن مدير.`,
    },
    supportGranted: {
      subject: "يحق لدعم Portico الاطلاع",
      text: (company) =>
        `لمدة محدودة يستطيع دعمنا الاطلاع على ما يراه موظفو ${company} دون تغيير أي شيء. ويمكن إنهاء الإذن في أي لحظة.`,
    },
    supportOpened: {
      subject: "دعم Portico يطّلع الآن",
      text: (company) =>
        `بموجب الإذن الممنوح يطّلع دعمنا الآن على ما يراه موظفو ${company}، ولا يستطيع تغيير شيء.`,
    },
    apiKeyCreated: {
      subject: "أُنشئ مفتاح API",
      text: (company) =>
        `كل من يملك هذا المفتاح يستطيع الوصول إلى عملاء ${company} وفواتيرها ومدفوعاتها من خارج Portico.`,
    },
    bankProposed: {
      subject: "اقتُرحت بيانات مصرفية جديدة",
      text: (company) =>
        `ما زال عملاء ${company} يرون البيانات السابقة. لا تتغير إلا بعد موافقة شخص ثانٍ ومرور 24 ساعة.`,
    },
    bankApproved: {
      subject: "تمت الموافقة على بيانات مصرفية جديدة",
      text: (company) =>
        `بعد 24 ساعة سيُطلب من عملاء ${company} الدفع إليها. حتى ذلك الحين يمكن لأي شخص يحق له تغيير البيانات المصرفية إيقافها من الإعدادات ضمن المدفوعات.`,
    },
    bankWithdrawn: {
      subject: "سُحب تغيير البيانات المصرفية",
      text: (company) => `لا يتغير شيء لعملاء ${company}.`,
    },
    bankEffective: {
      subject: "بيانات مصرفية جديدة قيد الاستخدام",
      text: (company) => `من الآن يُطلب من عملاء ${company} الدفع إليها.`,
    },
  },
  noticeDetails: {
    device: "الاسم",
    left: "رموز الاسترداد المتبقية",
    reason: "السبب",
    until: "حتى",
    key: "اسم المفتاح",
    scope: "يسمح بـ",
    read: "القراءة",
    write: "القراءة والكتابة",
    never: "بلا تاريخ انتهاء",
    currency: "العملة",
    before: "السابقة",
    after: "الجديدة",
    none: "لا شيء",
    effective: "تُستخدم من",
  },
  mailNews: {
    whyYou: (company) => `تصلك هذه الرسالة لأنك مالك أو مدير في ${company}.`,
    paused: {
      subject: "أُوقفت الرسائل إلى عملائك مؤقتًا",
      preheader: "ما الذي حدث، وكيف تُرسل مجددًا.",
      why: {
        too_many_bounces: (company) =>
          `ذهب عدد كبير من رسائل ${company} إلى عناوين غير موجودة. وحمايةً لسمعتك كمُرسل أُوقفت الرسائل إلى عملائك مؤقتًا.`,
        too_many_complaints: (company) =>
          `عدّ كثير من القراء رسائل ${company} مزعجة. وحمايةً لسمعتك كمُرسل أُوقفت الرسائل إلى عملائك مؤقتًا.`,
      },
      steps: {
        too_many_bounces: [
          "1. استبدل العناوين المرتدة أو أزلها: تجدها في الصفحة أدناه.",
          "2. اكتب إلى دعم Portico ليستأنف إرسال رسائلك.",
        ],
        too_many_complaints: [
          "1. تحقق من مصدر عناوين هؤلاء القراء واستبعدها.",
          "2. اكتب إلى دعم Portico ليستأنف إرسال رسائلك.",
        ],
      },
      goesOn:
        "تظل رموز الدخول وإعادة تعيين كلمة المرور تُرسل طوال الوقت. والدعوات التي كانت في طريقها تنتظر ولا تفقد أحدًا. أما الرسائل الأخرى التي تُحجز في هذه الأثناء فلن تُرسل لاحقًا.",
      counted: {
        sent: "أُرسلت خلال سبعة أيام",
        bounced: "ارتدّت",
        complained: "عُدّت مزعجة",
      },
      button: "عرض العناوين",
    },
    resumed: {
      subject: "عادت الرسائل إلى عملائك تُرسل",
      preheader: "وما قد ترغب في فعله الآن.",
      text: (company) => `راجع دعم Portico رسائل ${company}، ومن الآن تُرسل مجددًا.`,
      next: [
        "الدعوات الجماعية التي أُوقفت تنتظرك: افتحها واضغط «استئناف».",
        "أما الرسائل الأخرى التي حُجزت فلا تُرسل من تلقاء نفسها. أعد إرسال ما لا يزال مهمًا، كالفواتير وكشوف الحساب.",
      ],
      button: "عرض وصول الرسائل",
    },
    senderVerified: {
      subject: (address) => `رسائلك تُرسل الآن من ${address}`,
      preheader: "عُثر على سجلات نطاقك.",
      text: (address, company) =>
        `عُثر على كل السجلات المطلوبة للنطاق. ومن الآن تُرسل رسائل ${company} إلى عملائها من ${address}. أبقِ السجلات كما هي.`,
      button: "عرض العنوان",
    },
    senderBroken: {
      subject: (address) => `لم تعد رسائلك تُرسل من ${address}`,
      preheader: "اختفى أحد سجلات نطاقك، والرسائل تُرسل رغم ذلك.",
      text: (address, company) =>
        `اختفى سجل DNS يحتاجه ${address} أو تغيّر. وكي تظل رسائل ${company} تصل فإنها تُرسل مؤقتًا من عنوان Portico. أعد السجل كما تبيّنه الصفحة أدناه، فيُستخدم عنوانك مجددًا تلقائيًا.`,
      button: "عرض السجلات",
    },
    senderExpired: {
      subject: (address) => `أُزيل ${address} كعنوان مرسل`,
      preheader: "لم يُعثر على سجلاته خلال أسبوعين.",
      text: (address, company) =>
        `لم يُعثر على سجلات DNS الخاصة بـ ${address} خلال أسبوعين، فأُزيل العنوان. لا شيء يتغير لعملائك: تُرسل رسائل ${company} من عنوان Portico كما كانت. ويمكنك اختيار العنوان مجددًا متى كنت مستعدًا لإنشاء السجلات.`,
      button: "اختيار عنوان",
    },
    domainActivated: {
      subject: (address) => `بوابتك الآن على ${address}`,
      preheader: "ستذكره روابط الرسائل الجديدة من الآن.",
      text: (address, company) =>
        `يجد عملاء ${company} البوابة الآن على ${address}، وتذكره روابط الرسائل الجديدة. ويقود إليه العنوان السابق من تلقاء نفسه. ومن كان مسجّل الدخول هناك يسجّل الدخول مرة أخرى.`,
      button: "عرض العنوان",
    },
    domainWarned: {
      subject: (address) => `لم يعد ${address} يؤدي إلى بوابتك`,
      preheader: "تغيّرت سجلات DNS. تذكر الرسائل الجديدة عنواننا في هذه الأثناء.",
      text: (address, company) =>
        `لم يعد ${address} يؤدي إلى بوابة ${company}: فسجلات DNS أو شهادته ليست كما كانت. تذكر روابط الرسائل الجديدة عنوان Portico في هذه الأثناء، وهو يعمل كالمعتاد. وتعود روابط الرسائل السابقة إلى العمل متى عادت السجلات.`,
      button: "عرض المشكلة",
    },
    domainStalled: {
      subject: (address) => `توقّف إعداد ${address}`,
      preheader: "لم يضع شيء: يمكنك المتابعة متى شئت.",
      text: (address, company) =>
        `توقفنا عن متابعة ${address} لشركة ${company} لأن شيئًا لم يصل في وقته أو رُفض. تعمل البوابة على عنوانها الحالي كما كانت. وتذكر الصفحة ما كان ناقصًا، ويمكنك المتابعة منها.`,
      button: "عرض ما كان ناقصًا",
    },
    domainLost: {
      subject: (address) => `أصبح ${address} لبوابة أخرى`,
      preheader: "تغيّرت سجلات DNS لتثبت ذلك.",
      text: (address, company) =>
        `تُثبت سجلات DNS أن ${address} لشركة أخرى، ولم تعد ملكيتكم مثبتة هناك. لم تعد بوابة ${company} تعمل عليه من الآن، وسُجّل خروج كل من كان هناك. إن لم يفعل ذلك أحد منكم، فاسألوا من يتولى DNS لديكم فورًا.`,
      button: "عرض العنوان",
    },
    planTrialEnding: {
      subject: (date) => `تنتهي فترتك التجريبية لخطة Premium في ${date}`,
      preheader: "لا يلزمك فعل شيء لمواصلة استخدام خطة Premium.",
      text: (date, company) =>
        `تنتهي الفترة التجريبية لخطة Premium لدى ${company} في ${date}، ثم يُخصم المبلغ من بطاقتكم. إن لم ترغبوا في ذلك فألغوا الخطة قبله، ولن تفقدوا شيئًا.`,
      button: "عرض الخطة",
    },
    planPaymentFailed: {
      subject: () => "تعذّر سداد خطة Premium",
      preheader: "تستمر خطة Premium ريثما تغيّرون البطاقة.",
      text: (date, company) =>
        `رُفضت البطاقة التي تُسدد بها خطة Premium لدى ${company}. يستمر كل شيء كما هو حتى ${date}، وتُعاد محاولة الخصم خلال ذلك. غيّروا البطاقة قبل هذا الموعد كي يظل عنوانكم الخاص يعرض البوابة.`,
      button: "تغيير البطاقة",
    },
    planEnded: {
      subject: () => "شركتكم الآن على الخطة المجانية",
      preheader: "لم يُحذف شيء مما لديكم.",
      text: (date, company) =>
        `انتهت خطة Premium لدى ${company} في ${date}. لم يُحذف شيء: تقود عناوينكم الخاصة الآن إلى عنوانكم في Portico، ويبقى كل ما سوى ذلك كما هو. ومع خطة Premium يعود كل شيء كما كان.`,
      button: "عرض الخطة",
    },
    slugChanged: {
      subject: (address) => `لبوابتك عنوان جديد: ${address}`,
      preheader: "يقود إليه العنوان السابق من تلقاء نفسه.",
      text: (address, company) =>
        `بوابة ${company} الآن على ${address}. يبقى العنوان السابق لكم ويقود إليه، فتظل روابط الرسائل السابقة تعمل. ويسجّل العملاء الدخول مرة أخرى على العنوان الجديد.`,
      button: "عرض الإعدادات",
    },
  },
  domainForwarded: {
    subject: (host) => `سجلات DNS لـ ${host}`,
    preheader: "صفحة فيها السجلات، وتعرض مباشرةً إن كانت صحيحة.",
    text: (host, company) =>
      `تُعدّ ${company} الاسم ${host} عنوانًا لبوابة عملائها، وتطلب منك إنشاء سجلاته لدى مزوّد DNS.`,
    asks: "ملاحظتهم:",
    live: "في الصفحة خلف الزر السجلات للنسخ وما نراه منها مباشرةً، ولا تحتاج إلى حساب. ويمكن لكل من لديه هذه الرسالة فتحها.",
    button: "عرض السجلات وحالتها",
    whyYou: (company) => `أدخل شخص في ${company} عنوانك ليرسل إليك هذا. ولا يُرسل إليه شيء آخر.`,
  },
  noticeButtons: { account: "عرض حسابي", forgot: "اختيار كلمة مرور جديدة" },
}
