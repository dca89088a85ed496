// SPDX-License-Identifier: Apache-2.0
// What a camera would see: a grey picture as a video of one still frame, for Chromium's fake camera, or as a PNG.
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import encodeQR from 'qr';

// A sheet with the code on it, lit unevenly and held a little askew, as nobody holds it straight.
export function sheetWith(text, { width = 640, height = 480, cell = 5, turn = 0.1 } = {}) {
  const code = encodeQR(text, 'raw', { border: 4 });
  const side = code.length * cell, points = Buffer.alloc(width * height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const dx = x - width / 2, dy = y - height / 2;
      const u = Math.floor((dx * Math.cos(turn) + dy * Math.sin(turn) + side / 2) / cell);
      const v = Math.floor((dy * Math.cos(turn) - dx * Math.sin(turn) + side / 2) / cell);
      const dark = code[v]?.[u] ?? false;
      const light = 150 + Math.round(70 * x / width);
      points[y * width + x] = dark ? 45 : light;
    }
  }
  return { width, height, points };
}

export function empty({ width = 640, height = 480 } = {}) {
  return { width, height, points: Buffer.alloc(width * height, 190) };
}

export function asVideo(file, { width, height, points }, frames = 10) {
  const grey = Buffer.alloc(width * height / 2, 128);   // no colour
  const one = Buffer.concat([Buffer.from('FRAME\n'), points, grey]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), ...Array(frames).fill(one)]));
}

function crc32(bytes) {   // zlib has it from Node 22 on
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const head = Buffer.alloc(4), body = Buffer.concat([Buffer.from(type), data]), sum = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

export function asPicture({ width, height, points }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);   // 8 bits of grey
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; ++y) points.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
