import { put } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { ask, reasonField, toast } from '../shell/parts.js';
import { number, t } from '../shell/words.js';

const phases = ['closed', 'pilot', 'public'];

/** Whom the service answers, and for operators the switch. */
export function phaseCard(settings, context) {
  const mark = h('p', { id: 'phase-now' },
    h(`span.chip.phase-${settings.phase}`, null, t(`phase.${settings.phase}`, { percent: settings.percent })));
  const about = h('p.soft', null, t(`phaseAbout.${settings.phase}`, { percent: settings.percent, n: settings.members }));
  const buttons = context.me.isOperator && h('div.segments', { role: 'group', 'aria-label': t('phase.switch') },
    phases.map(phase => h('button', {
      type: 'button', id: `phase-${phase}`, 'aria-pressed': String(phase === settings.phase),
      onclick: () => change(phase, settings, context),
    }, t(`phase.name.${phase}`))));
  return h('section.card', { id: 'phase', 'aria-label': t('phase.title') },
    h('div.card-head', null, h('div.row', null, h('h2', null, t('phase.title')), mark), buttons), about);
}

function change(phase, settings, context) {
  const reason = reasonField('phase-reason');
  const percent = h('input', {
    id: 'percent', type: 'range', min: 1, max: 100, value: settings.phase === 'public' ? settings.percent : 100,
    oninput: () => { shown.textContent = `${number(Number(percent.value))}%`; },
  });
  const shown = h('output', { for: 'percent', id: 'percent-shown' }, `${number(Number(percent.value))}%`);
  const share = phase === 'public' && h('div.field', null,
    h('div.spread', null, h('label', { for: 'percent' }, t('phase.percent')), shown), percent, h('p.hint', null, t('phase.percentHint')));
  return ask({
    id: 'change-phase',
    title: t('phase.ask', { phase: t(`phase.name.${phase}`) }),
    body: t(`phaseAsk.${phase}`, { n: settings.members }),
    fields: [share, reason.node],
    go: t('phase.go'),
    danger: phase === 'closed',
    act: async () => {
      await put('manage/settings/phase', {
        phase, percent: phase === 'public' ? Number(percent.value) : undefined, reason: reason.value(),
      });
    },
  }).then(async done => {
    if (!done) return;
    toast(t('phase.done'));
    await Promise.all([context.phaseChanged(), context.again()]);
  });
}
