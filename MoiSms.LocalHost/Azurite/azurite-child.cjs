// Runs Azurite in a process that ends with its parent: stdin closes when the parent is gone, however it went,
// and Azurite then saves and closes. Usage: node azurite-child.cjs <azurite.js> [azurite's own flags]
'use strict';

// Ctrl-C reaches the whole process group. The host drains first and closes stdin when it is done.
process.on('SIGINT', () => {});
const once = process.once.bind(process);
process.once = (event, listener) => (event === 'SIGINT' ? process : once(event, listener));

const servers = new Set();
const http = require('http');
const listen = http.Server.prototype.listen;
http.Server.prototype.listen = function (...args) {
  servers.add(this);
  return listen.apply(this, args);
};

process.stdin.on('error', () => {});
process.stdin.on('close', () => {
  process.emit('SIGTERM');
  // Idle keep-alive connections would hold a closing server for minutes.
  for (const server of servers) server.closeAllConnections();
});
process.stdin.resume();

const [azurite] = process.argv.splice(2, 1);

// Azurite with three costs less, unless it is to run as it is. What is changed here must be found as it was in 3.35.
if (!process.env.MOISMS_AZURITE_AS_IT_IS) {
  const [fs, path] = [require('fs'), require('path')];
  const changed = (what) => {
    console.error(`it ${what} in another way than azurite-child.cjs knows.`);
    process.exit(1);
  };

  // 1. With each dequeue and delete it looks for expired messages in all queues: most of its time under a backlog. Once a second for each
  // queue is enough; its callers have checked the queue.
  const store = require(path.join(azurite, '../queue/persistence/LokiQueueMetadataStore.js')).default.prototype;
  const clear = store.clearExpiredMessages;
  if (typeof clear !== 'function' || clear.length !== 3) changed('clears expired messages');
  const cleared = new Map();
  store.clearExpiredMessages = async function (account, queue, context) {
    const [key, now] = [`${account}/${queue}`, Date.now()];
    if (now - (cleared.get(key) ?? 0) < 1000) return;
    cleared.set(key, now);
    await clear.call(this, account, queue, context);
  };

  // 2. It waits for the disk with each message. That keeps nothing: the list of messages itself is only written every 5 s.
  const extents = fs.readFileSync(path.join(azurite, '../common/persistence/FSExtentStore.js'), 'utf8');
  if (!extents.includes('.fdatasync)(fd, err =>')) changed('waits for the disk');
  fs.fdatasync = (_, done) => process.nextTick(done, null);

  // 3. Once a minute it removes the bodies of deleted messages, each in a way that has the index of all sorted anew for the next one:
  // nobody was answered for 40 seconds after 5000 messages in memory. Removed by themselves they leave the index as it is.
  const bodies = require(path.join(azurite, '../common/persistence/LokiExtentMetadataStore.js')).default.prototype;
  if (!String(bodies.deleteExtent).includes('return coll.findAndRemove({ id: extentId })')) changed('removes bodies');
  bodies.deleteExtent = async function (id) {
    const all = this.db.getCollection(this.EXTENTS_COLLECTION);
    const body = all.findOne({ id });
    if (body) all.remove(body);
  };
}

require(azurite);
