/**
 * The upper levels of a merge tree: named leaves at the left, merges to the right the higher they
 * are.
 *
 * @module
 */

import { type Column, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { AXIS_FOOT, createAxis } from "./horizontal_axis.ts";
import { buildTree, type Merge, nodesBelow, type TreeNode } from "./merge_tree.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { type Attributes, element, num, textAt } from "./svg.ts";
import { clipText, maxTextWidth, textWidth } from "./text.ts";
import { ACCENT, MUTED, PAD, TEXT, WIDTH, ZONE_COLORS } from "./theme.ts";
import { readable } from "./words.ts";

/** What a dendrogram shows. */
export interface DendrogramOptions<R> extends FigureOptions {
  /** Column of the nodes that the rows are, as the merges call them. */
  node: Column<R>;
  /** Column of the names of the leaves, for readers. */
  label: Column<R>;
  /** Column of the incidents of each leaf. */
  n: Column<R>;
  /** Merges of the leaves to one tree, each after those that it contains. */
  merges: readonly Merge[];
  /** What the height of a merge is, with unit; stands below the axis. */
  heightLabel: string;
  /** How heights are written (default count). */
  format?: NumberFormat;
  /** Spacing of heights: `sqrt` opens the lower merges, as Ward's need (default linear). */
  scale?: "linear" | "sqrt";
  /** Where the tree is cut, and what to call it; the branches of each cluster get a color. */
  cut?: { value: number; label: string };
  /** Column of the color of each leaf's cluster (default those of zones, from top to bottom). */
  color?: Column<R>;
  /** What the incidents are (default `Incidents`). */
  nLabel?: string;
}

/** Widest name, px and as a share of the width; longer ones are cut, and complete in the table. */
const MAX_NAME_WIDTH = 256;
const NAME_SHARE = 0.42;

/**
 * A dendrogram on its side.
 *
 * @param rows One row for each leaf in drawing order, so that the leaves of a node are neighbors.
 * @throws {RangeError} If a column is unknown, the merges do not make one tree without crossing
 * branches, a height falls from a node to one above it, the cut is not positive, or a cut leaves
 * more clusters than there are colors.
 *
 * @example Two leaves
 * ```ts
 * import assert from "node:assert/strict";
 * import { dendrogram } from "lib/figures/dendrogram.ts";
 * const rows = [{ node: 0, name: "Austin", n: 9 }, { node: 1, name: "Loop", n: 5 }];
 * const figure = dendrogram(rows, {
 *   title: "Two zones",
 *   subtitle: "2017",
 *   node: "node",
 *   label: "name",
 *   n: "n",
 *   merges: [{ node: 2, left: 0, right: 1, height: 40 }],
 *   heightLabel: "Height, km",
 * });
 * assert.equal(figure.marks, 3);
 * ```
 */
export function dendrogram<R extends object>(
  rows: readonly R[],
  options: DendrogramOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count", scale = "linear", merges, cut } = options;
  if (cut && !(cut.value > 0 && cut.value < Infinity)) {
    throw new RangeError(
      `Cannot draw dendrogram: a cut must be positive, current value is ${cut.value}`,
    );
  }
  const table = openTable(rows, "dendrogram");
  const counts = table.numbers(options.n).map((n) => formatNumber(n, "count"));
  const root = buildTree(table.texts(options.node), merges);
  const names = table.texts(options.label)
    .map((name) =>
      clipText(readable(name), Math.min(MAX_NAME_WIDTH, width * NAME_SHARE), TEXT.label)
    );
  const clusters = cut ? nodesBelow(root, cut.value) : [root];
  const colors = cut
    ? clusterColors(clusters, options.color && table.texts(options.color))
    : [ACCENT];

  const step = rows.length <= 12 ? 26 : rows.length <= 24 ? 22 : 19;
  const top = 26;
  const foot = top + step * rows.length;
  const nLabel = options.nLabel ?? "Incidents";
  const nameEnd = PAD + Math.ceil(maxTextWidth(names, TEXT.label));
  const nWidth = Math.max(maxTextWidth(counts, TEXT.axis), textWidth(nLabel, TEXT.small));
  const countEnd = nameEnd + 12 + Math.ceil(nWidth);
  const [left, right] = [countEnd + 10, width - PAD - 8];
  const highest = Math.max(root.height, cut?.value ?? 0) || 1;
  const { x, grid, labels, reference } = createAxis({
    domain: [0, highest],
    left,
    right,
    top,
    foot,
    scale,
    format,
    tickRoom: 65,
  });
  const y = (at: number) => top + (at + 0.5) * step;

  const leaves = names.map((name, i) =>
    textAt(nameEnd, y(i) + 4.3, name, { size: TEXT.label, anchor: "end" }) +
    textAt(countEnd, y(i) + 4.2, counts[i]!, { size: TEXT.axis, fill: MUTED, anchor: "end" })
  );
  const svg = textAt(countEnd, top - 10, nLabel, { size: TEXT.small, fill: MUTED, anchor: "end" }) +
    grid +
    leaves.join("") + branches() + (cut ? reference(cut, countEnd + 12, width - PAD) : "") +
    labels(options.heightLabel, width);
  const description = `Merge tree of ${rows.length} leaves; the last merge is at ${
    formatNumber(root.height, format)
  }.${cut ? ` ${cut.label}: ${clusters.length} clusters.` : ""}`;
  return frame(
    { svg, height: foot + AXIS_FOOT, marks: rows.length + merges.length, description },
    table.rows(),
    options,
  );

  /** Branches of each cluster in its color, up to the cut; those above it in grey. */
  function branches(): string {
    const end = x(root.height) + 6;
    const above = cut ? forks(root, cut.value) + stub(root, end) : "";
    return line(above, { stroke: MUTED, "stroke-width": 1.4 }) +
      clusters.map((node, i) => {
        const to = cut && cut.value < root.height ? x(cut.value) : end;
        return line(forks(node, 0) + stub(node, to), { stroke: colors[i]!, "stroke-width": 2.2 });
      }).join("");
  }

  /** Lines from the merges of a node and of those below it to what they merge, down to a height. */
  function forks({ height, children }: TreeNode, floor: number): string {
    const [one, other] = children;
    if (!one || !other || height <= floor) return "";
    const from = (child: TreeNode) => num(x(Math.max(child.height, floor)));
    return `M${from(one)} ${num(y(one.at))}H${num(x(height))}V${num(y(other.at))}H${from(other)}` +
      forks(one, floor) + forks(other, floor);
  }

  /** The line from a node toward the root. */
  function stub({ height, at }: TreeNode, to: number): string {
    return `M${num(x(height))} ${num(y(at))}H${num(to)}`;
  }
}

function line(d: string, attributes: Attributes): string {
  return d === "" ? "" : element("path", { d, fill: "none", ...attributes });
}

/** Color of each cluster: that of its first leaf, or the next. */
function clusterColors(clusters: readonly TreeNode[], own: string[] | undefined): string[] {
  if (own) return clusters.map(({ first }) => own[first]!);
  if (clusters.length > ZONE_COLORS.length) {
    throw new RangeError(
      `Cannot draw dendrogram: at most ${ZONE_COLORS.length} clusters can be told apart, ` +
        `current number is ${clusters.length}`,
    );
  }
  return ZONE_COLORS.slice(0, clusters.length);
}
