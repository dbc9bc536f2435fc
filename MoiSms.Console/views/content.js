import { h } from '../shell/dom.js';
import { area, readContent, topic } from '../shell/labels.js';
import { empty, stat, table } from '../shell/parts.js';
import { named, number, t } from '../shell/words.js';

export default async function content() {
  const now = await readContent(true);
  const kinds = [...new Set(now.verify.map(mark => mark.what))];
  const body = h('div');
  const choice = h('select', { id: 'what', 'aria-label': t('content.what'), onchange: () => show() },
    h('option', { value: '' }, t('content.every')), kinds.map(kind => h('option', { value: kind }, named('mark', kind))));

  function show() {
    const marks = now.verify.filter(mark => !choice.value || mark.what === choice.value);
    body.replaceChildren(marks.length === 0 ? empty(t('content.none')) : table(t('content.verify'),
      [t('content.what'), t('content.name'), t('content.source'), t('content.checked')],
      marks.map(mark => [
        h('span.chip.neutral', null, named('mark', mark.what)),
        h('div', null, title(mark), h('div.hint', null, h('code', { dir: 'ltr' }, mark.id))),
        source(mark.source), h('span.nowrap', { dir: 'ltr' }, mark.checked ?? '–'),
      ])));
  }

  show();
  return [
    h('dl.stats', null,
      stat('version', t('content.version'), h('code', { dir: 'ltr' }, now.version)),
      stat('topics', t('content.topics'), number(now.topics.length)),
      stat('areas', t('content.areas'), number(now.areas.length)),
      stat('verify', t('content.verify'), number(now.verify.length), t('content.verifyAbout'), now.verify.length && 'warn')),
    h('section.card', { id: 'verify' },
      h('div.card-head', null, h('h2', null, t('content.verify')), kinds.length > 1 && h('div', null, choice)), body),
  ];
}

const title = ({ what, id }) => what === 'area' ? area(id) : what === 'centre' ? '' : topic(id.split('/')[0]);

/** Only what is an address becomes a link, and it opens elsewhere. */
function source(words) {
  if (!words) return '–';
  return /^https:\/\//.test(words)
    ? h('a', { href: words, target: '_blank', rel: 'noopener noreferrer', dir: 'ltr' }, new URL(words).hostname)
    : h('span', { dir: 'auto' }, words);
}
