/**
 * What makes a page hard to use on a phone.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { INTERACTIVE } from "./interactive.ts";

/** Width and height of the smallest target in CSS pixels (WCAG 2.2, 2.5.8). */
const LEAST_TARGET = 24;

/** Height of the smallest letters in CSS pixels, as they are shown. */
const LEAST_TEXT = 12;

/**
 * What does not fit a narrow window, one line each: a page that scrolls sideways, text below 12
 * pixels, and targets below 24 × 24 pixels, except links within a line of text and parts that are
 * not shown. Stricter than WCAG, which lets a small target pass where enough space is around it.
 */
export async function checkNarrow(page: Page): Promise<string[]> {
  const width = page.viewportSize()?.width;
  return await page.evaluate(findNarrowProblems, {
    width: width ?? null,
    interactive: INTERACTIVE,
    leastTarget: LEAST_TARGET,
    leastText: LEAST_TEXT,
  });
}

/** Asserts that a page fits a narrow window. */
export async function assertNarrow(page: Page): Promise<void> {
  const problems = await checkNarrow(page);
  assert.deepEqual(problems, [], `${page.url()}\n${problems.join("\n")}`);
}

interface Limits {
  width: number | null;
  interactive: string;
  leastTarget: number;
  leastText: number;
}

/** Runs in the page. */
function findNarrowProblems({ width, interactive, leastTarget, leastText }: Limits): string[] {
  const round = (value: number) => Math.round(10 * value) / 10;
  const name = (element: Element) => {
    const id = element.id && `#${element.id}`;
    const classes = id ? "" : [...element.classList].map((each) => `.${each}`).join("");
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
    return `${element.localName}${id}${classes} “${text.replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  /** Shown, and not one of the texts for screen readers that are clipped to a pixel or moved off. */
  const isShown = (element: Element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const { width, height, right, bottom } = element.getBoundingClientRect();
    return width > 1 && height > 1 && right + scrollX > 0 && bottom + scrollY > 0;
  };
  const root = document.scrollingElement ?? document.documentElement;
  const scrollsByItself = (element: Element) => {
    for (let each = element.parentElement; each && each !== root; each = each.parentElement) {
      if (each !== document.body && getComputedStyle(each).overflowX !== "visible") return true;
    }
    return false;
  };

  const findWide = () => {
    if (width !== null && root.clientWidth > width) {
      return [`the page is laid out for ${root.clientWidth} px, not ${width}: no viewport is set`];
    }
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) =>
      isShown(element) && element.getBoundingClientRect().right > root.clientWidth + 0.5 &&
      !scrollsByItself(element)
    );
    const inner = wide.filter((element) => !wide.some((each) => each.parentElement === element));
    return [
      `the page scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth}`,
      ...inner.slice(0, 5).map((element) =>
        `  up to ${round(element.getBoundingClientRect().right)} px: ${name(element)}`
      ),
    ];
  };

  const findSmallText = () => {
    const sizes = new Map<Element, number>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.nodeValue?.trim() || sizes.has(element) || !isShown(element)) continue;
      const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM()?.d ?? 1 : 1;
      sizes.set(element, parseFloat(getComputedStyle(element).fontSize) * Math.abs(scale));
    }
    return [...sizes].filter(([, size]) => size < leastText - 0.05)
      .map(([element, size]) => `text of ${round(size)} px: ${name(element)}`);
  };

  /** A link that stands in a line with other words. */
  const isWithinText = (element: Element) => {
    if (!element.matches("a, [role=link]")) return false;
    if (getComputedStyle(element).display !== "inline") return false;
    let block: Element = element;
    while (block.parentElement && getComputedStyle(block).display.startsWith("inline")) {
      block = block.parentElement;
    }
    let rest = "";
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(interactive)) rest += node.nodeValue;
    }
    return /[\p{L}\p{N}]/u.test(rest);
  };

  /** Width and height of what reacts to a finger: a box with its labels is one target. */
  const targetOf = (element: Element) => {
    const labels = element instanceof HTMLInputElement ? [...element.labels ?? []] : [];
    const boxes = [element, ...labels].map((each) => each.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    return {
      width: Math.max(...boxes.map((box) => box.right)) - left,
      height: Math.max(...boxes.map((box) => box.bottom)) - top,
    };
  };

  const findSmallTargets = () =>
    [...document.querySelectorAll(interactive)]
      .filter((element) => isShown(element) && !isWithinText(element))
      .map((element) => ({ element, ...targetOf(element) }))
      .filter(({ width, height }) => Math.min(width, height) < leastTarget - 0.05)
      .map(({ element, width, height }) =>
        `target of ${round(width)} × ${round(height)} px: ${name(element)}`
      );

  return [...findWide(), ...findSmallText(), ...findSmallTargets()];
}
