/**
 * Drawn SVG read back: elements, and where text stands.
 *
 * @module
 */

import assert from "node:assert/strict";
import { DOMParser } from "linkedom";
import type { Figure } from "lib/figures/figure.ts";
import { textWidth } from "lib/figures/text.ts";

/** An element with its attributes and children. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

interface Node {
  nodeType: number;
  localName: string;
  textContent: string;
  childNodes: Node[];
  attributes: { name: string; value: string }[];
}

/** Root element of an SVG document. */
export function readSvg(svg: string): Element {
  const document = new DOMParser().parseFromString(svg, "image/svg+xml") as unknown as {
    documentElement: Node;
  };
  const read = (node: Node): Element => ({
    name: node.localName,
    attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
    children: [...node.childNodes].filter(({ nodeType }) => nodeType === 1).map(read),
    text: node.textContent,
  });
  return read(document.documentElement);
}

/** All elements of a name, in order. */
export function allOf(root: Element, name: string): Element[] {
  return root.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allOf(child, name),
  ]);
}

/** The drawing of a figure without its headings and notes, in its own px. */
export function readDrawing(svg: string): Element {
  const drawing = readSvg(svg).children.find(({ name, attributes }) =>
    name === "g" && attributes.transform !== undefined
  )!;
  return { ...drawing, attributes: {} };
}

/**
 * Asserts that all text is at least 11 px, inside the picture, and none on another.
 */
export function assertReadable({ svg, width, height }: Figure): void {
  const root = readSvg(svg);
  const sizes = allOf(root, "text").map(({ attributes }) => Number(attributes["font-size"]));
  assert.ok(sizes.every((size) => size >= 11), String(sizes));
  const boxes = textBoxes(root);
  for (const box of boxes) {
    assert.ok(box.left >= 0 && box.right <= width, `${box.text}: ${box.left} to ${box.right}`);
    assert.ok(box.top >= 0 && box.bottom <= height, `${box.text}: ${box.top} to ${box.bottom}`);
  }
  boxes.forEach((a, i) =>
    boxes.slice(i + 1).forEach((b) => {
      const beside = a.right <= b.left || b.right <= a.left;
      assert.ok(
        beside || a.bottom <= b.top + 1 || b.bottom <= a.top + 1,
        `"${a.text}" on "${b.text}"`,
      );
    })
  );
}

/** A rectangle that text fills, px. */
export interface TextBox {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where each line of text stands, by the advances of Inter. */
export function textBoxes(root: Element, x = 0, y = 0): TextBox[] {
  const moved = /^translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(root.attributes.transform ?? "");
  const inner = root.name === "svg" ? root.attributes : {};
  const originX = x + Number(moved?.[1] ?? inner.x ?? 0);
  const originY = y + Number(moved?.[2] ?? inner.y ?? 0);
  if (root.name === "text") {
    const { "font-size": size, "font-weight": weight, "text-anchor": anchor } = root.attributes;
    const width = textWidth(root.text, Number(size), weight === "600" ? 600 : 400);
    const at = originX + Number(root.attributes.x ?? 0);
    const left = anchor === "middle" ? at - width / 2 : anchor === "end" ? at - width : at;
    const base = originY + Number(root.attributes.y ?? 0);
    const [top, bottom] = [base - 0.75 * Number(size), base + 0.2 * Number(size)];
    return [{ text: root.text, left, right: left + width, top, bottom }];
  }
  return root.children.flatMap((child) => textBoxes(child, originX, originY));
}
