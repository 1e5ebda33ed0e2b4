/**
 * Whether the browser can draw maps.
 *
 * @module
 */

import { PageError } from "../shared/page.ts";

/** WebGL is missing: the page goes on without the picture. */
export class NoWebGLError extends PageError {
  override name = "NoWebGLError";
}

/**
 * Makes sure of WebGL 2.
 *
 * @throws {NoWebGLError} If there is none.
 */
export function requireWebGL(): void {
  const context = document.createElement("canvas").getContext("webgl2");
  if (context) return context.getExtension("WEBGL_lose_context")?.loseContext();
  throw new NoWebGLError(
    "This picture needs WebGL 2, which the browser does not offer or has switched off. Lists and " +
      "charts work without it. To see it, switch on hardware acceleration in the browser's " +
      "settings, or open the page in another browser.",
  );
}
