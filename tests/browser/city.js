// SPDX-License-Identifier: Apache-2.0
// The real server with a copy of the filled demo city on a free port, and who holds which position today.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const build = process.env.NASKAH_BUILD;
const source = process.env.NASKAH_SOURCE;
const binary = join(build, 'bin', 'naskah');

export const password = 'naskah-demo-2026';
export const passphrase = 'tanda tangan demo 2026';

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function openCity(database) {
  const folder = mkdtempSync(join(tmpdir(), 'naskah-browser-'));
  cpSync(process.env.NASKAH_BROWSER_FILLED, folder, { recursive: true });
  const common = ['--data', folder, '--set', 'agency=Pemerintah Kota Pangkalpinang', ...(database ? ['--set', `database=${database}`] : [])];
  const port = await freePort();
  const log = openSync(join(build, 'browser-server.log'), 'a');
  const child = spawn(binary, [...common, 'serve', '--port', String(port)], { stdio: ['ignore', log, log] });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; ++tries) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.status === 200) break;
    if (tries > 1200) throw new Error('the server did not become ready');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const close = () => new Promise((resolve) => {
    child.on('exit', () => { rmSync(folder, { recursive: true, force: true }); resolve(); });
    child.kill('SIGTERM');
  });
  const command = (...words) => spawnSync(binary, [...common, ...words], { encoding: 'utf8' });
  // For what many people would have written by hand before the story begins.
  const token = (login) => command('token:create', login).stdout.trim();
  // As if nobody had brought a file for a day: one just brought is not destroyed.
  const settleFiles = () => {
    const then = new Date(Date.now() - 24 * 3600e3), blobs = join(folder, 'blobs');
    for (const each of readdirSync(blobs, { recursive: true, withFileTypes: true }))
      if (each.isFile()) utimesSync(join(each.path, each.name), then, then);
  };
  return { url, close, command, token, settleFiles };
}

function table(name) {
  const lines = readFileSync(join(source, 'packaging/demo', name), 'utf8').trim().split(/\r?\n/);
  const cells = (line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''));
  const head = cells(lines[0]);
  return lines.slice(1).map((line) => {
    const values = cells(line);
    return Object.fromEntries(head.map((key, i) => [key, values[i] ?? '']));
  });
}

// Plt and Plh in force go before the definitive holder.
export function loginOf(position) {
  const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
  const now = table('penugasan.csv').filter((line) => line.jabatan === position && line.dari <= today &&
    (line.sampai === '' || today <= line.sampai));
  const holder = now.find((line) => line.jenis !== 'definitif') ?? now[0];
  return table('pegawai.csv').find((line) => line.nip === holder.nip).akun;
}
