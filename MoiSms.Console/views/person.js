import { post } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { readContent, topic } from '../shell/labels.js';
import { ask, download, empty, labelled, reasonField, toast } from '../shell/parts.js';
import { kuwaitDay, named, t, when } from '../shell/words.js';

export default async function person() {
  await readContent();
  return [lookCard(), dataCard()];
}

function lookCard() {
  const phone = h('input', {
    id: 'phone', type: 'tel', dir: 'ltr', inputmode: 'tel', maxlength: 24, required: true, placeholder: '50000101',
  });
  const reason = reasonField('look-reason');
  const found = h('div.stack', { id: 'conversation' });
  return h('form.card', {
    id: 'look',
    onsubmit: async event => {
      event.preventDefault();
      try {
        found.replaceChildren(...conversation(await post('manage/conversation', { phone: phone.value, reason: reason.value() })));
      } catch (fault) {
        if (fault.status !== 404) throw fault;
        found.replaceChildren(empty(t('person.noTalk')));
      }
    },
  },
  h('h2', null, t('person.look')), labelled(t('person.phone'), phone), reason.node,
  h('div.row', null, h('button.primary', { id: 'look-go' }, t('app.show'))), found);
}

function conversation({ phone, civilId, language, optedOut, texts }) {
  return [
    h('p.facts', { role: 'status' }, h('b', { dir: 'ltr' }, phone),
      h('span', null, civilId ? [`${t('person.civilId')} `, h('bdi', { dir: 'ltr' }, civilId)] : t('person.unbound')),
      language && h('span', null, named('language', language)), optedOut && h('span.chip.bad', null, t('person.optedOut'))),
    texts.length === 0 ? empty(t('person.noTexts')) : h('ol.talk', { 'aria-label': t('person.talk') }, texts.map(turn)),
  ];
}

function turn(text) {
  const fate = text.failure ? h('span.chip.bad', null, named('failure', text.failure))
    : h('span', null, text.deliveredAt ? t('person.delivered', { at: when(text.deliveredAt) })
      : text.sentAt ? t('person.sent', { at: when(text.sentAt) }) : text.reply ? t('person.notSent') : '');
  return h('li.stack', null,
    h('div.bubble.mine', null,
      h('span.unseen', null, t('person.citizen')), h('p', { dir: 'auto' }, text.text || t('person.gone')),
      h('div.facts', null, h('time', { datetime: text.receivedAt }, when(text.receivedAt)),
        text.intent && h('span', null, topic(text.intent)), h('span', null, named('decision', text.decision)))),
    h('div.bubble', null, h('span.unseen', null, t('person.service')),
      text.reply ? h('p', { dir: 'auto' }, text.reply) : h('p.silence', null, t(text.parts > 0 ? 'person.gone' : 'person.silence')),
      h('div.facts', null, text.parts > 0 && h('span', null, t('person.parts', { n: text.parts })), fate)));
}

function dataCard() {
  const kind = h('select', { id: 'by' },
    h('option', { value: 'phone' }, t('person.phone')), h('option', { value: 'civilId' }, t('person.civilId')));
  const value = h('input', { id: 'person', dir: 'ltr', inputmode: 'numeric', maxlength: 24, required: true });
  const reason = reasonField('data-reason');
  const whom = () => ({ [kind.value]: value.value.trim(), reason: reason.value() });
  const form = h('form.card', {
    id: 'data',
    onsubmit: async event => {
      event.preventDefault();
      const all = await post('manage/person/export', whom());
      download(`person-${kuwaitDay()}.json`, JSON.stringify(all, null, 2), 'application/json');
      toast(t('person.exported'));
    },
  },
  h('h2', null, t('person.data')), h('p.soft', null, t('person.dataAbout')),
  h('div.choose', null, labelled(t('person.by'), kind), labelled(t('person.number'), value)), reason.node,
  h('div.row', null, h('button.primary', { id: 'export' }, t('person.export')),
    h('button.danger-quiet', {
      type: 'button', id: 'erase', onclick: () => form.reportValidity() && erase(whom(), value),
    }, t('person.erase'))));
  return form;
}

/** What cannot be undone is typed once more. */
function erase(whom, value) {
  const wanted = value.value.trim();
  const typed = h('input', { id: 'erase-typed', dir: 'ltr', autocomplete: 'off', required: true });
  let gone;
  return ask({
    id: 'erase-person',
    title: t('person.eraseAsk'),
    body: t('person.eraseAbout'),
    fields: [labelled(t('person.typeAgain', { number: `\u2066${wanted}\u2069` }), typed)],
    go: t('person.erase'),
    danger: true,
    act: async () => {
      if (typed.value.trim() !== wanted) throw new Error(t('person.notTheSame'));
      gone = await post('manage/person/erase', whom);
    },
  }).then(done => {
    if (!done) return;
    value.value = '';
    document.getElementById('conversation').replaceChildren();
    toast(t('person.erased', { n: gone.rows }));
  });
}
