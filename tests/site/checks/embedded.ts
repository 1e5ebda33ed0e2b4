/**
 * What files hold within their texts: pictures as data addresses, documents as attributes.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";

/** Pictures and documents within one another are read to this depth. */
const MAX_DEPTH = 4;

/**
 * A text with what is embedded in it in plain letters; of PNG pictures what they say beside their
 * pixels, and of all else that is base64 its bytes.
 *
 * @param text One character a byte.
 */
export function withEmbedded(text: string, depth = 0): string {
  if (depth === MAX_DEPTH || !/data:|srcdoc=/.test(text)) return text;
  const inner: string[] = [];
  const rest = text
    .replace(/data:([\w/+.-]*)(?:;[\w=-]+)*?;base64,([\w+/=%-]*)/g, (_, type, code) => {
      const bytes = Buffer.from(unescapeUri(code), "base64");
      inner.push(type === "image/png" ? pngTexts(bytes) : bytes.toString("latin1"));
      return `data:${type}`;
    })
    .replace(/data:([\w/+.-]*)(?:;[\w=-]+)*,([^"'\s)]*)/g, (_, type, code) => {
      inner.push(unescapeUri(code));
      return `data:${type}`;
    })
    .replace(/srcdoc=(?:"([^"]*)"|'([^']*)')/g, (_, double, single) => {
      inner.push(unescapeHtml(double ?? single));
      return "srcdoc";
    });
  return [rest, ...inner.map((each) => withEmbedded(each, depth + 1))].join("\n");
}

function unescapeUri(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

function unescapeHtml(text: string): string {
  return text.replace(/&(?:quot|#34|#x22);/gi, '"').replace(/&(?:apos|#39|#x27);/gi, "'")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** Texts of a PNG picture: its chunks tEXt, zTXt, iTXt and eXIf. */
function pngTexts(bytes: Buffer): string {
  const texts: string[] = [];
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (/^(?:tEXt|iTXt|eXIf)$/.test(kind)) texts.push(body.toString("latin1"));
    if (kind === "zTXt") {
      texts.push(inflateSync(body.subarray(body.indexOf(0) + 2)).toString("latin1"));
    }
    at += 12 + length;
  }
  return texts.join("\n");
}
