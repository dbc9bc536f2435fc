import { get } from './api.js';
import { language, named } from './words.js';

let content = null;

/** What the running content knows: topics, areas, kinds, marks. Asked for once a visit; `fresh` asks again. */
export async function readContent(fresh = false) {
  content = fresh || !content ? await get('manage/content') : content;
  return content;
}

function titled(list, key, name, group) {
  const entry = list.find(candidate => candidate[key] === name);
  return entry?.[language] ?? named(group, name);
}

/** A topic in the reader's words: a service by its title in the content, everything else by the dictionary. */
export const topic = name => content ? titled(content.topics, 'topic', name, 'topic') : named('topic', name);
export const area = name => content ? titled(content.areas, 'area', name, 'area') : name;
export const point = name => named('point', name);
export const reason = name => named('noAnswer', name);

/** The topics for a list to choose from, sorted as the reader's language sorts. */
export const topicChoices = () => content.topics
  .map(entry => ({ name: entry.topic, words: topic(entry.topic) }))
  .sort((one, other) => one.words.localeCompare(other.words, language));
