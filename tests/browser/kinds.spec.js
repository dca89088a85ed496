// SPDX-License-Identifier: Apache-2.0
// An administrator changes a kind of document without a release: a draft edition with the sheet beside it,
// published when it is right. Who drafts next meets the new form; what was submitted stays as it was.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const text_of = (pdf) => spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');
const drafter = 'DISKOMINFO.APTIKA.STAF', kind = '/style/kinds/pengumuman';
const old = { title: 'PENGUMUMAN', label: 'Isi naskah', closing: 'Demikian pengumuman ini disampaikan untuk diketahui.' };
const next = { title: 'PENGUMUMAN LAYANAN', label: 'Isi pengumuman', closing: 'Pertanyaan disampaikan melalui loket layanan terpadu.' };

describe(`the kinds of documents on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('kinds');
  let submitted, sheet;

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);

  async function begin() {
    const on = await journey.as(drafter);
    await on.goto('/letters/new');
    await on.click('button[name=kind][value=pengumuman]');
    await on.waitForSelector('[data-composer]');
    const form = {
      label: await on.innerText('[data-composer] form.form'),
      closing: await on.inputValue('[name="parts.penutup"]'),
    };
    return { on, form };
  }
  async function send_up(on) {
    await on.fill('#f-subject', 'Perubahan jam layanan bulan Desember 2026');
    await on.fill('#f-addressees [data-picker-filter]', 'Sekretaris Daerah');
    await on.locator('#f-addressees label.choice', { hasText: /^\s*Sekretaris Daerah/ }).click();
    await on.locator('[id="f-parts.body-text"]').focus();
    await on.keyboard.type('Loket layanan buka pukul 08.00 sampai dengan 15.00 WIB.');
    await on.fill('#f-classification', '400.14.4.3');
    await on.selectOption('#f-signer', { label: await on.locator('#f-signer option', { hasText: /^Sekretaris Dinas/ }).first().innerText() });
    await on.waitForSelector('[data-proof]:not([aria-busy])');
    await on.click('button[name=act][value=submit]');
    await on.waitForLoadState();
  }
  const printed = async (on, address) => {
    const answer = await on.request.get(address);
    assert.equal(answer.status(), 200, address);
    return text_of(await answer.body());
  };

  step('of before: a letter goes up in the edition in force', async () => {
    const { on, form } = await begin();
    assert.match(form.label, new RegExp(old.label));
    assert.equal(form.closing, old.closing);
    await send_up(on);
    await on.waitForURL((url) => /^\/letters\/[0-9a-f-]+$/.test(url.pathname));
    submitted = new URL(on.url()).pathname;
    sheet = await printed(on, `${submitted}/pdf`);
    assert.ok(sheet.includes(old.closing), sheet);
  });

  step('are listed for the administrator, and one is opened', async () => {
    const on = await journey.as('admin');
    await on.goto('/style');
    await journey.look(on, 'kinds');
    await on.locator('.row-title', { hasText: /^Pengumuman$/ }).click();
    await on.waitForURL((url) => url.pathname === kind);
    await journey.look(on, 'kind');
  });

  step('are changed in a draft whose sheet is seen, and nobody else sees it', async () => {
    const on = await journey.as('admin');
    const was = await on.getAttribute('.preview img', 'src');
    const picture = await (await on.request.get(was)).body();
    await on.fill('#f-title', next.title);
    await on.locator('#f-signers label.choice', { has: on.locator('[value=pimpinan_tinggi]') }).click();
    const part = (field) => on.locator(`[name="parts.${field}"]`);
    await on.click('[id="f-parts.1"] > summary');
    await part('1.label').fill('');
    await send422(on);
    await journey.look(on, 'kind_faults');
    await part('1.label').fill(next.label);
    await on.locator('[id="f-parts.2"]:not([open]) > summary').click();
    await part('2.preset').fill(next.closing);
    await send(on, 'button.btn[name=act][value=save]');
    assert.match(await on.innerText('.page-head'), /rancangan/i);
    const now = await on.getAttribute('.preview img', 'src');
    const changed = await (await on.request.get(now)).body();
    assert.notDeepEqual(changed, picture, 'the sheet beside the form is the new one');
    const preview = await printed(on, `${kind}/pdf`);
    assert.ok(preview.includes(next.title), preview);
    assert.equal(await on.locator('.preview img').first().evaluate((image) => image.decode().then(() => image.naturalWidth > 500)), true);
    await journey.look(on, 'kind_draft');
    await on.goto('/style');
    assert.match(await on.locator('.row', { has: on.locator('.row-title', { hasText: /^Pengumuman$/ }) }).innerText(), /Rancangan/i);
    const { form } = await begin();
    assert.match(form.label, new RegExp(old.label));
    assert.equal(form.closing, old.closing);
  });

  // What lacks is told at its field, and nothing is saved.
  async function send422(on) {
    const [answer] = await Promise.all([
      on.waitForResponse((response) => response.request().method() === 'POST' && new URL(response.url()).pathname === kind),
      on.click('button.btn[name=act][value=save]'),
    ]);
    await on.waitForLoadState();
    assert.equal(answer.status(), 422);
    assert.equal(await on.locator('[id="f-parts.1"][open] .fault').count(), 1);
    assert.equal(await on.inputValue('#f-title'), next.title, 'what was typed stays');
  }

  step('are published', async () => {
    const on = await journey.as('admin');
    await on.goto(kind);
    await send(on, 'button[name=act][value=publish]');
    await on.goto(kind);
    assert.equal(await on.inputValue('#f-title'), next.title);
    await on.locator('.preview details.fold summary').click();
    assert.match(await on.innerText('.preview details.fold'), /Edisi 2[\s\S]*Edisi 1/);
    await journey.look(on, 'published');
  });

  step('of now: the drafter meets the new form and the new sheet', async () => {
    const { on, form } = await begin();
    assert.match(form.label, new RegExp(next.label));
    assert.equal(form.closing, next.closing);
    await send_up(on);
    await on.waitForSelector('#f-signer-fault');
    assert.match(await on.innerText('#f-signer-fault'), /Pengumuman/);
    await journey.look(on, 'new_form');
    await on.selectOption('#f-signer', { label: await on.locator('#f-signer option', { hasText: /^Kepala Dinas/ }).first().innerText() });
    await on.waitForSelector('[data-proof]:not([aria-busy])');
    await send(on, 'button[name=act][value=submit]');
    const text = await printed(on, `${new URL(on.url()).pathname}/pdf`);
    for (const words of [next.title, next.closing]) assert.ok(text.includes(words), `${words}: ${text}`);
  });

  step('of before stay with what went up by them', async () => {
    const on = await journey.as(drafter);
    await on.goto(submitted);
    const now = await printed(on, `${submitted}/pdf`);
    assert.equal(now, sheet);
    assert.ok(!now.includes(next.title) && !now.includes(next.closing), now);
  });

  step('make no noise in the console', async () => { assert.deepEqual(journey.noise, []); });
});
