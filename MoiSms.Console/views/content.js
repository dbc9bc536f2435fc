import { get } from '../shell/api.js';
import { h } from '../shell/dom.js';
import { area, readContent, topic } from '../shell/labels.js';
import { empty, labelled, stat, table } from '../shell/parts.js';
import { named, number, t } from '../shell/words.js';
import { dataCard } from './data.js';

/** Marks at first, and with each press of the button: a phone's page of all of them would be some hundred screens. */
const listed = 25;

export default async function content() {
  const [now, data] = await Promise.all([readContent(true), get('manage/data')]);
  const kinds = [...new Set(now.verify.map(mark => mark.what))];
  const body = h('div');
  const more = h('button.quiet', { type: 'button', id: 'more', onclick: () => show(most + listed) });
  let most = listed;
  const search = h('input', { id: 'search', type: 'search', dir: 'auto', oninput: () => show() });
  const choice = h('select', { id: 'what', onchange: () => show() },
    h('option', { value: '' }, t('content.every')), kinds.map(kind => h('option', { value: kind }, named('mark', kind))));

  function show(count = listed) {
    most = count;
    const wanted = search.value.trim().toLowerCase();
    const marks = now.verify.filter(mark => (!choice.value || mark.what === choice.value)
      && [mark.id, mark.source, title(mark)].some(words => words?.toLowerCase().includes(wanted)));
    more.hidden = marks.length <= most;
    more.textContent = t('content.more', { n: marks.length - most });
    body.replaceChildren(marks.length === 0 ? empty(t('content.none')) : table(t('content.verify'),
      [t('content.what'), t('content.name'), t('content.source'), t('content.checked')],
      marks.slice(0, most).map(mark => [
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
    dataCard(data),
    h('section.card', { id: 'verify' },
      h('h2', null, t('content.verify')),
      h('div.filters', null, labelled(t('content.what'), choice), labelled(t('audit.search'), search)), body, more),
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
