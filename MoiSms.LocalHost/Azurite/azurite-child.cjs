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
require(azurite);
