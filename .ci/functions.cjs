// Prints what a functions.metadata tells the host, one function a line, in the form of MoiSms.Tests/Functions/golden/functions.txt.
const { readFileSync } = require('node:fs');

function line({ name, bindings }) {
  const trigger = bindings.find((binding) => binding.type.endsWith('Trigger'));
  const output = bindings.find((binding) => binding.type === 'queue');
  switch (trigger.type) {
    case 'httpTrigger':
      return `${name}: http ${trigger.methods.join(' ')} ${trigger.route}, ${trigger.authLevel}`;
    case 'queueTrigger':
      return `${name}: ${queue(trigger)}${output ? ` -> ${queue(output)}` : ''}`;
    case 'timerTrigger':
      return `${name}: timer ${trigger.schedule}`;
    default:
      return `${name}: ${trigger.type}`;
  }
}

const queue = (binding) => `queue ${binding.queueName} in ${binding.connection}`;

console.log(JSON.parse(readFileSync(process.argv[2], 'utf8')).map(line).sort().join('\n'));
