/**
 * What can be done on the other pages.
 *
 * @module
 */

import type { JSX } from "preact";
import { SITE_PAGES } from "../../pages.ts";

/** A link to each page but this one. */
export function PageCards(): JSX.Element {
  return (
    <section>
      <h2>Look closer</h2>
      <ul class="ways-on">
        {SITE_PAGES.slice(1).map(({ id, href, label, description }) => (
          <li key={id}>
            <a href={href}>{label}</a>
            <span>{description}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
