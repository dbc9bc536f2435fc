import { speech, word } from './words.js';
import { byId, call, element, leftToRight } from './simulator.js';
import { about, unknown } from './samples.js';
import { nameFaults } from './tools.js';
import { Phone } from './phone.js';
import { showTrace } from './trace.js';

const small = matchMedia('(max-width: 900px)');
const wide = matchMedia('(min-width: 1240px)');

let people = [];
let own = JSON.parse(localStorage.getItem('numbers') ?? '[]');
let answers = true;

/** The text whose trace is shown; null = the newest of the active phone. */
let traced = null;
let afterwards;

const on = {
  changed(phone, id) {
    if (phone !== active || (id !== null && traced !== null && id !== traced)) return;
    followTrace();
    // What the functions do after the last news of the phone, such as taking the delivery report.
    clearTimeout(afterwards);
    afterwards = setTimeout(followTrace, 800);
  },
  picked(phone, id) {
    activate(phone);
    traced = id;
    choose('trace');
    followTrace();
    if (small.matches) drawer('tools', true);
  },
  focused: phone => activate(phone),
  linked: () => setLive(),
};

const first = new Phone(byId('phone'), '', on);
let second = null;
let active = first;
const phones = () => second ? [first, second] : [first];

// The people

function everyone() {
  const stranger = { phone: unknown, nameEn: word('unknownPhone'), nameAr: word('unknownPhone') };
  const known = people.length > 0 ? [...people, stranger] : [];
  return [...known, ...own.filter(number => !known.some(person => person.phone === number)).map(number => ({ phone: number }))];
}

function nameOf(person) {
  return (speech.language === 'ar' ? person.nameAr || person.nameEn : person.nameEn || person.nameAr) || word('myNumber');
}

function avatar(person, name) {
  const letters = name.split(/\s+/).slice(0, 2).map(part => part[0]).join(speech.language === 'ar' ? '\u200c' : '');
  const made = element('span', 'avatar', letters.toUpperCase());
  made.setAttribute('aria-hidden', 'true');
  const sum = [...person.phone].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, 7);
  made.style.setProperty('--hue', sum * 47 % 360);
  return made;
}

function listPeople() {
  byId('list').replaceChildren(...everyone().map(person => {
    const name = nameOf(person);
    const button = element('button', 'person');
    button.type = 'button';
    if (person.phone === active.number) button.setAttribute('aria-current', 'true');
    const lines = element('span', 'lines');
    const number = element('span', 'number-line');
    number.append(leftToRight('span', 'number', person.phone));
    if (person.nationality) number.append(element('span', 'tag', person.nationality));
    lines.append(element('b', '', name), number);
    const line = about[person.phone]?.[speech.language === 'ar' ? 1 : 0];
    if (line) lines.append(element('span', 'about', line));
    button.append(avatar(person, name), lines);
    button.addEventListener('click', () => pick(person.phone));
    const item = element('li');
    item.append(button);
    return item;
  }));
  for (const phone of phones()) {
    const person = everyone().find(candidate => candidate.phone === phone.number);
    phone.part('as-name').textContent = person ? nameOf(person) : '';
    phone.part('as-phone').textContent = phone.number ?? '';
  }
}

/** The active phone texts as this number from now on. */
function pick(number) {
  localStorage.setItem(active === first ? 'phone' : 'phone2', number);
  traced = null;
  active.use(number);
  listPeople();
  if (small.matches) drawer('people', false); else active.part('text').focus();
}

// Two phones side by side

function activate(phone) {
  if (active === phone) return;
  active = phone;
  traced = null;
  for (const one of phones()) one.root.classList.toggle('active', one === active);
  listPeople();
  followTrace();
}

/** A copy of the first phone, with ids of its own. */
function openSecond() {
  const root = byId('phone').cloneNode(true);
  for (const node of [root, ...root.querySelectorAll('[id]')]) node.id += '-2';
  for (const node of root.querySelectorAll('[for]')) node.htmlFor += '-2';
  for (const name of ['language-2', 'problem-2']) root.querySelector(`#${name}`).remove();
  for (const node of root.querySelectorAll('.only-small')) node.remove();
  const title = root.querySelector('h1');
  title.replaceWith(Object.assign(element('h2', '', title.textContent), { id: '' }));
  root.querySelector('h2').dataset.word = 'service';
  root.dataset.label = 'second';
  for (const talk of root.querySelectorAll('[data-label=conversation]')) talk.dataset.label = 'secondTalk';
  const close = root.querySelector('#two-2');
  close.removeAttribute('aria-pressed');
  close.dataset.label = 'secondClose';
  close.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>';
  close.addEventListener('click', closeSecond);
  byId('phones').append(root);
  second = new Phone(root, '-2', on);
  const other = everyone().find(person => person.phone !== first.number) ?? everyone()[0];
  const before = localStorage.getItem('phone2');
  second.use(everyone().some(person => person.phone === before) && before !== first.number ? before : other.phone);
  setTwo(true);
  activate(second);
  speak();
  second.part('text').focus();
}

function closeSecond() {
  second.close();
  second.root.remove();
  second = null;
  active = first;
  traced = null;
  setTwo(false);
  listPeople();
  followTrace();
  byId('two').focus();
}

function setTwo(open) {
  byId('app').classList.toggle('two', open);
  byId('two').setAttribute('aria-pressed', String(open));
  byId('phone').classList.toggle('active', false);
  setLive();
}

// Whether the simulator and the service answer

function setLive() {
  for (const phone of phones()) {
    const state = !phone.live ? 'offline' : answers ? 'live' : 'down';
    const mark = phone.part('live');
    if (mark.textContent !== word(state)) mark.textContent = word(state);
    mark.classList.toggle('off', state !== 'live');
  }
}

async function askService() {
  if (document.hidden) return;
  try {
    const response = await fetch('/simulator/functions');
    answers = response.ok && (await response.json()).answers;
  } catch {
    // The stream says that the simulator itself is gone.
  }
  setLive();
}

// The trace

let later;

/** Soon, once for many changes. */
function followTrace() {
  clearTimeout(later);
  later = setTimeout(async () => {
    const text = traced ? active.textOf(traced) : active.lastText();
    active.mark(text?.messageId);
    for (const phone of phones()) if (phone !== active) phone.mark(null);
    if (await showTrace(byId('trace'), text, text ? active.repliesTo(text.messageId) : [])) active.silence(text.messageId);
  }, 40);
}

// The panel: trace and tools

function choose(name) {
  for (const one of ['trace', 'tools']) {
    const tab = byId(`${one}-tab`);
    tab.setAttribute('aria-selected', String(one === name));
    tab.tabIndex = one === name ? 0 : -1;
    byId(`${one}-panel`).hidden = one !== name;
  }
}

for (const name of ['trace', 'tools']) {
  byId(`${name}-tab`).addEventListener('click', () => choose(name));
  byId(`${name}-tab`).addEventListener('keydown', event => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = name === 'trace' ? 'tools' : 'trace';
    choose(next);
    byId(`${next}-tab`).focus();
  });
}

// Drawers on small screens

function drawer(name, open) {
  const side = byId(name);
  const button = document.querySelector(`[data-open=${name}]`);
  side.classList.toggle('open', open);
  side.inert = small.matches && !open;
  byId('phones').inert = small.matches && open;
  button.setAttribute('aria-expanded', String(open));
  byId('shade').hidden = !open;
  if (open) side.querySelector('.close').focus(); else if (small.matches) button.focus();
}

function closeDrawers() {
  for (const side of document.querySelectorAll('.side.open')) drawer(side.id, false);
}

function fitScreen() {
  for (const side of document.querySelectorAll('.side')) {
    side.classList.remove('open');
    side.inert = small.matches;
  }
  byId('phones').inert = false;
  byId('shade').hidden = true;
  if (second && !wide.matches) closeSecond();
}

// Language

function speak() {
  document.documentElement.lang = speech.language;
  document.documentElement.dir = speech.language === 'ar' ? 'rtl' : 'ltr';
  document.title = word('title');
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', word(node.dataset.label));
  for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = word(node.dataset.placeholder);
  for (const node of document.querySelectorAll('.icon')) node.title = node.getAttribute('aria-label');
  byId('language').textContent = word('other');
  byId('language').lang = word('otherLang');
  byId('number-problem').textContent = '';
  nameFaults();
  setLive();
  listPeople();
  for (const phone of phones()) phone.speak();
  followTrace();
}

// Wiring

byId('other').addEventListener('submit', async event => {
  event.preventDefault();
  const field = byId('number');
  const asked = field.value.trim();
  // The service's own rule: what it could never answer is said here, and not only never answered.
  const known = asked ? await call('GET', `/simulator/numbers/${encodeURIComponent(asked)}`) : { phone: null };
  if (known === null) return;
  const number = known.phone;
  field.setAttribute('aria-invalid', String(number === null));
  byId('number-problem').textContent = number === null ? word('badNumber') : '';
  if (number === null) { field.focus(); return; }
  if (!everyone().some(person => person.phone === number)) {
    own = [...own, number];
    localStorage.setItem('numbers', JSON.stringify(own));
  }
  field.value = '';
  pick(number);
});
byId('language').addEventListener('click', () => {
  speech.language = word('otherLang');
  localStorage.setItem('language', speech.language);
  speak();
});
byId('two').addEventListener('click', () => second ? closeSecond() : openSecond());
byId('shade').addEventListener('click', closeDrawers);
document.addEventListener('keydown', event => { if (event.key === 'Escape') closeDrawers(); });
for (const button of document.querySelectorAll('[data-open]')) {
  button.addEventListener('click', () => drawer(button.dataset.open, true));
}
for (const button of document.querySelectorAll('[data-close]')) {
  button.addEventListener('click', () => drawer(button.dataset.close, false));
}
small.addEventListener('change', fitScreen);
wide.addEventListener('change', fitScreen);
document.addEventListener('visibilitychange', askService);
setInterval(askService, 4000);

fitScreen();
const known = await call('GET', '/simulator/people');
people = known?.people ?? [];
byId('to').textContent = known?.serviceNumber ?? '';
// Numbers of earlier versions were kept as they were typed, and may be none.
own = own.filter(number => /^\+\d+$/.test(number));
if (people.length === 0 && own.length === 0) own = ['+96550000101'];
const before = localStorage.getItem('phone');
first.use(everyone().some(person => person.phone === before) ? before : everyone()[0].phone);
speak();
askService();
