// SPDX-License-Identifier: Apache-2.0
// A clerk puts one scan of five letters into the tray, parted by separator sheets, and registers one after the other
// from what was read; a file nobody can read is told beside the others.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { Journey, send } from './journey.js';

const clerk = 'DISKOMINFO.TU';
const letters = [
  ['DINAS KESEHATAN', '400.7/1234/DINKES/2026', '23 November 2026', 'Segera', 'Undangan rapat pencegahan stunting'],
  ['DINAS PENDIDIKAN DAN KEBUDAYAAN', '400.3.5/88/DISDIKBUD/2026', '2 November 2026', 'Biasa', 'Permohonan jaringan untuk ujian sekolah'],
  ['BADAN KEUANGAN DAERAH', '900.1/451/BAKEUDA/2026', '20 November 2026', 'Sangat Segera', 'Penyampaian rencana anggaran kas'],
  ['INSPEKTORAT DAERAH', '700.1.2/17/INSPEKTORAT', '9 November 2026', 'Terbatas', 'Jadwal pemeriksaan aplikasi'],
  ['DINAS PERHUBUNGAN', '500.11/77/DISHUB/2026', '11 November 2026', 'Biasa', 'Pemasangan kamera di terminal'],
];

const sheet = ([unit, number, day, nature, subject]) => `<html lang="id"><body style="font: 12pt Arial; margin: 2cm">
  <div style="text-align: center; border-bottom: 3px double"><div>PEMERINTAH KOTA PANGKALPINANG</div><b>${unit}</b>
  <div style="font-size: 9pt">Jalan Rasakunda Nomor 12, Telepon (0717) 555123</div></div>
  <p style="text-align: right">Pangkalpinang, ${day}</p>
  <table><tr><td>Nomor</td><td>: ${number}</td></tr><tr><td>Sifat</td><td>: ${nature}</td></tr>
  <tr><td>Lampiran</td><td>: 1 (satu) berkas</td></tr><tr><td>Hal</td><td>: ${subject}</td></tr></table>
  <p style="margin: 2cm 0 1cm 9cm">Yth. Kepala Dinas Komunikasi dan Informatika<br>di<br>Pangkalpinang</p>
  <p>Dengan hormat kami sampaikan hal tersebut untuk ditindaklanjuti. Atas perhatian Saudara kami ucapkan terima kasih.</p></body></html>`;

// As a scanner gives it: pictures of pages without a word of text.
async function scan(folder, separator) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const parts = [];
  writeFileSync(join(folder, 'separator.pdf'), separator);
  for (const [i, letter] of letters.entries()) {
    await page.setContent(sheet(letter));
    const file = join(folder, `${i}.pdf`);
    writeFileSync(file, await page.pdf({ format: 'A4' }));
    parts.push(...(i ? [join(folder, 'separator.pdf')] : []), file);
  }
  await browser.close();
  const run = (program, args) => assert.equal(spawnSync(program, args, { cwd: folder }).status, 0, program);
  run('qpdf', ['--empty', '--pages', ...parts, '--', 'all.pdf']);
  run('pdftoppm', ['-gray', '-r', '200', '-tiff', '-tiffcompression', 'lzw', 'all.pdf', 'p']);
  const pictures = parts.map((_, i) => `p-${i + 1}.tif`);
  run('tiffcp', ['-c', 'lzw', ...pictures, 'scan.tif']);
  return readFileSync(join(folder, 'scan.tif'));
}

describe(`the tray on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('intake');
  const folder = mkdtempSync(join(tmpdir(), 'naskah-scan-'));

  before(() => journey.open());
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await journey.close();
  });

  const step = journey.steps(it);

  step('takes one scan of five letters and tells of a file it cannot read', async () => {
    const on = await journey.as(clerk);
    await on.goto('/intake');
    await journey.look(on, 'empty');
    const sheets = await (await on.request.get('/intake/separator.pdf')).body();
    const buffer = await scan(folder, sheets);
    await on.setInputFiles('#f-file', [
      { name: 'pindaian pagi.tif', mimeType: 'image/tiff', buffer },
      { name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan surat') },
    ]);
    await send(on, 'form[action="/intake"][method="post"] .btn');
    assert.match(await on.innerText('main'), /catatan\.txt[\s\S]*Tidak diterima/);
    await journey.look(on, 'results');
    for (let tries = 0; tries < 120; ++tries) {
      await on.goto('/intake?show=ready');
      if ((await on.locator('.row').count()) === letters.length) break;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    assert.equal(await on.locator('.row').count(), letters.length);
    await on.goto('/intake');
    await journey.look(on, 'tray');
  });

  step('registers one after the other from what was read', async () => {
    const on = await journey.as(clerk);
    await on.goto('/intake');
    await send(on, '.page-head .btn-primary');
    for (const [i, [, number, , , subject]] of letters.entries()) {
      assert.match(new URL(on.url()).search, /^\?paper=/);
      // What was read doubtfully is offered and not filled in.
      const offered = on.locator('button[name="take"][value="number"]');
      if ((await on.inputValue('#f-number')) === '') await send(on, 'button[name="take"][value="number"]');
      else assert.equal(await offered.count(), 0);
      assert.equal(await on.inputValue('#f-number'), number);
      assert.equal(await on.inputValue('#f-subject'), subject);
      assert.match(await on.inputValue('#f-sender'), /Kota Pangkalpinang$/);
      assert.ok((await on.locator('.read-mark').count()) >= 4, 'places are marked');
      if (i === 0) {
        await on.focus('#f-number');
        await journey.look(on, 'confirm');
      }
      await on.selectOption('#f-position', { index: 1 });
      await send(on, 'form[action="/incoming"] .actions .btn-primary');
    }
    assert.equal(new URL(on.url()).pathname, '/intake');
    await journey.look(on, 'done');
    await on.goto('/incoming');
    for (const [, number] of letters) assert.match(await on.innerText('main'), new RegExp(number.replaceAll('/', '\\/')));
  });
});
