// SPDX-License-Identifier: Apache-2.0
// Reads a QR code out of the points of a picture, for browsers that cannot by themselves. Loaded when a picture
// is there to be read, for most who come never need it.
import decode from "qr/decode.js";

// { width, height, data } as a canvas gives it; what the code says, or "" when there is none.
export function read(points) {
  try {
    return decode(points);
  } catch {
    return "";
  }
}
