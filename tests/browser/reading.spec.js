// SPDX-License-Identifier: Apache-2.0
// A morning's mail: the clerk registers it and sends on what was addressed wrongly; the head reads twenty letters by
// keyboard, one after another in the order of the list, disposes and takes it back; staff reports; all of it also
// without scripts and on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const clerk = 'DISKOMINFO.TU', head = 'DISKOMINFO.KADIS', staff = 'DISKOMINFO.APTIKA.KABID';
const day = (ahead) => new Date(Date.now() + 7 * 3600e3 + ahead * 86400e3).toISOString().slice(0, 10);
const subjects = [
  'Permohonan narasumber pelatihan admin situs', 'Undangan rapat koordinasi pusat data', 'Pemeliharaan jaringan kantor camat',
  'Permintaan data aplikasi layanan publik', 'Pemberitahuan uji coba tanda tangan elektronik',
];
const many = 20;

describe(`reading on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('reading');

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);

  async function acting_head() {
    const on = await journey.as(head);
    await on.goto('/');
    if (await on.locator('.elsewhere button[name=seat]').count()) await send(on, '.elsewhere button[name=seat]');
    return on;
  }

  step('registers the morning’s mail and sends on what is not ours', async () => {
    const on = await journey.as(clerk);
    await on.goto('/incoming/new');
    const paper = await on.screenshot();
    const token = await on.getAttribute('meta[name=csrf-token]', 'content');
    const position = await on.locator('#f-position option').nth(1).getAttribute('value');
    await on.setInputFiles('#f-file', { name: 'pindai.png', mimeType: 'image/png', buffer: paper });
    await on.fill('#f-sender', 'Perusahaan Air Minum Contoh');
    await on.fill('#f-number', '690/77/PDAM/2026');
    await on.fill('#f-date', day(-1));
    await on.fill('#f-received', day(0));
    await on.fill('#f-subject', 'Rencana galian pipa di depan kantor');
    await on.selectOption('#f-position', position);
    await send(on, 'form[action="/incoming"] .btn-primary');
    const here = on.url();
    for (let n = 1; n < many; ++n) {
      const answer = await on.request.post('/incoming', {
        headers: { 'X-CSRF-Token': token }, maxRedirects: 0,
        multipart: {
          sender: 'Kecamatan Contoh', number: `005/${n}/Kec/2026`, date: day(-1), received: day(0), position,
          subject: `${subjects[n % subjects.length]} ${n}`,
          file: { name: 'pindai.png', mimeType: 'image/png', buffer: paper }, confirmed: '1',
        },
      });
      assert.equal(answer.status(), 303, await answer.text());
    }
    await on.goto(here);
    await on.locator('summary', { hasText: 'Salah alamat' }).first().click();
    await on.selectOption('form[action$="/redirect"] select', { index: 1 });
    await on.fill('form[action$="/redirect"] #f-reason', 'Urusan pekerjaan umum, bukan unit ini.');
    await journey.look(on, 'wrong_address');
    await send(on, 'form[action$="/redirect"] .btn');
  });

  step('reads one after another by keyboard, in the order of the list', async () => {
    const on = await acting_head();
    await on.goto('/incoming?show=unread');
    await journey.look(on, 'list');
    const listed = await on.locator('[data-row] a.row-title').evaluateAll((links) => links.map((one) => new URL(one.href).pathname));
    assert.ok(listed.length >= many - 1, `${listed.length} letters wait`);
    await on.keyboard.press('?');
    await on.locator('#keys').waitFor({ state: 'visible' });
    assert.ok(await on.locator('#keys').getByText('Tandai baris').isVisible());
    await on.keyboard.press('Escape');
    await on.keyboard.press('j');
    await on.keyboard.press('Enter');
    await on.waitForURL((url) => url.pathname === listed[0]);
    for (let n = 1; n < many - 1; ++n) {
      await on.keyboard.press('n');
      await on.waitForURL((url) => url.pathname === listed[n]);
    }
    assert.equal(new URL(on.url()).searchParams.get('show'), 'unread', 'the filter stays in the address');
    await on.keyboard.press('p');
    await on.waitForURL((url) => url.pathname === listed[many - 3]);
    await journey.look(on, 'between');
    await on.keyboard.press('/');
    await on.keyboard.type('npjx');
    assert.equal(new URL(on.url()).pathname, listed[many - 3], 'keys rest while one writes');
    assert.equal(await on.inputValue('#seek'), 'npjx');
  });

  step('disposes, goes on to the next that waits, and takes it back', async () => {
    const on = await acting_head();
    await on.goto('/incoming?show=untreated');
    const listed = await on.locator('[data-row] a.row-title').evaluateAll((links) => links.map((one) => new URL(one.href).pathname));
    await on.locator('[data-row] a.row-title').first().click();
    await on.waitForURL((url) => url.pathname === listed[0]);
    await on.keyboard.press('?');
    await on.locator('#keys .own', { hasText: 'Disposisi' }).first().waitFor({ state: 'visible' });
    await on.keyboard.press('Escape');
    await on.keyboard.press('d');
    assert.ok(await on.locator('#f-to [data-picker-filter]').evaluate((field) => field === document.activeElement));
    await on.keyboard.type('dts');
    assert.equal(await on.inputValue('#f-to [data-picker-filter]'), 'dts', 'a field takes keys as letters');
    await on.fill('#f-to [data-picker-filter]', '');
    await on.locator('#f-to label.choice', { hasText: 'Kepala Bidang Aplikasi Informatika' }).first().click();
    await on.fill('#f-order', 'Tindak lanjuti dan laporkan.');
    await send(on, '#dispose .actions .btn-primary');
    assert.equal(new URL(on.url()).pathname, listed[1], 'the next of the list');
    assert.match(await on.innerText('.done'), /Disposisi terkirim kepada Kepala Bidang Aplikasi Informatika/);
    await journey.look(on, 'next_with_undo');
    await send(on, '.done button');
    assert.equal(new URL(on.url()).pathname, listed[0]);
    assert.match(await on.innerText('main'), /Disposisi sudah ditarik/);
    await on.locator('#f-to label.choice', { hasText: 'Kepala Bidang Aplikasi Informatika' }).first().click();
    await on.fill('#f-order', 'Tindak lanjuti dan laporkan.');
    await send(on, '#dispose .actions .btn');
  });

  step('has the act under the thumb, wherever one has scrolled to', async () => {
    const on = await acting_head();
    await on.setViewportSize({ width: 390, height: 844 });
    await on.goto('/incoming?show=untreated');
    await on.locator('[data-row] a.row-title').first().click();
    for (const place of ['0', 'document.body.scrollHeight / 2', 'document.body.scrollHeight']) {
      await on.evaluate(`scrollTo(0, ${place})`);
      const bar = await on.locator('.act-bar').first().boundingBox();
      assert.ok(bar && bar.y >= 0 && bar.y + bar.height <= 844, `${place}: ${JSON.stringify(bar)}`);
    }
    await on.setViewportSize({ width: 1440, height: 900 });
  });

  step('goes the same way without scripts', async () => {
    const on = await journey.stranger({ scripts: false });
    await journey.signIn(on, head);
    if (await on.locator('.elsewhere button[name=seat]').count()) await on.locator('.elsewhere button[name=seat]').first().click();
    await on.goto('/incoming?show=untreated');
    const links = await on.locator('[data-row] a.row-title').all();
    const second = new URL(await links[1].getAttribute('href'), journey.url).pathname;
    await links[0].click();
    await on.locator('.neighbours a[rel=next]').click();
    assert.equal(new URL(on.url()).pathname, second);
    await on.locator('.neighbours a[rel=prev]').click();
    await on.locator('.neighbours span a').click();
    assert.equal(new URL(on.url()).search, '?show=untreated');
    await on.context().close();
  });

  step('staff reports from his list', async () => {
    const on = await journey.as(staff);
    await on.goto('/dispositions?show=unread');
    await on.locator('[data-row] a.row-title').first().click();
    await on.fill('#f-report', 'Sudah kami tindak lanjuti; jaringan kembali normal.');
    await journey.look(on, 'report');
    await send(on, 'form[action$="/report"] .btn-primary');
    await on.goto('/dispositions?show=reported');
    assert.match(await on.innerText('main'), /Kecamatan Contoh/);
  });
});
