import { h, icon } from './dom.js';
import { language, t } from './words.js';
import { pages } from './pages.js';

/**
 * What stands around every page: the side with the pages, and the bar above with the service's state.
 * @param {object} me who is signed in, from the service
 * @param {object} acts { signOut, setLanguage, setTheme }
 */
export function frame(me, acts) {
  const main = h('main.main', { id: 'main', tabindex: -1 });
  const links = pages.filter(page => !page.operator || me.isOperator).map(page => h('li', null,
    h('a', { href: `#/${page.id}`, id: `go-${page.id}`, 'data-page': page.id }, icon(page.icon), h('span', null, t(`page.${page.id}`)))));
  const side = h('nav.side', { id: 'side', 'aria-label': t('app.pages') },
    h('div.brand', null, h('span.mark', null, icon('shield')),
      h('span.brand-words', null, h('b', null, t('app.name')), h('small', null, t('app.owner')))),
    h('ul.pages', null, links),
    h('div.who', null,
      h('b', { id: 'who' }, h('bdi', null, me.name)),
      h('small', null, t(me.isOperator ? 'role.operator' : 'role.viewer')),
      h('button.quiet.small', { type: 'button', id: 'sign-out', onclick: acts.signOut }, icon('out'), t('signIn.out'))));
  const shade = h('div.shade', { hidden: true, onclick: () => drawer(false) });
  const menu = h('button.tool.only-narrow', {
    type: 'button', id: 'menu', 'aria-label': t('app.menu'), 'aria-expanded': 'false', 'aria-controls': 'side',
    onclick: () => drawer(!side.classList.contains('open')),
  }, icon('menu'));

  // On a narrow screen the side is a drawer: it takes the focus, and gives it back.
  function drawer(open) {
    if (open === side.classList.contains('open')) return;
    side.classList.toggle('open', open);
    shade.hidden = !open;
    menu.setAttribute('aria-expanded', open);
    main.inert = open;
    if (open) side.querySelector('a').focus();
    else menu.focus();
  }

  side.addEventListener('keydown', event => { if (event.key === 'Escape') drawer(false); });
  const state = h('div.state', { id: 'state', role: 'status' });
  const root = h('div.frame', null,
    h('a.skip', { href: '#main', onclick: event => { event.preventDefault(); main.focus(); } }, t('app.skip')),
    side, shade,
    h('div.column', null,
      h('header.bar', null, menu, state, h('span.gap'), themeButton(acts), languageButton(acts)),
      main));
  return {
    root,
    main,
    /** After the address changed. */
    show(id) {
      side.classList.contains('open') && drawer(false);
      for (const link of side.querySelectorAll('a[data-page]')) {
        if (link.dataset.page === id) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
    /** The chips above: which environment, which phase. */
    setState(environment, phase, words) {
      state.replaceChildren(
        environment ? h('span.chip', null, h('bdi', null, environment)) : '',
        h(`span.chip.phase-${phase}`, { id: 'phase-chip' }, words));
    },
  };
}

export function languageButton(acts) {
  const other = language === 'ar' ? 'en' : 'ar';
  return h('button.tool.words', { type: 'button', id: 'language', lang: other, onclick: () => acts.setLanguage(other) },
    other === 'en' ? 'English' : 'عربي');
}

export function themeButton(acts) {
  return h('button.tool', { type: 'button', id: 'theme', 'aria-label': t('app.theme'), onclick: acts.setTheme },
    icon('moon'), icon('sun'));
}
