const { SegmentedMessage } = require('sms-segments-calculator');
require('readline').createInterface({ input: process.stdin }).on('line', line => {
  const message = new SegmentedMessage(JSON.parse(line));
  console.log(message.segmentsCount + ' ' + message.encodingName);
});
