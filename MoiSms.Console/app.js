import { ApiError, connect, get } from './shell/api.js';
import { h } from './shell/dom.js';
import { frame, languageButton, themeButton } from './shell/frame.js';
import { pages } from './shell/pages.js';
import { failure, loading, pageHead, problem, toast } from './shell/parts.js';
import { entraSession, keySession } from './shell/session.js';
import { signInPage } from './shell/sign-in.js';
import { t, useLanguage } from './shell/words.js';

const acts = { signOut, setLanguage, setTheme };
let config = {};
let session;
let me = null;
let shell = null;
// Counts up with every page that is opened: what a slower one brings is then thrown away.
let turn = 0;

start();

async function start() {
  document.documentElement.dataset.theme = localStorage.getItem('console-theme') ?? '';
  await useLanguage(localStorage.getItem('console-language'));
  config = await (await fetch('config.json', { cache: 'no-cache' })).json();
  session = config.client ? await entraSession(config) : keySession();
  connect(config.api, () => session.headers(), () => {
    if (session.kind === 'key') session.signOut();
    askToSignIn(t('signIn.unknown'));
  });
  addEventListener('hashchange', open);
  await enter();
}

/** Asks the service who is signed in, and shows the page of the address. */
async function enter() {
  if (!session.signedIn()) return askToSignIn();
  try {
    me = await get('manage/me');
    me.isOperator = me.roles.includes('operator');
  } catch (fault) {
    if (fault.status === 403) askToSignIn(t('signIn.noRole'));
    else if (fault.status !== 401) document.body.replaceChildren(h('main.sign-in', null, failure(problem(fault), enter)));
    return undefined;
  }
  shell = frame(me, acts);
  document.body.replaceChildren(shell.root);
  return Promise.all([showPhase(), open()]);
}

function askToSignIn(why) {
  [me, shell] = [null, null];
  document.title = t('app.name');
  document.body.replaceChildren(
    h('div.sign-in-frame', null,
      h('header.bar', null, h('span.gap'), themeButton(acts), languageButton(acts)),
      signInPage(session, why, enter)));
}

/** Shows the page of the address. Where it is shown already, what stands there stays until the new is there. */
async function open(event) {
  if (!shell) return;
  const mine = ++turn;
  const page = pages.find(candidate => location.hash.startsWith(`#/${candidate.id}`)) ?? pages[0];
  shell.show(page.id);
  const title = t(`page.${page.id}`);
  document.title = `${title} · ${t('app.name')}`;
  let body = document.getElementById(`page-${page.id}`);
  if (!body) {
    body = h('div.page', { id: `page-${page.id}` }, loading());
    shell.main.replaceChildren(pageHead(title, t(`about.${page.id}`)), body);
  }
  if (event instanceof HashChangeEvent) {
    scrollTo(0, 0);
    shell.main.focus({ preventScroll: true });
  }
  if (page.operator && !me.isOperator) {
    body.replaceChildren(failure(t('app.needsOperator')));
    return;
  }
  const context = { me, phaseChanged: showPhase, again: open, isOpen: () => mine === turn };
  try {
    const view = await page.load();
    const made = await view.default(context);
    if (!context.isOpen()) return;
    const focused = document.activeElement?.id;
    body.replaceChildren(...[made].flat(Infinity).filter(Boolean));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  } catch (fault) {
    if (!(fault instanceof ApiError)) console.error(fault);
    if (context.isOpen()) body.replaceChildren(failure(problem(fault), open));
  }
}

async function showPhase() {
  try {
    const now = await get('manage/settings');
    shell?.setState(me.environment, now.phase, t(`phase.${now.phase}`, { percent: now.percent }));
  } catch {
    // The page itself says that the service does not answer.
  }
}

async function signOut() {
  await session.signOut();
  askToSignIn();
}

async function setLanguage(wanted) {
  localStorage.setItem('console-language', wanted);
  await useLanguage(wanted);
  if (me) {
    shell = frame(me, acts);
    document.body.replaceChildren(shell.root);
    await Promise.all([showPhase(), open()]);
  } else {
    askToSignIn();
  }
  document.getElementById('language').focus();
}

function setTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('console-theme', root.dataset.theme);
  dispatchEvent(new Event('theme'));
}

addEventListener('unhandledrejection', event => {
  if (!(event.reason instanceof ApiError)) return;
  event.preventDefault();
  toast(problem(event.reason), 'bad');
});
