/**
 * deck.gl, as much of it as maps and scatter plots need: a piece of its own, loaded when a page draws
 * one.
 *
 * @module
 */

export { Deck, OrthographicView } from "@deck.gl/core";
export { BitmapLayer, PathLayer, ScatterplotLayer, SolidPolygonLayer } from "@deck.gl/layers";
