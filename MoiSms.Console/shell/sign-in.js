import { h, icon } from './dom.js';
import { labelled } from './parts.js';
import { t } from './words.js';

/** The page of whoever is not signed in. `retry` is called when there is something to try. */
export function signInPage(session, problem, retry) {
  const alert = h('p.problem', { role: 'alert' }, problem ?? '');
  return h('main.sign-in', { id: 'main' },
    h('div.card.sign-in-card', null,
      h('span.mark', null, icon('shield')),
      h('h1', null, t('app.name')),
      h('p.soft', null, t(session.kind === 'entra' ? 'signIn.withEntra' : 'signIn.withKey')),
      alert, session.kind === 'entra' ? entraForm(session) : keyForm(session, retry)));
}

const keyField = () => h('input', { id: 'key', name: 'key', type: 'password', autocomplete: 'current-password', maxlength: 200 });

function entraForm(session) {
  const key = keyField();
  return h('form.stack', {
    onsubmit: event => {
      event.preventDefault();
      session.signIn(key.value);
    },
  },
  labelled(t('signIn.key'), key, t('signIn.keyNeeded')),
  h('button.primary.wide', { id: 'sign-in' }, t('signIn.entra')));
}

function keyForm(session, retry) {
  const name = h('input', { id: 'user', name: 'user', autocomplete: 'username', maxlength: 100, required: true });
  const key = keyField();
  const role = h('select', { id: 'role', name: 'role' },
    h('option', { value: 'operator' }, t('role.operator')), h('option', { value: 'viewer' }, t('role.viewer')));
  return h('form.stack', {
    onsubmit: event => {
      event.preventDefault();
      session.signIn(key.value, name.value, role.value);
      retry();
    },
  },
  labelled(t('signIn.user'), name), labelled(t('signIn.key'), key, t('signIn.keyHint')), labelled(t('signIn.role'), role),
  h('button.primary.wide', { id: 'sign-in' }, t('signIn.go')));
}
