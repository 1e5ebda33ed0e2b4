/**
 * The way through a page by the Tab key.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { CDPSession, Page } from "playwright-core";
import { INTERACTIVE } from "./interactive.ts";

/** An element that the Tab key leads to. */
export interface Stop {
  /** Role and name as Chromium has them for screen readers. */
  role: string;
  name: string;
  /** Tag and id or classes, for messages. */
  element: string;
  /** Whether the page looks different around the element while it has the focus. */
  isIndicated: boolean;
}

/** What the Tab key has led to. */
export interface TabRound {
  /** Every element once, in order. */
  stops: Stop[];
  /**
   * How it ended: the focus has left the page and begun anew, it goes round without ever leaving
   * the page, or there were more stops than keys pressed.
   */
  end: "left" | "trapped" | "unfinished";
  /** Elements to act on that are shown but were no stop, as tag and id or classes. */
  missed: string[];
}

/** Keys that the parts of one element may take: the fields of a date, the buttons of a player. */
const MOST_PARTS = 8;

/** Elements that are several stops in one. */
const WITH_PARTS = "input[type=date], input[type=time], input[type=month], input[type=week], " +
  "input[type=datetime-local], audio, video, iframe";

/** Elements of the same tag and classes that are looked at; further ones have the same style. */
const LOOKED_AT = 4;

/** CSS pixels around an element in which its focus may be shown. */
const MARGIN = 8;

/**
 * Presses the Tab key until the focus has been everywhere. Each stop loses the focus for a moment,
 * to see the difference.
 *
 * @param n Most keys to press.
 */
export async function tabThrough(page: Page, n: number): Promise<TabRound> {
  const session = await page.context().newCDPSession(page);
  try {
    const stops = new Map<number, Stop>();
    const alike = new Map<string, number>();
    let end: TabRound["end"] = "unfinished";
    let hasLeft = false;
    let last: number | undefined;
    let nSame = 0;
    for (let key = 0; key < n && end === "unfinished"; key++) {
      await page.keyboard.press("Tab");
      const focused = await findFocused(session);
      const id = focused?.id;
      nSame = id === last ? nSame + 1 : 0;
      last = id;
      if (!focused) {
        hasLeft = true;
        if (nSame > 0) end = "left"; // There is nothing to stop at.
      } else if (!stops.has(focused.id)) {
        const nth = (alike.get(focused.element) ?? 0) + 1;
        alike.set(focused.element, nth);
        stops.set(focused.id, await describe(page, session, focused, nth <= LOOKED_AT));
      } else if (nSame === 0 || nSame > MOST_PARTS || !focused.hasParts) {
        const [first] = stops.keys();
        end = hasLeft && focused.id === first ? "left" : "trapped";
      }
    }
    return { stops: [...stops.values()], end, missed: await findMissed(session, stops) };
  } finally {
    await session.detach();
  }
}

/** Asserts that the Tab key leads everywhere and out again, and that each stop shows and has a name. */
export async function assertKeyboard(page: Page, n = 200): Promise<void> {
  const { stops, end, missed } = await tabThrough(page, n);
  const way = stops.map(({ role, name }) => `${role} “${name}”`).join(", ");
  assert.equal(end, "left", `${page.url()}: the Tab key is ${end} after ${way}`);
  assert.deepEqual(missed, [], `${page.url()}: the Tab key does not reach ${missed.join(", ")}`);
  for (const { name, element, isIndicated } of stops) {
    assert.ok(name, `${page.url()}: ${element} has no name`);
    assert.ok(isIndicated, `${page.url()}: nothing shows that ${element} “${name}” has the focus`);
  }
}

/** An element in the browser. */
interface Found {
  /** Number that stays the element's own while the page changes. */
  id: number;
  objectId: string;
  element: string;
  hasParts: boolean;
}

/** The element that has the focus, or undefined where it is the page itself. */
async function findFocused(session: CDPSession): Promise<Found | undefined> {
  const [found] = await find(session, () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element && element !== document.body && element !== document.documentElement
      ? [element]
      : [];
  });
  return found;
}

/** Elements that the reader should come to by keyboard and did not. */
async function findMissed(session: CDPSession, stops: Map<number, Stop>): Promise<string[]> {
  const found = await find(session, (selector: string) => {
    const scope = [...document.querySelectorAll(":modal")].at(-1) ?? document;
    const elements = [...scope.querySelectorAll(selector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true })
    );
    // Of the radio buttons of a group, the keyboard comes to one.
    const groupOf = (element: Element) =>
      element instanceof HTMLInputElement && element.type === "radio" ? element.name : "";
    return elements.filter((element) => {
      const group = elements.filter((each) => groupOf(each) && groupOf(each) === groupOf(element));
      const checked = group.find((each) => (each as HTMLInputElement).checked);
      return group.length === 0 || element === (checked ?? group[0]);
    });
  }, INTERACTIVE);
  return found.filter(({ id }) => !stops.has(id)).map(({ element }) => element);
}

/** Elements that a function in the page gives. */
async function find<Args extends string[]>(
  session: CDPSession,
  inPage: (...args: Args) => Element[],
  ...args: Args
): Promise<Found[]> {
  const expression = `(${inPage})(${args.map((arg) => JSON.stringify(arg)).join(", ")})`;
  const { result: list } = await session.send("Runtime.evaluate", { expression });
  const { result: items } = await session.send("Runtime.getProperties", {
    objectId: list.objectId!,
    ownProperties: true,
  });
  const objectIds = items.filter(({ name }) => /^\d+$/.test(name)).map(({ value }) =>
    value!.objectId!
  );
  return await Promise.all(objectIds.map(async (objectId) => {
    const { node } = await session.send("DOM.describeNode", { objectId });
    const { result } = await session.send("Runtime.callFunctionOn", {
      objectId,
      functionDeclaration: `function () {
        const { id, classList } = this;
        const rest = id ? ["#" + id] : [...classList].map((each) => "." + each);
        const hasParts = this.matches(${JSON.stringify(WITH_PARTS)});
        return { element: this.localName + rest.join(""), hasParts };
      }`,
      returnByValue: true,
    });
    return { id: node.backendNodeId, objectId, ...result.value };
  }));
}

async function describe(
  page: Page,
  session: CDPSession,
  found: Found,
  isLookedAt: boolean,
): Promise<Stop> {
  const { nodes } = await session.send("Accessibility.getPartialAXTree", {
    objectId: found.objectId,
    fetchRelatives: false,
  });
  return {
    role: nodes[0]?.role?.value ?? "",
    name: String(nodes[0]?.name?.value ?? "").replace(/\s+/g, " ").trim(),
    element: found.element,
    isIndicated: !isLookedAt || await isIndicated(page, session, found),
  };
}

/** Whether the surroundings of an element look different with the focus and without it. */
async function isIndicated(page: Page, session: CDPSession, found: Found): Promise<boolean> {
  const call = async (functionDeclaration: string) => {
    const { objectId } = found;
    const options = { objectId, functionDeclaration, returnByValue: true };
    return (await session.send("Runtime.callFunctionOn", options)).result.value;
  };
  const clip = await call(`function () {
    const shown = [this, ...this.labels ?? []].map((each) => each.getBoundingClientRect())
      .filter(({ width, height }) => width > 2 && height > 2);
    const boxes = shown.length > 0 ? shown : [this.parentElement.getBoundingClientRect()];
    const left = Math.max(0, Math.min(...boxes.map((box) => box.left)) - ${MARGIN});
    const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) - ${MARGIN});
    const right = Math.min(innerWidth, Math.max(...boxes.map((box) => box.right)) + ${MARGIN});
    const bottom = Math.min(innerHeight, Math.max(...boxes.map((box) => box.bottom)) + ${MARGIN});
    return { x: left, y: top, width: right - left, height: bottom - top };
  }`);
  if (clip.width < 1 || clip.height < 1) return false;
  const picture = () => page.screenshot({ clip, animations: "disabled", caret: "hide" });
  const focused = await picture();
  await call("function () { this.blur(); }");
  const plain = await picture();
  await call("function () { this.focus({ preventScroll: true }); }");
  return !focused.equals(plain);
}
