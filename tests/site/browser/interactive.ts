/**
 * Elements that readers act on.
 *
 * @module
 */

/** Roles of elements that act by themselves, not as a part of a list, a menu or a grid. */
const ROLES = [
  "button",
  "link",
  "checkbox",
  "switch",
  "slider",
  "textbox",
  "combobox",
  "searchbox",
];

/** Selector of the elements that a reader acts on, whether or not the keyboard gets there. */
export const INTERACTIVE: string = [
  "a[href]",
  "area[href]",
  "button:enabled",
  "input:enabled:not([type=hidden])",
  "select:enabled",
  "textarea:enabled",
  "details > summary:first-of-type",
  "audio[controls]",
  "video[controls]",
  "iframe",
  "[contenteditable]:not([contenteditable=false])",
  "[tabindex]",
  ...ROLES.map((role) => `[role=${role}]:not([aria-disabled=true])`),
].map((selector) => `${selector}:not([tabindex^="-"], [inert], [inert] *)`).join(", ");
