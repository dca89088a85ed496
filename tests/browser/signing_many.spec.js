// SPDX-License-Identifier: Apache-2.0
// An official signs a pile of letters on a phone: reads one after another, consents, and gives one passphrase.
// Then a few at a desk by keyboard, and one without scripts. NASKAH_PILE=200 is the pile of a day.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const head = 'DISKOMINFO.KADIS';
const pile = Number(process.env.NASKAH_PILE ?? (process.env.NASKAH_ENGINE === 'postgres' ? 20 : 60));
const phone = { width: 390, height: 844 };

describe(`many signed at once on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('signing_many');
  let write;

  before(async () => {
    await journey.open();
    const call = journey.api('DISKOMINFO.APTIKA.STAF');
    const named = async (code) => (await call(`directory/positions?q=${code}`)).items.find((each) => each.code === code).id;
    const signer = await named(head), secretary = await named('SETDA.SEKDA');
    write = async (subject, more = {}) => {
      const letter = await call('letters', {
        kind: 'nota_dinas', subject, classification: '000.1.5', signer, initials: [], addressees: [secretary],
        body: 'Bersama ini kami sampaikan laporan pelaksanaan layanan aplikasi sebagai bahan evaluasi. Mohon arahan lebih lanjut.', ...more,
      });
      await call(`letters/${letter.id}/submit`, { version: 1 });
      return letter.id;
    };
  });
  after(() => journey.close());

  const step = journey.steps(it);

  step(`reads and signs ${pile} letters on a phone`, async () => {
    for (let n = 1; n < pile; ++n) await write(`Laporan layanan aplikasi kelurahan ke-${n}`);
    await write('Penanganan celah keamanan pada aplikasi perizinan', { access: 'rahasia' });
    const on = await journey.as(head);
    await on.goto('/');
    await send(on, '.elsewhere button[name=seat]');
    await on.goto('/signing');
    assert.match(await on.innerText('main'), /Wajib dibaca dahulu/);
    const waiting = Number((await on.innerText('main h2')).match(/\d+/)[0]);
    assert.ok(waiting >= pile);
    await journey.look(on, 'list');
    await on.setViewportSize(phone);
    // Of each one press, and four for the way in, the field, the passphrase and one skipped.
    await journey.within(`${pile} letters read and signed on a phone`, { presses: waiting + 4, quiet: 90 }, async () => {
      await send(on, 'a[href="/signing/read"]');
      for (let n = 0; n < waiting; ++n) {
        const bar = await on.locator('.act-bar').boundingBox();
        assert.ok(bar.y + bar.height <= phone.height, 'the answers stay at the thumb');
        await send(on, n === 1 ? '.act-bar a:has-text("Lewati")' : 'button[name=answer][value=consent]');
      }
      assert.equal(new URL(on.url()).pathname, '/signing/many');
      await on.click('#f-passphrase');
      await on.fill('#f-passphrase', journey.passphrase);
      await send(on, '.act-bar .btn-primary');
      await on.waitForSelector('[role=status] >> text=/0 tidak berhasil/');
      await on.waitForSelector('progress', { state: 'detached', timeout: 180000 });
    });
    assert.match(await on.innerText('main'), new RegExp(`${waiting - 1} berhasil, 0 tidak berhasil`));
    assert.match(await on.innerText('.rows'), /\d+\/DISKOMINFO/);
    await journey.look(on, 'signed');
  });

  step('reads at a desk, by keyboard, and loses nothing by a wrong passphrase', async () => {
    await write('Usul pemeliharaan pusat data');
    await write('Usul penambahan lebar pita');
    const on = await journey.as(head);
    await on.goto('/signing/read');
    await journey.look(on, 'read');
    await on.keyboard.press('s');
    await on.waitForURL(/at=/);
    await on.keyboard.press('[');
    await on.waitForSelector('button[name=answer][value=withdraw]');
    await journey.look(on, 'agreed');
    await on.keyboard.press('l');
    await on.waitForSelector('button[name=answer][value=consent]');
    await on.click('details.confirm summary');
    await journey.look(on, 'return');
    await on.click('details.confirm summary');
    await on.keyboard.press('s');
    await on.waitForSelector('button[name=answer][value=consent]');
    await on.keyboard.press('l');
    await on.waitForURL(/\/signing\/many/);
    await journey.look(on, 'chosen');
    await on.fill('#f-passphrase', 'bukan passphrase saya');
    await on.keyboard.press('Enter');
    await on.waitForSelector('[role=alert]');
    await journey.look(on, 'passphrase_wrong');
    assert.equal(await on.locator('.row-pick input:checked').count(), 2);
    await on.fill('#f-passphrase', journey.passphrase);
    await on.keyboard.press('Enter');
    await on.waitForURL(/\/batches\//);
    await on.waitForSelector('progress', { state: 'detached' });
    assert.match(await on.innerText('main'), /2 berhasil, 0 tidak berhasil/);
  });

  step('gives one back and signs the other without scripts', async () => {
    await write('Usul pelatihan operator');
    const on = await journey.stranger({ scripts: false });
    await journey.signIn(on, head);
    await send(on, '.elsewhere button[name=seat]');
    await on.goto('/signing/read');
    await send(on, 'button[name=answer][value=consent]');
    await on.click('details.confirm summary');
    await on.fill('#f-note', 'Lampirkan daftar peserta.');
    await send(on, 'button[name=answer][value=return]');
    assert.equal(new URL(on.url()).pathname, '/signing/many');
    await on.fill('#f-passphrase', journey.passphrase);
    await send(on, '.act-bar .btn-primary');
    await journey.until(on, on.url(), 'text=/1 berhasil, 0 tidak berhasil/');
    assert.equal(await on.locator('a:has-text("Lanjut membaca")').count(), 1);
  });

  it('wrote nothing into the console', () => assert.deepEqual(journey.noise, []));
});
