/**
 * A script that tells when another of the page could not be loaded, such as one that a later build of
 * the site has replaced: the page's own scripts do not run then, and cannot tell.
 *
 * @module
 */

const MESSAGE = "A part of this page could not be loaded. Reload it; if that does not help, the " +
  "site was changed meanwhile: empty the browser's cache of it.";

/**
 * Sets `data-state` to `failed` and says so in `#app`, in place of what is said to be loading there,
 * or ahead of all else on a page without it. A module that imports a missing one fails like this too.
 */
export const LOAD_SCRIPT = `addEventListener("error",({target:t})=>{` +
  `if(!(t instanceof HTMLScriptElement))return;const d=document,say=()=>{` +
  `if(d.documentElement.dataset.state==="failed")return;` +
  `d.documentElement.dataset.state="failed";` +
  `const p=d.createElement("p"),a=d.querySelector("#app")||d.querySelector("main");` +
  `p.className="message failed";p.setAttribute("role","alert");` +
  `p.textContent=${JSON.stringify(MESSAGE)};` +
  `for(const e of a.querySelectorAll(".loading,:scope>[role=status],:scope>progress"))` +
  `e.remove();a.prepend(p)};` +
  `d.readyState==="loading"?d.addEventListener("DOMContentLoaded",say):say()},true)`;
