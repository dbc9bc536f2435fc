'use strict';

// Faults and figures

async function listFaults() {
  const faults = await call('GET', '/simulator/faults') ?? [];
  byId('faults').replaceChildren(...faults.map(({ fault, remaining }) => {
    const item = element('li');
    const set = JSON.stringify(clean(fault));
    const preset = faultPresets.find(([, body]) => JSON.stringify(clean(body)) === set);
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
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined).sort().map(([name, inner]) => [name, clean(inner)]));
}

async function figures() {
  const stats = await call('GET', '/simulator/stats');
  if (!stats) return;
  const ms = value => value === null ? '–' : word('latency')(value);
  const rows = [['figTexts', stats.texts], ['figReplies', stats.sms.accepted], ['figP50', ms(stats.latencyMs.p50)], ['figMax', ms(stats.latencyMs.max)],
    ['figRetried', stats.events.retried], ['figRepeated', stats.sms.repeated]];
  byId('figures').replaceChildren(...rows.map(([name, value]) => {
    const row = element('div');
    row.append(element('dt', '', word(name)), element('dd', '', String(value)));
    return row;
  }));
  await listFaults();
}

// Parts, for the count under the text field: GSM 03.38 or UCS-2

const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const escaped = new Set('\f^{}\\[~]|€');

function partsOf(content) {
  let septets = 0;
  for (const letter of content) {
    if (basic.has(letter)) septets += 1;
    else if (escaped.has(letter)) septets += 2;
    else return content.length <= 70 ? 1 : Math.ceil(content.length / 67);
  }
  return septets <= 160 ? 1 : Math.ceil(septets / 153);
}
