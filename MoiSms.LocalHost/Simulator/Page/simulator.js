import { word } from './words.js';

export const byId = id => document.getElementById(id);

/** Asks the simulator; null where it refuses or does not answer, which the page then says. */
export async function call(method, path, body) {
  try {
    const response = await fetch(path, {
      method, body: body && JSON.stringify(body), headers: body && { 'content-type': 'application/json' },
    });
    const answer = response.status === 204 ? {} : await response.json();
    complain(response.ok ? '' : answer.error);
    return response.ok ? answer : null;
  } catch {
    complain(word('unreachable'));
    return null;
  }
}

function complain(problem) {
  byId('problem').hidden = !problem;
  byId('problem').textContent = problem;
}

export function element(name, className, content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}

/** Numbers, ids and the like keep their own direction within Arabic. */
export function leftToRight(name, className, content) {
  const made = element(name, className, content);
  made.dir = 'ltr';
  return made;
}
