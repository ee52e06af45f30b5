// The widget's words in Arabic.

import type { Translation } from './texts.ts';

/** Counts characters as Arabic grammar asks: one, two, three to ten, and the rest. */
const characters = (count: number): string => {
  if (count === 1) return 'حرف واحد';
  if (count === 2) return 'حرفان';
  const lastTwo = count % 100;
  if (lastTwo >= 3 && lastTwo <= 10) return `${count} أحرف`;
  return lastTwo >= 11 ? `${count} حرفًا` : `${count} حرف`;
};

/** The Arabic table. */
export const ar: Translation = {
  dialogLabel: (assistant) => `الدردشة مع ${assistant}`,
  assistantFallback: 'الدعم',
  openUnread: (count) => `فتح الدردشة، غير مقروء: ${count}`,
  closeChat: 'إغلاق الدردشة',
  menu: 'خيارات أخرى',
  newConversation: 'محادثة جديدة',
  sound: 'صوت عند وصول رد',
  conversations: 'محادثاتك',
  backToChat: 'العودة إلى الدردشة',
  noConversations: 'لا توجد محادثات بعد.',
  unread: (count) => `غير مقروء: ${count}`,
  talkToPerson: 'التحدّث إلى شخص',
  cancelRequest: 'إلغاء انتظار شخص',

  stateAssistant: 'يجيب على الفور',
  stateWaiting: 'في انتظار شخص',
  statePerson: 'يتحدّث معك شخص الآن',
  stateConnecting: 'جارٍ الاتصال…',
  stateAway: 'غير متصل',

  logLabel: 'المحادثة',
  loading: 'جارٍ تحميل المحادثة…',
  starters: 'أسئلة مقترحة',
  showEarlier: 'عرض الرسائل السابقة',
  newMessages: 'رسائل جديدة',
  today: 'اليوم',
  yesterday: 'أمس',
  you: 'أنت',

  composerLabel: 'اكتب رسالة',
  send: 'إرسال',
  charactersLeft: (count) => `المتبقي: ${characters(count)}`,
  charactersOver: (count) => `الزيادة: ${characters(count)}`,

  outboxFull: 'هناك رسائل كثيرة تنتظر الإرسال. يُرجى الانتظار حتى يعود الاتصال.',
  sending: 'جارٍ الإرسال…',
  sent: 'تم الإرسال',
  read: 'تمت القراءة',
  typing: (agent) => `${agent} يكتب الآن…`,
  notSent: 'لم تُرسل.',
  retry: 'إعادة المحاولة',
  edit: 'تعديل',
  thinking: (assistant) => `يبحث ${assistant} عن إجابة…`,
  thinkingLong: 'يستغرق هذا وقتًا أطول من المعتاد…',
  noAnswer: 'لم تصل أي إجابة. يمكنك السؤال مرة أخرى.',
  interrupted: 'انقطعت هذه الإجابة.',
  stopped: 'تم إيقاف هذه الإجابة.',
  stop: 'إيقاف الإجابة',
  askAgain: 'السؤال مرة أخرى',
  regenerate: 'الإجابة مرة أخرى',

  sources: 'المصادر',
  source: (number) => `المصدر ${number}`,
  newTab: '(يُفتح في علامة تبويب جديدة)',
  copyCode: 'نسخ الشيفرة',
  copied: 'تم النسخ',
  table: 'جدول',
  code: 'شيفرة',

  offerPerson: 'هل تريد التحدّث إلى شخص بشأن هذا؟',
  waitingTitle: 'أنت في قائمة الانتظار',
  waitingText: 'يمكنك متابعة الكتابة، وسنجيبك هنا.',
  requestedTitle: 'نُبلغ فريقنا الآن',
  firstMessageTitle: 'ما موضوع سؤالك؟',
  firstMessageText: 'اكتب رسالة أولى وسننقلها إلى أحد أفراد فريقنا.',
  personRequested: 'طلبتَ التحدّث إلى شخص.',
  personJoined: (agent) => `انضم ${agent} إلى المحادثة.`,
  personLeft: (agent, assistant) => `غادر ${agent} المحادثة، ويجيب ${assistant} من جديد.`,
  personResolved: (agent) => `أنهى ${agent} هذه المسألة. اكتب لنا مجددًا إذا احتجت إلى أي شيء آخر.`,
  requestCancelled: (assistant) => `لم تعد في انتظار شخص، ويجيب ${assistant} من جديد.`,
  someone: 'أحد أفراد الفريق',

  away: 'لا يوجد اتصال الآن. سنعيد الاتصال تلقائيًا، وما تكتبه محفوظ وسيُرسل عندئذٍ.',
  connecting: 'جارٍ الاتصال…',
  back: 'عاد الاتصال.',
  says: (author, text) => `${author}: ${text}`,
  errors: {
    invalid_payload: 'تعذّرت معالجة الرسالة.',
    payload_too_large: 'الرسالة طويلة جدًا. يُرجى اختصارها.',
    unknown_event: 'هذه الدردشة قديمة. أعد تحميل الصفحة وحاول مرة أخرى.',
    not_found: 'لم تعد هذه الدردشة متاحة.',
    method_not_allowed: 'هذه الدردشة قديمة. أعد تحميل الصفحة وحاول مرة أخرى.',
    unauthenticated: 'يجب تجديد الاتصال. يُرجى المحاولة مرة أخرى.',
    session_expired: 'انتهت جلستك. يُرجى المحاولة مرة أخرى.',
    origin_not_allowed: 'لم تُهيّأ هذه الدردشة لهذا الموقع.',
    access_denied: 'ليس لديك حق استخدام هذه الدردشة.',
    people_not_included: 'لا تشمل خطتك التحدّث إلى شخص.',
    conflict: 'تغيّر شيء ما في هذه الأثناء. يُرجى المحاولة مرة أخرى.',
    rate_limited: 'أرسلت الكثير دفعة واحدة. انتظر لحظة ثم حاول مرة أخرى.',
    unavailable: 'لا يعمل هذا الآن. يُرجى المحاولة بعد قليل.',
    internal: 'حدث خطأ من جانبنا. يُرجى المحاولة مرة أخرى.',
    no_reply: 'لم يصل أي رد. تحقّق من اتصالك وحاول مرة أخرى.',

    identity_required: 'يُرجى تسجيل الدخول إلى هذا الموقع لاستخدام الدردشة.',
    identity_invalid: 'لم يتمكن الموقع من تأكيد هويتك. أعد تحميل الصفحة أو سجّل الدخول مرة أخرى.',
    no_access: 'ليس لديك حق استخدام هذه الدردشة. اشترك للحصول عليه.',
    sign_in_needed: 'يُرجى تسجيل الدخول إلى هذا الموقع أو الاشتراك لاستخدام هذه الدردشة.',
    no_subscription: 'ليس لديك اشتراك بعد. اشترك لاستخدام هذه الدردشة.',
    subscription_ended: 'انتهى اشتراكك. جدّده للمتابعة.',
    not_in_plan: 'لا تشمل خطتك هذه الدردشة.',
    plan_unknown: 'خطتك غير معروفة هنا. يُرجى التواصل مع فريق الموقع.',
    access_unknown: 'يتعذّر التحقق من اشتراكك الآن. يُرجى المحاولة بعد بضع دقائق.',
  },
};
