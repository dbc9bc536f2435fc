import { get, put } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { readContent } from '../shell/labels.js';
import { ask, labelled, reasonField, toast } from '../shell/parts.js';
import { named, t } from '../shell/words.js';
import { phaseCard } from './phase.js';

const limits = { textsPerMinute: 1000, textsPerDay: 100000, partsPerDay: 100000 };

export default async function settings(context) {
  const [now, content] = await Promise.all([get('manage/settings'), readContent()]);
  return [
    phaseCard(now, context),
    !context.me.isOperator && h('p.soft', null, t('settings.readOnly')),
    kindsCard(now, content.kinds, context), limitsCard(now, context), noticesCard(now, context),
  ];
}

/** A card whose fields a viewer only reads, and whose change an operator gives a reason for. */
function editable(id, title, about, fields, context, change) {
  return h('form.card', {
    id,
    onsubmit: event => {
      event.preventDefault();
      const reason = reasonField(`${id}-reason`);
      return ask({
        id: `${id}-ask`, title: t('settings.ask', { what: title }), body: t('settings.soon'), fields: [reason.node], go: t('app.save'),
        act: () => put(`manage/settings/${id}`, { ...change(), reason: reason.value() }),
      }).then(done => {
        if (!done) return undefined;
        toast(t('settings.saved'));
        return context.again();
      });
    },
  },
  h('h2', null, title), h('p.soft', null, about),
  h('fieldset', { disabled: !context.me.isOperator }, h('legend.unseen', null, title), fields,
    context.me.isOperator && h('div.row', null, h('button.primary', { id: `${id}-save` }, t('app.save')))));
}

function kindsCard(now, kinds, context) {
  const boxes = kinds.map(kind => h('input', { type: 'checkbox', id: `kind-${kind}`, value: kind, checked: !now.kindsOff.includes(kind) }));
  return editable('kinds', t('settings.kinds'), t('settings.kindsAbout'),
    h('div.kinds', null, boxes.map(box => h('label.check', { for: box.id }, box, named('topic', box.value)))), context,
    () => ({ off: boxes.filter(box => !box.checked).map(box => box.value) }));
}

function limitsCard(now, context) {
  const fields = Object.entries(limits).map(([name, most]) => h('input', {
    id: name, type: 'number', min: 1, max: most, step: 1, inputmode: 'numeric', value: now.limits[name] ?? '',
    placeholder: t('settings.usual'),
  }));
  return editable('limits', t('settings.limits'), t('settings.limitsAbout'),
    h('div.filters', null, fields.map(field => labelled(t(`limit.${field.id}`), field))), context,
    () => Object.fromEntries(fields.filter(field => field.value).map(field => [field.id, Number(field.value)])));
}

function noticesCard(now, context) {
  const arabic = h('textarea', { id: 'notice-arabic', rows: 3, lang: 'ar', dir: 'rtl', maxlength: 600 });
  const english = h('textarea', { id: 'notice-english', rows: 3, lang: 'en', dir: 'ltr', maxlength: 600 });
  [arabic.value, english.value] = [now.noticeArabic ?? '', now.noticeEnglish ?? ''];
  return editable('notices', t('settings.notices'), t('settings.noticesAbout'),
    h('div.two', null, labelled(t('settings.arabic'), arabic), labelled(t('settings.english'), english)), context,
    () => ({ arabic: arabic.value.trim(), english: english.value.trim() }));
}
