/**
 * The one script that stands in each page: it sets the theme before anything is drawn.
 *
 * @module
 */

/** Where the browser keeps the theme that was chosen. */
export const THEME_KEY = "patroliq-theme";

/** Sets `data-theme` to the theme that was chosen, if any was. */
export const THEME_SCRIPT = `try{const t=localStorage.getItem("${THEME_KEY}");` +
  `if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;
