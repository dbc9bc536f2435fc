/** The language of the page: 'ar' or 'en'. */
export let language = 'ar';

let dictionary = {};
let plural = new Intl.PluralRules('ar');

export const languages = ['ar', 'en'];

/** Arabic unless the reader chose otherwise. */
export async function useLanguage(wanted) {
  language = languages.includes(wanted) ? wanted : 'ar';
  dictionary = (await import(`../words/${language}.js`)).default;
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
}

function find(key) {
  return key.split('.').reduce((words, part) => words?.[part], dictionary);
}

/**
 * The words of a key, such as t('phase.public', { percent: 20 }). Where the dictionary has plural forms, `n` chooses.
 * A key that is missing is shown as it is, so that a test finds it.
 */
export function t(key, values = {}) {
  let words = find(key);
  if (words && typeof words === 'object') words = words[plural.select(values.n)] ?? words.other;
  if (words === undefined) return key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => name in values ? shown(values[name]) : whole);
}

/** The words of a name that the service made (a topic, a decision); the name itself where the dictionary has none. */
export function named(group, name) {
  return find(group)?.[name] ?? name;
}

const shown = value => typeof value === 'number' ? number(value, 1) : value;

/** Western digits in both languages: they stand beside references and phones, which people copy. */
const locale = () => language === 'ar' ? 'ar-KW-u-nu-latn-ca-gregory' : 'en-GB';

export function number(value, digits = 0) {
  return value === null || value === undefined ? '–' : new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** Short: 1.2K. For axes. */
export function short(value) {
  return new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

const formats = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  short: { day: 'numeric', month: 'short' },
  moment: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  exact: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/** An instant in Kuwait's time. @param {'time'|'day'|'short'|'moment'|'exact'} form */
export function when(instant, form = 'moment') {
  if (!instant) return '–';
  const date = instant instanceof Date ? instant : new Date(instant);
  return new Intl.DateTimeFormat(locale(), { timeZone: 'Asia/Kuwait', ...formats[form] }).format(date);
}

/** How long ago, or how long: seconds to words. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  if (seconds < 60) return t('unit.seconds', { n: Math.round(seconds * 10) / 10 });
  if (seconds < 3600) return t('unit.minutes', { n: Math.round(seconds / 60) });
  if (seconds < 172800) return t('unit.hours', { n: Math.round(seconds / 3600) });
  return t('unit.days', { n: Math.round(seconds / 86400) });
}

/** Today in Kuwait, as 2026-03-05; `shift` in days. */
export function kuwaitDay(shift = 0) {
  return new Date(Date.now() + 3 * 3600000 + shift * 86400000).toISOString().slice(0, 10);
}
