// SPDX-License-Identifier: Apache-2.0
// The main job in a real browser, by different people: from a draft to the dossier and the citizen.
// The steps stand on one another; after one fails the rest would only repeat its fault.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const subject = 'Undangan rapat koordinasi pemantauan SPBE';
const heads = 24;

describe(`the main job on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey();
  let letter, number, code, pdf, received;

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);

  step('signs in and shows the desk', async () => {
    const on = await journey.stranger();
    await on.goto('/login');
    await journey.look(on, 'login');
    await on.fill('#f-login', 'konseptor.aptika');
    await on.fill('#f-password', 'bukan kata sandinya');
    await on.click('main .btn-primary');
    await on.waitForSelector('[role=alert]');
    await journey.look(on, 'login_wrong');
    await on.context().close();
    await journey.look(await journey.as('DISKOMINFO.APTIKA.STAF'), 'desk');
  });

  step('writes an invitation to all heads', async () => {
    const on = await journey.as('DISKOMINFO.APTIKA.STAF');
    await on.goto('/letters/new');
    await journey.look(on, 'new');
    await on.click('button[name=kind][value=undangan]');
    await on.waitForSelector('#f-subject');
    letter = new URL(on.url()).pathname.split('/')[2];
    await on.fill('#f-subject', subject);
    await on.check('input[name=groups][value=KEPALA-OPD]');
    await on.fill('#f-addressees [data-picker-filter]', 'Sekretaris Daerah');
    await on.locator('#f-addressees label.choice', { hasText: /^\s*Sekretaris Daerah/ }).click();
    await on.getByRole('textbox', { name: 'Isi naskah' }).click();
    await on.keyboard.type('Dalam rangka persiapan pemantauan dan evaluasi SPBE, kami mengundang Saudara untuk hadir membawa data inventaris aplikasi masing-masing.');
    await on.fill('[name="parts.event.day"]', '2030-01-15');
    await on.fill('[name="parts.event.time"]', '09.00 WIB s.d. selesai');
    await on.fill('[name="parts.event.place"]', 'Ruang Rapat Diskominfo');
    await on.fill('[name="parts.event.agenda"]', 'Pemantauan dan evaluasi SPBE');
    await on.fill('#f-classification', '000.1.5');
    await on.click('button[name=act][value=save]');
    await on.waitForSelector('.preview img');
    await journey.look(on, 'composer');
    await on.goto(`/letters/${letter}/edit`);
    await on.click('button[name=act][value=submit]');
    await on.waitForURL((url) => url.pathname === `/letters/${letter}`);
    await journey.look(on, 'submitted');
    await on.goto('/letters');
    await journey.look(on, 'letters');
  });

  // Whoever stands between the drafter and the signer, in turn; the first sends it back when asked.
  async function initials(returned) {
    for (const position of ['DISKOMINFO.APTIKA.TIM1', 'DISKOMINFO.APTIKA.KABID', 'DISKOMINFO.SEKRETARIS']) {
      const on = await journey.as(position);
      const answer = await on.goto(`/letters/${letter}`);
      if (answer.status() !== 200 || (await on.locator('form[action="/signing/pass"]').count()) === 0) continue;
      if (!returned) {
        await send(on, 'form[action="/signing/pass"] .btn-primary');
        continue;
      }
      await journey.look(on, 'paraf');
      await on.click('details.confirm:has(form[action="/signing/return"]) > summary');
      await on.fill('form[action="/signing/return"] textarea', 'Tambahkan batas waktu konfirmasi kehadiran.');
      await send(on, 'form[action="/signing/return"] button');
      return;
    }
    assert.ok(!returned, 'nobody could return the letter');
  }

  step('comes back once with a note and goes up again', async () => {
    await initials(true);
    const on = await journey.as('DISKOMINFO.APTIKA.STAF');
    await on.goto('/');
    await journey.look(on, 'desk_returned');
    await on.goto(`/letters/${letter}/edit`);
    assert.match(await on.textContent('main'), /batas waktu konfirmasi/);
    await on.getByRole('textbox', { name: 'Isi naskah' }).click();
    await on.keyboard.press('Control+End');
    await on.keyboard.press('Enter');
    await on.keyboard.type('Konfirmasi kehadiran disampaikan paling lambat dua hari sebelum rapat.');
    await on.click('button[name=act][value=submit]');
    await on.waitForURL((url) => url.pathname === `/letters/${letter}`);
    await initials(false);
  });

  step('is signed by the acting head and numbered', async () => {
    const on = await journey.as('DISKOMINFO.KADIS');
    // The letter waits under the acting position; the desk of the own one must say so.
    await on.goto('/');
    assert.match(await on.innerText('.elsewhere'), /Plt\. Kepala Dinas Komunikasi[\s\S]*1 Belum ditandatangani/);
    await journey.look(on, 'desk_elsewhere');
    await send(on, '.elsewhere button[name=seat]');
    assert.match(await on.innerText('.acting'), /bertindak sebagai Plt\./);
    await journey.look(on, 'desk_acting');
    await on.goto('/signing');
    await journey.look(on, 'signing');
    await on.goto(`/letters/${letter}`);
    await journey.look(on, 'to_sign');
    await journey.picture(on, 'letter');
    await on.fill('#f-passphrase', 'bukan frasa sandinya');
    await on.click('form[action="/signing/sign"] .btn-primary');
    await on.waitForSelector('#f-passphrase-fault');
    assert.match(await on.innerText('#f-passphrase-fault'), /Passphrase salah/);
    assert.equal(await on.evaluate(() => document.activeElement.id), 'f-passphrase', 'the reader stands where he types again');
    assert.equal(await on.getAttribute('#f-passphrase', 'aria-describedby'), 'f-passphrase-fault');
    assert.equal(await on.inputValue('#f-passphrase'), '');
    assert.equal(await on.locator('.flash.is-error').count(), 0, 'told once, at the field');
    await journey.look(on, 'passphrase_wrong');
    await on.fill('#f-passphrase', journey.passphrase);
    await on.click('form[action="/signing/sign"] .btn-primary');
    await on.waitForURL((url) => url.pathname === `/letters/${letter}`);
    const shown = await journey.until(on, `/letters/${letter}`, 'text=/000\\.1\\.5\\/\\d+\\/DISKOMINFO/');
    number = (await shown.innerText()).match(/000\.1\.5\/\d+\/DISKOMINFO/)[0];
    await journey.look(on, 'signed');
    const answer = await on.request.get(`/letters/${letter}/pdf`);
    assert.equal(answer.status(), 200);
    pdf = await answer.body();
    const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout;
    assert.match(text, /Plt\. KEPALA DINAS KOMUNIKASI/i);
    assert.ok(text.includes(number), number);
    code = (await on.getAttribute('a[href^="/v/"]', 'href')).split('/').pop();
  });

  step('reaches the mailboxes with an agenda number', async () => {
    const clerk = await journey.as('SETDA.TU');
    const row = await journey.until(clerk, '/incoming', `.row:has-text("${subject}")`);
    assert.match(await row.innerText(), /\d/);
    await journey.look(clerk, 'incoming_clerk');
    const drafter = await journey.as('DISKOMINFO.APTIKA.STAF');
    await journey.until(drafter, `/letters/${letter}`, `text=/${heads + 1} dari ${heads + 1}/`);
    // Filing is not the drafter's, and the act says whose it is.
    assert.match(await drafter.innerText('a[aria-disabled=true] + .why'), /arsiparis/);
    await journey.look(drafter, 'receipts');
  });

  step('is disposed by the Sekda to an assistant and a head, due in three working days', async () => {
    const on = await journey.as('SETDA.SEKDA');
    const row = await journey.until(on, '/incoming', `.row-title:has-text("${subject}")`);
    await journey.look(on, 'incoming_sekda');
    received = new URL(await row.getAttribute('href'), journey.url).pathname;
    await row.click();
    await on.waitForURL((url) => url.pathname === received);
    assert.match(await on.innerText('.neighbours:not([hidden])'), /Kembali ke daftar/);
    await journey.look(on, 'incoming_letter');
    // Nobody chosen is told at the field, before anything is sent.
    await on.click('form[action$="/dispose"] .actions .btn');
    assert.equal(await on.locator('[data-picker-filter]:invalid').count(), 1);
    assert.equal(new URL(on.url()).pathname, received);
    for (const seat of ['Asisten Administrasi Umum', 'Kepala Badan Perencanaan Pembangunan'])
      await on.locator('#f-to label.choice', { hasText: seat }).click();
    const assistant = await on.locator('#f-responsible option', { hasText: 'Asisten Administrasi Umum' }).getAttribute('value');
    await on.selectOption('#f-responsible', assistant);
    await on.locator('#f-instructions label.choice').first().click();
    await on.fill('#f-due_days', '3');
    await send(on, 'form[action$="/dispose"] .actions .btn');
    assert.match(await on.innerText('main'), /3 hari kerja lagi/);
    await journey.look(on, 'disposed');
  });

  async function report(position, text, name) {
    const on = await journey.as(position);
    await on.goto(received);
    await on.fill('#f-report', text);
    if (name) await journey.look(on, name);
    await send(on, 'form[action$="/report"] .btn-primary');
  }

  step('is passed on, reported and closed', async () => {
    const on = await journey.as('AS3.ASISTEN');
    await on.goto('/dispositions');
    await journey.look(on, 'dispositions');
    await on.goto(received);
    await on.locator('#f-to label.choice', { hasText: 'Kepala Bagian Organisasi' }).click();
    await on.locator('#f-instructions label.choice').first().click();
    await send(on, 'form[action$="/dispose"] .actions .btn');
    await report('OR.KABAG', 'Data inventaris aplikasi sudah dihimpun.', 'report');
    await report('AS3.ASISTEN', 'Asisten hadir; data inventaris dibawa.');
    await report('BAPPERIDA.KABAN', 'Badan hadir diwakili sekretaris.');
    const sekda = await journey.as('SETDA.SEKDA');
    await sekda.goto(received);
    await journey.look(sekda, 'reported');
    await send(sekda, 'form[action$="/close"] .btn-primary');
    await journey.look(sekda, 'closed');
  });

  async function file(position, title, into, name) {
    const on = await journey.as(position);
    const row = await journey.until(on, '/archive/pending?order=newest', `.row-title:has-text("${title}")`);
    await journey.look(on, `${name}_pending`);
    await row.click();
    await on.waitForSelector('button[value=new], input[name=code_words]');
    await journey.look(on, `${name}_form`);
    await on.fill('#f-title', into);
    await send(on, 'button[name=act][value=new]');
    assert.match(await on.innerText('main'), new RegExp(into));
    await journey.look(on, `${name}_dossier`);
    return on;
  }

  step('is filed by the archivist', async () => {
    const on = await file('DISKOMINFO.ARSIPARIS', subject, 'Koordinasi pemantauan SPBE 2030', 'file');
    await on.goto('/archive');
    await journey.look(on, 'archive');
    await on.goto('/archive/lists?form=berkas');
    await journey.look(on, 'register');
  });

  step('is found by a word, by half the number and by date', async () => {
    const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
    const asked = [{ q: 'konfirmasi' }, { number: number.slice(0, number.length / 2) }, { from: today, until: today, q: 'SPBE' }];
    // Each finds the letter once, as what it is to them: filed, received, sent.
    for (const [position, kind] of [['DISKOMINFO.ARSIPARIS', 'Naskah keluar'], ['SETDA.SEKDA', 'Naskah masuk'], ['DISKOMINFO.APTIKA.STAF', 'Naskah keluar']]) {
      const on = await journey.as(position);
      for (const fields of asked) {
        await on.goto('/search');
        for (const [name, value] of Object.entries(fields)) await on.fill(`#f-${name}`, value);
        await send(on, 'form.search .btn-primary');
        const hits = on.locator('.row', { has: on.locator('.row-title', { hasText: new RegExp(`^${subject}$`) }) });
        assert.equal(await hits.count(), 1, `${position} ${JSON.stringify(fields)}: ${await on.innerText('main')}`);
        assert.match(await hits.innerText(), new RegExp(kind));
      }
      await journey.look(on, `search_${position.split('.').pop().toLowerCase()}`);
    }
    const sekda = await journey.as('SETDA.SEKDA');
    await sekda.goto(`/search?q=konfirmasi`);
    assert.equal(await sekda.getAttribute('.row-title', 'href'), received);
    await sekda.goto('/search?from=kemarin');
    assert.match(await sekda.innerText('.faults'), /kemarin bukan tanggal/);
    await journey.look(sekda, 'search_fault');
  });

  step('is read, sought and passed on without scripts', async () => {
    const on = await journey.stranger({ scripts: false });
    await journey.signIn(on, 'BAPPERIDA.KABAN');
    await on.goto('/search');
    await on.fill('#f-number', number);
    await on.click('form.search .btn-primary');
    await on.locator('.row-title', { hasText: subject }).first().click();
    assert.match(await on.innerText('h1'), new RegExp(subject));
    assert.ok((await on.locator('.sheet img').count()) > 0);
    await on.locator('#f-to input[type=checkbox]').first().check();
    await on.locator('#f-instructions input[type=checkbox]').first().check();
    await on.click('form[action$="/dispose"] .actions .btn');
    assert.match(await on.innerText('.flash'), /Disposisi terkirim kepada/);
    await on.context().close();
  });

  step('is genuine for a citizen, and a changed byte is told', async () => {
    const on = await journey.stranger();
    await on.goto(`/v/${code}`);
    assert.equal(await on.locator('.verdict.is-good').count(), 1);
    await journey.look(on, 'genuine');
    await on.goto('/verify');
    await journey.look(on, 'verify');
    for (const changed of [false, true]) {
      const buffer = Buffer.from(pdf);
      if (changed) buffer[Math.floor(buffer.length / 3)] ^= 1;
      await on.goto('/verify');
      await on.setInputFiles('#f-file', { name: 'surat.pdf', mimeType: 'application/pdf', buffer });
      await on.click('main form .btn-primary');
      await on.waitForSelector('.verdict');
      assert.equal(await on.locator('.verdict.is-good').count(), changed ? 0 : 1);
      await journey.look(on, changed ? 'file_changed' : 'file_genuine');
    }
  });
});
