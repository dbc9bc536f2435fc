'use strict';

const byId = id => document.getElementById(id);
const [log, scroll, text, send, typing] = ['log', 'scroll', 'text', 'send', 'typing'].map(byId);
const small = matchMedia('(max-width: 900px)');

let language = localStorage.getItem('language') ?? (navigator.language.startsWith('ar') ? 'ar' : 'en');
let people = [];
let own = JSON.parse(localStorage.getItem('numbers') ?? '[]');
let phone = localStorage.getItem('phone');
let stream = null;
let live = true;
let atEnd = true;
const shown = new Map();
const word = name => words[language][name];

// The simulator

async function call(method, path, body) {
  try {
    const response = await fetch(path, {
      method, body: body && JSON.stringify(body), headers: body && { 'content-type': 'application/json' },
    });
    const answer = response.status === 204 ? null : await response.json();
    complain(response.ok ? '' : answer.error);
    return response.ok ? answer : null;
  } catch {
    complain(word('unreachable'));
    return null;
  }
}

function complain(problem) {
  byId('problem').hidden = !problem;
  byId('problem').textContent = problem;
}

/** Opens the stream of one phone: first its conversation, then each change. The browser reconnects by itself. */
function listen() {
  stream?.close();
  clearLog();
  stream = new EventSource(`/simulator/events?phone=${encodeURIComponent(phone)}`);
  stream.addEventListener('conversation', event => {
    clearLog();
    JSON.parse(event.data).forEach(show);
    setLive(true);
    settle(true);
  });
  stream.addEventListener('message', event => {
    const follow = atEnd;
    show(JSON.parse(event.data));
    settle(follow);
  });
  stream.addEventListener('cleared', () => { clearLog(); settle(true); });
  stream.onerror = () => setLive(false);
}

function setLive(now) {
  live = now;
  byId('live').textContent = word(live ? 'live' : 'offline');
  byId('live').classList.toggle('off', !live);
}

async function texting(message) {
  const schema = document.querySelector('input[name=schema]:checked').value;
  return await call('POST', '/simulator/messages', { from: phone, text: message, schema }) !== null;
}

// The conversation

function clearLog() {
  shown.clear();
  log.replaceChildren();
}

function element(name, className, content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}

/** Adds a message, or brings one up to date that is shown already. */
function show(message) {
  const known = shown.get(message.messageId);
  const kind = `line ${message.direction === 'in' ? 'mine' : 'theirs'} ${message.state}`;
  if (known) {
    // Only what changed, so that a screen reader does not read the text again.
    known.message = message;
    known.line.className = kind;
    known.line.querySelector('.facts').replaceWith(facts(message));
    return;
  }
  const line = element('li', kind);
  const bubble = element('div', 'bubble');
  bubble.append(element('span', 'unseen', word(message.direction === 'in' ? 'you' : 'them') + ': '), paragraph(message.text), facts(message));
  line.append(bubble);
  log.append(line);
  shown.set(message.messageId, { message, line });
}

function paragraph(content) {
  const made = element('p', 'words');
  made.dir = 'auto';
  for (const piece of content.split(/(https?:\/\/[^\s،؛]+[^\s،؛.,)])/)) {
    if (!/^https?:/.test(piece)) { made.append(piece); continue; }
    const link = element('a', '', piece);
    link.href = piece;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    made.append(link);
  }
  return made;
}

function facts(message) {
  const made = element('div', 'facts');
  const time = element('time', '', new Date(message.at).toLocaleTimeString(language === 'ar' ? 'ar-KW-u-nu-latn' : 'en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
  time.dateTime = message.at;
  made.append(time);
  if (message.direction === 'out' || message.parts > 1) made.append(element('span', 'parts', word('parts')(message.parts)));
  made.append(element('span', 'way', word(message.via)));
  if (message.latencyMs !== null) made.append(element('span', 'latency', word('latency')(message.latencyMs)));
  const ticks = element('span', 'ticks', { posting: '◷', accepted: '✓✓', dropped: '!', sent: '✓', delivered: '✓✓', failed: '!' }[message.state]);
  ticks.setAttribute('aria-hidden', 'true');
  const bad = message.state === 'dropped' || message.state === 'failed';
  const state = element('span', bad ? 'bad' : 'unseen', word(message.state));
  if (bad && message.details) {
    const details = element('bdi', '', message.details);
    details.dir = 'ltr';
    state.append(' · ', details);
  }
  made.title = [word(message.state), message.details].filter(Boolean).join(' · ');
  made.append(ticks, state);
  return made;
}

/** After the conversation changed: the hints around it, and the newest line in view. */
function settle(toEnd) {
  const messages = [...shown.values()].map(entry => entry.message);
  const last = messages.findLast(message => message.direction === 'in');
  byId('empty').hidden = messages.length > 0;
  typing.hidden = !last || last.state === 'dropped' || Date.now() - new Date(last.at) > 60000
    || messages.some(message => message.inReplyTo === last.messageId);
  if (toEnd) scroll.scrollTop = scroll.scrollHeight;
  clearTimeout(settle.later);
  settle.later = setTimeout(figures, 400);
}

// The people

function everyone() {
  return [...people, ...own.filter(number => !people.some(person => person.phone === number)).map(number => ({ phone: number }))];
}

function nameOf(person) {
  return (language === 'ar' ? person.nameAr || person.nameEn : person.nameEn || person.nameAr) || word('myNumber');
}

function avatar(person, name) {
  const made = element('span', 'avatar', name.split(/\s+/).slice(0, 2).map(part => part[0]).join(language === 'ar' ? '\u200c' : '').toUpperCase());
  made.setAttribute('aria-hidden', 'true');
  made.style.setProperty('--hue', [...person.phone].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) * 47 % 360);
  return made;
}

function listPeople() {
  byId('list').replaceChildren(...everyone().map(person => {
    const name = nameOf(person);
    const button = element('button', 'person');
    button.type = 'button';
    if (person.phone === phone) button.setAttribute('aria-current', 'true');
    const lines = element('span', 'lines');
    const number = element('span', 'number', person.phone);
    number.dir = 'ltr';
    lines.append(element('b', '', name), number);
    button.append(avatar(person, name), lines);
    if (person.nationality) button.append(element('span', 'tag', person.nationality));
    button.addEventListener('click', () => pick(person.phone));
    const item = element('li');
    item.append(button);
    return item;
  }));
  const person = everyone().find(candidate => candidate.phone === phone);
  byId('as-name').textContent = person ? nameOf(person) : '';
  byId('as-phone').textContent = phone ?? '';
}

function pick(number) {
  phone = number;
  localStorage.setItem('phone', number);
  listPeople();
  listen();
  if (small.matches) drawer('people', false); else text.focus();
}

// Writing

function typed() {
  send.disabled = text.value.trim() === '';
  byId('count').textContent = text.value.length > 40 ? word('counted')(text.value.length, partsOf(text.value)) : '';
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
}

// Drawers on small screens

function drawer(name, open) {
  const side = byId(name);
  const button = document.querySelector(`[data-open=${name}]`);
  side.classList.toggle('open', open);
  side.inert = small.matches && !open;
  button.setAttribute('aria-expanded', String(open));
  byId('shade').hidden = !document.querySelector('.side.open');
  if (open) side.querySelector('button').focus(); else if (small.matches) button.focus();
}

function closeDrawers() {
  for (const side of document.querySelectorAll('.side.open')) drawer(side.id, false);
}

function fitScreen() {
  for (const side of document.querySelectorAll('.side')) {
    side.classList.remove('open');
    side.inert = small.matches;
  }
  byId('shade').hidden = true;
}

// Language

function speak() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', word(node.dataset.label));
  for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = word(node.dataset.placeholder);
  byId('language').textContent = word('other');
  byId('language').lang = word('otherLang');
  const chosen = byId('fault').value;
  byId('fault').replaceChildren(...faultPresets.map(([name]) => new Option(word(name), name, false, name === chosen)));
  setLive(live);
  listPeople();
  const messages = [...shown.values()].map(entry => entry.message);
  clearLog();
  messages.forEach(show);
  settle(true);
  typed();
}

// Wiring

byId('composer').addEventListener('submit', async event => {
  event.preventDefault();
  const message = text.value.trim();
  if (message === '') return;
  text.value = '';
  typed();
  if (!await texting(message)) { text.value = message; typed(); }
  text.focus();
});
text.addEventListener('input', typed);
text.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId('composer').requestSubmit();
});
byId('other').addEventListener('submit', event => {
  event.preventDefault();
  const number = byId('number').value.trim();
  if (!everyone().some(person => person.phone === number)) {
    own = [...own, number];
    localStorage.setItem('numbers', JSON.stringify(own));
  }
  byId('number').value = '';
  pick(number);
});
byId('language').addEventListener('click', () => {
  language = word('otherLang');
  localStorage.setItem('language', language);
  speak();
});
byId('fault-form').addEventListener('submit', async event => {
  event.preventDefault();
  const times = byId('times').value;
  await call('POST', '/simulator/faults', { ...Object.fromEntries(faultPresets)[byId('fault').value], count: times ? Number(times) : null });
  await listFaults();
});
byId('clear-faults').addEventListener('click', async () => { await call('DELETE', '/simulator/faults'); await listFaults(); });
byId('forget').addEventListener('click', () => call('DELETE', '/simulator/messages'));
byId('shade').addEventListener('click', closeDrawers);
document.addEventListener('keydown', event => { if (event.key === 'Escape') closeDrawers(); });
for (const button of document.querySelectorAll('[data-open]')) button.addEventListener('click', () => drawer(button.dataset.open, true));
for (const button of document.querySelectorAll('[data-close]')) button.addEventListener('click', () => drawer(button.dataset.close, false));
small.addEventListener('change', fitScreen);
scroll.addEventListener('scroll', () => { atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80; });
// A growing text field or a keyboard must not hide the newest message.
new ResizeObserver(() => { if (atEnd) scroll.scrollTop = scroll.scrollHeight; }).observe(scroll);
byId('chips').append(...examples.map(example => {
  const chip = element('button', 'chip', example);
  chip.type = 'button';
  chip.dir = 'auto';
  chip.addEventListener('click', () => texting(example));
  return chip;
}));

(async () => {
  fitScreen();
  const known = await call('GET', '/simulator/people');
  people = known?.people ?? [];
  byId('to').textContent = known?.serviceNumber ?? '';
  if (people.length === 0 && own.length === 0) own = ['+96550000101'];
  if (!everyone().some(person => person.phone === phone)) phone = everyone()[0].phone;
  speak();
  listen();
})();
