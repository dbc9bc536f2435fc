import { h } from '../shell/dom.js';
import { duration, named, number, t, when } from '../shell/words.js';

/** What waits, and how long the oldest has waited. */
export function queueCard({ measuredAt, queues }) {
  return h('section.card', { id: 'queues', 'aria-label': t('queues.title') },
    h('div.card-head', null, h('h2', null, t('queues.title')), h('p.hint', null, t('queues.at', { at: when(measuredAt, 'time') }))),
    h('dl.stats.queues', null, queues.map(queue => h(`div.stat${tone(queue)}`, { id: `queue-${queue.name}` },
      h('dt', null, named('queue', queue.name)),
      h('dd', null, number(queue.length)),
      h('dd.note', null, queue.length ? t('queues.oldest', { age: duration(queue.oldestSeconds) }) : t('queues.empty'))))));
}

function tone({ name, length, oldestSeconds }) {
  if (name.endsWith('-poison') && length > 0) return '.bad';
  return oldestSeconds > 60 ? '.warn' : '';
}
