import { speech } from './words.js';

// What the service's own names mean. English first, then Arabic.

const intents = {
  'unknown': ['Not understood', 'غير مفهوم'], 'residency': ['Residency', 'الإقامة'],
  'violations': ['Traffic fines', 'المخالفات المرورية'],
  'licence': ['Driving licence', 'رخصة القيادة'], 'vehicle': ['Vehicle', 'المركبة'], 'passport': ['Passport', 'الجواز'],
  'application': ['Application', 'المعاملة'], 'visa': ['Visa', 'التأشيرة'], 'travel-ban': ['Travel ban', 'منع السفر'],
  'appointment': ['Appointment', 'الموعد'], 'civil-id': ['Civil ID', 'البطاقة المدنية'],
  'profile': ['All my data', 'كل البيانات'],
  'guide': ['How something is done', 'كيف تُنجز معاملة'], 'centre': ['A centre', 'مركز خدمة'],
  'help': ['Help', 'مساعدة'],
  'language': ['Language', 'اللغة'], 'stop': ['Stop', 'إيقاف'], 'start': ['Start', 'بدء'],
  'emergency': ['Emergency', 'طوارئ'],
  'register': ['Link this phone', 'ربط الهاتف'], 'unregister': ['Unlink this phone', 'فك ربط الهاتف'],
  'confirm': ['A code', 'رمز التأكيد'],
  'choice': ['A line of the menu', 'اختيار من القائمة'], 'more': ['More', 'المزيد'], 'feedback': ['Feedback', 'ملاحظة'],
  'greeting': ['Greeting', 'تحية'], 'thanks': ['Thanks', 'شكر'],
};

const asks = {
  'other': ['something else', 'شيء آخر'], 'fee': ['fee', 'الرسوم'], 'fine': ['fine', 'الغرامة'],
  'papers': ['papers', 'المستندات'],
  'steps': ['steps', 'الخطوات'], 'where': ['where', 'أين'], 'online': ['online', 'عبر الإنترنت'],
  'duration': ['how long', 'المدة'],
  'conditions': ['conditions', 'الشروط'], 'can-i': ['may I', 'هل يجوز'], 'status': ['status', 'الحالة'],
  'expiry': ['until when', 'متى تنتهي'],
  'count': ['how many', 'كم عددها'], 'amount': ['how much', 'كم المبلغ'], 'list': ['which ones', 'ما هي'],
  'hours': ['hours', 'الدوام'],
  'phone': ['phone', 'الهاتف'], 'address': ['address', 'العنوان'], 'open-now': ['open now', 'مفتوح الآن'],
};

const decisions = {
  OptChanged: ['Stop or start confirmed', 'تأكيد الإيقاف أو البدء'],
  Emergency: ['The emergency number, before anything else', 'رقم الطوارئ قبل كل شيء'],
  OptedOut: ['Silence, since this phone opted out', 'لا رد، فهذا الهاتف أوقف الخدمة'],
  Limited: ['Over a limit', 'تجاوز الحد المسموح'],
  NotOpen: ['Not open to this phone yet', 'الخدمة غير متاحة لهذا الهاتف بعد'],
  Capped: ['Silence, the cap on foreign numbers is reached', 'لا رد، بلغت الأرقام الأجنبية حدها'],
  Answered: ['Answered', 'رد بالجواب'],
  Unbound: ['No record, since the phone is linked to nobody', 'لا بيانات، فالهاتف غير مرتبط بأحد'],
  Refused: ['Refused, since it is somebody else’s', 'رفض، فهي بيانات شخص آخر'],
  CodeSent: ['A code was texted', 'أُرسل رمز'],
  AccessDenied: ['The registration did not succeed', 'لم ينجح التسجيل'],
  LinkChanged: ['The phone was linked or unlinked', 'تغيّر ارتباط الهاتف'],
  Told: ['Told about another phone', 'إبلاغ عن هاتف آخر'],
  NoReplySender: ['Silence, this number cannot get a reply', 'لا رد، هذا الرقم لا يستقبل رداً'],
  Poisoned: ['Apologised for, and filed', 'اعتذار وحفظ للمراجعة'],
};

const relations = {
  spouse: ['spouse', 'الزوج أو الزوجة'], child: ['child', 'الابن أو الابنة'], parent: ['parent', 'أحد الوالدين'],
  sibling: ['sibling', 'الأخ أو الأخت'],
  domestic: ['domestic worker', 'العمالة المنزلية'], driver: ['driver', 'السائق'], relative: ['relative', 'قريب'],
};

const calls = {
  read: ['read', 'قراءة'], query: ['query', 'استعلام'], insert: ['insert', 'إضافة'], update: ['update', 'تحديث'],
  delete: ['delete', 'حذف'],
  transaction: ['one transaction', 'عملية واحدة'], enqueue: ['into queue', 'إلى الطابور'],
  receive: ['from queue', 'من الطابور'],
};

const named = list => name => list[name]?.[speech.language === 'ar' ? 1 : 0] ?? name;
export const [intentName, askName, decisionName, relationName, callName] = [intents, asks, decisions, relations, calls].map(named);
