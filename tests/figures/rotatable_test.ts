import assert from "node:assert/strict";
import { rotatable } from "lib/figures/rotatable.ts";
import { ROTATABLE_SCRIPT } from "lib/figures/rotatable_script.ts";

const ROWS = Array.from({ length: 1100 }, (_, i) => ({
  a: Math.cos(i) * i,
  b: Math.sin(i) * i,
  c: 3 * i,
  n: 1 + i,
  is: i % 3 === 0 ? "theft" : "battery",
  share: 0.5,
}));
const COLUMNS = { x: "a", y: "b", z: "c", n: "n", category: "is", share: "share" } as const;
const WORDS = {
  title: "A </script> spiral",
  subtitle: "2017",
  axes: ["one", "two", "three"] as const,
  source: "nowhere",
};
const FIGURE = rotatable(ROWS, { ...COLUMNS, ...WORDS });
const JSON_TEXT = /<script type="application\/json">(.*?)<\/script>/s.exec(FIGURE.html!)![1]!;

Deno.test("rotatable() is a picture of every point, and HTML under 150 kB with that picture", () => {
  assert.equal(FIGURE.marks, 1100);
  assert.equal(FIGURE.svg.match(/<circle/g)!.length, 1100);
  assert.ok(FIGURE.html!.length < 150_000, String(FIGURE.html!.length));
  const [, alt, base64] = /<img alt="([^"]*)".*?src="data:image\/svg\+xml;base64,([^"]*)"/s
    .exec(FIGURE.html!)!;
  assert.equal(atob(base64!), FIGURE.svg);
  assert.match(alt!, /^A &lt;\/script&gt; spiral\. 2017\. 1100 points in space/);
});

Deno.test("rotatable() loads nothing, and its title ends no script", () => {
  const withoutPicture = FIGURE.html!.replace(/src="data:[^"]+"/, "");
  assert.doesNotMatch(withoutPicture, /https?:|src=|@import|url\(/);
  assert.equal(withoutPicture.match(/<script/g)!.length, 2);
  assert.equal(withoutPicture.match(/<\/script>/g)!.length, 2);
  assert.equal(JSON.parse(JSON_TEXT).title, WORDS.title);
});

/** What the script does with the least of a page: circles drawn, listeners, buttons. */
function mount() {
  type Listen = (event: object) => void;
  type Part = Record<string, unknown> & { listeners: Map<string, Listen>; children: Part[] };
  let circles: number[][] = [];
  const brush = new Proxy({}, {
    get: (_, name) => (...input: number[]) => {
      if (name === "clearRect") circles = [];
      if (name === "arc") circles.push(input.slice(0, 3));
    },
    set: () => true,
  });
  const make = (tag: string): Part => {
    const listeners = new Map<string, Listen>();
    const children: Part[] = [];
    return {
      tag,
      listeners,
      children,
      style: {},
      attributes: {} as Record<string, string>,
      clientWidth: 688,
      setAttribute(name: string, value: string) {
        (this.attributes as Record<string, string>)[name] = value;
      },
      setPointerCapture: () => {},
      addEventListener: (type: string, listen: Listen) => listeners.set(type, listen),
      append: (...parts: Part[]) => children.push(...parts),
      replaceChildren: (...parts: Part[]) => children.splice(0, children.length, ...parts),
      getContext: () => brush,
      querySelector: () => ({ textContent: JSON_TEXT }),
    };
  };
  const root = make("div");
  const page = { currentScript: { closest: () => root }, createElement: make };
  new Function("document", ROTATABLE_SCRIPT)(page);
  const canvas = root.children.find(({ tag }) => tag === "canvas")!;
  const legend = root.children.find(({ children }) => children.length > 0)!;
  const fire = (type: string, event: object) =>
    canvas.listeners.get(type)!({ preventDefault: () => {}, ...event });
  return { circles: () => circles, fire, buttons: legend.children, status: root.children.at(-2)! };
}

Deno.test("the script of rotatable() draws every point, turns by keys and drag, and turns back", () => {
  const { circles, fire } = mount();
  const first = circles();
  assert.equal(first.length, 1100);
  assert.ok(first.every(([x, y]) => x! > 0 && x! < 688 && y! > 0 && y! < 500));
  fire("keydown", { key: "ArrowLeft" });
  const turned = circles();
  assert.notDeepEqual(turned, first);
  fire("pointerdown", { pointerId: 1, offsetX: 200, offsetY: 100 });
  fire("pointermove", { buttons: 1, offsetX: 240, offsetY: 110 });
  assert.notDeepEqual(circles(), turned);
  fire("keydown", { key: "0" });
  circles().forEach((circle, i) =>
    circle.forEach((value, at) => assert.ok(Math.abs(value - first[i]![at]!) < 1e-6))
  );
});

Deno.test("the script of rotatable() hides and shows a group, and tells what a point is", () => {
  const { circles, fire, buttons, status } = mount();
  const names = buttons.map(({ textContent }) => textContent);
  assert.deepEqual(names, ["battery", "theft"]);
  (buttons[1]!.onclick as () => void)();
  assert.equal(circles().length, ROWS.filter(({ is }) => is === "battery").length);
  assert.equal((buttons[1]!.attributes as Record<string, string>)["aria-pressed"], "false");
  (buttons[1]!.onclick as () => void)();
  assert.equal(circles().length, 1100);
  const [x, y] = circles().at(-1)!;
  fire("pointermove", { buttons: 0, offsetX: x, offsetY: y });
  assert.match(String(status.textContent), /^[\d,]+ incidents, 50 % of them (battery|theft)$/);
});

Deno.test("rotatable() of no rows says so, and refuses what is not finite", () => {
  assert.equal(rotatable([], { ...COLUMNS, ...WORDS } as never).marks, 0);
  const wrong = ROWS.map((row, i) => i === 5 ? { ...row, b: NaN } : row);
  assert.throws(() => rotatable(wrong, { ...COLUMNS, ...WORDS }), {
    name: "RangeError",
    message: /b must be a finite number, current value in row 5 is NaN/,
  });
});
