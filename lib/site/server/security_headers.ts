/** What the site asks nobody for. */
const PERMISSIONS = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
];

/**
 * The headers that every response carries, whatever its status.
 *
 * @param policy Value of `Content-Security-Policy`.
 *
 * @example Nobody may guess types
 * ```ts
 * import assert from "node:assert/strict";
 * import { securityHeaders } from "lib/site/server/security_headers.ts";
 * assert.equal(securityHeaders("default-src 'none'")["X-Content-Type-Options"], "nosniff");
 * ```
 */
export function securityHeaders(policy: string): Record<string, string> {
  return {
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS.map((name) => `${name}=()`).join(", "),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
  };
}
