// SPDX-License-Identifier: Apache-2.0
// A workbook as spreadsheet programs write it: one sheet, texts shared, packed by another tool than ours.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function workbook(rows) {
  const texts = [...new Set(rows.flat())];
  const cells = (row, at) => row.map((text, column) =>
    `<c r="${String.fromCharCode(65 + column)}${at + 1}" t="s"><v>${texts.indexOf(text)}</v></c>`).join('');
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/>` +
      `<Override PartName="/xl/sharedStrings.xml" ContentType="${kinds}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="Petugas" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}">` +
      `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${spreadsheet}"><sheetData>` +
      rows.map((row, at) => `<row r="${at + 1}">${cells(row, at)}</row>`).join('') + '</sheetData></worksheet>',
    'xl/sharedStrings.xml': `${head}<sst xmlns="${spreadsheet}">` +
      texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join('') + '</sst>',
  };
  const packed = spawnSync('python3', ['-c',
    'import io,json,sys,zipfile\n' +
    'made=io.BytesIO()\n' +
    'with zipfile.ZipFile(made,"w",zipfile.ZIP_DEFLATED) as z:\n' +
    ' for name,text in json.load(sys.stdin).items(): z.writestr(name,text)\n' +
    'sys.stdout.buffer.write(made.getvalue())'], { input: JSON.stringify(parts) });
  assert.equal(packed.status, 0, String(packed.stderr));
  return packed.stdout;
}
