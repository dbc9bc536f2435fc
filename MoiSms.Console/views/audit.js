import { get, query } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { empty, labelled, table } from '../shell/parts.js';
import { kuwaitDay, t, when } from '../shell/words.js';

export default async function audit() {
  const day = h('input', { id: 'day', type: 'date', value: kuwaitDay(), max: kuwaitDay(), required: true, onchange: () => load() });
  const search = h('input', { id: 'search', type: 'search', dir: 'auto', oninput: () => show() });
  const body = h('div', { id: 'entries' });
  const heading = h('h2', { id: 'entries-count' });
  let answer = { entries: [], more: false };

  async function load() {
    if (!day.value) return;
    answer = await get(query('manage/audit', { day: day.value }));
    show();
  }

  function show() {
    const wanted = search.value.trim().toLowerCase();
    const entries = answer.entries.filter(entry =>
      !wanted || [entry.who, entry.what, entry.why, entry.subject].some(words => words?.toLowerCase().includes(wanted)));
    heading.textContent = t('audit.count', { n: entries.length }) + (answer.more ? ` ${t('audit.more')}` : '');
    body.replaceChildren(entries.length === 0 ? empty(t('audit.none')) : table(t('page.audit'),
      [t('audit.at'), t('audit.who'), t('audit.what'), t('audit.why'), t('audit.subject')],
      entries.map(entry => [
        h('span.nowrap', { title: when(entry.at, 'exact') }, when(entry.at, 'time')),
        h('div', null, h('bdi', null, entry.who), h('div.hint', null, t(`role.${entry.role}`))),
        h('bdi', { dir: 'ltr' }, entry.what), h('span', { dir: 'auto' }, entry.why ?? '–'),
        entry.subject ? h('code', { dir: 'ltr', title: entry.subject }, entry.subject.slice(0, 10)) : '–',
      ])));
  }

  await load();
  return h('section.card', { id: 'audit' },
    h('div.filters', null, labelled(t('audit.day'), day), labelled(t('audit.search'), search)), heading, body);
}
