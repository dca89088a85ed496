// SPDX-License-Identifier: Apache-2.0
// Invitations on paper in a real browser: registered by the clerk, seen in the agenda with their clashes,
// passed on; and a draft that gains a relation without scripts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const clerk = 'DISKOMINFO.TU', head = 'DISKOMINFO.KADIS', section = 'DISKOMINFO.APTIKA.KABID';
const day = (ahead) => new Date(Date.now() + 7 * 3600e3 + ahead * 86400e3).toISOString().slice(0, 10);
const matters = ['Peresmian kantor kas', 'Penyerahan sertifikat aset daerah'];

describe(`the agenda on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('agenda');

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);

  step('registers two invitations that came on paper', async () => {
    const on = await journey.as(clerk);
    for (const [i, matter] of matters.entries()) {
      await on.goto('/incoming/new');
      await on.click('details.fold:has(#f-event_day) summary');
      await on.setInputFiles('#f-file', { name: 'pindai.png', mimeType: 'image/png', buffer: await on.screenshot() });
      await on.fill('#f-sender', 'Bank Contoh Cabang Pangkalpinang');
      await on.fill('#f-number', `11${i}/BC/XI/2026`);
      await on.fill('#f-date', day(-1));
      await on.fill('#f-received', day(0));
      await on.fill('#f-subject', `Undangan ${matter.toLowerCase()}`);
      await on.selectOption('#f-position', { index: 1 });
      await on.fill('#f-event_day', day(1));
      await on.fill('#f-event_matter', matter);
      if (i === 0) {
        await on.click('form[action="/incoming"] .btn-primary');
        await on.waitForSelector('#f-event_from-fault');
        await journey.look(on, 'register_faults');
        assert.equal(await on.inputValue('#f-event_day'), day(1));
      }
      await on.fill('#f-event_from', i === 0 ? '09:00' : '10:30');
      await on.fill('#f-event_place', 'Aula Kantor Cabang, Jalan Jenderal Sudirman');
      await send(on, 'form[action="/incoming"] .btn-primary');
      assert.match(new URL(on.url()).pathname, /^\/incoming\/[0-9a-f-]{36}$/);
    }
    await on.click('details.confirm:has(#f-event_day) summary');
    await journey.look(on, 'noted');
  });

  step('shows them to the head with what clashes', async () => {
    const on = await journey.as(head);
    await on.goto('/');
    // The head is an acting one: the mail is that of the position held for now.
    await send(on, '.elsewhere button[name=seat]');
    await on.goto('/');
    const desk = await on.innerText('main');
    assert.match(desk, /Agenda hari ini dan besok/);
    assert.match(desk, /Undangan belum dijawab/);
    await journey.look(on, 'desk');
    await on.goto('/agenda');
    assert.match(await on.innerText('main'), new RegExp(`Bentrok.*${matters[1]}`, 'i'));
    await journey.look(on, 'agenda');
    const file = await (await on.request.get(`/agenda.ics?month=${day(1).slice(0, 7)}`)).text();
    assert.match(file, /^BEGIN:VCALENDAR\r\n/);
    assert.equal(file.match(/BEGIN:VEVENT/g).length, 2);
    await on.click(`main a:has-text("${matters[0]}")`);
    assert.match(await on.innerText('main'), new RegExp(`Bentrok.*${matters[1]}`, 'i'));
    await journey.look(on, 'answer');
    await on.locator('label.choice', { hasText: 'Kepala Bidang Aplikasi Informatika' }).first().click();
    await on.getByText('Hadiri/wakili').click();
    await send(on, 'form[action$="/dispose"] .actions .btn');
  });

  step('shows who was told to go who told him', async () => {
    const on = await journey.as(section);
    await on.goto('/agenda');
    assert.match(await on.innerText('main'), /Diteruskan kepada Anda oleh/);
    await journey.look(on, 'passed_on');
  });

  step('relates a draft to a letter received, without scripts', async () => {
    const on = await journey.stranger({ scripts: false });
    await journey.signIn(on, head);
    await send(on, '.elsewhere button[name=seat]');
    await on.goto('/incoming');
    await on.click(`a.row-title:has-text("${matters[0].toLowerCase()}")`);
    await send(on, 'button[name=relation][value=replies]');
    assert.match(await on.innerText('#f-relations'), /Membalas/);
    await on.click('#f-relations details summary');
    await on.fill('#f-related', 'sertifikat');
    await send(on, 'button[name=act][value=related]');
    await on.check('#f-relations input[name=relate_to]');
    await on.selectOption('#f-relation', 'refers');
    await send(on, 'button[name=act][value=relate]');
    assert.match(await on.innerText('#f-relations'), /Merujuk/);
    const address = new URL(on.url()).pathname;
    const scripted = await journey.as(head);
    await scripted.goto(`${address}?related=undangan`);
    if (await scripted.locator('#f-relations').count() === 0) await send(scripted, 'main .btn-primary');
    await journey.look(scripted, 'composer_relations');
    await on.click('button[value^="drop:incoming"] >> nth=0');
    await on.waitForLoadState();
    assert.equal(await on.locator('#f-relations button[value^="drop:"]').count(), 1);
  });
});
