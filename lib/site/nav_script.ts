/**
 * A script behind the navigation: where it is wider than the screen it begins at the page's own
 * entry, before anything is drawn.
 *
 * @module
 */

/** Moves the list of pages to the current one. */
export const NAV_SCRIPT = `{const n=document.querySelector("header nav"),` +
  `a=n.querySelector("[aria-current]");if(a){const o=n.getBoundingClientRect(),` +
  `i=a.getBoundingClientRect();n.scrollLeft+=i.left-o.left-(o.width-i.width)/2}}`;
