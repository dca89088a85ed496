// SPDX-License-Identifier: Apache-2.0
// The public page in the hand of a citizen: the code of a printed letter before the camera, codes of others,
// photographs, files dropped and pasted; and the evidence file of whoever works with the letter.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import decode from 'qr/decode.js';
import { asPicture, asVideo, empty, sheetWith } from './frames.js';
import { Journey, send } from './journey.js';

const elsewhere = 'https://tte.kabupatentetangga.example/cek?id=8841';
const said = '[data-says]:not([hidden])';

describe('the public page', () => {
  const journey = new Journey('public');
  const folder = mkdtempSync(join(tmpdir(), 'naskah-frames-'));
  let letter, code, pdf, printed;

  before(() => journey.open());
  after(async () => {
    await journey.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const step = journey.steps(it);
  const video = (name, frame) => {
    const file = join(folder, `${name}.y4m`);
    asVideo(file, frame);
    return file;
  };
  const picture = (frame) => ({ name: 'foto.png', mimeType: 'image/png', buffer: asPicture(frame) });
  const citizen = async () => {
    const on = await journey.stranger();
    await on.goto('/verify');
    await on.waitForSelector('[data-start]');
    return on;
  };

  // The part of the printed sheet on which the code is, as somebody would hold the camera over it.
  function overTheCode() {
    const [width, height] = [640, 480];
    for (let top = 0; top < 2200; top += 240) {
      for (let left = 0; left < 1700; left += 320) {
        const args = ['-r', '200', '-gray', '-l', '1', '-x', left, '-y', top, '-W', width, '-H', height, '-'].map(String);
        const made = spawnSync('pdftoppm', args, { input: pdf, maxBuffer: 1 << 24 }).stdout;
        const points = Buffer.from(made.subarray(made.length - width * height));
        const data = new Uint8ClampedArray(4 * points.length).fill(255);
        points.forEach((grey, i) => data.fill(grey, 4 * i, 4 * i + 3));
        try {
          return { text: decode({ width, height, data }), frame: { width, height, points } };
        } catch {
          // Not on this part.
        }
      }
    }
    return {};
  }

  step('a sealed letter has its code and its evidence', async () => {
    const call = journey.api('DISKOMINFO.APTIKA.STAF');
    const named = async (code) => (await call(`directory/positions?q=${code}`)).items.find((each) => each.code === code).id;
    letter = (await call('letters', {
      kind: 'nota_dinas', subject: 'Pemeliharaan jaringan pada akhir pekan', classification: '000.1.5', initials: [],
      signer: await named('DISKOMINFO.KADIS'), addressees: [await named('SETDA.SEKDA')],
      body: 'Jaringan kantor dipelihara pada hari Sabtu pukul 08.00 sampai 12.00. Mohon simpan pekerjaan sebelumnya.',
    })).id;
    await call(`letters/${letter}/submit`, { version: 1 });
    const head = await journey.as('DISKOMINFO.KADIS');
    await head.goto('/');
    await send(head, '.elsewhere button[name=seat]');
    await head.goto(`/letters/${letter}`);
    await head.fill('#f-passphrase', journey.passphrase);
    await send(head, 'form[action="/signing/sign"] .btn-primary');
    const on = await journey.as('DISKOMINFO.APTIKA.STAF');
    await journey.until(on, `/letters/${letter}`, 'a[href$="/evidence"]');
    await journey.look(on, 'panel');
    code = (await on.getAttribute('a[href^="/v/"]', 'href')).split('/').pop();
    pdf = await (await on.request.get(`/letters/${letter}/pdf`)).body();
    const [download] = await Promise.all([on.waitForEvent('download'), on.click('a[href$="/evidence"]')]);
    assert.match(download.suggestedFilename(), /^berkas-bukti-.*\.pdf$/);
    const file = join(folder, 'bukti.pdf');
    await download.saveAs(file);
    assert.match(spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout, /Berkas bukti tanda tangan/);
  });

  step('the camera reads the code of the printed letter', async () => {
    printed = overTheCode();
    assert.match(printed.text ?? '', new RegExp(`/v/${code}$`), 'the code stands on the sheet');
    const on = await journey.withCamera(video('ours', printed.frame));
    await on.goto('/verify');
    await on.click('[data-start]');
    await on.waitForURL(`**/v/${code}`);
    assert.equal(await on.locator('.verdict.is-good').count(), 1);
    assert.match(await on.innerText('.verdict'), /Ditandatangani .* sebagai /);
  });

  step('a code of another agency is told and never opened', async () => {
    const on = await journey.withCamera(video('elsewhere', sheetWith(elsewhere)));
    const asked = [];
    on.on('request', (request) => asked.push(new URL(request.url()).host));
    await on.goto('/verify');
    await on.click('[data-start]');
    await on.waitForSelector('[data-foreign]:not([hidden])');
    assert.equal(await on.innerText('[data-host]'), new URL(elsewhere).host);
    assert.equal(await on.innerText('[data-address]'), elsewhere);
    assert.equal(new URL(on.url()).pathname, '/verify');
    assert.deepEqual([...new Set(asked)], [new URL(journey.url).host], 'nobody else is asked for anything');
    assert.equal(await on.locator(`a[href*="${new URL(elsewhere).host}"]`).count(), 0);
    assert.ok(await on.isHidden('[data-view]'), 'the camera is off again');
  });

  step('a camera refused, missing, or seeing nothing is told with the way out', async () => {
    const refused = await journey.withCamera(video('blank', empty()), { allowed: false });
    await refused.goto('/verify');
    await refused.click('[data-start]');
    assert.match(await refused.innerText(said), /belum diizinkan/);
    const none = await journey.withCamera(null);
    await none.goto('/verify');
    await none.click('[data-start]');
    assert.match(await none.innerText(said), /Kamera tidak ditemukan/);
    const blank = await journey.withCamera(join(folder, 'blank.y4m'));
    await blank.goto('/verify');
    await blank.click('[data-start]');
    assert.match(await blank.innerText(said), /Kode belum terbaca/);
    await blank.click('[data-stop]');
    assert.ok(await blank.isVisible('[data-start]'));
  });

  step('a photograph is read as if scanned', async () => {
    const on = await citizen();
    await journey.look(on, 'form');
    await on.setInputFiles('[data-photo]', picture(sheetWith(elsewhere, { width: 1600, height: 1200 })));
    await on.waitForSelector('[data-foreign]:not([hidden])');
    await journey.look(on, 'elsewhere');
    await on.setInputFiles('[data-photo]', picture(empty()));
    await on.waitForSelector('[data-says]:has-text(\"Tidak ada kode QR\")');
    await journey.look(on, 'no_code');
    await on.setInputFiles('[data-photo]', picture(sheetWith('BEGIN:VCARD\nFN:Kantor\nEND:VCARD')));
    await on.waitForSelector('[data-says]:has-text(\"bukan kode pemeriksaan\")');
    // In the place of the PDF, too: it is not sent.
    await on.setInputFiles('#f-file', picture(printed.frame));
    await on.waitForURL(`**/v/${code}`);
  });

  step('a file is pasted, dropped beside the box, and judged in words', async () => {
    const on = await citizen();
    const give = (name, event) => on.evaluate(([bytes, file, kind]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], file, { type: 'application/pdf' }));
      const told = kind === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
        : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector('h1').dispatchEvent(told);
    }, [[...pdf], name, event]);
    await give('tempel.pdf', 'paste');
    assert.match(await on.innerText('[data-drop-list]'), /tempel\.pdf/);
    await give('seret.pdf', 'drop');
    assert.match(await on.innerText('[data-drop-list]'), /seret\.pdf/);
    await on.click('form .btn-primary');
    await on.waitForSelector('.verdict.is-good');
    assert.match(await on.innerText('.verdict'), /seret\.pdf/);
    assert.ok(await on.isVisible('[data-print]'));
    await journey.look(on, 'genuine');
    await on.goBack();
    await on.waitForSelector('[data-verify]');
    const broken = Buffer.from(pdf);
    broken[Math.floor(broken.length / 3)] ^= 1;
    for (const [name, buffer, words] of [
      ['diubah', broken, /Yang berubah sesudah ditandatangani/],
      ['tanpa', plain(), /tidak bertanda tangan elektronik/],
      ['bukan', Buffer.from('bukan pdf'), /bukan PDF/],
      ['terkunci', locked(), /dikunci dengan kata sandi/],
    ]) {
      await on.goto('/verify');
      await on.setInputFiles('#f-file', { name: `${name}.pdf`, mimeType: 'application/pdf', buffer });
      await on.click('form .btn-primary');
      await on.locator('main', { hasText: words }).waitFor();
      await journey.look(on, name);
    }
    // Refused, the form is still alive.
    await on.setInputFiles('#f-file', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: pdf });
    await on.click('form .btn-primary');
    await on.waitForSelector('.verdict.is-good');
  });

  function plain() {
    const file = join(folder, 'kosong.pdf');
    spawnSync('pdftocairo', ['-pdf', 'isi.pdf', file], { cwd: letterFolder() });   // printed anew, without form
    return spawnSync('cat', [file]).stdout;
  }
  function locked() {
    return spawnSync('qpdf', ['--encrypt', 'rahasia', 'pemilik', '256', '--', join(letterFolder(), 'isi.pdf'), '-'], { maxBuffer: 1 << 26 }).stdout;
  }
  function letterFolder() {
    writeFileSync(join(folder, 'isi.pdf'), pdf);
    return folder;
  }

  step('without scripts it is a form for one file', async () => {
    const on = await journey.stranger({ scripts: false });
    await on.goto('/verify');
    assert.ok(await on.isHidden('[data-scan]'), 'no button that does nothing');
    await on.setInputFiles('#f-file', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: pdf });
    await on.click('form .btn-primary');
    await on.waitForSelector('.verdict.is-good');
  });

  step('left nothing in the console', () => {
    assert.deepEqual(journey.noise, []);
  });
});
