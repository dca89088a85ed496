// SPDX-License-Identifier: Apache-2.0
// The number book in a real browser: read, printed, a number reserved and used, one inserted by two
// persons, a series made with its example beside it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

describe(`the number book on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('numbers');
  let reserved;

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);

  step('tells that nothing is missing, on screen and on paper', async () => {
    const on = await journey.as('DISKOMINFO.UMPEG');
    await on.goto('/letters/numbers');
    assert.equal(new URL(on.url()).pathname, '/numbers');
    assert.match(await on.innerText('main'), /\b0 lompatan/);
    await journey.look(on, 'book');
    await on.goto('/numbers?state=void');
    assert.match(await on.innerText('main'), /Salah pesan/);
    await on.goto('/numbers/print');
    await journey.look(on, 'print');
    await on.emulateMedia({ media: 'print' });
    assert.equal(await on.locator('.rail').isVisible(), false);
    await on.emulateMedia({ media: 'screen' });
    const sheet = await on.request.get('/numbers/book.xlsx');
    assert.equal((await sheet.body()).subarray(0, 2).toString(), 'PK');
    const paper = await on.request.get('/numbers/book.pdf');
    assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
    const stranger = await journey.as('DINKES.SEKRETARIS');
    await stranger.goto('/numbers');
    await journey.look(stranger, 'book_empty');
  });

  step('reserves a number after the faults are mended', async () => {
    const on = await journey.as('DISKOMINFO.UMPEG');
    await on.goto('/numbers/reserve');
    await journey.look(on, 'reserve');
    await on.fill('#f-classification', '9.9.9');
    await on.click('main .btn-primary');
    await on.waitForSelector('[role=alert]');
    assert.equal(await on.locator('.faults li').count(), 2);
    await journey.look(on, 'reserve_wrong');
    await on.fill('#f-purpose', 'Usul jadwal cuti tahunan, menunggu tanda tangan sekretaris');
    await on.fill('#f-classification', '');
    await send(on, 'main .btn-primary');
    reserved = new URL(on.url()).pathname.split('/')[2];
    await journey.look(on, 'reserved');
  });

  step('uses it for a letter that is being written', async () => {
    const on = await journey.as('DISKOMINFO.UMPEG');
    await on.goto('/letters?state=draft&mine=1');
    await on.locator('.row-title').first().click();
    await on.locator('details:has(form[action="/numbers/bind"]) > summary').click();
    await journey.look(on, 'bind');
    await on.selectOption('#f-promised', reserved);
    await send(on, 'form[action="/numbers/bind"] .btn');
    assert.match(await on.innerText('main'), /Memakai nomor yang sudah dipesan/);
    await journey.look(on, 'bound');
    await send(on, 'form[action$="/unbind"] .btn');
    await on.goto(`/numbers/${reserved}`);
    await on.click('details.confirm:has(form[action$="/void"]) > summary');
    await on.fill('#f-reason', 'Usul cuti ditunda');
    await send(on, 'form[action$="/void"] .btn-danger');
    assert.match(await on.innerText('main'), /Usul cuti ditunda/);
    await journey.look(on, 'void');
  });

  step('inserts a number on the word of a second person', async () => {
    const clerk = await journey.as('DISKOMINFO.UMPEG');
    await clerk.goto('/numbers/insertions/new');
    await clerk.click('main .btn-primary');
    await clerk.waitForSelector('[role=alert]');
    await journey.look(clerk, 'insertion_wrong');
    await clerk.goto('/numbers/insertions');
    assert.equal(await clerk.locator('form[action$="/approve"]').count(), 0, 'not by oneself');
    const second = await journey.as('DISKOMINFO.SEKRETARIS');
    await second.goto('/numbers/insertions?decision=waiting');
    await journey.look(second, 'insertions');
    if ((await second.locator('form[action$="/approve"]').count()) === 0) return; // the first days of a year
    await send(second, second.locator('form[action$="/approve"] .btn').first());
    assert.match(await second.innerText('h1'), /\.[A-Z]\//);
    await journey.look(second, 'inserted');
  });

  step('makes a series with its example beside it', async () => {
    const on = await journey.as('DISKOMINFO.UMPEG');
    await on.goto('/numbers/series/new');
    await on.fill('#f-name', 'Surat keterangan');
    await on.fill('#f-pattern', '{class}/{nomor}/{unit}');
    await on.waitForSelector('#example .fault:has-text("{nomor}")');
    await on.fill('#f-pattern', '{class}/{no:3}/SKET/{unit}/{month_roman}');
    await on.waitForSelector('#example :text("/012/SKET/DISKOMINFO/")');
    await journey.look(on, 'series_form');
    await on.locator('#f-scope label.choice').first().click();
    await send(on, 'main .btn-primary');
    await journey.look(on, 'series');
    await on.locator('a:has-text("Naskah dinas")').first().click();
    await on.waitForSelector('.why');
    await journey.look(on, 'series_begun');
  });

  step('shows the registers of outgoing letters and of dispatch', async () => {
    const on = await journey.as('DISKOMINFO.UMPEG');
    await on.goto('/letters');
    await on.click('a[href="/letters/registers/outgoing"]');
    await journey.look(on, 'agenda_month');
    await on.selectOption('#f-month', '0');
    await send(on, 'form[action="/letters/registers/outgoing"] .btn');
    await journey.look(on, 'agenda');
    await on.click('nav a[href^="/letters/registers/dispatch"]');
    await on.waitForURL(/dispatch/);
    await journey.look(on, 'dispatch');
    for (const kind of ['outgoing', 'dispatch']) {
      const paper = await on.request.get(`/letters/registers/${kind}.pdf`);
      assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
    }
  });

  step('says who is numbered centrally', async () => {
    const on = await journey.stranger();
    await on.goto('/login');
    await on.fill('#f-login', 'admin');
    await on.fill('#f-password', 'naskah-demo-2026');
    await on.click('main .btn-primary');
    await on.waitForURL((url) => url.pathname === '/');
    await on.goto('/numbers/series');
    await on.selectOption('#f-only', { label: 'Sekretariat Daerah' });
    await send(on, 'form[action="/numbers/series"] .btn');
    assert.doesNotMatch(await on.innerText('main table'), /Inspektorat/);
    await on.click('details:has(form[action="/numbers/central"]) > summary');
    await journey.look(on, 'central');
    await send(on, 'form[action="/numbers/central"] .btn');
    assert.match(await on.innerText('main'), /Kepala daerah: Sekretariat Daerah/);
    await on.context().close();
  });
});
