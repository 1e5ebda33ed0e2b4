/** Colors as people see them, with every kind of color vision. */

/** Linear light of a color, by the sRGB standard. */
export function linear(hex: string): number[] {
  return [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
}

const multiply = (matrix: number[][], vector: number[]) =>
  matrix.map((row) => row.reduce((sum, value, i) => sum + value * vector[i]!, 0));

/** OKLab of linear light (Ottosson 2020). */
export function oklab(rgb: number[]): number[] {
  const lms = multiply([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ], rgb).map((value) => Math.cbrt(Math.max(0, value)));
  return multiply([
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ], lms);
}

/** How colors look to people with a kind of color blindness (Machado et al. 2009, severity 1). */
const VISION: Record<string, number[][]> = {
  ordinary: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Least difference of two colors in OKLab with any kind of color vision, and where it is. */
export function leastDifference(colors: readonly string[]): { distance: number; pair: string } {
  let least = { distance: Infinity, pair: "" };
  for (const [kind, matrix] of Object.entries(VISION)) {
    const seen = colors.map((hex) =>
      oklab(multiply(matrix, linear(hex)).map((c) => Math.min(1, Math.max(0, c))))
    );
    seen.forEach((a, i) =>
      seen.slice(i + 1).forEach((b, k) => {
        const distance = Math.hypot(...a.map((value, c) => value - b[c]!));
        const pair = `${kind}: ${colors[i]} ${colors[i + 1 + k]} ${distance}`;
        if (distance < least.distance) least = { distance, pair };
      })
    );
  }
  return least;
}
