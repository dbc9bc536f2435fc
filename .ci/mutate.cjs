// Prints what survived in a report of Stryker.NET, and each room's share of changes that tests noticed; exit 1 under 85 of 100.
const { files } = JSON.parse(require('node:fs').readFileSync(process.argv[2], 'utf8'));
const rooms = {};
for (const [path, file] of Object.entries(files)) {
  const name = path.replace(/^.*MoiSms\.Core\//, '');
  for (const { status, location, replacement } of file.mutants) {
    const killed = status === 'Killed' || status === 'Timeout';
    if (!killed && status !== 'Survived' && status !== 'NoCoverage') continue;
    const room = (rooms[name.split('/')[0]] ??= { killed: 0, all: 0 });
    room.all++;
    if (killed) room.killed++;
    else console.log(`${name}:${location.start.line} ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`);
  }
}
for (const [room, { killed, all }] of Object.entries(rooms)) {
  const share = (100 * killed) / all;
  console.log(`${room}: ${killed} of ${all} killed, ${share.toFixed(1)} %`);
  if (share < 85) process.exitCode = 1;
}
