// SPDX-License-Identifier: Apache-2.0
// A drafter writes what a city writes most, from the choice of the kind until it is on its way, each within
// so many presses and seconds.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { Journey } from './journey.js';
import { workbook } from './workbook.js';

const text_of = (pdf) => spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');

describe(`a drafter on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('drafting');
  let on;

  before(() => journey.open());
  after(() => journey.close());

  const field = (name) => on.locator(`[name="${name}"]`);
  const into = async (name, text) => {
    const rich = on.locator(`[id="f-${name}-text"]`);
    if ((await rich.count()) === 0) return field(name).fill(text);
    await rich.focus();
    await on.keyboard.type(text);
  };
  // One text, or the fields, of each row of a part. The next row comes by keyboard; in a text of pages
  // those keys break the page, and the button is pressed.
  async function rows(part, texts) {
    for (const [at, text] of texts.entries()) {
      const name = `parts.${part}.${at + 1}`;
      if (typeof text === 'string') {
        if (at > 0) await on.keyboard.press('Control+Enter');
        await into(name, text);
        continue;
      }
      if ((await on.locator(`[id="f-${name}"]`).count()) === 0) await on.click(`button[value="add:${part}"]`);
      for (const [key, value] of Object.entries(text)) await (value === true ? field(`${name}.${key}`).check() : into(`${name}.${key}`, value));
    }
  }
  async function sent_up(kind) {
    await on.waitForSelector('[data-proof]:not([aria-busy])');
    await on.click('button[name=act][value=submit]');
    await on.waitForURL((url) => /^\/letters\/[0-9a-f-]+$/.test(url.pathname));
    await journey.look(on, kind);
    const answer = await on.request.get(`${new URL(on.url()).pathname}/pdf`);
    return text_of(await answer.body());
  }
  const story = (name, kind, bounds, write) => it(name, async () => {
    on = await journey.as('DISKOMINFO.APTIKA.STAF');
    await journey.within(name, bounds, async () => {
      await on.goto('/letters/new');
      await on.click(`button[name=kind][value=${kind}]`);
      await on.waitForSelector('[data-composer]');
      await write();
    });
  });

  story('surat dinas', 'surat_dinas', { presses: 3, quiet: 8 }, async () => {
    await into('subject', 'Permintaan data inventaris aplikasi tahun 2026');
    await on.fill('#f-addressees [data-picker-filter]', 'Kepala Dinas Kesehatan');
    await on.locator('#f-addressees label.choice', { hasText: 'Kepala Dinas Kesehatan' }).click();
    await into('parts.body', 'Sehubungan dengan pemutakhiran arsitektur SPBE, kami mohon Saudara menyampaikan data inventaris aplikasi paling lambat tanggal 4 Desember 2026.');
    await into('classification', '000.7.2');
    const text = await sent_up('surat_dinas');
    assert.match(text, /Yth\.\s+Kepala Dinas Kesehatan/);
    assert.match(text, /4 Desember 2026/);
  });

  story('surat tugas for forty from a workbook', 'surat_tugas', { presses: 5, quiet: 8 }, async () => {
    const first = ['Andi', 'Bunga', 'Citra', 'Dimas', 'Eka', 'Fajar', 'Gita', 'Hendra'];
    const last = ['Wicaksana', 'Permata', 'Lesmana', 'Anggraini', 'Saputra'];
    const people = last.flatMap((family) => first.map((given) => `${given} ${family}`));
    await into('subject', 'Pendampingan pemberkasan arsip di perangkat daerah');
    await on.fill('#f-addressees [data-picker-filter]', 'Sekretaris Daerah');
    await on.locator('#f-addressees label.choice', { hasText: /^\s*Sekretaris Daerah/ }).click();
    await rows('dasar', ['Program kerja penataan arsip tahun 2027.']);
    await on.click('#f-parts\\.kepada details > summary');
    await on.setInputFiles('#f-file-kepada', {
      name: 'petugas.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: workbook([['NAMA', 'Pangkat / Golongan', 'NIP', 'Jabatan'],
        ...people.map((name, at) => [name, 'Penata Muda (III/a)', `1990${String(101 + at).padStart(4, '0')}2020121000`, 'Arsiparis Ahli Pertama'])]),
    });
    await on.click('button[value="fill:kepada"]');
    await on.waitForSelector('[name="parts.kepada.40.name"]');
    assert.equal(await on.inputValue('[name="parts.kepada.40.name"]'), 'Hendra Saputra');
    assert.equal(await on.inputValue('[name="parts.dasar.1"]'), 'Program kerja penataan arsip tahun 2027.', 'what was typed stays');
    await rows('untuk', ['mendampingi pemberkasan arsip pada tanggal 4 sampai dengan 8 Januari 2027; dan', 'melaporkan hasilnya kepada atasan langsung.']);
    const text = await sent_up('surat_tugas');
    for (const name of people) assert.ok(text.includes(name), name);
  });

  story('keputusan with annexes', 'keputusan', { presses: 6, quiet: 8 }, async () => {
    await into('subject', 'Tim Penataan Arsip Dinas Komunikasi dan Informatika Tahun 2027');
    await on.fill('#f-addressees [data-picker-filter]', 'Sekretaris Daerah');
    await on.locator('#f-addressees label.choice', { hasText: /^\s*Sekretaris Daerah/ }).click();
    await rows('menimbang', ['bahwa arsip dinamis perlu ditata agar mudah ditemukan;',
      'bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a perlu menetapkan tim penataan arsip;']);
    await rows('mengingat', ['Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;',
      'Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik;']);
    await rows('diktum', ['Membentuk Tim Penataan Arsip dengan susunan sebagaimana tercantum dalam Lampiran I.',
      'Tim bekerja menurut jadwal sebagaimana tercantum dalam Lampiran II.',
      'Keputusan ini mulai berlaku pada tanggal ditetapkan.']);
    await rows('lampiran', [{ title: 'Susunan tim', body: 'Ketua: Sekretaris Dinas. Anggota: seluruh kepala bidang.' },
      { title: 'Jadwal penataan', body: 'Januari sampai dengan Maret 2027.', landscape: true }]);
    const text = await sent_up('keputusan');
    assert.match(text, /KETIGA/);
    assert.match(text, /LAMPIRAN II/);
  });

  story('nota kesepahaman with two parties', 'nota_kesepahaman', { presses: 6, quiet: 8 }, async () => {
    await into('subject', 'Magang dan Penelitian Terapan Mahasiswa');
    await on.fill('#f-addressees [data-picker-filter]', 'Sekretaris Daerah');
    await on.locator('#f-addressees label.choice', { hasText: /^\s*Sekretaris Daerah/ }).click();
    await rows('pihak', [{ role: 'PIHAK KESATU', ours: true, address: 'Jalan Rasakunda, Pangkalpinang' },
      { role: 'PIHAK KEDUA', name: 'Prof. Dr. Andini Kartika, M.T.', position: 'Rektor', institution: 'Universitas Contoh Nusantara',
        address: 'Jalan Kampus Raya Nomor 10, Pangkalpinang', number: '45/UCN/KS/2026' }]);
    await rows('pasal', [{ title: 'Maksud dan Tujuan', body: 'Nota kesepahaman ini menjadi landasan magang dan penelitian terapan mahasiswa.' },
      { title: 'Jangka Waktu', body: 'Nota kesepahaman ini berlaku selama 3 (tiga) tahun sejak ditandatangani.' }]);
    const text = await sent_up('nota_kesepahaman');
    assert.match(text, /PIHAK KEDUA/);
    assert.match(text, /Pasal 2/i);
  });
});
