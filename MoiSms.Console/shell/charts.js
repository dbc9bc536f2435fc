import { h, script } from './dom.js';
import { language, number, short, t, when } from './words.js';
import { empty, table } from './parts.js';

const color = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/**
 * A chart over time, with its numbers as a table below for whoever cannot see it.
 * @param {object} what
 *   id, title, slots: [instants in seconds], byDay,
 *   series: [{ label, color, values }], stacked, lines: lines instead of columns, digits, unit
 */
export function chart(what) {
  const plot = h('div.plot', { dir: 'ltr', role: 'img', 'aria-label': summary(what) });
  const card = h('section.card.chart', { id: `chart-${what.id}`, 'aria-label': what.title },
    h('h2', null, what.title), plot, numbers(what));
  draw(plot, what).catch(() => {
    // Without the library the numbers still stand there.
    plot.remove();
    card.querySelector('details').open = true;
  });
  return card;
}

function summary({ title, series, digits }) {
  const total = values => values.reduce((sum, value) => sum + (value ?? 0), 0);
  const parts = series.map(({ label, values }) => `${label} ${number(total(values), digits)}`);
  return `${title}: ${parts.join(language === 'ar' ? '، ' : ', ')}`;
}

function numbers({ id, title, slots, byDay, series, digits }) {
  const details = h('details', { id: `numbers-${id}` }, h('summary', null, t('app.asTable')));
  // Made when it is opened: a month by hours has some seven hundred lines.
  details.addEventListener('toggle', () => details.children.length === 1 && details.append(table(title,
    [t(byDay ? 'word.day' : 'word.hour'), ...series.map(one => one.label)],
    slots.map((slot, index) => [moment(slot, byDay), ...series.map(one => number(one.values[index], digits))]).reverse())));
  return details;
}

const moment = (seconds, byDay) => when(new Date(seconds * 1000), byDay ? 'day' : 'moment');

async function draw(plot, what) {
  await Promise.all([script('lib/uplot.js'), sheet('lib/uplot.css')]);
  let drawn = null;
  const again = () => {
    const width = plot.clientWidth;
    if (width === 0) return;
    drawn?.destroy();
    drawn = new globalThis.uPlot(options(what, width), data(what), plot);
  };
  new ResizeObserver(() => {
    if (!drawn || Math.abs(drawn.width - plot.clientWidth) > 1) again();
  }).observe(plot);
  addEventListener('theme', () => plot.isConnected && again());
}

function sheet(address) {
  if (document.querySelector(`link[href="${address}"]`)) return null;
  return new Promise(resolve => document.head.append(
    h('link', { rel: 'stylesheet', href: address, onload: resolve, onerror: resolve })));
}

/** Stacked columns are drawn as sums, the tallest first, so that each one covers the foot of the one behind. */
function data({ slots, series, stacked }) {
  if (!stacked) return [slots, ...series.map(one => one.values)];
  const sums = [];
  for (const one of series) sums.push(one.values.map((value, index) => (value ?? 0) + (sums.at(-1)?.[index] ?? 0)));
  return [slots, ...sums.reverse()];
}

function options({ slots, series, stacked, lines, byDay, digits }, width) {
  const { uPlot } = globalThis;
  const rtl = language === 'ar';
  const grid = { stroke: color('line'), width: 1 };
  const text = { stroke: color('soft'), font: `12px ${getComputedStyle(document.body).fontFamily}` };
  const order = stacked ? [...series].reverse() : series;
  const step = slots.length > 1 ? slots[1] - slots[0] : 3600;
  // More than two days: days below, whole ones.
  const days = byDay || slots.length > 48;
  return {
    width,
    height: 210,
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Asia/Kuwait'),
    padding: [10, rtl ? 0 : 28, 0, rtl ? 28 : 0],
    cursor: { y: false, points: { show: lines } },
    scales: {
      x: { dir: rtl ? -1 : 1, range: [slots[0] - step * 0.6, slots.at(-1) + step * 0.6] },
      y: { range: (_, low, high) => [0, Math.max(high * 1.08, lines ? 0.5 : 4)] },
    },
    axes: [
      {
        ...text, grid: { show: false }, ticks: { show: false }, size: 30, space: days ? 80 : 52,
        incrs: days ? [1, 2, 7, 14, 28].map(count => count * 86400) : [1, 2, 3, 6, 12].map(count => count * 3600),
        values: (_, splits) => splits.map(split => when(new Date(split * 1000), days ? 'short' : 'time')),
      },
      {
        ...text, side: rtl ? 1 : 3, grid, ticks: { show: false }, size: 46,
        values: (_, splits) => splits.map(split => !lines && split % 1 ? '' : short(split)),
      },
    ],
    series: [
      { label: t(byDay ? 'word.day' : 'word.hour'), value: (_, seconds) => seconds ? moment(seconds, byDay) : '–' },
      ...order.map(one => ({
        label: one.label,
        stroke: color(one.color),
        fill: lines ? undefined : color(one.color),
        width: lines ? 2 : 0,
        spanGaps: false,
        points: { show: lines && one.values.filter(value => value !== null).length <= 48, size: 6 },
        paths: lines ? undefined : uPlot.paths.bars({ size: [0.72, 46], radius: 0.12 }),
        value: (_, _value, _series, index) => number(index === null ? null : one.values[index], digits),
      })),
    ],
  };
}

/** Rows with a bar each, as long as its share of the largest. @param {Array<{label, value, note}>} rows */
export function bars(id, title, rows, none) {
  const most = Math.max(1, ...rows.map(row => row.value));
  return h('section.card', { id, 'aria-label': title }, h('h2', null, title),
    rows.length === 0 ? empty(none) : h('ul.bars', null, rows.map(row => {
      const bar = h('span.bar-fill', { 'aria-hidden': 'true' });
      bar.style.inlineSize = `${Math.max(1.5, row.value / most * 100)}%`;
      return h('li', null,
        h('span.bar-label', null, row.label, ' ', row.note && h('small', null, row.note)),
        h('b', null, number(row.value)), h('span.bar-track', null, bar));
    })));
}
