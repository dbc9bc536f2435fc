/**
 * Makes an element: h('button.quiet', { type: 'button', onclick: save }, 'Save'). No text is ever read as HTML.
 * @param {string} tag a name with classes behind dots
 * @param {object} [attributes] "on…" = a listener, a property that is null or false is left out, true = an empty attribute
 */
export function h(tag, attributes, ...children) {
  const [name, ...classes] = tag.split('.');
  const made = document.createElement(name || 'div');
  if (classes.length > 0) made.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (key === 'value') made.value = value;
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return made;
}

const paths = {
  overview: 'M4 19V11M10 19V5M16 19v-6M21 19H3',
  question: 'M9.2 9a2.9 2.9 0 1 1 4 2.7c-.8.4-1.2 1-1.2 2M12 17h.01M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18',
  flag: 'M5 21V4M5 5h12l-2.5 4L17 13H5',
  letters: 'M4 6h16v12H4zM4 7l8 6 8-6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 20c0-3.3 2.7-5.5 6-5.5s6 2.2 6 5.5'
    + 'M16 4.5a3.3 3.3 0 0 1 0 6.3M17.5 14.8c2.1.7 3.5 2.6 3.5 5.2',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 21c0-3.9 3.1-6.5 7-6.5s7 2.6 7 6.5',
  settings: 'M4 7h8M16 7h4M4 17h3M11 17h9M14 7a2 2 0 1 0 0-.01M9 17a2 2 0 1 0 0-.01',
  content: 'M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4'
    + 'M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  out: 'M14 4H6v16h8M10 12h11M17.5 8.5L21 12l-3.5 3.5',
  refresh: 'M20 11a8 8 0 1 0-.7 4.5M20 5v6h-6',
  shield: 'M12 3l8 3v5.5c0 4.7-3.3 7.9-8 9.5-4.7-1.6-8-4.8-8-9.5V6zM8.8 12l2.3 2.3 4.2-4.5',
};

/** A line drawing that says nothing to a screen reader: the words beside it do. */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(space, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.classList.add('icon', `icon-${name}`);
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  drawing.append(path);
  return drawing;
}

/** Loads a script of this address once; resolves when it has run. */
export function script(address) {
  return scripts[address] ??= new Promise((resolve, reject) => document.head.append(
    h('script', { src: address, onload: resolve, onerror: () => { delete scripts[address]; reject(new Error(address)); } })));
}

const scripts = {};
