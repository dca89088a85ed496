// SPDX-License-Identifier: Apache-2.0
// The QR code in a picture or in what a camera sees: by the browser where it can, else by our reader.
let detector, reader;

async function own_detector() {
  if (detector !== undefined) return detector;
  detector = null;
  if ("BarcodeDetector" in window) {
    const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
    if (formats.includes("qr_code")) detector = new BarcodeDetector({ formats: ["qr_code"] });
  }
  return detector;
}

// `source` is drawn at most `side` points wide and high; "" when no code is read.
async function read_at(source, width, height, side, module) {
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  paper.drawImage(source, 0, 0, canvas.width, canvas.height);
  const found = await (await own_detector())?.detect(canvas).catch(() => []);
  if (found?.length) return found[0].rawValue;
  reader ??= import(module);
  return (await reader).read(paper.getImageData(0, 0, canvas.width, canvas.height));
}

export const read_video = (video, module) => read_at(video, video.videoWidth, video.videoHeight, 900, module);

// A photograph is read at several sizes: a small code needs the points, a blurred one is clearer without.
// Throws for what the browser cannot open.
export async function read_picture(file, module) {
  const picture = await createImageBitmap(file);
  try {
    for (const side of [1000, 2000, 600]) {
      const text = await read_at(picture, picture.width, picture.height, side, module);
      if (text) return text;
    }
    return "";
  } finally {
    picture.close();
  }
}
