// SPDX-License-Identifier: Apache-2.0
// A head asks for the successor of his certificate, the desk makes sure who he is, and he makes his key and sees it.
// Then an administrator sets up a keeper of keys and sees how it is.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Journey, send } from './journey.js';

const head = 'DISKOMINFO.KADIS', officer = 'DISKOMINFO.ADMIN';

describe(`certificates on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('certificates');
  let before_it, holder;

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);
  const serial = (on) => on.locator('section.panel .code').first().innerText();

  step('a head asks for the successor of his certificate', async () => {
    const on = await journey.as(head);
    await on.goto('/signing/certificate');
    before_it = await serial(on);
    holder = await on.locator('section.panel dl dd').first().innerText();
    await journey.look(on, 'mine');
    await send(on, 'a[href="/signing/certificate/ask"]');
    await on.fill('#f-reason', 'Laptop dinas diganti, kunci dibuat ulang.');
    await journey.look(on, 'ask');
    await send(on, 'main form .btn-primary');
    assert.match(await on.innerText('main'), /Menunggu/i);
  });

  step('the desk makes sure who he is and issues', async () => {
    const on = await journey.as(officer);
    await on.goto('/signing/certificates');
    await journey.look(on, 'register');
    await on.fill('#f-q', before_it.slice(4, 20));
    await send(on, 'form.filters button');
    assert.equal(await on.locator('a[href^="/signing/certificates/"].row-title').count(), 1, 'found by part of its number');
    await send(on, '.filter:has-text("Dicabut")');
    assert.match(await on.innerText('main'), /Tidak ada/i);
    await journey.look(on, 'nothing_found');
    await on.goto('/signing/certificates');
    await send(on, 'a[href^="/signing/enrolments/"]');
    await journey.look(on, 'identity');
    await on.check('input[name=document][value=ktp]');
    await on.check('input[name=way][value=met]');
    await send(on, 'form[action$="/approve"] .btn-primary');
  });

  step('he makes his key and sees the certificate', async () => {
    const on = await journey.as(head);
    await on.goto('/signing/certificate');
    await send(on, 'a[href="/signing/certificate/make"]');
    await on.fill('#f-passphrase', 'kunci baru kepala dinas');
    await on.fill('#f-again', 'kunci baru kepala dinas');
    await journey.look(on, 'make');
    await send(on, 'main form .btn-primary');
    assert.notEqual(await serial(on), before_it);
    assert.equal(await on.locator('section.panel dl dd').first().innerText(), holder);
    assert.match(await on.innerText('.rows'), /Diganti/, 'the one before stands below it');
    await journey.look(on, 'made');
  });

  step('an administrator sets up a keeper of keys and sees how it is', async () => {
    const on = await journey.as(officer);
    await on.goto('/admin/signing/providers');
    await journey.look(on, 'providers_none');
    await send(on, 'a[href="/admin/signing/providers/new"]');
    await on.fill('#f-name', 'Kunci di server balai kota');
    await on.selectOption('#f-kind', 'file');
    await journey.look(on, 'provider_new');
    await send(on, 'form.form .btn-primary');
    await send(on, 'form[action$="/test"] .btn');
    assert.match(await on.innerText('section.panel'), /Menjawab/);
    await journey.look(on, 'provider');
    await on.goto('/admin/signing/providers');
    assert.match(await on.innerText('.rows'), /Kunci di server balai kota[\s\S]*Menjawab/);
    await on.selectOption('#f-scope', 'agency');
    await send(on, 'form[action="/admin/signing/uses"] .btn-primary');
    await journey.look(on, 'providers');
  });

  it('wrote nothing into the console', () => assert.deepEqual(journey.noise, []));
});
