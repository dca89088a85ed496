// SPDX-License-Identifier: Apache-2.0
// A disposition from the clerk's preparation to the report accepted, in a real browser: what the head gives with one
// press, what the section does with it, the paper form, and the book that tells of it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const clerk = 'DISKOMINFO.TU', head = 'DISKOMINFO.KADIS', section = 'DISKOMINFO.APTIKA.KABID';
const day = (ahead) => new Date(Date.now() + 7 * 3600e3 + ahead * 86400e3).toISOString().slice(0, 10);
const subject = 'Permintaan data layanan pengaduan warga';

describe(`dispositions on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('dispositions');

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);

  step('registers a letter and prepares the disposition', async () => {
    const on = await journey.as(clerk);
    await on.goto('/incoming/new');
    await on.setInputFiles('#f-file', { name: 'pindai.png', mimeType: 'image/png', buffer: await on.screenshot() });
    await on.fill('#f-sender', 'Ombudsman Perwakilan Contoh');
    await on.fill('#f-number', 'B/114/LM.11/XI/2026');
    await on.fill('#f-date', day(-1));
    await on.fill('#f-received', day(0));
    await on.fill('#f-subject', subject);
    await on.selectOption('#f-position', { index: 1 });
    await send(on, 'form[action="/incoming"] .btn-primary');
    await on.click('#dispose summary');
    await on.locator('#f-to label.choice', { hasText: 'Kepala Bidang Aplikasi Informatika' }).first().click();
    await on.getByText('Siapkan jawaban/konsep surat').click();
    await on.fill('#f-due_days', '3');
    await journey.look(on, 'prepare');
    await send(on, 'form[action$="/prepare"] > .actions .btn');
    assert.match(await on.innerText('main'), /Disposisi disiapkan/);
  });

  step('gives it with one press', async () => {
    const on = await journey.as(head);
    await on.goto('/');
    // The head is an acting one: the mail is that of the position held for now.
    await send(on, '.elsewhere button[name=seat]');
    await on.goto('/incoming');
    await on.click(`a.row-title:has-text("${subject}")`);
    await journey.look(on, 'prepared');
    await send(on, 'form[action$="/prepared/give"] .btn-primary');
    const page = await on.innerText('main');
    assert.match(page, /mendisposisikan kepada Kepala Bidang Aplikasi Informatika/);
    assert.match(page, /Menunggu laporan Kepala Bidang Aplikasi Informatika/);
    await journey.look(on, 'given');
    await on.goto('/incoming');
    assert.match(await on.innerText('main'), /Ada pada Kepala Bidang Aplikasi Informatika/);
    await journey.look(on, 'list');
  });

  step('reports with a file', async () => {
    const on = await journey.as(section);
    await on.goto('/dispositions');
    await on.click(`a.row-title:has-text("${subject}")`);
    await on.fill('#f-report', 'Rekapitulasi pengaduan sudah kami susun dan terlampir.');
    await on.fill('#f-percent', '100');
    await on.setInputFiles('#f-file', { name: 'rekap.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan berkas resmi') });
    await journey.look(on, 'report');
    await on.click('form[action$="/report"] .btn-primary');
    await on.waitForSelector('#f-file-fault');
    assert.match(await on.inputValue('#f-report'), /Rekapitulasi/, 'what was typed stays');
    await on.setInputFiles('#f-file', { name: 'rekap.jpg', mimeType: 'image/jpeg', buffer: await on.screenshot({ type: 'jpeg' }) });
    await send(on, 'form[action$="/report"] .btn-primary');
  });

  step('accepts the report, prints the form and looks into the book', async () => {
    const on = await journey.as(head);
    await on.goto('/dispositions?show=to_accept');
    await journey.look(on, 'to_accept');
    await on.click(`a.row-title:has-text("${subject}")`);
    assert.match(await on.innerText('.branches'), /rekap\.jpg/);
    await journey.look(on, 'reported');
    await send(on, 'form[action$="/accept"] .btn');
    const here = new URL(on.url()).pathname;
    await on.goto(`${here}/sheet`);
    assert.match(await on.innerText('.paper-form'), /Siapkan jawaban\/konsep surat/);
    await journey.look(on, 'sheet');
    const paper = await on.request.get(`${here}/sheet.pdf?paper=half`);
    assert.equal(paper.headers()['content-type'], 'application/pdf');
    const clerks = await journey.as(clerk);
    await clerks.goto('/incoming/book');
    assert.match(await clerks.innerText('.register'), new RegExp(subject));
    await journey.look(clerks, 'book');
    await clerks.goto('/incoming/instructions');
    await journey.look(clerks, 'instructions');
  });
});
