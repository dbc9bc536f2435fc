// Who the people of content/demo are, in a line; and texts to try, by theme. English first, then Arabic.

export const unknown = '+96550000999';

export const about = {
  '+96550000101': [
    'Works for a company. Two unpaid fines, a licence ready to collect.',
    'يعمل في شركة. مخالفتان غير مسددتين ورخصة جاهزة للاستلام.',
  ],
  '+96550000102': [
    'Kuwaiti, two cars. One fine, passport renewal under review.',
    'كويتي لديه سيارتان. مخالفة واحدة وتجديد جواز قيد المراجعة.',
  ],
  '+96550000103': [
    'Kuwaiti, three cars, fourteen unpaid fines.',
    'كويتية لديها ثلاث سيارات وأربع عشرة مخالفة غير مسددة.',
  ],
  '+96550000104': [
    'Sponsors his wife and his son. Five unpaid fines.',
    'يكفل زوجته وابنه. خمس مخالفات غير مسددة.',
  ],
  '+96550000105': [
    'A dependant of her husband. One visa under review, one refused.',
    'ملتحقة بزوجها. تأشيرة قيد المراجعة وأخرى مرفوضة.',
  ],
  '+96550000106': [
    'Kuwaiti who employs a driver and a domestic worker.',
    'كويتي لديه سائق وعاملة منزلية.',
  ],
  '+96550000107': [
    'Residency, licence and passport have run out; renewal refused.',
    'انتهت إقامته ورخصته وجوازه، ورُفض طلب التجديد.',
  ],
  '+96550000108': [
    'Known to the service, but without a single record.',
    'معروفة لدى الخدمة، ولا يوجد لها أي سجل.',
  ],
  '+96550000109': [
    'Has a travel ban and three unpaid fines.',
    'عليه منع سفر وثلاث مخالفات غير مسددة.',
  ],
  '+96550000110': [
    'Three applications and two appointments at once.',
    'لديها ثلاث معاملات وموعدان في وقت واحد.',
  ],
  '+96550000111': [
    'Investor with four cars. All his fines are paid.',
    'مستثمر لديه أربع سيارات وكل مخالفاته مسددة.',
  ],
  '+96550000112': [
    'Kuwaiti, 19. Her first licence; her passport is ready.',
    'كويتية عمرها 19 سنة. رخصتها الأولى، وجوازها جاهز.',
  ],
  [unknown]: [
    'A phone that the service does not know.',
    'هاتف لا تعرفه الخدمة.',
  ],
};

export const themes = [
  {
    name: ['My papers', 'أوراقي'],
    en: ['When does my residency expire?', 'Is my passport ready?', 'Do I have a travel ban?', 'All my data'],
    ar: ['متى تنتهي إقامتي؟', 'وين وصلت معاملتي؟', 'هل علي منع سفر؟', 'كل بياناتي'],
  },
  {
    name: ['Cars and fines', 'السيارة والمخالفات'],
    en: ['How much do I owe in fines?', 'Until when is my car registered?', 'Fines on 5/1882'],
    ar: ['كم علي مخالفات؟', 'متى ينتهي دفتر سيارتي؟', 'متى تنتهي رخصة القيادة؟'],
  },
  {
    name: ['How do I …?', 'كيف أنجز …؟'],
    en: ['How do I renew my driving licence?', 'What does a new passport cost?', 'Papers for a newborn\'s residency?'],
    ar: ['شنو الأوراق المطلوبة لتجديد الجواز؟', 'كم رسوم تجديد البطاقة المدنية؟', 'كيف أحول إقامتي إلى كفيل آخر؟'],
  },
  {
    name: ['Where', 'أين'],
    en: ['Nearest centre in Hawalli', 'Where do I renew my licence in Ahmadi?', 'Police station in Salmiya, open now?'],
    ar: ['وين أقرب مركز خدمة في السالمية؟', 'أين أجدد الجواز في الجهراء؟', 'دوام مركز خدمة السالمية'],
  },
  {
    name: ['Family and staff', 'الأسرة والعمالة'],
    en: ['My wife\'s residency', 'When does my driver\'s residency expire?', 'My maid ran away, what do I do?'],
    ar: ['إقامة زوجتي متى تنتهي؟', 'إقامة خدامتي', 'خدامتي هربت شسوي؟'],
  },
  {
    name: ['As people write', 'كما يكتب الناس'],
    en: ['resedency expir when??', 'licence fee and how many fines do i have', 'wain a8rab markaz bil salmiya', 'magkano ang multa ko'],
    ar: ['ابي اعرف اقامتي لي متى', 'كم باقي على اقامتي وكم علي مخالفات', 'تجديد', 'شلونك اليوم'],
  },
  {
    name: ['Safety and the service', 'السلامة والخدمة'],
    en: ['Someone is breaking into my house', 'Help', 'STOP', 'START'],
    ar: ['حادث سيارة وفيه مصابين', 'مساعدة', 'إيقاف', 'ابدأ'],
  },
];
