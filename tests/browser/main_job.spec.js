// SPDX-License-Identifier: Apache-2.0
// The main job in a real browser, by different people, at desk and phone width. Every page is kept
// as a picture and looked over by axe.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { loginOf, openCity, passphrase, password } from './city.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const engine = process.env.NASKAH_ENGINE;
const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

describe(`the main job on ${engine}`, () => {
  let browser, city, shots = 0, letter, code;
  const pages = new Map();

  before(async () => {
    city = await openCity(engine === 'postgres' ? process.env.NASKAH_BROWSER_DATABASE : '');
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'],
    });
  });
  after(async () => {
    await browser?.close();
    await city?.close();
  });

  async function page(position) {
    if (pages.has(position)) return pages.get(position);
    const context = await browser.newContext({ viewport: widths.wide, locale: 'id-ID' });
    const made = await context.newPage();
    if (position !== 'citizen') {
      await made.goto(`${city.url}/login`);
      await made.fill('#f-login', loginOf(position));
      await made.fill('#f-password', password);
      await made.click('main .btn-primary');
      await made.waitForURL(`${city.url}/`);
    }
    pages.set(position, made);
    return made;
  }

  // A picture at both widths; no page scrolls sideways on a phone; axe finds nothing.
  async function look(on, name) {
    shots += 1;
    for (const [kind, size] of Object.entries(widths)) {
      await on.setViewportSize(size);
      // Pictures load when they come near; a full-page shot would show them empty.
      await on.evaluate(() => Promise.all([...document.images].map((image) => {
        image.loading = 'eager';
        return image.decode().catch(() => {});
      })));
      const folder = join(process.env.NASKAH_BUILD, 'browser', kind);
      mkdirSync(folder, { recursive: true });
      await on.screenshot({ path: join(folder, `${String(shots).padStart(2, '0')}_${name}.png`), fullPage: true });
      const overflow = await on.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow}px at ${size.width}`);
    }
    await on.setViewportSize(widths.wide);
    // By evaluate, which the content policy of the page does not reach.
    await on.evaluate(axe);
    const found = await on.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], name);
  }

  it('signs in and shows the desk', async () => {
    const drafter = await browser.newPage();
    await drafter.goto(`${city.url}/login`);
    await look(drafter, 'login');
    await drafter.fill('#f-login', 'konseptor.aptika');
    await drafter.fill('#f-password', 'bukan kata sandinya');
    await drafter.click('main .btn-primary');
    assert.equal(await drafter.locator('[role=alert]').count(), 1);
    await drafter.close();
    await look(await page('DISKOMINFO.APTIKA.STAF'), 'desk');
  });

  it('writes an invitation to all heads', async () => {
    const on = await page('DISKOMINFO.APTIKA.STAF');
    await on.goto(`${city.url}/letters/new`);
    await look(on, 'new');
    await on.click('button[name=kind][value=undangan]');
    await on.waitForSelector('#f-subject');
    letter = on.url().replace(/\/edit$/, '').split('/').pop();
    await on.fill('#f-subject', 'Undangan rapat koordinasi pemantauan SPBE');
    await on.check('input[name=groups][value=KEPALA-OPD]');
    const editor = on.locator('.ProseMirror');
    await editor.click();
    await on.keyboard.type('Dalam rangka persiapan pemantauan dan evaluasi SPBE, kami mengundang Saudara untuk hadir membawa data inventaris aplikasi masing-masing.');
    await on.fill('[name="event.day"]', '2030-01-15');
    await on.fill('[name="event.time"]', '09.00 WIB s.d. selesai');
    await on.fill('[name="event.place"]', 'Ruang Rapat Diskominfo');
    await on.fill('[name="event.agenda"]', 'Pemantauan dan evaluasi SPBE');
    await on.fill('#f-classification', '000.1.5');
    await on.click('button[name=act][value=save]');
    await on.waitForSelector('.preview img');
    await look(on, 'composer');
    await on.goto(`${city.url}/letters/${letter}/edit`);
    await on.click('button[name=act][value=submit]');
    await on.waitForURL((url) => url.pathname === `/letters/${letter}`);
    await look(on, 'submitted');
    await on.goto(`${city.url}/letters`);
    await look(on, 'letters');
  });

  // Whoever's turn it is, until the signer's; the second round has no return.
  async function passAll(returnOnce) {
    for (const position of ['DISKOMINFO.APTIKA.TIM1', 'DISKOMINFO.APTIKA.KABID', 'DISKOMINFO.SEKRETARIS']) {
      const on = await page(position);
      const answer = await on.goto(`${city.url}/letters/${letter}`);
      if (answer.status() !== 200 || (await on.locator('form[action="/signing/pass"]').count()) === 0) continue;
      if (returnOnce) {
        await look(on, 'paraf');
        await on.click('details.confirm > summary');
        await on.fill('form[action="/signing/return"] textarea', 'Tambahkan batas waktu konfirmasi kehadiran.');
        await on.click('form[action="/signing/return"] button');
        await on.waitForLoadState();
        return;
      }
      await on.click('form[action="/signing/pass"] .btn-primary');
      await on.waitForLoadState();
    }
  }

  it('comes back once with a note and goes up again', async () => {
    await passAll(true);
    const on = await page('DISKOMINFO.APTIKA.STAF');
    await on.goto(`${city.url}/letters/${letter}/edit`);
    assert.match(await on.textContent('main'), /batas waktu konfirmasi/);
    await on.locator('.ProseMirror').click();
    await on.keyboard.press('Control+End');
    await on.keyboard.press('Enter');
    await on.keyboard.type('Konfirmasi kehadiran disampaikan paling lambat dua hari sebelum rapat.');
    await on.click('button[name=act][value=submit]');
    await on.waitForURL((url) => url.pathname === `/letters/${letter}`);
    await passAll(false);
  });

  it('is signed by the acting head and numbered', async () => {
    const on = await page('DISKOMINFO.KADIS');
    if ((await on.locator('form[action="/acting"] button[name=seat]').count()) > 0) {
      await on.click('header details.menu:has(form[action="/acting"]) > summary');
      await on.locator('form[action="/acting"] button[name=seat]', { hasText: 'Plt.' }).first().click();
      await on.waitForLoadState();
    }
    await on.goto(`${city.url}/signing`);
    await look(on, 'signing');
    await on.goto(`${city.url}/letters/${letter}`);
    await look(on, 'to_sign');
    await on.fill('#f-passphrase', passphrase);
    await on.click('form[action="/signing/sign"] .btn-primary');
    await on.waitForLoadState();
    await on.waitForFunction(() => /000\.1\.5\/\d+\/DISKOMINFO/.test(document.body.innerText), null, { timeout: 30000 });
    await look(on, 'signed');
    const pdf = await on.request.get(`${city.url}/letters/${letter}/pdf`);
    assert.equal(pdf.status(), 200);
    pages.set('pdf', await pdf.body());
    code = (await on.getAttribute('a[href^="/v/"]', 'href')).split('/').pop();
  });

  it('is found by a word and by half its number', async () => {
    const on = await page('DISKOMINFO.KADIS');
    for (const words of ['konfirmasi', '000.1.5']) {
      await on.goto(`${city.url}/search?q=${words}`);
      assert.ok((await on.locator('.row').count()) > 0, words);
    }
    await look(on, 'search');
  });

  it('is genuine for a citizen, and a changed byte is told', async () => {
    const on = await page('citizen');
    await on.goto(`${city.url}/v/${code}`);
    assert.equal(await on.locator('.verdict.is-good').count(), 1);
    await look(on, 'genuine');
    const changed = Buffer.from(pages.get('pdf'));
    changed[Math.floor(changed.length / 3)] ^= 1;
    await on.goto(`${city.url}/verify`);
    await look(on, 'verify');
    await on.setInputFiles('#f-file', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: changed });
    await on.click('main .btn-primary');
    await on.waitForSelector('.verdict');
    assert.equal(await on.locator('.verdict.is-good').count(), 0);
    await look(on, 'changed');
  });
});
