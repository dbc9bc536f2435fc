import { word } from './words.js';
import { byId, call, element } from './simulator.js';

// Faults and figures

const presets = [
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

export function nameFaults() {
  const chosen = byId('fault').value;
  byId('fault').replaceChildren(...presets.map(([name]) => new Option(word(name), name, false, name === chosen)));
}

async function listFaults() {
  const faults = await call('GET', '/simulator/faults') ?? [];
  byId('faults').replaceChildren(...faults.map(({ fault, remaining }) => {
    const item = element('li');
    const set = JSON.stringify(clean(fault));
    const preset = presets.find(([, body]) => JSON.stringify(clean(body)) === set);
    item.append(element('span', '', preset ? word(preset[0]) : word('fOther')),
      element('b', '', remaining === null ? word('endless') : word('left')(remaining)));
    item.title = set;
    return item;
  }));
  if (faults.length === 0) byId('faults').append(element('li', 'none', word('noFaults')));
}

/** Without what is not set, in one order, so that two faults compare. */
function clean(value) {
  if (value === null || typeof value !== 'object') return value;
  const set = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined).sort();
  return Object.fromEntries(set.map(([name, inner]) => [name, clean(inner)]));
}

let later;

/** Soon, once for many changes. */
export function figures() {
  clearTimeout(later);
  later = setTimeout(showFigures, 400);
}

async function showFigures() {
  const stats = await call('GET', '/simulator/stats');
  if (!stats) return;
  const ms = value => value === null ? '–' : word('latency')(value);
  const rows = [
    ['figTexts', stats.texts], ['figReplies', stats.sms.accepted], ['figP50', ms(stats.latencyMs.p50)],
    ['figMax', ms(stats.latencyMs.max)], ['figRetried', stats.events.retried], ['figRepeated', stats.sms.repeated],
  ];
  byId('figures').replaceChildren(...rows.map(([name, value]) => {
    const row = element('div');
    row.append(element('dt', '', word(name)), element('dd', '', String(value)));
    return row;
  }));
  await listFaults();
}

byId('fault-form').addEventListener('submit', async event => {
  event.preventDefault();
  const times = byId('times').value;
  const fault = Object.fromEntries(presets)[byId('fault').value];
  await call('POST', '/simulator/faults', { ...fault, count: times ? Number(times) : null });
  await listFaults();
});
byId('clear-faults').addEventListener('click', async () => {
  await call('DELETE', '/simulator/faults');
  await listFaults();
});
byId('forget').addEventListener('click', () => call('DELETE', '/simulator/messages'));

// Parts, for the count above the text field: GSM 03.38 or UCS-2

const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿'
  + 'abcdefghijklmnopqrstuvwxyzäöñüà');
const escaped = new Set('\f^{}\\[~]|€');

export function partsOf(content) {
  let septets = 0;
  for (const letter of content) {
    if (basic.has(letter)) septets += 1;
    else if (escaped.has(letter)) septets += 2;
    else return content.length <= 70 ? 1 : Math.ceil(content.length / 67);
  }
  return septets <= 160 ? 1 : Math.ceil(septets / 153);
}
