// SPDX-License-Identifier: Apache-2.0
// An archivist's day in the records unit: files letters and a paper, finds a dossier, lends one, proposes what has had
// its time, destroys it by decree with witnesses, and proves what she kept and what became of the rest. Committee, head
// and witnesses act beside her.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const archivist = 'UM.ARSIPARIS', chair = 'UM.KABAG', leader = 'SETDA.SEKDA', borrower = 'UM.KASUBTU';
const old = ['Notula rapat koordinasi pimpinan perangkat daerah', 'Langganan telepon dan internet gedung Sekretariat Daerah'];
const lent = 'Notula rapat evaluasi penyerapan anggaran', filed = 'Evaluasi pengelolaan arsip perangkat daerah 2026';

describe(`an archivist's day on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('archivist');
  let transfer, destruction, sheet, ended, kept;

  before(async () => { await journey.open(); });
  after(() => journey.close());

  const step = journey.steps(it);

  const at = (page) => new URL(page.url()).pathname;
  async function dossier(on, title) {
    await on.goto('/archive');
    await on.locator('a.row-title', { hasText: title }).click();
    await on.locator('#chosen h2 a', { hasText: title }).click();
    await on.waitForURL(/\/archive\/dossiers\//);
  }
  // A letter of the house that is a paper of the proposal, by its number.
  async function named(on, kind, number) {
    await on.locator('form[action$="/papers"]').evaluate((form) => { form.closest('details').open = true; });
    await on.selectOption('#f-kind', kind);
    await on.fill('#f-number', number);
    await send(on, 'form[action$="/papers"] button');
  }
  // What came from outside: its scan, number and date; each is another sheet, and the chair has looked at it, too.
  async function paper(on, kind, number) {
    sheet ??= await on.pdf();
    await on.locator('form[action$="/papers"]').evaluate((form) => { form.closest('details').open = true; });
    await on.setInputFiles('#f-file', { name: `${kind}.pdf`, mimeType: 'application/pdf', buffer: Buffer.concat([sheet, Buffer.from(`% ${number}\n`)]) });
    await on.fill('#f-date', new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10));
    await named(on, kind, number);
    const seat = await journey.as(chair);
    await seat.goto(at(on));
    await seat.fill(`form[action$="/papers/${kind}/confirm"] textarea`, 'Dicocokkan dengan aslinya di meja ketua panitia.');
    await send(seat, `form[action$="/papers/${kind}/confirm"] button`);
    await on.goto(at(on));
  }
  async function read(id, who) {
    const theirs = await fetch(`${journey.url}/api/v1/letters/${id}/pdf`, { headers: journey.bearer(who) });
    assert.ok(theirs.ok);
    return Buffer.from(await theirs.arrayBuffer());
  }
  // Written by the archivist and signed in Naskah by each of them; the legal bureau gives its paraf to a decree.
  async function signed(signers, content) {
    const [first, ...others] = await Promise.all(signers.map(position)), ours = journey.api(archivist);
    const made = await ours('letters', { classification: '000.1.5', initials: [], signer: first, cosigners: others, ...content });
    await ours(`letters/${made.id}/submit`, { version: made.version });
    if (content.kind === 'keputusan') {
      await read(made.id, 'HK.KABAG');
      await journey.api('HK.KABAG')(`signing/letter:${made.id}/pass`, {});
    }
    for (const each of signers) {
      await read(made.id, each);
      await journey.api(each)(`signing/letter:${made.id}/sign`, { passphrase: journey.passphrase });
    }
    for (let tries = 0; tries < 100; ++tries) {
      const now = await ours(`letters/${made.id}`);
      if (now.state === 'sent') return now;
      await new Promise((on) => { setTimeout(on, 200); });
    }
    throw new Error('the letter was not sent');
  }
  const acted = async (signers, subject) => (await signed(signers, {
    kind: 'berita_acara', subject,
    parts: { pihak: [{ role: 'PIHAK KESATU', ours: true }, { role: 'PIHAK KEDUA', ours: true }],
      isi: 'PIHAK KESATU dan PIHAK KEDUA telah melaksanakan penyusutan arsip menurut daftar terlampir.',
      penutup: 'Berita acara ini dibuat untuk dipergunakan sebagaimana mestinya.' } })).number;
  const press = (on, name) => send(on, `form[action$="/act"]:has(input[value=${name}]) .actions button`);
  async function all(on, found, decision = '') {
    for (const box of await on.locator('input[name=lines]').all()) await box.check();
    await on.selectOption('#f-found', found);
    if (decision) await on.selectOption('#f-decision', decision);
    await send(on, 'form[action$="/lines"] .actions button');
  }
  async function draw(on, kind, titles) {
    await on.goto(`/disposal/new?kind=${kind}`);
    for (const title of titles) await on.locator('tr', { hasText: title }).locator('input[name=dossiers]').check();
    await journey.look(on, `${kind}_new`);
    await send(on, 'form[action="/disposal"] .btn-primary');
    return at(on);
  }

  step('begins at what falls due', async () => {
    const on = await journey.as(archivist);
    await journey.look(on, 'desk');
    await on.goto('/archive');
    await journey.look(on, 'archive');
    await on.goto('/archive/due');
    await journey.look(on, 'due');
    await on.goto('/archive/lists?phase=all');
    assert.match(await on.innerText('main'), new RegExp(lent));
    await journey.look(on, 'lists');
  });

  // From what waits for her to the form that says where it may go.
  async function taken_up(on, subject) {
    const row = await journey.until(on, '/archive/pending?order=newest', `.row-title:has-text("${subject}")`);
    await row.click();
    await on.waitForSelector('button[value=new], input[name=code_words]');
  }
  const note = (subject) => signed([chair], { kind: 'nota_dinas', subject, addressees: [leaderId], body: 'Bersama ini disampaikan hasil evaluasi pengelolaan arsip perangkat daerah.' });
  let leaderId;

  step('files a letter, the next one where the archive suggests, and a paper beside them', async () => {
    const on = await journey.as(archivist);
    leaderId = await position(leader);
    await note('Evaluasi pengelolaan arsip triwulan ketiga');
    kept = await note('Evaluasi pengelolaan arsip triwulan keempat');
    await taken_up(on, 'Evaluasi pengelolaan arsip triwulan ketiga');
    await on.fill('#f-title', filed);
    await send(on, 'button[name=act][value=new]');
    await taken_up(on, 'Evaluasi pengelolaan arsip triwulan keempat');
    await journey.look(on, 'file_suggested');
    await on.locator('#f-dossier-suggested label', { hasText: filed }).click();
    await send(on, 'button[name=act][value=into]');
    await dossier(on, filed);
    await on.locator('a[href*="act=paper"], a[href$="/paper"]').first().click();
    await on.waitForSelector('#f-amount_unit');
    await on.fill('#f-title', 'Daftar hadir rapat evaluasi kearsipan');
    await on.fill('#f-date', '2026-11-20');
    await on.fill('#f-amount', '4');
    await journey.look(on, 'paper_form');
    await send(on, 'form[action$="/paper"] .btn-primary');
    await dossier(on, filed);
    const held = await on.innerText('main');
    for (const each of ['triwulan ketiga', 'triwulan keempat', 'Daftar hadir rapat evaluasi kearsipan']) assert.ok(held.includes(each), each);
    await journey.look(on, 'filed');
  });

  step('finds a dossier and why its date is what it is', async () => {
    const on = await journey.as(archivist);
    await on.goto('/search?q=notula+penyerapan');
    await on.locator('main a', { hasText: lent }).first().click();
    await on.waitForURL(/\/archive\/dossiers\//);
    await on.locator('summary', { hasText: 'Mengapa tanggal ini' }).click();
    await journey.look(on, 'dossier');
  });

  step('lends it and takes it back', async () => {
    const guest = await journey.as(borrower), on = await journey.as(archivist);
    await dossier(on, lent);
    const place = at(on);
    await guest.goto(place);
    await guest.locator('a[href*="/depot/loans/new"]').click();
    await guest.waitForURL(/loans\/new/);
    await guest.fill('#f-purpose', 'Bahan jawaban atas permintaan data serapan anggaran dari Inspektorat.');
    await send(guest, 'form[action="/depot/loans"] .btn-primary');
    const loan = at(guest);
    await on.goto(loan);
    await send(on, 'form[action$="/grant"] .btn-primary');
    await journey.look(on, 'loan_granted');
    await send(on, 'form[action$="/out"] .btn-primary');
    await on.goto(place);
    await journey.look(on, 'dossier_lent');
    await on.goto(loan);
    await on.check('form[action$="/return"] input[name="complete"][value="1"]');
    await on.check('form[action$="/return"] input[name="condition"][value="good"]');
    await send(on, 'form[action$="/return"] .btn-primary');
    await journey.look(on, 'loan_back');
  });

  step('transfers what is no longer active, checked line by line', async () => {
    const on = await journey.as(archivist);
    transfer = await draw(on, 'transfer', old);
    await press(on, 'submit');
    const head = await journey.as(leader);
    await head.goto(transfer);
    await press(head, 'approve');
    await on.goto(transfer);
    await press(on, 'send');
    // Who sent it does not receive it; the act tells what was received and looked at.
    const seat = await journey.as(chair);
    await seat.goto(transfer);
    await press(seat, 'receive');
    await journey.look(seat, 'transfer_received');
    await all(seat, 'matches');
    const act = await acted([chair, leader], 'Pemindahan arsip inaktif');
    await on.goto(transfer);
    await named(on, 'act', act);
    await seat.goto(transfer);
    await press(seat, 'accept');
    await journey.look(seat, 'transfer_done');
    assert.ok((await seat.innerText('main')).includes(act));
  });

  step('proposes a destruction, which committee and head decide', async () => {
    const on = await journey.as(archivist);
    destruction = await draw(on, 'destruction', old);
    const naming = await journey.as(leader);
    await naming.goto(destruction);
    await naming.selectOption('#f-unit', { value: await position('UM.KASUBTU') });
    await send(naming, 'form[action$="/members"] button');
    await on.goto(destruction);
    for (const [part, code] of [['chair', chair], ['archivist', 'DISKOMINFO.ARSIPARIS']]) await on.selectOption(`#f-${part}`, { value: await position(code) });
    await send(on, 'form[action$="/members"] button');
    await named(on, 'committee', (await signed([leader], {
      kind: 'keputusan', subject: 'Panitia penilai arsip',
      parts: { menimbang: ['bahwa arsip perlu dinilai sebelum disusutkan;'], mengingat: ['Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;'], diktum: ['Menunjuk panitia penilai arsip.'] } })).number);
    await press(on, 'submit');
    const seat = await journey.as(chair);
    await seat.goto(destruction);
    await journey.look(seat, 'appraisal');
    await all(seat, 'matches', 'agreed');
    await on.goto(destruction);
    await paper(on, 'minutes', '000.5.6.2/4/SETDA/2026');
    await paper(on, 'consideration', '000.5.6.2/5/SETDA/2026');
    for (const member of ['UM.KASUBTU', 'DISKOMINFO.ARSIPARIS']) {
      const other = await journey.as(member);
      await other.goto(destruction);
      await journey.look(other, 'assent');
      await send(other, 'form[action$="/assent"] button');
    }
    await seat.goto(destruction);
    await press(seat, 'consider');
    await on.goto(destruction);
    await named(on, 'head_approval', (await signed([leader], { kind: 'nota_dinas', subject: 'Persetujuan pemusnahan arsip', addressees: [await position(chair)], body: 'Usul pemusnahan arsip disetujui menurut daftar terlampir.' })).number);
    const head = await journey.as(leader);
    await head.goto(destruction);
    await press(head, 'agree');
    await on.goto(destruction);
    await named(on, 'decree', (await signed([leader], {
      kind: 'keputusan', subject: 'Penetapan pemusnahan arsip',
      parts: { menimbang: ['bahwa retensi arsip telah habis;'], mengingat: ['Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;'], diktum: ['Memusnahkan arsip menurut daftar dalam lampiran keputusan ini.'] } })).number);
    await head.goto(destruction);
    await press(head, 'decree');
  });

  step('destroys before witnesses and ends it with the signed act', async () => {
    const on = await journey.as(archivist);
    await on.goto(destruction);
    for (const [part, code] of [['legal_witness', 'HK.KABAG'], ['audit_witness', 'INSP.INSPEKTUR']]) await on.selectOption(`#f-${part}`, { value: await position(code) });
    await send(on, 'form[action$="/members"] button');
    await on.fill('#f-method', 'Dicacah dengan mesin penghancur, dan dihapus dari penyimpanan elektronik');
    await on.fill('#f-place', 'Depo arsip Sekretariat Daerah');
    await journey.look(on, 'before_execution');
    journey.settleFiles();
    await press(on, 'execute');
    await journey.until(on, destruction, '.state:has-text("menunggu berita acara")');
    ended = await acted([chair, leader, 'HK.KABAG', 'INSP.INSPEKTUR'], 'Pemusnahan arsip');
    await named(on, 'act', ended);
    const seat = await journey.as(chair);
    await seat.goto(destruction);
    await press(seat, 'finish');
    await journey.look(seat, 'destroyed');
  });

  step('proves what became of it', async () => {
    const on = await journey.as(archivist);
    await journey.until(on, '/search?q=notula+koordinasi+pimpinan', `main :text("${ended}")`);
    await journey.look(on, 'stub');
    assert.equal(journey.command('integrity:stamp').status, 0);
    await on.goto('/integrity');
    await journey.look(on, 'integrity');
    const [list] = await Promise.all([on.waitForEvent('download'), on.evaluate((path) => { location.href = path; }, `${destruction}/list.xlsx`)]);
    assert.match(list.suggestedFilename(), /\.xlsx$/);
  });

  step('proves a letter by a file that holds for it alone', async () => {
    const on = await journey.as(archivist);
    await on.goto(`/letters/${kept.id}`);
    await journey.look(on, 'letter_with_proof');
    const [proof] = await Promise.all([on.waitForEvent('download'), on.locator('a[href^="/integrity/proof"]').click()]);
    const folder = mkdtempSync(join(tmpdir(), 'naskah-proof-')), letter = join(folder, 'naskah.pdf');
    const bytes = await read(kept.id, archivist);
    writeFileSync(letter, bytes);
    const good = journey.command('proof:verify', letter, await proof.path());
    assert.equal(good.status, 0, good.stdout + good.stderr);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(letter, bytes);
    assert.notEqual(journey.command('proof:verify', letter, await proof.path()).status, 0, 'one bit of it is another');
    rmSync(folder, { recursive: true });
  });

  step('packs a dossier for another agency', async () => {
    const on = await journey.as(archivist);
    await dossier(on, filed);
    await on.locator('summary', { hasText: 'Buat paket' }).click();
    await on.fill('#f-receiver', 'Inspektorat Daerah');
    await on.fill('#f-purpose', 'Bahan pengawasan kearsipan');
    await journey.look(on, 'package_form');
    await send(on, 'form[action="/packages"] .btn');
    await journey.until(on, at(on), 'main a[href$="/file"]');
    await journey.look(on, 'package');
    const [zip] = await Promise.all([on.waitForEvent('download'), on.locator('main a[href$="/file"]').first().click()]);
    assert.equal(readFileSync(await zip.path()).subarray(0, 2).toString(), 'PK');
  });

  async function position(code) {
    const found = await journey.api(archivist)(`directory/positions?q=${code}`);
    return found.items.find((each) => each.code === code).id;
  }
});
