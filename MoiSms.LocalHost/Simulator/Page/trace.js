import { speech, word } from './words.js';
import { element, leftToRight } from './simulator.js';
import { askName, callName, decisionName, intentName, relationName } from './names.js';

/** Steps that begin with a message of a queue, where it waited before. */
const begins = ['opened', 'checked', 'sent'];

const titles = {
  received: 'sReceived', opened: 'sOpened', understood: 'sUnderstood', lookedUp: 'sLookedUp', worded: 'sWorded', stored: 'sStored',
  checked: 'sChecked', sent: 'sSent', marked: 'sMarked', reported: 'sReported', ignored: 'sIgnored', filed: 'sFiled',
};

/**
 * Shows what happened to a text.
 * @returns Whether no reply will come to it.
 */
export async function showTrace(place, text, replies) {
  if (!text) {
    place.replaceChildren(element('p', 'hint none', word('traceNone')));
    return false;
  }
  const trace = await read(text.messageId);
  const steps = trace?.steps ?? [];
  const rows = [
    texted(text), ...steps.map(step => ofService(step, text.via)), ...replies.flatMap(reply => ofReply(reply, trace?.available)),
  ].sort((one, other) => one.at - other.at);
  wait(rows);
  const list = element('ol', 'steps');
  const span = Math.max(1, ...rows.map(row => row.at + (row.ms ?? 0) - rows[0].at));
  list.append(...rows.map(row => show(row, rows[0].at, span)));
  place.replaceChildren(heading(text), summary(text, replies, steps), list);
  if (trace && !trace.available) place.append(element('p', 'hint none', word('traceElsewhere')));
  else if (!trace) place.append(element('p', 'hint none', word('traceLost')));
  return replies.length === 0 && steps.some(step => step.step === 'ignored' || (step.step === 'worded' && step.parts === 0));
}

async function read(id) {
  try {
    const response = await fetch(`/simulator/messages/${encodeURIComponent(id)}/trace`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

// The rows

function texted(text) {
  const how = word(text.via === 'smpp' ? 'sTextedSmpp' : 'sTextedAcs');
  const row = { at: Date.parse(text.at), outside: true, title: word('sTexted'), how };
  if (text.details && (text.state === 'posting' || text.state === 'dropped')) row.bad = text.details;
  return row;
}

function ofReply(reply, available) {
  const rows = [];
  if (!available) rows.push({ at: Date.parse(reply.at), outside: true, title: word('sArrived'), how: word('sArrivedHow') });
  if (reply.state !== 'delivered' && reply.state !== 'failed') return rows;
  const failed = reply.state === 'failed';
  const at = Date.parse(reply.stateAt ?? reply.at);
  rows.push(failed
    ? { at, outside: true, title: word('sFailed'), bad: reply.details }
    : { at, outside: true, title: word('sDelivered'), how: word('sDeliveredHow') });
  return rows;
}

function ofService(step, via) {
  const row = { at: Date.parse(step.at), ms: step.ms, title: word(titles[step.step]), calls: step.calls };
  row.begins = begins.includes(step.step);
  row.how = word(step.step === 'sent' ? (via === 'smpp' ? 'sSentSmpp' : 'sSentAcs') : `${titles[step.step]}How`);
  row.notes = [];
  if (step.step === 'understood') row.reading = step.reading;
  if (step.step === 'worded') {
    row.notes.push(decisionName(step.decision));
    row.notes.push(step.parts > 0 ? word('parts')(step.parts) : word('silence'));
    if (step.more > 0) row.notes.push(word('more')(step.more));
  }
  if (step.outcome && step.outcome !== 'accepted') row.bad = step.outcome;
  if (step.step === 'marked' && step.calls.some(call => call.verb === 'enqueue')) row.how = word('sPutBack');
  if (step.failed) row.bad = word('broke');
  if (step.try > 1) row.notes.push(word('again')(step.try));
  return row;
}

function wait(rows) {
  let ended = null;
  for (const row of rows) {
    if (row.begins && ended !== null && row.at - ended >= 1) row.waited = row.at - ended;
    if (row.ms !== undefined) ended = row.at + row.ms;
  }
}

// What is seen of them

function heading(text) {
  const made = element('header', 'trace-head');
  const words = element('p', 'trace-text', text.text);
  words.dir = 'auto';
  made.append(element('h2', 'unseen', word('traceOf')), words, element('p', 'trace-way', word(text.via)));
  return made;
}

function summary(text, replies, steps) {
  const made = element('dl', 'summary');
  const calls = steps.flatMap(step => step.calls.map(() => step.step));
  const reported = calls.filter(step => step === 'reported').length;
  const first = replies[0];
  const cell = (name, value, note) => {
    const box = element('div');
    const shown = element('dd', '', value);
    if (note) shown.append(element('small', '', note));
    box.append(element('dt', '', word(name)), shown);
    made.append(box);
  };
  cell('sumTime', first?.latencyMs != null ? word('ms')(first.latencyMs) : '–');
  if (calls.length > 0) cell('sumCalls', String(calls.length - reported), reported > 0 ? word('sumReport')(reported) : '');
  cell('sumParts', first ? String(replies.reduce((sum, reply) => sum + reply.parts, 0)) : '–');
  return made;
}

function show(row, start, span) {
  const made = element('li', `step${row.outside ? ' outside' : ''}${row.bad ? ' broken' : ''}`);
  const head = element('div', 'step-head');
  head.append(element('h3', '', row.title));
  if (row.at > start) head.append(element('span', 'at', `\u200e+${word('ms')(row.at - start)}`));
  if (row.ms !== undefined) head.append(element('span', 'took', word('ms')(row.ms)));
  made.append(head);
  if (row.ms !== undefined) {
    const bar = element('div', 'bar-of');
    bar.style.setProperty('--from', `${(row.at - start) / span * 100}%`);
    bar.style.setProperty('--took', `${row.ms / span * 100}%`);
    bar.append(element('i'));
    made.append(bar);
  }
  if (row.waited) made.append(element('p', 'how', word('waited')(word('ms')(row.waited))));
  if (row.reading) made.append(reading(row.reading));
  if (row.how && !row.reading) made.append(element('p', 'how', row.how));
  if (row.bad) made.append(leftToRight('p', 'bad', row.bad));
  if (row.notes?.length > 0) {
    const notes = element('p', 'notes');
    notes.append(...row.notes.map(note => element('span', 'pill', note)));
    made.append(notes);
  }
  if (row.calls?.length > 0) made.append(calls(row.calls));
  return made;
}

function calls(list) {
  const made = element('ul', 'calls');
  made.append(...list.map(call => {
    const item = element('li', call.status === null || call.status >= 400 ? 'odd' : '');
    item.append(element('b', '', callName(call.verb)));
    if (call.where) item.append(' ', leftToRight('code', '', call.where));
    item.append(' ', element('span', 'took', word('ms')(call.ms)));
    const odd = call.status === 409 ? word('copy') : call.status === 412 ? word('conflict') : call.status;
    if (call.status === null || call.status >= 400) item.append(' ', element('em', '', String(odd ?? '–')));
    return item;
  }));
  return made;
}

// What was understood, and why

function reading(read) {
  const made = element('div', 'reading');
  const what = element('p', 'what');
  const service = read.serviceName?.[speech.language];
  what.append(element('b', '', service ?? intentName(read.intent)));
  what.append(leftToRight('code', '', read.service ? `${read.intent}/${read.service}` : read.intent));
  if (read.confidence > 0) what.append(element('span', 'pill sure', word('certain')(Math.round(read.confidence * 100))));
  made.append(what);

  const facts = element('dl', 'found');
  const fact = (name, value) => {
    if (value === undefined || value === null || value.length === 0) return;
    facts.append(element('dt', '', word(name)));
    const shown = element('dd');
    shown.append(...[value].flat());
    facts.append(shown);
  };
  const asked = [...read.asks.filter(ask => ask !== 'other' || read.asks.length === 1).map(askName), ...(read.point ? [read.point] : [])];
  fact('point', asked.map(ask => element('span', 'pill', ask)));
  fact('place', read.place);
  fact('person', read.relation && relationName(read.relation));
  fact('reply', read.language === 'ar' ? word('arabic') : read.language === 'en' ? word('english') : word('foreign')(read.language));
  const { rule, words, likely } = reasons(read.why);
  fact('rule', rule);
  fact('wordsFound', words.map(([concept, phrase]) => {
    const pair = element('span', 'pair');
    const said = element('q', '', phrase);
    said.dir = 'auto';
    pair.append(said, ' ', leftToRight('code', '', concept));
    return pair;
  }));
  fact('likely', likely.map(([topic, share]) => {
    const row = leftToRight('span', 'share');
    row.style.setProperty('--share', `${share * 100}%`);
    row.append(element('code', '', topic), element('span', '', `${Math.round(share * 100)}%`));
    return row;
  }));
  fact('near', read.near.map(near => {
    const line = element('span', 'near');
    const said = element('q', '', near.text);
    said.dir = 'auto';
    line.append(said, ' ', leftToRight('code', '', `${near.file}:${near.line}`));
    return line;
  }));
  made.append(facts);

  const says = [];
  if (read.mayBeEmergency) says.push(word('danger'));
  if (read.alternatives.length > 0) says.push(`${word('menu')} (${read.alternatives.map(topicName).join('، ')})`);
  if (read.also) says.push(`${word('also')} (${topicName(read.also)})`);
  made.append(...says.map(line => element('p', 'how', line)));
  return made;
}

function topicName(topic) {
  const [intent, service] = topic.split('/');
  return service ?? intentName(intent);
}

/** The reader's reasons: the rule first, then words as "concept = phrase", then topics as "examples: topic 0.98". */
function reasons(why) {
  const known = {
    'nothing-fits': 'nothing', 'follow-up of the last text': 'followUp', 'civil-id-fails-its-check': 'wrongId',
    'civil-id-without-a-question': 'bareId',
  };
  const of = (pattern, lines) => lines.map(line => line.match(pattern)).filter(Boolean).map(([, one, other]) => [one, other]);
  const [first = ''] = why;
  const rule = known[first] ? word(known[first]) : first.endsWith(': examples') ? word('alone') : leftToRight('code', '', first);
  const wrong = why.slice(1).includes('civil-id-fails-its-check') ? [' · ', word('wrongId')] : [];
  return {
    rule: [rule, ...wrong],
    words: of(/^(.+?) = (.+)$/, why.slice(1)),
    likely: of(/^examples: (\S+) ([\d.]+)$/, why).filter(([, share]) => share >= 0.01),
  };
}
