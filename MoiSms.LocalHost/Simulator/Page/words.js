'use strict';

// The page's own words. What the service says comes from the service.
const examples = [
  'متى تنتهي اقامتي؟', 'When does my residency expire?', 'كم علي مخالفات؟', 'My traffic fines',
  'وين أقرب مركز خدمة في السالمية؟', 'How do I renew my driving licence?', 'كل بياناتي', 'Nearest centre in Hawalli',
  'wain a8rab markaz bil salmiya', 'مساعدة', 'Help',
];

const faultPresets = [
  ['f429', { status: 429, retryAfterSeconds: 2 }],
  ['f500', { status: 500 }],
  ['fHang', { hangMs: 5000 }],
  ['fDrop', { dropResponse: true }],
  ['f503', { recipient: { httpStatusCode: 503 } }],
  ['f400', { recipient: { httpStatusCode: 400 } }],
  ['f4006', { delivery: { status: 'Failed', code: 4006 } }],
  ['f5002', { delivery: { status: 'Failed', code: 5002 } }],
  ['fTwice', { events: { duplicate: 1 } }],
  ['fOrder', { events: { reorder: true } }],
  ['fLate', { events: { delayMs: 3000 } }],
];

const words = {
  en: {
    other: 'عربي', otherLang: 'ar',
    skip: 'Skip to the text field', people: 'Phones', close: 'Close', anyNumber: 'Any number', use: 'Use',
    invented: 'All people here are invented.', service: 'Ministry of Interior', textingAs: 'Texting as', conversation: 'Conversation',
    emptyTitle: 'Text the service in your own words',
    emptyText: 'Arabic or English, as you would on a real phone. Pick an example below or write your own.',
    waiting: 'Waiting for the reply', examples: 'Examples', yourText: 'Your text', send: 'Send', tools: 'Test tools',
    schema: 'Event schema', faults: 'Faults', whatFails: 'What goes wrong next', howOften: 'How often (empty: until cleared)',
    set: 'Set', clear: 'Clear', figures: 'Figures', forget: 'Forget all messages', live: 'live', offline: 'reconnecting',
    myNumber: 'My number', noFaults: 'None set: all is well.', left: n => `${n} left`, endless: 'until cleared',
    posting: 'on its way', accepted: 'received by the service', dropped: 'not taken', sent: 'on its way', delivered: 'delivered', failed: 'not delivered',
    parts: n => n === 1 ? '1 part' : `${n} parts`, latency: ms => ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`,
    counted: (letters, parts) => `${letters} · ${parts === 1 ? '1 part' : parts + ' parts'}`,
    acs: 'by Communication Services', smpp: 'by the operator (SMPP)',
    you: 'You', them: 'Service', unreachable: 'The simulator does not answer. Is it still running?',
    figTexts: 'Texts', figReplies: 'Replies', figP50: 'Median', figMax: 'Slowest', figRetried: 'Event retries', figRepeated: 'Repeated sends',
    f429: 'Send: 429, try after 2 s', f500: 'Send: 500', fHang: 'Send: no answer for 5 s', fDrop: 'Send: taken, connection cut',
    f503: 'Recipient 503 inside a 202', f400: 'Recipient 400 inside a 202', f4006: 'Delivery: 4006 unreachable', f5002: 'Delivery: 5002 timeout',
    fTwice: 'Events twice', fOrder: 'Events out of order', fLate: 'Events 3 s late', fOther: 'Other',
  },
  ar: {
    other: 'English', otherLang: 'en',
    skip: 'انتقل إلى خانة الرسالة', people: 'الهواتف', close: 'إغلاق', anyNumber: 'أي رقم', use: 'استخدم',
    invented: 'جميع الأشخاص هنا من نسج الخيال.', service: 'وزارة الداخلية', textingAs: 'ترسل باسم', conversation: 'المحادثة',
    emptyTitle: 'راسل الخدمة بكلماتك',
    emptyText: 'بالعربية أو الإنجليزية، كما تفعل من هاتفك. اختر مثالاً من الأسفل أو اكتب ما تريد.',
    waiting: 'بانتظار الرد', examples: 'أمثلة', yourText: 'رسالتك', send: 'إرسال', tools: 'أدوات الاختبار',
    schema: 'صيغة الحدث', faults: 'الأعطال', whatFails: 'ما الذي يتعطل تالياً', howOften: 'كم مرة (فارغ: حتى الإلغاء)',
    set: 'فعّل', clear: 'ألغِ', figures: 'أرقام', forget: 'امسح كل الرسائل', live: 'متصل', offline: 'يعاود الاتصال',
    myNumber: 'رقمي', noFaults: 'لا أعطال مفعّلة.', left: n => `بقي ${n}`, endless: 'حتى الإلغاء',
    posting: 'في الطريق', accepted: 'استلمتها الخدمة', dropped: 'لم تُقبل', sent: 'في الطريق', delivered: 'وصلت', failed: 'لم تصل',
    parts: n => ({ one: 'جزء واحد', two: 'جزآن', few: `${n} أجزاء` })[new Intl.PluralRules('ar').select(n)] ?? `${n} جزءاً`,
    latency: ms => `${(ms / 1000).toFixed(ms < 1000 ? 2 : 1)} ث`,
    counted: (letters, parts) => `${letters} · ${words.ar.parts(parts)}`,
    acs: 'عبر Communication Services', smpp: 'عبر المشغّل (SMPP)',
    you: 'أنت', them: 'الخدمة', unreachable: 'المحاكي لا يجيب. هل ما زال يعمل؟',
    figTexts: 'الرسائل', figReplies: 'الردود', figP50: 'الوسيط', figMax: 'الأبطأ', figRetried: 'إعادة الأحداث', figRepeated: 'إرسال مكرر',
    f429: 'الإرسال: 429 والمحاولة بعد ثانيتين', f500: 'الإرسال: 500', fHang: 'الإرسال: لا جواب لخمس ثوانٍ', fDrop: 'الإرسال: قُبل وانقطع الاتصال',
    f503: 'المستلم 503 داخل 202', f400: 'المستلم 400 داخل 202', f4006: 'التسليم: 4006 تعذر الوصول', f5002: 'التسليم: 5002 انتهت المهلة',
    fTwice: 'الأحداث مرتين', fOrder: 'الأحداث بغير ترتيب', fLate: 'الأحداث متأخرة 3 ثوانٍ', fOther: 'عطل آخر',
  },
};
