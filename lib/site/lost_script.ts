/**
 * The script of the page for addresses that lead nowhere: hosts show it at any depth, so that it has
 * to find out where the site begins.
 *
 * @module
 */

/** Most folders that are tried. */
const MOST_FOLDERS = 20;

/**
 * Points the links of the page to the nearest folder above the address that has a file of the site.
 * Where there is none, as without a network, links stay as they are.
 *
 * @param probe Address of a style sheet of the site, from its root; its name changes with its
 * contents, so that no other site has it.
 */
export function lostScript(probe: string): string {
  return `let at=new URL(".",location.href);` +
    `for(let i=0;i<${MOST_FOLDERS};i++){let found=false;` +
    `try{const r=await fetch(new URL(${JSON.stringify(probe)},at),{method:"HEAD"});` +
    `found=r.ok&&/css/.test(r.headers.get("content-type"))}catch{}` +
    `if(found){for(const a of document.querySelectorAll("a[href]:not([href^='#'])"))` +
    `a.href=new URL(a.getAttribute("href"),at).href;break}` +
    `if(at.pathname==="/")break;at=new URL("..",at)}`;
}
