// SPDX-License-Identifier: Apache-2.0
// An archivist's day in the records unit: files a paper, finds a dossier, lends one, proposes what has had its time,
// destroys it by decree with witnesses, and proves what became of it. Committee, head and witnesses act beside her.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const archivist = 'UM.ARSIPARIS', chair = 'UM.KABAG', leader = 'SETDA.SEKDA', borrower = 'UM.KASUBTU';
const old = ['Notula rapat koordinasi pimpinan perangkat daerah', 'Langganan telepon dan internet gedung Sekretariat Daerah'];
const lent = 'Notula rapat evaluasi penyerapan anggaran';

describe(`an archivist's day on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('archivist');
  let transfer, destruction, sheet;

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
  // A paper of the proposal: its scan, number and date.
  async function paper(on, kind, number) {
    sheet ??= await on.pdf();
    await on.locator('form[action$="/papers"]').evaluate((form) => { form.closest('details').open = true; });
    await on.selectOption('#f-kind', kind);
    await on.fill('#f-number', number);
    await on.fill('#f-date', new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10));
    await on.setInputFiles('#f-file', { name: `${kind}.pdf`, mimeType: 'application/pdf', buffer: sheet });
    await send(on, 'form[action$="/papers"] button');
  }
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
    await on.goto('/archive/lists');
    assert.match(await on.innerText('main'), new RegExp(lent));
    await journey.look(on, 'lists');
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
    await press(on, 'receive');
    await journey.look(on, 'transfer_received');
    await all(on, 'matches');
    await paper(on, 'act', '000.5.6.1/12/SETDA/2026');
    await press(on, 'accept');
    await journey.look(on, 'transfer_done');
    assert.match(await on.innerText('main'), /000\.5\.6\.1\/12\/SETDA\/2026/);
  });

  step('proposes a destruction, which committee and head decide', async () => {
    const on = await journey.as(archivist);
    destruction = await draw(on, 'destruction', old);
    for (const [part, code] of [['chair', chair], ['unit', 'UM.KASUBTU'], ['archivist', 'DISKOMINFO.ARSIPARIS']]) await on.selectOption(`#f-${part}`, { value: await position(code) });
    await send(on, 'form[action$="/members"] button');
    await paper(on, 'committee', '000.5.6.2/3/SETDA/2026');
    await press(on, 'submit');
    const seat = await journey.as(chair);
    await seat.goto(destruction);
    await journey.look(seat, 'appraisal');
    await all(seat, 'matches', 'agreed');
    await on.goto(destruction);
    await paper(on, 'minutes', '000.5.6.2/4/SETDA/2026');
    await paper(on, 'consideration', '000.5.6.2/5/SETDA/2026');
    await seat.goto(destruction);
    await press(seat, 'consider');
    await on.goto(destruction);
    await paper(on, 'head_approval', '000.5.6.2/6/SETDA/2026');
    const head = await journey.as(leader);
    await head.goto(destruction);
    await press(head, 'agree');
    await on.goto(destruction);
    await paper(on, 'decree', '100.3.3.3/41/SETDA/2026');
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
    await press(on, 'execute');
    await journey.until(on, destruction, '.state:has-text("menunggu berita acara")');
    await paper(on, 'act', '000.5.6.2/9/SETDA/2026');
    await press(on, 'finish');
    await journey.look(on, 'destroyed');
  });

  step('proves what became of it', async () => {
    const on = await journey.as(archivist);
    await journey.until(on, '/search?q=notula+koordinasi+pimpinan', 'main :text("000.5.6.2/9/SETDA/2026")');
    await journey.look(on, 'stub');
    await on.goto('/integrity');
    await journey.look(on, 'integrity');
    await dossier(on, lent);
    await on.locator('summary', { hasText: 'Buat paket' }).click();
    await journey.look(on, 'package_form');
    const [list] = await Promise.all([on.waitForEvent('download'), on.evaluate((path) => { location.href = path; }, `${destruction}/list.xlsx`)]);
    assert.match(list.suggestedFilename(), /\.xlsx$/);
  });

  async function position(code) {
    const found = await journey.api(archivist)(`directory/positions?q=${code}`);
    return found.items.find((each) => each.code === code).id;
  }
});
