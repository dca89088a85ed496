// SPDX-License-Identifier: Apache-2.0
// The bell counts up while a page is open, in every window; notices are read by mouse, by keyboard and without
// scripts; settings say what they cannot take.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const drafter = 'DISKOMINFO.APTIKA.STAF', section = 'DISKOMINFO.APTIKA.KABID', head = 'DISKOMINFO.KADIS';

async function count(page) {
  const shown = page.locator('[data-bell] .count');
  return (await shown.count()) === 0 ? 0 : Number(await shown.innerText());
}
// Not by waitForFunction: the pages' policy forbids what it evaluates.
const told = (page, where, wanted) => page.locator(where, { hasText: new RegExp(`^${wanted}$`) }).first().waitFor();
const counts = (page, wanted) => wanted > 0 ? told(page, '[data-bell] .count', wanted)
  : page.locator('[data-bell] .count').waitFor({ state: 'detached' });

describe(`notices on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('notices');
  let send_up;

  before(async () => {
    await journey.open();
    const call = journey.api(drafter);
    const named = async (code) => (await call(`directory/positions?q=${code}`)).items.find((each) => each.code === code).id;
    const signer = await named(head), secretary = await named('SETDA.SEKDA'), first = await named(section);
    send_up = async (subject, more = {}) => {
      const letter = await call('letters', {
        kind: 'nota_dinas', subject, classification: '000.1.5', signer, initials: [first], addressees: [secretary],
        body: 'Bersama ini kami sampaikan laporan pelaksanaan layanan aplikasi. Mohon arahan lebih lanjut.', ...more,
      });
      await call(`letters/${letter.id}/submit`, { version: 1 });
    };
  });
  after(() => journey.close());

  const step = journey.steps(it);

  step('counts up while pages are open, in each window', async () => {
    const on = await journey.as(section);
    await on.goto('/search');
    const other = await on.context().newPage();
    await other.goto('/account');
    const before = await count(on);
    await send_up('Laporan gangguan jaringan antarkantor');
    await counts(on, before + 1);
    await counts(other, before + 1);
    await other.close();
    const desk = await on.context().newPage();
    await desk.goto('/');
    const tile = desk.locator('a.tile[href="/signing?show=paraf"] b');
    const waiting = Number(await tile.innerText());
    await send_up('Laporan pemutakhiran situs web kota', { access: 'rahasia' });
    await counts(on, before + 2);
    await told(desk, 'a.tile[href="/signing?show=paraf"] b', waiting + 1);
    await desk.close();
  });

  step('leads to what waits, and reads it by looking', async () => {
    const on = await journey.as(section);
    const before = await count(on);
    await on.click('[data-bell]');
    assert.match(await on.innerText('main'), /Paraf menunggu Anda/);
    assert.match(await on.innerText('main'), /Laporan gangguan jaringan antarkantor/);
    await journey.look(on, 'notices');
    await on.keyboard.press('j');
    await Promise.all([on.waitForURL(/\/letters\//), on.keyboard.press('Enter')]);
    await counts(on, before - 1);
    await on.goto('/notices?unread=1');
    await send(on, 'form[action="/notices/read"] button');
    assert.equal(await count(on), 0);
    await on.goto('/notices?unread=1');
    await journey.look(on, 'none_unread');
  });

  step('works without scripts', async () => {
    await send_up('Laporan kesiapan pusat data');
    const on = await journey.stranger({ scripts: false });
    await journey.signIn(on, section);
    await on.click('[data-bell]');
    await send(on, 'form[action$="/read"]:not([action="/notices/read"]) button');
    assert.equal(await on.locator('[data-bell] .count').count(), 0);
  });

  step('takes settings and says what it cannot take', async () => {
    const on = await journey.as(section);
    await on.goto('/notices/settings');
    assert.match(await on.innerText('main'), /belum disiapkan di server ini/);
    await on.fill('#f-hours', '07.30, 13.10');
    await on.fill('#f-whatsapp', '081200001111');
    await on.click('.form .btn-primary');
    await on.waitForSelector('#f-hours-fault');
    assert.equal(await on.inputValue('#f-whatsapp'), '081200001111');
    await journey.look(on, 'settings_faults');
    await on.fill('#f-hours', '07.30, 13.00');
    await on.fill('#f-whatsapp', '+6281200001111');
    await send(on, '.form .btn-primary');
    await journey.look(on, 'settings');
    const admin = await journey.as('DISKOMINFO.ADMIN');
    await admin.goto('/notices/manage');
    assert.match(await admin.innerText('main'), /Server surel belum disiapkan/);
    await journey.look(admin, 'manage');
  });

  step('leaves no trace in the console', async () => assert.deepEqual(journey.noise, []));
});
