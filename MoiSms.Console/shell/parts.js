import { ApiError } from './api.js';
import { h, icon } from './dom.js';
import { t } from './words.js';

export const pageHead = (title, about) => h('header.page-head', null, h('h1', null, title), h('p.soft', null, about));

export const loading = () => h('div.loading', { role: 'status' }, h('span.unseen', null, t('app.loading')), h('i'), h('i'), h('i'));

export const failure = (words, again) => h('div.card.failure', { role: 'alert' },
  h('p', null, words), again && h('button.quiet', { type: 'button', onclick: again }, icon('refresh'), t('app.again')));

export const empty = words => h('p.empty', null, words);

/** What went wrong, in the reader's words. The service's own sentence is English: it stands behind. */
export function problem(fault) {
  if (!(fault instanceof ApiError)) return t('problem.page');
  const said = fault.message ? ` \u2068${fault.message}\u2069` : '';
  return ({ 0: t('problem.unreachable'), 403: t('app.needsOperator') }[fault.status] ?? t('problem.refused')) + said;
}

export const stat = (id, label, value, note, tone = '') => h(`div.stat${tone ? `.${tone}` : ''}`, { id: `stat-${id}` },
  h('dt', null, label), h('dd', null, value), note && h('dd.note', null, note));

/** A label above its field. @param {HTMLElement} field has an id */
export const labelled = (words, field, hint) => h('div.field', null,
  h('label', { for: field.id }, words), field, hint && h('p.hint', null, hint));

/**
 * A table that scrolls by itself where it is too wide; on a phone each row is a block, with the head of the column before each value.
 * The roles are said, since a browser forgets them where a table is not laid out as one.
 * @param {Array} heads words, or a node where the head is only for screen readers
 * @param {Array<Array>} rows nodes or words
 */
export function table(label, heads, rows) {
  const name = head => typeof head === 'string' ? head : null;
  return h('div.scroller', { tabindex: 0, role: 'region', 'aria-label': label },
    h('table', { role: 'table' },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
        heads.map(head => h('th', { scope: 'col', role: 'columnheader' }, head)))),
      h('tbody', { role: 'rowgroup' }, rows.map(row => h('tr', { role: 'row' },
        row.map((cell, index) => h('td', { role: 'cell', 'data-head': name(heads[index]) }, cell)))))));
}

/** Words of people: their own direction, whatever the page's. */
export const quote = (words, tag = 'p') => h(`${tag}.quote`, { dir: 'auto' }, words);

let toasts;

/** One line at the edge of the page, read aloud. @param {'good'|'bad'} tone */
export function toast(words, tone = 'good') {
  if (!toasts?.isConnected) document.body.append(toasts = h('div.toasts', { role: 'status', 'aria-live': 'polite' }));
  const line = h(`div.toast.${tone}`, null, words);
  toasts.append(line);
  setTimeout(() => line.remove(), tone === 'bad' ? 9000 : 5000);
}

/**
 * A window over the page that asks before something is done.
 * @param {object} ask { id, title, body, fields: [nodes], go, danger, act: async () => …, check: () => null or what is missing }
 * @returns {Promise<boolean>} whether it was done
 */
export function ask({ id, title, body, fields = [], go, danger = false, act }) {
  return new Promise(done => {
    const alert = h('p.problem', { role: 'alert' });
    const send = h(`button.${danger ? 'danger' : 'primary'}`, { id: `${id}-go` }, go);
    let finished = false;
    const form = h('form.stack', {
      onsubmit: async event => {
        event.preventDefault();
        send.disabled = true;
        alert.textContent = '';
        try {
          await act();
          finished = true;
          window.close();
        } catch (fault) {
          alert.textContent = fault instanceof ApiError ? problem(fault) : fault.message;
        } finally {
          send.disabled = false;
        }
      },
    },
    h('h2', { id: `${id}-title` }, title),
    body && h('p.soft', null, body),
    ...fields,
    alert,
    h('div.actions', null, send,
      h('button.quiet', { type: 'button', onclick: () => window.close() }, t('app.cancel'))));
    const window = h('dialog', {
      id, 'aria-labelledby': `${id}-title`,
      onclose: () => { window.remove(); done(finished); },
    }, form);
    document.body.append(window);
    window.showModal();
  });
}

/** The field for why something is done: it stands in the audit. @param {string} value to begin with */
export function reasonField(id, value = '') {
  const field = h('textarea', { id, name: 'reason', rows: 2, maxlength: 500, required: true });
  field.value = value;
  const node = labelled(t('reason.needed'), field, t('reason.hint'));
  return { node, value: () => field.value.trim() };
}

/** Gives the reader a file. */
export function download(name, content, type = 'text/plain') {
  const address = URL.createObjectURL(new Blob([content], { type }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
