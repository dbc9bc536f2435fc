import { speech, word } from './words.js';
import { byId, call, element } from './simulator.js';
import { themes } from './samples.js';
import { figures, partsOf } from './tools.js';

const ticks = { posting: '◷', accepted: '✓✓', dropped: '!', sent: '✓', delivered: '✓✓', failed: '!' };

/** One phone: a conversation with the service, and the field to write in. */
export class Phone {
  number = null;
  shown = new Map();
  live = true;
  #stream = null;
  #atEnd = true;
  #theme = 0;
  #silent = new Set();

  /**
   * @param root Its section; ids within it end with the suffix.
   * @param on changed(messageId): something happened to a text; picked(messageId): its trace is wanted; focused(); linked().
   */
  constructor(root, suffix, on) {
    this.root = root;
    this.suffix = suffix;
    this.on = on;
    this.#wire();
  }

  part(name) { return byId(name + this.suffix); }

  /** Opens the stream of a number: first its conversation, then each change. The browser reconnects by itself. */
  use(number) {
    this.number = number;
    this.close();
    this.#clear();
    const stream = this.#stream = new EventSource(`/simulator/events?phone=${encodeURIComponent(number)}`);
    stream.addEventListener('conversation', event => {
      this.#clear();
      JSON.parse(event.data).forEach(message => this.#show(message));
      this.#linked(true);
      this.settle(true);
      this.on.changed(this, null);
    });
    stream.addEventListener('message', event => {
      const message = JSON.parse(event.data);
      const follow = this.#atEnd;
      this.#show(message);
      this.settle(follow);
      this.on.changed(this, message.inReplyTo ?? message.messageId);
    });
    stream.addEventListener('cleared', () => {
      this.#clear();
      this.settle(true);
      this.on.changed(this, null);
    });
    stream.onerror = () => this.#linked(false);
  }

  close() { this.#stream?.close(); }

  /** The text whose trace is asked for with this one: itself, or what it answers. */
  textOf(id) {
    const message = this.shown.get(id)?.message;
    return message?.inReplyTo ? this.shown.get(message.inReplyTo)?.message : message;
  }

  lastText() { return this.#messages().findLast(message => message.direction === 'in'); }

  repliesTo(id) { return this.#messages().filter(message => message.inReplyTo === id); }

  /** Marks the text whose trace is shown. */
  mark(id) {
    for (const [own, { line }] of this.shown) {
      line.classList.toggle('traced', own === id);
      line.querySelector('.show-trace')?.setAttribute('aria-pressed', String(own === id));
    }
  }

  /** No reply will come to this text. */
  silence(id) {
    if (this.#silent.has(id)) return;
    this.#silent.add(id);
    this.settle(this.#atEnd);
  }

  /** Says all of it again in the page's language. */
  speak() {
    const messages = this.#messages();
    this.#clear();
    messages.forEach(message => this.#show(message));
    this.#listThemes();
    this.settle(true);
    this.typed();
  }

  /** After the conversation changed: the hints around it, and the newest line in view. */
  settle(toEnd) {
    const last = this.lastText();
    this.part('empty').hidden = this.shown.size > 0;
    this.part('typing').hidden = !last || last.state === 'dropped' || (last.state === 'posting' && last.details !== null)
      || this.#silent.has(last.messageId) || Date.now() - new Date(last.at) > 60000 || this.repliesTo(last.messageId).length > 0;
    if (toEnd) this.part('scroll').scrollTop = this.part('scroll').scrollHeight;
    figures();
  }

  typed() {
    const text = this.part('text');
    this.part('send').disabled = text.value.trim() === '';
    this.part('count').textContent = text.value.length > 40 ? word('counted')(text.value.length, partsOf(text.value)) : '';
    text.style.height = 'auto';
    text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
  }

  async send(message) {
    const schema = document.querySelector('input[name=schema]:checked').value;
    return await call('POST', '/simulator/messages', { from: this.number, text: message, schema }) !== null;
  }

  #messages() { return [...this.shown.values()].map(entry => entry.message); }

  #linked(now) {
    this.live = now;
    this.on.linked();
  }

  #clear() {
    this.shown.clear();
    this.part('log').replaceChildren();
  }

  /** Adds a message, or brings one up to date that is shown already. */
  #show(message) {
    const known = this.shown.get(message.messageId);
    const kind = `line ${message.direction === 'in' ? 'mine' : 'theirs'} ${message.state}`;
    if (known) {
      const same = known.message.state === message.state && known.message.details === message.details;
      known.message = message;
      if (same) return;
      // Only what changed, so that a screen reader does not read the text again.
      known.line.className = kind + (known.line.classList.contains('traced') ? ' traced' : '');
      known.line.querySelector('.facts').replaceWith(facts(message));
      return;
    }
    const line = element('li', kind);
    const bubble = element('div', 'bubble');
    const who = element('span', 'unseen', word(message.direction === 'in' ? 'you' : 'them') + ': ');
    bubble.append(who, paragraph(message.text), facts(message));
    line.append(bubble);
    if (message.direction === 'in') line.append(this.#traceButton(message.messageId));
    this.part('log').append(line);
    this.shown.set(message.messageId, { message, line });
  }

  #traceButton(id) {
    const button = element('button', 'show-trace');
    button.type = 'button';
    button.title = word('showTrace');
    button.setAttribute('aria-label', word('showTrace'));
    button.setAttribute('aria-pressed', 'false');
    button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 4v16M6 6h9M6 12h12M6 18h7"/></svg>';
    button.addEventListener('click', () => this.on.picked(this, id));
    return button;
  }

  #listThemes() {
    this.part('themes').replaceChildren(...themes.map((theme, index) => {
      const button = element('button', 'theme', theme.name[speech.language === 'ar' ? 1 : 0]);
      button.type = 'button';
      button.setAttribute('aria-pressed', String(index === this.#theme));
      button.addEventListener('click', () => {
        this.#theme = index;
        [...this.part('themes').children].forEach((other, at) => other.setAttribute('aria-pressed', String(at === index)));
        this.#listSamples();
      });
      return button;
    }));
    this.#listSamples();
  }

  /** Those of the page's language first. */
  #listSamples() {
    const { ar, en } = themes[this.#theme];
    const mine = speech.language === 'ar' ? [['ar', ar], ['en', en]] : [['en', en], ['ar', ar]];
    this.part('chips').scrollLeft = 0;
    this.part('chips').replaceChildren(...mine.flatMap(([language, texts]) => texts.map(text => {
      const chip = element('button', 'chip', text);
      chip.type = 'button';
      chip.dir = 'auto';
      chip.lang = language;
      chip.addEventListener('click', () => this.send(text));
      return chip;
    })));
  }

  #wire() {
    const [text, scroll] = [this.part('text'), this.part('scroll')];
    this.part('composer').addEventListener('submit', async event => {
      event.preventDefault();
      const message = text.value.trim();
      if (message === '') return;
      text.value = '';
      this.typed();
      text.focus();
      if (await this.send(message)) return;
      text.value = message;
      this.typed();
    });
    text.addEventListener('input', () => this.typed());
    text.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.part('composer').requestSubmit();
    });
    this.root.addEventListener('focusin', () => this.on.focused(this));
    this.root.addEventListener('pointerdown', () => this.on.focused(this));
    scroll.addEventListener('scroll', () => {
      this.#atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
    });
    // A growing text field or a keyboard must not hide the newest message.
    new ResizeObserver(() => { if (this.#atEnd) scroll.scrollTop = scroll.scrollHeight; }).observe(scroll);
  }
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
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const time = element('time', '', new Date(message.at).toLocaleTimeString(speech.language === 'ar' ? 'ar-KW-u-nu-latn' : 'en-GB', clock));
  time.dateTime = message.at;
  made.append(time);
  if (message.direction === 'out' || message.parts > 1) made.append(element('span', 'parts', word('parts')(message.parts)));
  made.append(element('span', 'way', word(message.via)));
  if (message.latencyMs !== null) made.append(element('span', 'latency', word('latency')(message.latencyMs)));
  const mark = element('span', 'ticks', ticks[message.state]);
  mark.setAttribute('aria-hidden', 'true');
  const waits = message.state === 'posting' && message.details !== null;
  const bad = waits || message.state === 'dropped' || message.state === 'failed';
  const state = element('span', bad ? 'bad' : 'unseen', waits ? word('retrying') : word(message.state));
  if (bad && !waits && message.details) {
    const details = element('bdi', '', message.details);
    details.dir = 'ltr';
    state.append(' · ', details);
  }
  made.title = [word(message.state), message.details].filter(Boolean).join(' · ');
  made.append(mark, state);
  return made;
}
