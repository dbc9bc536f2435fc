// An operator's centre on npm smpp, which ends with its parent: stdin closes when the parent is gone.
// Usage: node smsc.cjs [port, 0 takes a free one] [journal, a file from which it goes on after it was killed, or '']
// [certificate, a PEM file with its key: TLS].
// First it prints {"smpp":port,"control":port}, then a line for all that happens; what it does next is set by POST /set, see `how`.
'use strict';

const fs = require('fs');
const http = require('http');
const smpp = require('smpp');

const [port = '0', journal, certificate] = process.argv.slice(2);
const how = {
  receipts: true, // of what asks for one
  receiptFirst: false, // before the answer to the submit
  receiptTwice: false,
  idsInReceipts: 'same', // or hex, decimal
  receiptState: 'DELIVRD',
  throttle: 0, // so many submits are answered ESME_RTHROTTLED
  refuse: '', // a number that is answered ESME_RINVDSTADR
  dropAt: 0, // the line is cut at that submit from now on, which is taken and not answered
  holdMs: 0, // before each answer to a submit
  loseAnswers: 0, // so many answers to a deliver_sm are lost, with their line
};
const submits = [];
const known = new Map(); // each deliver_sm by its key
const queue = new Set(); // those that are not acknowledged
const answers = [];
const sessions = new Set();
let nextId = 1000;
let binds = 0;
let connections = 0;
let sessionCount = 0;
let brought = 0;

process.on('uncaughtException', error => console.error(error.message));
process.on('SIGINT', () => {}); // Ctrl-C reaches the whole process group; the parent ends us when it is done.

const tell = line => console.log(JSON.stringify(line));

// Before anybody is told: what was answered must outlive a kill.
function note(line) {
  if (journal) fs.appendFileSync(journal, JSON.stringify(line) + '\n');
}

function take(submit) {
  submits.push(submit);
  nextId = Math.max(nextId, submit.number + 1);
}

function add(key, { hex, ...given }) {
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const message = { key, fields: hex ? { ...fields, short_message: Buffer.from(hex, 'hex') } : fields, at: 0 };
  known.set(key, message);
  queue.add(message);
  return message;
}

if (journal && fs.existsSync(journal)) {
  for (const line of fs.readFileSync(journal, 'utf8').split('\n')) {
    if (!line.endsWith('}')) continue;
    const { submit, key, fields, done } = JSON.parse(line);
    if (submit) take(submit);
    if (key) add(key, fields);
    if (done) queue.delete(known.get(done));
  }
}

function deliver(key, fields) {
  if (known.has(key)) return;
  note({ key, fields });
  push(add(key, fields));
}

// As a centre does: on whichever line is bound, and again until it is taken.
function push(message) {
  const lines = [...sessions].filter(session => session.receives);
  if (!queue.has(message) || Date.now() - message.at < 300 || lines.length === 0) return;
  message.at = Date.now();
  brought++;
  const line = lines[answers.length % lines.length];
  line.deliver_sm({ ...message.fields }, pdu => {
    if (how.loseAnswers > 0) {
      how.loseAnswers--;
      return line.destroy();
    }
    answers.push(pdu.command_status);
    // It may have been brought twice, and be taken twice.
    if (pdu.command_status !== 0 || !queue.delete(message)) return;
    note({ done: message.key });
    tell({ taken: message.key });
  });
}

setInterval(() => queue.forEach(push), 100);
// What a kill came before.
submits.forEach(submit => { if (submit.asks) receipt(submit); });

function receipt(submit) {
  const id = how.idsInReceipts === 'hex' ? submit.number.toString(16).toUpperCase() : String(submit.number);
  for (let time = 1; time <= (how.receiptTwice ? 2 : 1); time++) {
    deliver(`receipt ${submit.number} ${time}`, {
      source_addr: submit.to,
      destination_addr: submit.from,
      esm_class: 4,
      short_message: `id:${id} sub:001 dlvrd:001 submit date:2611241200 done date:2611241201 stat:${how.receiptState} err:000 text:`,
    });
  }
}

function onSubmit(session, pdu) {
  if (how.throttle > 0) {
    how.throttle--;
    return session.send(pdu.response({ command_status: smpp.ESME_RTHROTTLED }));
  }
  if (how.refuse && pdu.destination_addr === how.refuse) {
    return session.send(pdu.response({ command_status: smpp.ESME_RINVDSTADR }));
  }
  const number = nextId;
  // Two numbers of one id: how it is told with the answer, and with the receipt.
  const id = how.idsInReceipts === 'decimal' ? number.toString(16).toUpperCase().padStart(8, '0') : String(number);
  const udh = (pdu.short_message.udh || [])[0];
  const submit = {
    number,
    from: pdu.source_addr,
    to: pdu.destination_addr,
    coding: pdu.data_coding,
    text: String(pdu.short_message.message),
    reference: udh ? udh[2] : null,
    total: udh ? udh[3] : null,
    part: udh ? udh[4] : null,
    asks: pdu.registered_delivery > 0,
    line: session.number,
  };
  note({ submit });
  take(submit);
  tell({ submit });
  const report = () => { if (how.receipts && submit.asks) receipt(submit); };
  if (how.dropAt > 0 && --how.dropAt === 0) {
    report();
    return session.destroy();
  }
  const answer = () => session.send(pdu.response({ message_id: id }));
  if (how.receiptFirst) {
    report();
    setTimeout(answer, 150);
  } else {
    setTimeout(() => { answer(); setTimeout(report, 20); }, how.holdMs);
  }
}

const pem = certificate && fs.readFileSync(certificate);
const centre = smpp.createServer(pem ? { key: pem, cert: pem } : {}, session => {
  session.number = ++sessionCount;
  session.on('error', () => {});
  session.on('close', () => sessions.delete(session));
  session.on('pdu', pdu => {
    if (pdu.command.startsWith('bind_') && !pdu.isResponse()) {
      if (pdu.password !== 'pass') return session.send(pdu.response({ command_status: smpp.ESME_RINVPASWD }));
      session.receives = pdu.command !== 'bind_transmitter';
      sessions.add(session);
      binds++;
      session.send(pdu.response({ system_id: 'centre' }));
    } else if (pdu.command === 'submit_sm') {
      onSubmit(session, pdu);
    } else if (pdu.command === 'enquire_link') {
      session.send(pdu.response());
    } else if (pdu.command === 'unbind') {
      sessions.delete(session);
      session.send(pdu.response());
      session.close();
    }
  });
});

// Also those whose TLS comes to nothing.
centre.on('connection', () => connections++);

const control = http.createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const given = body ? JSON.parse(body) : {};
  if (request.url === '/set') Object.assign(how, given);
  if (request.url === '/receipts') submits.forEach(receipt);
  if (request.url === '/cut') sessions.forEach(session => session.destroy());
  if (request.url === '/deliver') {
    const { key, ...fields } = given;
    deliver(key ?? `text ${known.size}`, fields);
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ submits, waiting: queue.size, answers, bound: sessions.size, binds, connections, brought }));
});

centre.listen(Number(port), '127.0.0.1', () => control.listen(0, '127.0.0.1', () =>
  tell({ smpp: centre.address().port, control: control.address().port })));
process.stdin.on('close', () => process.exit(0));
process.stdin.on('error', () => {});
process.stdin.resume();
