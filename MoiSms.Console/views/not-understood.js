import { post } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { point, readContent, topic, topicChoices } from '../shell/labels.js';
import { download, empty, labelled, quote, toast } from '../shell/parts.js';
import { kuwaitDay, named, number, t, when } from '../shell/words.js';

const points = [
  'fee', 'fine', 'papers', 'steps', 'where', 'online', 'duration', 'conditions', 'can-i', 'status', 'expiry', 'count', 'amount', 'list',
  'hours', 'phone', 'address', 'open-now',
];

export default async function notUnderstood() {
  await readContent();
  const from = h('input', { id: 'from', type: 'date', value: kuwaitDay(-2), max: kuwaitDay(), required: true });
  const to = h('input', { id: 'to', type: 'date', value: kuwaitDay(), max: kuwaitDay(), required: true });
  const found = h('div.rows', { id: 'groups' });
  const form = h('form.card', { onsubmit: event => { event.preventDefault(); load(); } },
    h('div.filters', null, labelled(t('word.from'), from), labelled(t('word.to'), to),
      h('button.primary', { id: 'show' }, t('app.show'))),
    h('p.hint', null, t('notUnderstood.kept')));

  async function load() {
    const answer = await post('manage/notunderstood', { from: from.value, to: to.value });
    const head = h('p.soft', { role: 'status' }, t('notUnderstood.found', { n: answer.texts }), ' ',
      answer.gone > 0 && t('notUnderstood.gone', { n: answer.gone }), ' ', answer.more && t('notUnderstood.more'));
    found.replaceChildren(head, ...(answer.groups.length === 0 ? [empty(t('notUnderstood.none'))] : answer.groups.map(group)));
  }

  await load();
  return [form, found];
}

/** One group: its lines with a mark each, and the topic that they are made examples of. */
function group({ count, latest, language, nearest, lines }, index) {
  const id = `group-${index}`;
  const marks = lines.map((line, place) => h('input', { type: 'checkbox', id: `${id}-line-${place}`, checked: true, value: line.text }));
  const target = h('select', { id: `${id}-topic` },
    nearest.length === 0 && h('option', { value: '' }, t('notUnderstood.noTopic')),
    topicChoices().map(choice => h('option', { value: choice.name }, choice.words)));
  if (nearest[0]) target.value = nearest[0];
  const asked = h('select', { id: `${id}-point` }, h('option', { value: '' }, t('notUnderstood.noPoint')),
    points.map(name => h('option', { value: name }, point(name))));
  const chosen = () => marks.filter(mark => mark.checked)
    .map(mark => ({ text: mark.value, ...(asked.value ? { asks: [asked.value] } : {}) }));

  async function patch() {
    if (chosen().length === 0 || !target.value) return toast(t('notUnderstood.choose'), 'bad');
    const made = await post('manage/examples/patch', { topic: target.value, lines: chosen() });
    download(`${target.value}.patch`, made.patch, 'text/x-diff');
    toast(t('notUnderstood.patched', { n: made.added, file: made.file }));
  }

  async function copy() {
    if (chosen().length === 0) return toast(t('notUnderstood.choose'), 'bad');
    await navigator.clipboard.writeText(chosen().map(line => line.text + (line.asks ? `\t@${line.asks[0]}` : '')).join('\n') + '\n');
    toast(t('notUnderstood.copied', { n: chosen().length }));
  }

  return h('article.card', { id },
    h('div.card-head', null,
      h('h2', null, t('notUnderstood.times', { n: count }), h('span.chip.neutral', null, named('language', language))),
      h('p.facts', null, t('notUnderstood.latest', { at: when(latest) }))),
    h('ul.rows', null, lines.map((line, place) => h('li.line', null, marks[place],
      h('label', { for: `${id}-line-${place}` }, quote(line.text, 'span')), h('span.count', null, `× ${number(line.count)}`)))),
    nearest.length > 0 && h('div.row', null, h('span.part', null, t('notUnderstood.nearest')), nearest.map(name =>
      h('button.quiet.small', { type: 'button', onclick: () => { target.value = name; } }, topic(name)))),
    h('div.choose', null, labelled(t('notUnderstood.topic'), target), labelled(t('notUnderstood.point'), asked)),
    h('div.row', null,
      h('button.primary', { type: 'button', id: `${id}-patch`, onclick: patch }, t('notUnderstood.patch')),
      h('button.quiet', { type: 'button', id: `${id}-copy`, onclick: copy }, t('notUnderstood.copy'))));
}
