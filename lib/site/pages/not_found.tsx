/**
 * What is shown for an address that the site does not have.
 *
 * @module
 */

import type { JSX } from "preact";
import { SITE_PAGES } from "../pages.ts";

/** A way on from an address that leads nowhere. */
export function NotFound(): JSX.Element {
  return (
    <>
      <h1>There is no such page</h1>
      <p>The site may have been built anew since the link was made. It has these pages:</p>
      <ul>
        {SITE_PAGES.map(({ href, label, description }) => (
          <li key={href}>
            <a href={href}>{label}</a>: {description}
          </li>
        ))}
      </ul>
      <noscript>
        <p>
          Without JavaScript these links hold for addresses in the site's own folder alone. If they
          lead nowhere, shorten the address to that folder.
        </p>
      </noscript>
    </>
  );
}
