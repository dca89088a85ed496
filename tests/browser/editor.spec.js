// SPDX-License-Identifier: Apache-2.0
// Writing: every tool of the editor by keyboard, pasting from word processors, rows that come and go,
// people suggested, the exact sheet beside the text while it is written, and the same on a phone.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Journey } from './journey.js';

const clipboard = (name) => readFileSync(join(process.env.NASKAH_SOURCE, 'tests/browser/clipboard', name), 'utf8');
const quiet = 500;   // milliseconds from the last stroke to the sheet
const text_of = (pdf) => spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout;

// A document in short: ol:alpha(li(p"satu")), p.center"**Judul**", td.2x1(...).
function shape(node) {
  const inner = (node.content ?? []).map(shape).join('');
  const { align, indent, style, start, colspan = 1, rowspan = 1, widths } = node.attrs ?? {};
  switch (node.type) {
    case 'doc': return (node.content ?? []).map(shape).join(' ');
    case 'text': return (node.marks ?? []).reduce((text, { type }) => {
      const mark = { bold: '**', italic: '*', underline: '__' }[type];
      return mark + text + mark;
    }, node.text);
    case 'hard_break': return '/';
    case 'page_break': return '---';
    case 'paragraph': return `p${align === 'justify' || align === 'left' ? '' : `.${align}`}${indent ? `>${indent}` : ''}"${inner}"`;
    case 'ordered_list': return `ol:${style}${start > 1 ? start : ''}(${inner})`;
    case 'bullet_list': return `ul(${inner})`;
    case 'list_item': return `li(${inner})`;
    case 'table': return `table${widths ? `[${widths}]` : ''}(${inner})`;
    case 'table_row': return `tr(${inner})`;
    default: return `${node.type === 'table_header' ? 'th' : 'td'}${colspan + rowspan > 2 ? `.${colspan}x${rowspan}` : ''}(${inner})`;
  }
}

describe(`the composer on ${process.env.NASKAH_ENGINE}`, () => {
  const journey = new Journey('editor');
  let on;

  before(() => journey.open());
  after(() => journey.close());

  const step = journey.steps(it);

  async function begin(kind) {
    on = await journey.as('DISKOMINFO.APTIKA.STAF');
    await on.goto('/letters/new');
    await on.locator(`button[name=kind][value=${kind}]`).press('Enter');
    await on.waitForSelector('[data-composer]');
  }
  // Where the cursor went is known to the editor once the page has been drawn after the key.
  const drawn = () => on.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)));
  }));
  const press = async (...keys) => {
    for (const key of keys) {
      await on.keyboard.press(key);
      await drawn();
    }
  };
  const written = async (name) => shape(JSON.parse(await on.locator(`[name="${name}"]`).evaluate((area) => area.value)));
  const editor = (name) => on.locator(`[id="f-${name}-text"]`);
  async function empty(name) {
    await editor(name).click();
    await press('Control+a', 'Delete', 'Delete');
  }
  const paste = (name, html, files = []) => editor(name).evaluate((dom, { html, files }) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    for (const type of files) data.items.add(new File(['x'], 'gambar', { type }));
    dom.focus();
    dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, { html, files });
  // The answer to a form that holds these words; a slow machine also sends what was typed before them.
  const holds = (request, words) => (request.postData() ?? '').includes(words);
  const proof = (act, words = '') => Promise.all([
    on.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/preview') &&
      holds(answer.request(), words)), act(),
  ]).then(([answer]) => answer);
  async function proof_text() {
    await on.waitForSelector('[data-proof]:not([aria-busy])');
    const answer = await on.request.get(await on.getAttribute('[data-proof-pdf]', 'href'));
    assert.equal(answer.status(), 200);
    return text_of(await answer.body());
  }

  step('is written by keyboard alone', async () => {
    await begin('surat_dinas');
    await editor('parts.body').focus();
    await on.keyboard.type('Judul');
    await press('Control+Shift+e', 'Shift+Home', 'Control+b', 'Control+u', 'End', 'Enter', 'Control+Shift+j', 'Control+\\');
    await on.keyboard.type('Isi', { delay: 5 });
    await press('Control+]', 'Control+]', 'Control+[', 'Enter', 'Control+[');
    await on.keyboard.type('1. satu');
    await press('Enter', 'Tab');
    await on.keyboard.type('anak');
    await press('Enter', 'Tab');
    await on.keyboard.type('cucu');
    await press('Enter', 'Tab');
    await on.keyboard.type('cicit');
    await press('Enter', 'Tab', 'Shift+Tab', 'Shift+Tab');
    await on.keyboard.type('anak kedua');
    await press('Enter', 'Enter', 'Enter');
    await on.keyboard.type('- butir');
    await press('Enter', 'Enter');
    await on.keyboard.type('Akhir');
    assert.equal(await written('parts.body'),
      'p.center"__**Judul**__" p>1"Isi" ol:decimal(li(p"satu"ol:alpha(li(p"anak"ol:decimal_paren(li(p"cucu"ol:alpha_paren(li(p"cicit")))))' +
      'li(p"anak kedua")))) ul(li(p"butir")) p"Akhir"');
  });

  step('makes a table by keyboard', async () => {
    await empty('parts.body');
    await press('Alt+Shift+T');
    for (const word of ['Kegiatan', 'Pagu', 'Sisa', 'Rapat', '10', '2']) {
      await on.keyboard.type(word);
      await press('Tab');
    }
    await press('Tab', 'Tab', 'Tab');   // from the last cell on, a row more
    await on.keyboard.type('Perjalanan');
    await press('Alt+Shift+ArrowRight', 'Tab', 'Alt+Shift+Delete', 'Alt+Shift+ArrowUp', 'Alt+Shift+Backspace');
    assert.match(await written('parts.body'), /^table\(tr\(th\(p"Kegiatan"\)th\(p"Pagu"\)th\(p"Sisa"\)\)tr\(td\(p"Rapat"\)td\(p"10"\)td\(p"2"\)\)/);
    // Cells are chosen with Shift, merged, and split again.
    await on.locator('.ProseMirror th').first().click();
    await press('End', 'Shift+ArrowRight');
    await on.waitForSelector('.selectedCell');
    await press('Alt+Shift+M');
    assert.match(await written('parts.body'), /^table\(tr\(th\.2x1\(p"Kegiatan"p"Pagu"\)th/);
    await press('Alt+Shift+S');
    assert.match(await written('parts.body'), /^table\(tr\(th\(p"Kegiatan"p"Pagu"\)th\(p""\)th/);
    await press('Control+z');
    await on.locator('.ProseMirror td').first().click();
    await press('Alt+Shift+H', 'Alt+Shift+.');
    assert.match(await written('parts.body'), /^table\[\d+,\d+,\d+\]\(tr\(th\.2x1.*?\)tr\(th\(p"Rapat"\)th/);
    await press('Alt+Enter');
    await on.keyboard.type('Di bawah tabel');
    const answer = await proof(async () => {
      await press('Control+Enter');
      await on.keyboard.type('Di halaman berikut');
    });
    assert.equal(answer.status(), 200);
    assert.match(await written('parts.body'), /p"Di bawah tabel" --- p"Di halaman berikut"$/);
    assert.match(await proof_text(), /Di bawah tabel[\s\S]*\f[\s\S]*Di halaman berikut/);
    await journey.look(on, 'table');
  });

  step('is left by keyboard, and its tools are reached', async () => {
    await empty('parts.body');
    await on.keyboard.type('- butir');
    const focus = () => on.evaluate(() => document.activeElement.dataset.tool ?? document.activeElement.className);
    await press('Alt+F10');
    assert.equal(await focus(), 'bold');
    await press('ArrowRight', 'ArrowRight');
    assert.equal(await focus(), 'underline');
    assert.match(await on.evaluate(() => document.activeElement.title), /Garis bawah \((Ctrl|⌘)\+U\)/);
    await press('Escape');
    assert.match(await focus(), /ProseMirror/);
    await press('Escape', 'Tab');
    assert.doesNotMatch(await focus(), /ProseMirror/);
    assert.equal(await on.locator('[data-tool=bullets]').first().getAttribute('aria-pressed'), 'true');
    await on.evaluate(() => document.activeElement.blur());
    await press('?');
    assert.match(await on.innerText('#keys'), /Gabungkan sel/);
    await press('Escape');
  });

  const pasted = {
    'word.html': 'p.center"**Rencana kegiatan**" p"Sehubungan dengan **persiapan** *pemantauan* dan __evaluasi__ “SPBE” – tahun 2027, luas ruang 40 m²:" ' +
      'ol:decimal(li(p"menyiapkan data aplikasi;")li(p"menyiapkan bukti dukung:"ol:alpha(li(p"kebijakan; dan")li(p"tata kelola:"ol:decimal_paren(li(p"peta rencana.")))))' +
      'li(p"melapor kepada Sekretaris Daerah.")) ul(li(p"butir tersendiri")) p>2"Alinea yang menjorok dua sentimeter." ' +
      'table(tr(td.1x2(p.center"**Perangkat daerah**")td.2x1(p.center"**Pagu**"))tr(td(p"Semula")td(p"Menjadi"))' +
      'tr(td(p"Dinas Komunikasi dan Informatika")td(p.right"10")td(p.right"12"))) --- p"Halaman berikut."',
    'libreoffice.html': 'p"Dalam rangka **pemutakhiran** data, disampaikan:" ol:decimal(li(p"daftar pegawai;")li(p"daftar barang:"ol:alpha(li(p"bergerak; dan")li(p"tidak bergerak.")))) ' +
      'p>1"Menjorok satu." table[50,150](tr(th(p"Barang")th(p"Keterangan"))tr(td.2x1(p.center"Gedung A"))tr(td(p"Meja")td(ul(li(p"baik")li(p"rusak"))))) --- p"Halaman kedua."',
    'google_docs.html': 'p"Mohon hadir dengan **tepat waktu**__* dan membawa:*__" ol:decimal(li(p"laporan;"ol:alpha(li(p"triwulan III; dan")li(p"triwulan IV.")))li(p"surat tugas.")) ' +
      'table[50,150](tr(td(p.center"**Hari**")td(p"**Acara**"))tr(td.1x2(p"Senin")td(p"Pembukaan"))tr(td(p"Pembahasan")))',
    'excel.html': 'table[50,150,100](tr(td.3x1(p.center"**Realisasi 2026**"))tr(td(p.center"**No**")td(p.center"**Kegiatan**")td(p.center"**Jumlah**"))' +
      'tr(td(p.right"1")td(p"Pelatihan/operator")td(p.right"1.250.000")))',
  };
  for (const [file, expected] of Object.entries(pasted)) {
    step(`takes what was copied from ${file.replace('.html', '')}`, async () => {
      await empty('parts.body');
      const answer = await proof(() => paste('parts.body', clipboard(file)));
      assert.equal(await written('parts.body'), expected);
      assert.equal(answer.status(), 200, await answer.text());
      assert.equal(await on.locator('.editor-note:not([hidden])').count(), file === 'word.html' ? 1 : 0);
      if (file === 'word.html') await journey.look(on, 'pasted');
    });
  }

  step('refuses pictures with a word on what to do', async () => {
    await empty('parts.body');
    await paste('parts.body', '', ['image/png']);
    assert.match(await on.innerText('.editor-note'), /Gambar tidak ikut ditempel/);
    assert.equal(await written('parts.body'), 'p""');
    await paste('parts.body', '<p>Bersih</p><script>alert(1)</script><p style="position:fixed" onclick="x()">saja</p>');
    assert.equal(await written('parts.body'), 'p"Bersih" p"saja"');
    assert.equal(await on.locator('.editor-note:not([hidden])').count(), 0);
  });

  step('shows the sheet while it is written, and stores nothing by that', async () => {
    await empty('parts.body');
    for (const words of ['Kalimat pertama. ', 'Kalimat kedua. ', 'Kalimat ketiga.']) {
      await proof(() => on.keyboard.type(words), words.trim());
      await on.waitForSelector('[data-proof]:not([aria-busy])');
      const took = Number(await on.getAttribute('[data-proof]', 'data-took'));
      console.log(`sheet ${took} ms after the last stroke, of at most ${20 * quiet} ms (twenty times the ${quiet} ms of a quiet machine, 300 of them a pause)`);
      assert.ok(took > 0 && took <= 20 * quiet, `${took} ms`);
    }
    assert.match(await proof_text(), /Kalimat pertama\. Kalimat kedua\. Kalimat ketiga\./);
    const picture = on.locator('.preview img').first();
    assert.match(await picture.getAttribute('src'), /\/proof\?key=[0-9a-f]{32}&page=1$/);
    assert.equal(await picture.evaluate((image) => image.naturalWidth > 500), true);
    assert.match(await on.innerText('.preview-state'), /isian masih kurang/);
    await on.click('.lacking summary');
    await on.click('.lacking a[data-field=subject]');
    assert.equal(await on.evaluate(() => document.activeElement.id), 'f-subject');
    assert.match(await on.innerText('#f-subject-lack'), /\S/);
    await proof(() => on.fill('#f-subject', 'Permintaan data layanan'), 'Permintaan data layanan');
    await on.waitForSelector('#f-subject-lack', { state: 'detached' });
    await on.waitForSelector('[data-proof]:not([aria-busy])');
  });

  step('says at its field what no letter font has, and loses nothing', async () => {
    await editor('parts.body').click();
    await press('Control+End');
    const before = await on.getAttribute('.preview img', 'src');
    const answer = await proof(() => on.keyboard.insertText(' 😀 tetap ada'), '😀 tetap ada');
    assert.equal(answer.status(), 422);
    assert.match(await on.innerText('[id="f-parts.body-fault"]'), /U\+1F600/);
    assert.equal(await editor('parts.body').getAttribute('aria-invalid'), 'true');
    assert.equal(await on.getAttribute('.preview img', 'src'), before, 'the sheet of before stays');
    await journey.look(on, 'unprintable');
    await proof(async () => {
      for (let i = 0; i < 11; i++) await press('Backspace');
      await press('Backspace');
    });
    await on.waitForSelector('[id="f-parts.body-fault"]', { state: 'detached' });
    assert.match(await written('parts.body'), /ketiga\.?"$/);
  });

  step('is saved by itself and warns whoever leaves too early', async () => {
    await on.locator('[data-saved]', { hasText: /Tersimpan/ }).waitFor({ state: 'attached' });
    const [saved] = await Promise.all([
      on.waitForResponse((answer) => answer.url().endsWith('/autosave')),
      on.fill('#f-subject', 'Permintaan data layanan triwulan IV'),
    ]);
    assert.equal(saved.status(), 200);
    const warned = new Promise((resolve) => on.once('dialog', (dialog) => { resolve(dialog.type()); dialog.accept(); }));
    await on.locator('#f-subject').pressSequentially('.');
    await on.reload();
    assert.equal(await warned, 'beforeunload');
    assert.match(await on.inputValue('#f-subject'), /^Permintaan data layanan triwulan IV/);
    assert.match(await written('parts.body'), /Kalimat pertama/);
  });

  step('adds, moves and removes clauses without leaving the page', async () => {
    await begin('keputusan');
    const rows = () => on.locator('#f-parts\\.diktum > .entries > .entry').count();
    const all = async () => {
      const found = [];
      for (let n = 1; n <= (await rows()); ++n) found.push(await written(`parts.diktum.${n}`));
      return found.join('|');
    };
    await editor('parts.diktum.1').click();
    await on.keyboard.type('Membentuk tim');
    await press('Control+Enter');
    await on.keyboard.type('Tim bertugas');
    await press('Control+Enter');
    await on.keyboard.type('Keputusan mulai berlaku');
    assert.equal(await all(), 'p"Membentuk tim"|p"Tim bertugas"|p"Keputusan mulai berlaku"');
    await press('Alt+PageUp');
    assert.equal(await all(), 'p"Membentuk tim"|p"Keputusan mulai berlaku"|p"Tim bertugas"');
    await on.keyboard.type(' segera');
    await on.locator('#f-parts\\.diktum\\.1 [data-act=remove]').click();
    assert.equal(await all(), 'p"Keputusan mulai berlaku segera"|p"Tim bertugas"');
    assert.match(await on.locator('#f-parts\\.diktum [data-entries-said]').textContent(), /Baris 1 dibuang/);
    const answer = await proof(() => on.locator('#f-parts\\.diktum\\.2 [data-act=up]').click());
    assert.equal(answer.status(), 200);
    assert.match(await proof_text(), /KESATU[\s\S]*Tim bertugas[\s\S]*KEDUA[\s\S]*Keputusan mulai berlaku segera/);
    // No page can be broken inside a clause, and its bar does not offer to.
    assert.equal(await on.locator('#f-parts\\.diktum\\.1 [data-tool=break]').count(), 0);
    await journey.look(on, 'clauses');
    await on.locator('#f-parts\\.lampiran [value="add:lampiran"]').press('Enter');
    assert.equal(await on.evaluate(() => document.activeElement.name), 'parts.lampiran.1.title');
    await on.keyboard.type('Susunan tim');
    await editor('parts.lampiran.1.body').click();
    await proof(() => on.keyboard.type('Ketua: Sekretaris Daerah'), 'Ketua: Sekretaris Daerah');
    assert.match(await proof_text(), /SUSUNAN TIM[\s\S]*Ketua: Sekretaris Daerah/);
    await on.locator('[data-saved]', { hasText: /Tersimpan/ }).waitFor({ state: 'attached' });
    await on.reload();
    assert.match(await written('parts.diktum.2'), /segera/);
  });

  step('suggests people of the directory', async () => {
    await begin('surat_tugas');
    const name = on.locator('[name="parts.kepada.1.name"]');
    await name.pressSequentially('kepala bidang aplikasi');
    await on.waitForSelector('.suggestions:not([hidden]) [role=option]');
    await journey.look(on, 'suggested');
    await name.press('ArrowDown');
    await name.press('Enter');
    assert.match(await on.inputValue('[name="parts.kepada.1.position"]'), /Kepala Bidang/);
    assert.match(await on.inputValue('[name="parts.kepada.1.nip"]'), /^\d{18}$/);
    assert.match(await on.inputValue('[name="parts.kepada.1.rank"]'), /\(/);
    // Of another office all but the NIP.
    await name.press('Control+Enter');
    const second = on.locator('[name="parts.kepada.2.name"]');
    await second.pressSequentially('sekretaris daerah');
    await on.locator('.suggestions:not([hidden]) [role=option]').first().click();
    assert.match(await on.inputValue('[name="parts.kepada.2.position"]'), /Sekretaris Daerah/);
    assert.equal(await on.inputValue('[name="parts.kepada.2.nip"]'), '');
  });

  step('is written on a phone, text and sheet one after the other', async () => {
    await begin('surat_dinas');
    await on.setViewportSize({ width: 390, height: 844 });
    assert.equal(await on.locator('.preview').isVisible(), false);
    await editor('parts.body').click();
    await proof(() => on.keyboard.type('Ditulis dengan jempol.'), 'Ditulis dengan jempol.');
    await on.click('[data-view=paper]');
    assert.equal(await on.locator('.preview').isVisible(), true);
    assert.equal(await editor('parts.body').isVisible(), false);
    assert.match(await proof_text(), /Ditulis dengan jempol/);
    await on.click('.lacking summary');
    await on.click('.lacking a >> nth=0');
    assert.equal(await editor('parts.body').isVisible(), true, 'what lacks is mended in the text');
    const bar = await on.locator('.editor-bar').first().evaluate((dom) => ({ wide: dom.scrollWidth > dom.clientWidth, tall: dom.clientHeight }));
    assert.ok(bar.wide && bar.tall < 80, 'one line to push along');
    await on.setViewportSize({ width: 1440, height: 900 });
  });
});
