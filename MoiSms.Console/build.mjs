// Makes the folder that a static host serves: the page, its libraries, and the settings of one environment.
//   node MoiSms.Console/build.mjs --out <folder> --api https://<app>.azurewebsites.net/api/ \
//     --tenant <tenant id> --client <client id> --scope api://<app registration>/.default
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const kinds = ['out', 'api', 'tenant', 'client', 'scope'];
const { values } = parseArgs({ options: Object.fromEntries(kinds.map(kind => [kind, { type: 'string' }])) });
const missing = kinds.filter(kind => !values[kind]);
if (missing.length > 0) {
  console.error(`Missing: ${missing.map(kind => `--${kind}`).join(' ')}. See the head of build.mjs.`);
  process.exit(1);
}

const { out, api, tenant, client, scope } = values;
for (const part of ['index.html', 'app.js', 'icon.svg', 'css', 'shell', 'views', 'words']) {
  await cp(join(here, part), join(out, part), { recursive: true });
}

await mkdir(join(out, 'lib'), { recursive: true });
for (const [name, source] of Object.entries(JSON.parse(await readFile(join(here, 'libraries.json'), 'utf8')))) {
  await cp(join(here, '..', 'node_modules', source), join(out, 'lib', name));
}

await writeFile(join(out, 'config.json'), JSON.stringify({ api: api.endsWith('/') ? api : `${api}/`, tenant, client, scope }, null, 2));
const hosting = JSON.parse(await readFile(join(here, 'staticwebapp.config.json'), 'utf8'));
const policy = 'Content-Security-Policy';
const reached = `connect-src 'self' ${new URL(api).origin} https://login.microsoftonline.com`;
hosting.globalHeaders[policy] = hosting.globalHeaders[policy].replace("connect-src 'self'", reached);
await writeFile(join(out, 'staticwebapp.config.json'), JSON.stringify(hosting, null, 2));
console.log(`The console for ${api} is in ${out}.`);
