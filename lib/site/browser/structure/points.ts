/**
 * Points of the page's file, and the pictures they make.
 *
 * @module
 */

import { unpackColumns } from "../../../explore/packed_columns.ts";
import {
  type Axis,
  POINT_COLUMNS,
  type PointsMeta,
  scoreColumn,
} from "../../files/structure_format.ts";
import type { Extent } from "./frame.ts";

/** Points as the page holds them, in step. */
export interface Points {
  meta: PointsMeta;
  n: number;
  type: Uint8Array;
  block: Uint8Array;
  year: Uint8Array;
  zone: Uint8Array;
  area: Uint8Array;
  /** Points in an order by chance, the same on every visit. */
  order: Uint32Array;
  umap: Picture;
  /** Picture of two components, numbered from 0 on. */
  components(first: number, second: number): Picture;
}

/** Positions of all points; the wider side of the picture is 1 long. */
export interface Picture extends Extent {
  x: Float32Array;
  y: Float32Array;
}

/**
 * Points of a file.
 *
 * @throws {DamagedFileError} If the file is damaged or another one.
 */
export function readPoints(bytes: Uint8Array): Points {
  const { meta, columns } = unpackColumns<PointsMeta>(bytes);
  const [umapX, umapY] = POINT_COLUMNS;
  const codes = (name: string) => columns.get(name) as Uint8Array;
  const pictures = new Map<string, Picture>();
  return {
    meta,
    n: meta.n,
    type: codes("type"),
    block: codes("block"),
    year: codes("year"),
    zone: codes("zone"),
    area: codes("area"),
    order: shuffled(meta.n),
    umap: toPicture(
      { steps: columns.get(umapX)!, axis: meta.umap.x },
      { steps: columns.get(umapY)!, axis: meta.umap.y },
    ),
    components(first, second) {
      const key = `${first} ${second}`;
      const side = (c: number) => ({
        steps: columns.get(scoreColumn(c))!,
        axis: meta.components[c]!,
      });
      const picture = pictures.get(key) ?? toPicture(side(first), side(second));
      pictures.set(key, picture);
      return picture;
    },
  };
}

/** A side of a picture: the step of each point along an axis. */
export interface Side {
  steps: ArrayLike<number>;
  axis: Axis;
}

/**
 * The picture of two sides, in the same units along both.
 *
 * Each point lies somewhere in its step, by chance: of its position no more is known.
 */
export function toPicture(x: Side, y: Side): Picture {
  const length = ({ low, high }: Axis) => high - low;
  const longest = Math.max(length(x.axis), length(y.axis));
  const place = ({ steps, axis }: Side, salt: number) => {
    const step = length(axis) / axis.steps / longest;
    return Float32Array.from(steps, (at, i) => (at + chance(2 * i + salt)) * step);
  };
  return {
    x: place(x, 0),
    y: place(y, 1),
    width: length(x.axis) / longest,
    height: length(y.axis) / longest,
  };
}

/** The numbers below n in an order by chance, always the same. */
function shuffled(n: number): Uint32Array {
  const keys = Float64Array.from({ length: n }, (_, i) => chance(i + 0x51ed27));
  return Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => keys[a]! - keys[b]!);
}

/** A number in [0, 1) that looks like one by chance, always the same for the same whole number. */
export function chance(n: number): number {
  let bits = Math.imul(n + 0x9e3779b9 | 0, 0x85ebca6b);
  bits = Math.imul(bits ^ bits >>> 15, 0xc2b2ae35);
  bits = Math.imul(bits ^ bits >>> 13, 0x27d4eb2f);
  return ((bits ^ bits >>> 16) >>> 0) / 2 ** 32;
}
