import { h } from '../shell/dom.js';
import { table } from '../shell/parts.js';
import { named, number, t, when } from '../shell/words.js';

/** How old the imported data of each kind is, and whether it is still answered. */
export function dataCard(kinds) {
  const tooOld = kinds.filter(kind => kind.tooOld).length;
  return h('section.card', { id: 'data' },
    h('h2', null, t('data.title')),
    h('p.soft', null, t('data.about')),
    tooOld > 0 && h('p.problem', null, t('data.tooOldKinds', { n: tooOld })),
    table(t('data.title'), [t('data.kind'), t('data.asOf'), t('data.rows'), t('data.state')], kinds.map(kind => [
      named('file', kind.kind),
      h('span.nowrap', null, when(kind.asOf)),
      number(kind.asOf && kind.asOf === kind.completeAsOf ? kind.rows : null),
      state(kind),
    ])));
}

function state({ asOf, completeAsOf, tooOld, maxAgeDays }) {
  if (!asOf) return h('span.chip.neutral', null, t('data.never'));
  const whole = asOf === completeAsOf;
  return h('div', null,
    tooOld ? h('span.chip.bad', null, t('data.tooOld', { n: maxAgeDays })) : whole && h('span.chip', null, t('data.good')),
    !whole && h('div', null, t('data.notWhole'),
      h('div.hint', null, completeAsOf ? t('data.wholeAt', { at: when(completeAsOf) }) : t('data.neverWhole'))));
}
