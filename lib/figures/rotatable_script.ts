/**
 * The script that lets a reader turn a figure: it takes the place of the picture where it may run.
 *
 * @module
 */

import { dotRadius, placePoint, type Viewpoint } from "./rotation.ts";

/** What the script is told, as JSON beside the picture. */
export interface RotatableData {
  title: string;
  subtitle: string;
  /** The figure in words. */
  alt: string;
  notes: string[];
  /** What a point is, such as "incidents". */
  unit: string;
  axes: string[];
  groups: { name: string; color: string }[];
  /** Six whole numbers a point: three coordinates in -1000 .. 1000, count, percent, group. */
  points: number[];
  view: Viewpoint;
}

/** Least of a document that the script needs. */
interface Page {
  currentScript: { closest(selector: string): Part | null } | null;
  querySelector(selector: string): Part | null;
  createElement(tag: string): Part;
}

interface Part {
  textContent: string | null;
  style: { cssText: string };
  width: number;
  height: number;
  tabIndex: number;
  clientWidth: number;
  onclick: (() => void) | null;
  append(...parts: Part[]): void;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): Part | null;
  replaceChildren(...parts: Part[]): void;
  addEventListener(type: string, listen: (event: Gesture) => void): void;
  setPointerCapture(id: number): void;
  getContext(kind: "2d"): Brush;
}

interface Gesture {
  key: string;
  buttons: number;
  pointerId: number;
  offsetX: number;
  offsetY: number;
  preventDefault(): void;
}

interface Brush {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  font: string;
  scale(x: number, y: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
}

/** Puts a canvas that turns into the place of a picture. Runs in the reader's browser. */
function mountRotatable(
  page: Page,
  placeIn: typeof placePoint,
  radiusOf: typeof dotRadius,
): void {
  const root = page.currentScript?.closest(".rotatable") ?? page.querySelector(".rotatable");
  const source = root?.querySelector("script[type='application/json']")?.textContent;
  if (!root || !source) return;
  const data: RotatableData = JSON.parse(source);
  const [width, height, density] = [688, 500, 2];
  const count = data.points.length / 6;
  const at = (point: number, field: number) => data.points[6 * point + field] as number;
  const view = { ...data.view };
  const hidden = new Set<number>();
  const make = (tag: string, text: string, css: string) => {
    const part = page.createElement(tag);
    part.textContent = text;
    part.style.cssText = css;
    return part;
  };
  const canvas = make("canvas", "", "width:100%;display:block;cursor:grab;touch-action:none");
  canvas.width = width * density;
  canvas.height = height * density;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", `${data.alt} Arrow keys turn it, 0 turns it back.`);
  const status = make("p", "", "margin:4px 0;min-height:1.4em;font-size:12.5px");
  status.setAttribute("aria-live", "polite");
  const hint =
    "Drag or use the arrow keys to turn, 0 turns back; point at a dot to read it. Names hide and show.";
  status.textContent = hint;
  const brush = canvas.getContext("2d");
  brush.scale(density, density);
  const most = Array.from({ length: count }, (_, p) => at(p, 3)).reduce((a, b) => a > b ? a : b, 1);
  let shown: { point: number; x: number; y: number; near: number }[] = [];
  const place = (x: number, y: number, z: number) => {
    const { x: right, y: down, near } = placeIn(x, y, z, view);
    return { x: width / 2 + right, y: height / 2 + down, near };
  };
  const draw = () => {
    brush.clearRect(0, 0, width, height);
    brush.font = "12px Inter, 'Segoe UI', Arial, sans-serif";
    brush.strokeStyle = "#8b959f";
    brush.lineWidth = 1;
    const names: { name: string; x: number; y: number }[] = [];
    data.axes.forEach((name, axis) => {
      const end = (size: number) =>
        place(...[0, 1, 2].map((a) => a === axis ? size : 0) as [number, number, number]);
      const [from, to] = [end(-1050), end(1050)];
      brush.beginPath();
      brush.moveTo(from.x, from.y);
      brush.lineTo(to.x, to.y);
      brush.stroke();
      names.push({ name, x: to.x + 4, y: to.y - 4 });
    });
    shown = Array.from(
      { length: count },
      (_, point) => ({ point, ...place(at(point, 0), at(point, 1), at(point, 2)) }),
    )
      .filter(({ point }) => !hidden.has(at(point, 5)))
      .sort((a, b) => a.near - b.near);
    brush.strokeStyle = "#ffffff";
    brush.lineWidth = 0.5;
    for (const { point, x, y } of shown) {
      brush.fillStyle = (data.groups[at(point, 5)] as { color: string }).color;
      brush.beginPath();
      brush.arc(x, y, radiusOf(at(point, 3), most), 0, 2 * Math.PI);
      brush.fill();
      brush.stroke();
    }
    brush.lineWidth = 3;
    brush.fillStyle = "#59636e";
    for (const { name, x, y } of names) {
      brush.strokeText(name, x, y);
      brush.fillText(name, x, y);
    }
  };
  const turn = (right: number, up: number) => {
    view.yaw += right;
    view.pitch = Math.max(-1.5, Math.min(1.5, view.pitch + up));
    draw();
  };
  let last = { x: 0, y: 0 };
  const tell = (x: number, y: number) => {
    const scale = width / canvas.clientWidth;
    let nearest: number | undefined;
    let least = 144;
    for (const each of shown) {
      const [right, down] = [each.x - x * scale, each.y - y * scale];
      const square = right * right + down * down;
      if (square > least) continue;
      least = square;
      nearest = each.point;
    }
    if (nearest === undefined) {
      status.textContent = hint;
      return;
    }
    const { name } = data.groups[at(nearest, 5)] as { name: string };
    const n = at(nearest, 3).toLocaleString("en-US");
    status.textContent = `${n} ${data.unit}, ${at(nearest, 4)} % of them ${name}`;
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = { x: event.offsetX, y: event.offsetY };
    tell(event.offsetX, event.offsetY);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!event.buttons) return tell(event.offsetX, event.offsetY);
    turn((event.offsetX - last.x) / 150, (event.offsetY - last.y) / 150);
    last = { x: event.offsetX, y: event.offsetY };
  });
  canvas.addEventListener("keydown", (event) => {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-0.1, 0],
      ArrowRight: [0.1, 0],
      ArrowUp: [0, -0.1],
      ArrowDown: [0, 0.1],
      0: [data.view.yaw - view.yaw, data.view.pitch - view.pitch],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    turn(...step);
  });
  const legend = make("div", "", "display:flex;flex-wrap:wrap;gap:4px 8px;margin:6px 0");
  data.groups.forEach(({ name, color }, group) => {
    const button = make("button", name, "");
    const update = () => {
      const on = !hidden.has(group);
      button.style.cssText =
        `font-size:12.5px;line-height:1.4;font-family:inherit;color:#1b1f24;background:#fff;cursor:pointer;padding:3px 8px;border:1px solid #8b959f;border-left:12px solid ${color};border-radius:3px;opacity:${
          on ? 1 : 0.5
        };text-decoration:${on ? "none" : "line-through"}`;
      button.setAttribute("aria-pressed", String(on));
    };
    button.onclick = () => {
      if (!hidden.delete(group)) hidden.add(group);
      update();
      draw();
    };
    update();
    legend.append(button);
  });
  root.replaceChildren(
    make("p", data.title, "font-size:19px;font-weight:600;margin:0 0 2px"),
    make("p", data.subtitle, "font-size:13.5px;color:#59636e;margin:0 0 8px"),
    legend,
    canvas,
    status,
    ...data.notes.map((note) => make("p", note, "font-size:11.5px;color:#59636e;margin:2px 0")),
  );
  draw();
}

/** The script, complete in itself; pages that allow no other scripts know it by its hash. */
export const ROTATABLE_SCRIPT =
  `(${mountRotatable.toString()})(document,${placePoint.toString()},${dotRadius.toString()})`;
