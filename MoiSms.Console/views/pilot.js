import { get, post } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { ask, empty, labelled, reasonField, table, toast } from '../shell/parts.js';
import { t, when } from '../shell/words.js';

const atOnce = 5000;
const listed = 300;

export default async function pilot(context) {
  const members = await get('manage/pilot');
  return [h('div.columns', null, addCard(context), importCard(context)), listCard(members, context)];
}

/** Adds or removes, a part at a time. @returns what was done, and the places of entries that are no telephone numbers */
async function change(act, phones, reason) {
  const sum = { done: 0, unusable: [] };
  for (let start = 0; start < phones.length; start += atOnce) {
    const answer = await post(`manage/pilot/${act}`, { phones: phones.slice(start, start + atOnce), reason });
    sum.done += answer.done;
    sum.unusable.push(...answer.unusable.map(place => place + start));
  }
  return sum;
}

function report({ done, unusable }, phones) {
  if (done > 0) toast(t('pilot.added', { n: done }));
  if (unusable.length > 0) {
    const some = unusable.slice(0, 3).map(place => phones[place - 1]).join(' · ');
    toast(t('pilot.unusable', { n: unusable.length, some }), 'bad');
  }
}

function addCard(context) {
  const phones = h('textarea', { id: 'phones', rows: 3, dir: 'ltr', required: true, placeholder: '50000101' });
  const reason = reasonField('add-reason');
  return h('form.card', {
    id: 'add-members',
    onsubmit: async event => {
      event.preventDefault();
      const given = numbers(phones.value);
      const answer = await change('add', given, reason.value());
      report(answer, given);
      if (answer.done > 0) await context.again();
    },
  },
  h('h2', null, t('pilot.add')), labelled(t('pilot.phones'), phones, t('pilot.phonesHint')), reason.node,
  h('div.row', null, h('button.primary', { id: 'add' }, t('pilot.add'))));
}

function importCard(context) {
  const file = h('input', { id: 'file', type: 'file', accept: '.csv,.txt,text/csv,text/plain', required: true });
  const reason = reasonField('import-reason');
  return h('form.card', {
    id: 'import-members',
    onsubmit: async event => {
      event.preventDefault();
      const given = firstColumn(await file.files[0].text());
      if (given.length === 0) return toast(t('pilot.noNumbers'), 'bad');
      const answer = await change('add', given, reason.value());
      report(answer, given);
      return answer.done > 0 ? context.again() : undefined;
    },
  },
  h('h2', null, t('pilot.import')), labelled(t('pilot.file'), file, t('pilot.fileHint')), reason.node,
  h('div.row', null, h('button.primary', { id: 'import' }, t('pilot.import'))));
}

const numbers = text => text.split(/[\n,;،؛]+/).map(phone => phone.trim()).filter(Boolean);

/** A phone a line, or the first column of a table; a head without digits is passed over. */
function firstColumn(text) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map(line => line.split(/[,;\t]/)[0].trim().replace(/^"|"$/g, ''));
  return lines.filter((line, index) => line && (index > 0 || /[0-9٠-٩]/.test(line)));
}

function listCard(members, context) {
  const search = h('input', { id: 'search', type: 'search', dir: 'ltr', oninput: () => show(), placeholder: '965…' });
  const body = h('div');

  function show() {
    const wanted = search.value.replace(/[^0-9]/g, '');
    const matching = members.filter(member => member.phone.includes(wanted));
    body.replaceChildren(matching.length === 0 ? empty(t(members.length ? 'pilot.noMatch' : 'pilot.none')) : table(t('pilot.members'),
      [t('pilot.phone'), t('pilot.since'), h('span.unseen', null, t('letters.acts'))],
      matching.slice(0, listed).map(member => [
        h('bdi', { dir: 'ltr' }, member.phone), when(member.addedAt),
        h('button.danger-quiet.small', {
          type: 'button', 'aria-label': t('pilot.removeOne', { phone: member.phone }), onclick: () => remove(member, context),
        }, t('pilot.remove')),
      ])));
    more.textContent = matching.length > listed ? t('pilot.more', { n: matching.length - listed }) : '';
  }

  const more = h('p.hint');
  show();
  return h('section.card', { id: 'members' },
    h('div.card-head', null, h('h2', null, t('pilot.count', { n: members.length })), labelled(t('pilot.search'), search)), more, body);
}

function remove({ phone }, context) {
  const reason = reasonField('remove-reason');
  return ask({
    id: 'remove-member',
    title: t('pilot.removeOne', { phone: `\u2066${phone}\u2069` }),
    body: t('pilot.removeAbout'),
    fields: [reason.node],
    go: t('pilot.remove'),
    danger: true,
    act: () => change('remove', [phone], reason.value()),
  }).then(done => done && context.again());
}
