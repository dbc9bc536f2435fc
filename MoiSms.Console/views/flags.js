import { post } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { readContent, topic } from '../shell/labels.js';
import { ask, empty, labelled, quote, reasonField, toast } from '../shell/parts.js';
import { kuwaitDay, number, t, when } from '../shell/words.js';

const states = ['new', 'fixed', 'no-fault'];
const tones = { new: 'warn', fixed: '', 'no-fault': 'neutral' };

export default async function flags() {
  await readContent();
  const from = h('input', { id: 'from', type: 'date', value: kuwaitDay(-29), max: kuwaitDay(), required: true });
  const to = h('input', { id: 'to', type: 'date', value: kuwaitDay(), max: kuwaitDay(), required: true });
  const state = h('select', { id: 'state-wanted' }, h('option', { value: '' }, t('flags.every')),
    states.map(name => h('option', { value: name }, t(`flagState.${name}`))));
  const reason = reasonField('reason');
  const found = h('div.rows', { id: 'flags' });
  const form = h('form.card', { onsubmit: event => { event.preventDefault(); return load(); } },
    h('div.filters', null, labelled(t('word.from'), from), labelled(t('word.to'), to), labelled(t('flags.state'), state)),
    reason.node,
    h('div.row', null, h('button.primary', { id: 'show' }, t('app.show'))));

  async function load() {
    const { flags: list } = await post('manage/flags/list', {
      from: from.value, to: to.value, state: state.value || null, reason: reason.value(),
    });
    found.replaceChildren(h('p.soft', { role: 'status' }, t('flags.found', { n: list.length })),
      ...(list.length === 0 ? [empty(t('flags.none'))] : list.map((one, index) => flag(one, index, reason.value()))));
  }

  return [form, found];
}

/** @param {string} why it is read: the usual reason for its state too */
function flag(one, index, why) {
  const chip = h('span.chip');
  const by = h('span');
  const buttons = h('div.segments', { role: 'group', 'aria-label': t('flags.state') }, states.map(name => h('button', {
    type: 'button', id: `flag-${index}-${name}`, onclick: () => set(name),
  }, t(`flagState.${name}`))));

  function show() {
    chip.className = `chip ${tones[one.state]}`;
    chip.textContent = t(`flagState.${one.state}`);
    by.textContent = one.changedAt ? t('flags.by', { who: one.by, at: when(one.changedAt) }) : '';
    states.forEach((name, place) => buttons.children[place].setAttribute('aria-pressed', String(name === one.state)));
  }

  function set(name) {
    const state = t(`flagState.${name}`);
    const reason = reasonField('set-reason', why);
    return ask({
      id: 'set-flag', title: t('flags.ask', { state }), fields: [reason.node], go: t('flags.go'),
      act: async () => Object.assign(one, await post('manage/flags/set', { id: one.id, state: name, reason: reason.value() })),
    }).then(done => {
      if (!done) return;
      show();
      toast(t('flags.set', { state }));
    });
  }

  show();
  return h('article.card', { id: `flag-${index}` },
    h('div.card-head', null, h('div.row', null, h('h2', null, when(one.at)), chip), buttons),
    h('div.two', null,
      h('div.stack', null, h('h3.part', null, t('flags.asked')), quote(one.asked)),
      h('div.stack', null, h('h3.part', null, t('flags.words')), quote(one.words))),
    h('div.stack', null, h('h3.part', null, t('flags.reply')), quote(one.reply)),
    h('p.facts', null, h('span', null, t('flags.readAs', { topic: one.intent ? topic(one.intent) : t('flags.nothing') })), by),
    one.reading && reading(one.reading));
}

/** How the content as it stands now reads the question, and what it found near. */
function reading({ topic: name, confidence, why = [], alternatives = [] }) {
  return h('details', null, h('summary', null, t('flags.why')),
    h('div.stack', null,
      h('p', null, t('flags.now', { topic: name ? topic(name) : t('flags.nothing'), percent: number((confidence ?? 0) * 100) })),
      h('ul.why', { dir: 'ltr' }, why.map(line => h('li', { dir: 'auto' }, line))),
      alternatives.length > 0 && h('p.soft', null, t('flags.instead', { topics: alternatives.map(topic).join(' · ') }))));
}
