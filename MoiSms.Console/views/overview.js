import { get, query } from '../shell/api.js';
import { bars, chart } from '../shell/charts.js';
import { h } from '../shell/dom.js';
import { area, point, readContent, reason, topic } from '../shell/labels.js';
import { empty, stat } from '../shell/parts.js';
import { duration, kuwaitDay, number, t, when } from '../shell/words.js';
import { phaseCard } from './phase.js';
import { queueCard } from './queues.js';

const periods = {
  today: { days: 0, by: 'hour' }, week: { days: 6, by: 'hour' }, month: { days: 30, by: 'day' }, quarter: { days: 91, by: 'day' },
};
const outcomes = [
  ['answered', 'accent'], ['notUnderstood', 'amber'], ['refused', 'plum'], ['silent', 'line-strong'], ['failed', 'bad'],
];
const listed = 10;
let period = 'today';

export default async function overview(context) {
  const [settings] = await Promise.all([get('manage/settings'), readContent()]);
  const figures = h('div.page', { id: 'figures' });
  const queues = h('div');
  const counted = h('p.hint', { id: 'counted' });
  const choices = h('div.segments', { role: 'group', 'aria-label': t('overview.period') }, Object.keys(periods).map(name => h('button', {
    type: 'button', id: `period-${name}`, 'aria-pressed': String(name === period), onclick: () => choose(name),
  }, t(`period.${name}`))));

  async function choose(name) {
    period = name;
    for (const button of choices.children) button.setAttribute('aria-pressed', String(button.id === `period-${name}`));
    await refresh();
  }

  async function refresh() {
    const { days, by } = periods[period];
    const wanted = period;
    const [report, depth] = await Promise.all([
      get(query('manage/report/hours', { from: kuwaitDay(-days), to: kuwaitDay(), by })), get('manage/queues')]);
    if (wanted !== period) return;
    counted.textContent = t('overview.counted', { at: when(report.countedAt ?? report.madeAt, 'time') });
    figures.replaceChildren(...show(report, refresh));
    queues.replaceChildren(queueCard(depth));
  }

  await refresh();
  keepFresh(context, refresh);
  return [
    phaseCard(settings, context),
    h('div.card-head', null, choices, counted),
    figures,
    queues,
  ];
}

/** Again each minute, while somebody looks. */
function keepFresh(context, refresh) {
  const timer = setInterval(() => {
    if (!context.isOpen()) clearInterval(timer);
    else if (document.visibilityState === 'visible' && !document.querySelector('dialog, details[open]')) refresh().catch(() => {});
  }, 60000);
}

function show(report, refresh) {
  const { total } = report;
  const share = count => total.texts ? t('overview.share', { percent: Math.round(count / total.texts * 100) }) : '';
  const latency = total.latency ?? {};
  return [
    h('dl.stats', null,
      stat('texts', t('figure.texts'), number(total.texts)),
      stat('people', t('figure.people'), `${total.peopleIsEstimate ? '≈ ' : ''}${number(total.people)}`,
        total.peopleIsEstimate && t('figure.estimate')),
      stat('answered', t('figure.answered'), number(total.answered), share(total.answered)),
      stat('not-understood', t('figure.notUnderstood'), number(total.notUnderstood), share(total.notUnderstood),
        total.notUnderstood && 'warn'),
      stat('refused', t('figure.refused'), number(total.refused), share(total.refused)),
      stat('silent', t('figure.silent'), number(total.silent), share(total.silent)),
      stat('failed', t('figure.failed'), number(total.failed), share(total.failed), total.failed && 'bad'),
      stat('latency', t('figure.latency'), duration(latency.p50),
        t('figure.percentiles', { p95: duration(latency.p95), p99: duration(latency.p99) })),
      stat('parts', t('figure.parts'), number(total.parts), t('figure.replies', { n: total.replies })),
      cost(total.parts, refresh)),
    ...charts(report),
    h('div.masonry', null,
      bars('topics', t('overview.topics'), top(report.topics.map(row => ({
        label: topic(row.topic), value: row.texts, note: row.notAnswered ? t('overview.notAnswered', { n: row.notAnswered }) : '',
      }))), t('overview.none')),
      bars('no-answer', t('overview.noAnswer'), top(report.noAnswer.map(row => ({
        label: reason(row.reason), note: topic(row.topic), value: row.texts,
      }))), t('overview.allAnswered')),
      bars('points', t('overview.points'), top(report.points.map(row => ({
        label: point(row.ask), note: topic(row.topic), value: row.texts,
      }))), t('overview.none')),
      bars('areas', t('overview.areas'), top(report.areas.map(row => ({ label: area(row.area), value: row.texts }))), t('overview.none')),
      bars('failures', t('overview.failures'), report.failures.map(row => ({ label: reason(row.reason), value: row.texts })),
        t('overview.noFailures'))),
  ];
}

const top = rows => rows.slice(0, listed);

function charts(report) {
  const slots = instants(report);
  if (report.slots.length === 0) return [empty(t('overview.noTexts'))];
  const byTime = new Map(report.slots.map(slot => [Date.parse(slot.at) / 1000, slot.figures]));
  const column = read => slots.map(slot => byTime.has(slot) ? read(byTime.get(slot)) : 0);
  const line = read => slots.map(slot => byTime.has(slot) ? read(byTime.get(slot)) ?? null : null);
  const common = { slots, byDay: report.by === 'day' };
  return [
    chart({
      ...common, id: 'texts', title: t('overview.texts'), stacked: true,
      series: outcomes.map(([name, color]) => ({ label: t(`figure.${name}`), color, values: column(figures => figures[name]) })),
    }),
    h('div.columns', null,
      chart({
        ...common, id: 'latency', title: t('overview.latency'), lines: true, digits: 1,
        series: [['p50', 'accent'], ['p95', 'blue'], ['p99', 'amber']]
          .map(([name, color]) => ({ label: t(`figure.${name}`), color, values: line(figures => figures.latency?.[name]) })),
      }),
      chart({
        ...common, id: 'parts', title: t('overview.parts'),
        series: [{ label: t('figure.parts'), color: 'blue', values: column(figures => figures.parts) }],
      })),
  ];
}

/** Every hour or day of the report until now: what has no row had no texts. */
function instants({ from, to, by }) {
  const step = by === 'day' ? 86400 : 3600;
  const first = Date.parse(`${from}T00:00:00+03:00`) / 1000;
  const end = Math.min(Date.parse(`${to}T00:00:00+03:00`) / 1000 + 86400, Math.max(Date.now() / 1000, first + 86400));
  return Array.from({ length: Math.ceil((end - first) / step) }, (_, index) => first + index * step);
}

/** The price is the reader's own: the service does not know what an operator charges. */
function cost(parts, refresh) {
  const price = Number(localStorage.getItem('console-price') ?? 0);
  const field = h('input', {
    id: 'price', type: 'number', min: 0, max: 10, step: 0.001, value: price || '', inputmode: 'decimal', placeholder: '0.000',
    onchange: () => {
      localStorage.setItem('console-price', field.value);
      refresh();
    },
  });
  return h('div.stat', { id: 'stat-cost' },
    h('dt', null, t('figure.cost')),
    h('dd', null, price ? t('figure.dinars', { n: number(parts * price, 3) }) : '–'),
    h('dd.note', null, h('label', { for: 'price' }, t('figure.price')), field));
}
