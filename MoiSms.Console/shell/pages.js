/** The pages in their order. `operator`: words of people, or changes, so the role operator is needed. */
export const pages = [
  { id: 'overview', icon: 'overview', load: () => import('../views/overview.js') },
  { id: 'not-understood', icon: 'question', operator: true, load: () => import('../views/not-understood.js') },
  { id: 'flags', icon: 'flag', operator: true, load: () => import('../views/flags.js') },
  { id: 'dead-letters', icon: 'letters', load: () => import('../views/dead-letters.js') },
  { id: 'pilot', icon: 'people', operator: true, load: () => import('../views/pilot.js') },
  { id: 'person', icon: 'person', operator: true, load: () => import('../views/person.js') },
  { id: 'settings', icon: 'settings', load: () => import('../views/settings.js') },
  { id: 'content', icon: 'content', load: () => import('../views/content.js') },
  { id: 'audit', icon: 'shield', operator: true, load: () => import('../views/audit.js') },
];
