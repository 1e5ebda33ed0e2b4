/**
 * deck.gl, as much of it as maps need: a piece of its own, loaded when a page draws
 * one.
 *
 * @module
 */

export { Deck, OrthographicView } from "@deck.gl/core";
export { BitmapLayer } from "@deck.gl/layers";
