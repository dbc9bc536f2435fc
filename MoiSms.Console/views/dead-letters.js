import { get, post } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { ask, empty, labelled, quote, reasonField, table, toast } from '../shell/parts.js';
import { named, number, t, when } from '../shell/words.js';
import { queueCard } from './queues.js';

const places = ['sms-inbound', 'sms-outbound', 'events'];
const atOnce = 50;

export default async function deadLetters(context) {
  const [{ letters, waiting }, depth] = await Promise.all([get('manage/deadletters'), get('manage/queues')]);
  return [queueCard(depth), list(letters, waiting, context)];
}

function list(letters, waiting, context) {
  const may = context.me.isOperator;
  const marks = new Map();
  const chosen = () => [...marks].filter(([, mark]) => mark.checked).map(([letter]) => letter);
  const several = h('button.primary', {
    type: 'button', id: 'replay-chosen', disabled: true, onclick: () => replayChosen(chosen(), context),
  }, t('letters.replayChosen', { n: 0 }));
  const rows = letters.map((letter, index) => {
    const open = places.includes(letter.where);
    const mark = may && open && h('input', {
      type: 'checkbox', 'aria-label': t('letters.choose', { n: index + 1 }),
      onchange: () => {
        several.disabled = chosen().length === 0;
        several.textContent = t('letters.replayChosen', { n: chosen().length });
      },
    });
    if (mark) marks.set(letter, mark);
    return [
      ...(may ? [mark || ''] : []),
      h('div', null, named('place', letter.where), h('div.hint', null, h('code', { dir: 'ltr' }, letter.id.slice(0, 18)))),
      h('span', { dir: 'auto' }, letter.reason),
      h('span.nowrap', null, when(letter.filedAt)),
      letter.replayedAt ? h('span.chip', null, t('letters.replayed', { at: when(letter.replayedAt) }))
        : letter.cut ? h('span.chip.neutral', null, t('letters.cut')) : h('span.chip.warn', null, t('letters.open')),
      ...(may ? [open ? acts(letter, index, context) : t('letters.coming')] : []),
    ];
  });
  const heads = [
    ...(may ? [h('span.unseen', null, t('letters.chosen'))] : []),
    t('letters.where'), t('letters.reason'), t('letters.filed'), t('letters.state'),
    ...(may ? [h('span.unseen', null, t('letters.acts'))] : []),
  ];
  return h('section.card', { id: 'letters' },
    h('div.card-head', null,
      h('h2', null, t('letters.count', { n: letters.length })),
      may && letters.length > 0 && h('div.row', null, several,
        h('button.quiet', { type: 'button', id: 'replay-many', onclick: () => replayMany(context) }, t('letters.replayMany')))),
    waiting > 0 && h('p.soft', null, t('letters.waiting', { n: waiting })),
    rows.length === 0 ? empty(t('letters.none')) : table(t('letters.title'), heads, rows));
}

function acts(letter, index, context) {
  const button = (kind, act, onclick) =>
    h(`button.${kind}.small`, { type: 'button', id: `${act}-${index}`, onclick }, t(`letters.${act}`));
  return h('div.row', null,
    !letter.cut && button('quiet', 'replay', () => replayChosen([letter], context)),
    button('plain', 'show', () => showOne(letter)),
    button('danger-quiet', 'discard', () => discard(letter, context)));
}

function replayChosen(letters, context) {
  const reason = reasonField('replay-reason');
  const refused = [];
  return ask({
    id: 'replay',
    title: t('letters.replayAsk', { n: letters.length }),
    body: t('letters.replayAbout'),
    fields: [reason.node],
    go: t('letters.replay'),
    act: async () => {
      for (const { where, id } of letters) {
        try {
          await post('manage/deadletters/replay', { where, id, reason: reason.value() });
        } catch (fault) {
          // One that cannot be replayed stays; the others go on.
          if (fault.status !== 409) throw fault;
          refused.push(fault.message);
        }
      }
    },
  }).then(done => {
    if (!done) return undefined;
    const sent = letters.length - refused.length;
    toast([sent > 0 && t('letters.sent', { n: sent }), refused[0]].filter(Boolean).join(' '), sent > 0 ? 'good' : 'bad');
    return context.again();
  });
}

function replayMany(context) {
  const where = h('select', { id: 'many-where' }, places.map(place => h('option', { value: place }, named('place', place))));
  const filedFor = h('input', { id: 'many-for', maxlength: 200, dir: 'auto' });
  const reason = reasonField('many-reason');
  const progress = h('p.soft', { role: 'status' });
  const sum = { replayed: 0, notPossible: 0 };
  return ask({
    id: 'many',
    title: t('letters.replayMany'),
    body: t('letters.manyAbout'),
    fields: [
      labelled(t('letters.where'), where), labelled(t('letters.filedFor'), filedFor, t('letters.filedForHint')), reason.node, progress,
    ],
    go: t('letters.replay'),
    act: async () => {
      let after = null;
      do {
        const answer = await post('manage/deadletters/replay-many', {
          where: where.value, filedFor: filedFor.value.trim() || null, limit: atOnce, after, reason: reason.value(),
        });
        sum.replayed += answer.replayed;
        sum.notPossible += answer.notPossible;
        after = answer.next ?? null;
        progress.textContent = t('letters.progress', { done: number(sum.replayed), left: number(sum.notPossible) });
      } while (after);
    },
  }).then(done => {
    if (!done) return undefined;
    toast(t('letters.progress', { done: number(sum.replayed), left: number(sum.notPossible) }));
    return context.again();
  });
}

function showOne({ where, id }) {
  const reason = reasonField('show-reason');
  let shown;
  return ask({
    id: 'show-letter',
    title: t('letters.show'),
    body: t('letters.showAbout'),
    fields: [reason.node],
    go: t('app.show'),
    act: async () => { shown = await post('manage/deadletters/show', { where, id, reason: reason.value() }); },
  }).then(done => done && ask({
    id: 'letter', title: t('letters.body'), fields: [quote(shown.body ?? '')], go: t('app.close'), act: async () => {},
  }));
}

function discard({ where, id }, context) {
  const reason = reasonField('discard-reason');
  return ask({
    id: 'discard',
    title: t('letters.discardAsk'),
    body: t('letters.discardAbout'),
    fields: [reason.node],
    go: t('letters.discard'),
    danger: true,
    act: () => post('manage/deadletters/discard', { where, id, reason: reason.value() }),
  }).then(done => done && context.again());
}
