// SPDX-License-Identifier: Apache-2.0
// A secretary's morning in the mailbox lent to her: she sees what is addressed to the office, sorts it and writes a
// disposition ready to be given; she signs nothing, what is personal stays shut, and the seat ends under her hands.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const clerk = 'DISKOMINFO.TU', head = 'DISKOMINFO.KADIS', secretary = 'DISKOMINFO.SEKRETARIS';
const day = (ahead) => new Date(Date.now() + 7 * 3600e3 + ahead * 86400e3).toISOString().slice(0, 10);
const urgent = 'Permintaan data layanan pengaduan', later = 'Penawaran pelatihan kearsipan', own = 'Ucapan terima kasih pribadi';

describe(`a secretary on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('secretary');
  let grant = '';

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);

  async function acting_head() {
    const on = await journey.as(head);
    await on.goto('/');
    if (await on.locator('.elsewhere button[name=seat]').count()) await send(on, '.elsewhere button[name=seat]');
    return on;
  }

  async function letter(subject) {
    const on = await journey.as(secretary);
    await on.goto('/incoming');
    await on.click(`a.row-title:has-text("${subject}")`);
    return on;
  }

  step('gets the mailbox of her head for as long as it is lent', async () => {
    const on = await journey.as(clerk);
    await on.goto('/incoming/new');
    const paper = await on.screenshot();
    const token = await on.getAttribute('meta[name=csrf-token]', 'content');
    const position = await on.locator('#f-position option').nth(1).getAttribute('value');
    for (const [number, subject, personal] of [['001/LM', later, ''], ['002/LM', urgent, ''], ['003/LM', own, '1']]) {
      const answer = await on.request.post('/incoming', {
        headers: { 'X-CSRF-Token': token }, maxRedirects: 0,
        multipart: {
          sender: 'Ombudsman Perwakilan Contoh', number, date: day(-1), received: day(0), position, subject, personal,
          file: { name: 'pindai.png', mimeType: 'image/png', buffer: paper }, confirmed: '1',
        },
      });
      assert.equal(answer.status(), 303, await answer.text());
    }
    const his = await acting_head();
    await his.goto('/directory/mailboxes');
    await his.click('.page-head a.btn-primary');
    await his.locator('nav.filters a', { hasText: 'Sekretaris' }).first().click();
    const receiver = his.locator('#f-receiver option', { hasText: 'Sekretaris Dinas Komunikasi' });
    await his.selectOption('#f-receiver', await receiver.first().getAttribute('value'));
    await his.check('#f-acts input[value=prepare]');
    await journey.look(his, 'lending');
    await send(his, 'main form .btn-primary');
    grant = his.url();
    const hers = await journey.as(secretary);
    await hers.goto('/');
    await hers.locator('.elsewhere button[name=seat]').first().click();
    await hers.waitForLoadState();
    assert.match(await hers.innerText('.acting'), /Anda bertindak sebagai Sekretaris/);
    await journey.look(hers, 'banner');
  });

  step('sees what is addressed to the office, and not what is personal', async () => {
    const on = await journey.as(secretary);
    await on.goto('/incoming');
    assert.equal(await on.locator('a.row-title', { hasText: urgent }).count(), 1);
    assert.equal(await on.locator('a.row-title', { hasText: own }).count(), 0);
    await journey.look(on, 'mailbox');
  });

  step('sorts it for her head', async () => {
    const on = await letter(urgent);
    await on.locator('summary', { hasText: 'Pilah surat ini' }).click();
    await on.check('form[action$="/mark"] input[name=mark][value=today]');
    await on.fill('form[action$="/mark"] [name=note]', 'Batas jawaban pukul 15.00');
    await journey.look(on, 'sorting');
    await send(on, 'form[action$="/mark"] .btn');
    const hers = await journey.as(head);
    await hers.goto('/incoming?show=sorted');
    assert.match(await hers.innerText('.rows'), new RegExp(urgent));
    assert.equal(await hers.locator('.row.is-unread', { hasText: urgent }).count(), 1, 'nothing is read in his name');
  });

  step('writes a disposition ready to be given, and gives none', async () => {
    const on = await letter(urgent), here = new URL(on.url()).pathname;
    assert.equal(await on.locator('form[action$="/dispose"], form[action$="/close"]').count(), 0);
    if (!await on.locator('#dispose details[open]').count()) await on.locator('#dispose summary').first().click();
    await on.locator('#f-to label.choice', { hasText: 'Kepala Bidang Aplikasi Informatika' }).first().click();
    await on.fill('#f-order', 'Siapkan jawaban dan laporkan.');
    await journey.look(on, 'preparing');
    await send(on, 'form[action$="/prepare"] .actions .btn');
    await on.goto(here);
    assert.match(await on.innerText('main'), /Siapkan jawaban dan laporkan/);
    assert.equal(await on.locator('form[action$="/prepared/give"]').count(), 0, 'giving is his');
    await journey.look(on, 'prepared');
    const his = await journey.as(head);
    await his.goto(here);
    await send(his, 'form[action$="/prepared/give"] .btn-primary');
    assert.match(await his.innerText('main'), /selaku sekretaris/);
  });

  step('signs nothing', async () => {
    const on = await journey.as(secretary);
    const answer = await on.goto('/signing');
    assert.ok(answer.status() === 403 || await on.locator('input[type=password], form[action$="/sign"]').count() === 0);
    await journey.look(on, 'no_signing');
  });

  step('is told when the seat has ended, and does nothing in it any more', async () => {
    const on = await letter(later);
    const his = await journey.as(head);
    await his.goto(grant);
    await his.locator('summary.btn-danger').click();
    await his.fill('#f-reason', 'Tugas sekretaris sudah selesai.');
    await send(his, 'form[action$="/revoke"] .btn-danger');
    await on.goto('/incoming');
    await journey.look(on, 'ended');
    assert.match(await on.innerText('.acting.is-over'), /Saya mengerti/);
    await send(on, '.acting.is-over .btn');
    assert.equal(await on.locator('.acting').count(), 0);
    const gone = await on.goto('/incoming');
    assert.equal(gone.status(), 200);
    assert.equal(await on.locator('a.row-title', { hasText: later }).count(), 0, 'her own mailbox has none of it');
  });
});
