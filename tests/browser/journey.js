// SPDX-License-Identifier: Apache-2.0
// People in their own browsers, pictures of what they see, and the effort each step costs them.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { loginOf, openCity, passphrase, password } from './city.js';

// Without what axe fetches for rules that are not in use; every other rule of it is.
const thrifty = { resultTypes: ['violations'], preload: false };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } };

export class Journey {
  #name;
  #browser;
  #city;
  #cameras = [];
  #people = new Map();
  #shots = 0;
  #effort = { presses: 0, requests: 0 };
  noise = [];   // what pages wrote into the console as warning or error, or threw

  // `name`: of the folder its pictures go to, beside those of other journeys.
  constructor(name = '') { this.#name = name; }

  // A browser of its own whose camera sees the video, or that has none; it may be refused.
  async withCamera(video, { allowed = true } = {}) {
    const browser = await this.#launch(video ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`] : []);
    this.#cameras.push(browser);
    const context = await browser.newContext({
      viewport: widths[390], locale: 'id-ID', baseURL: this.url, permissions: allowed ? ['camera'] : [],
    });
    context.setDefaultTimeout(20000);
    return context.newPage();
  }

  #launch(more = []) {
    return chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu', '--lang=id-ID', ...more],
      env: { ...process.env, LANGUAGE: 'id' },
    });
  }

  #folder(width) { return join(process.env.NASKAH_BUILD, 'browser', process.env.NASKAH_ENGINE + (this.#name && `-${this.#name}`), width); }

  async open() {
    for (const width of Object.keys(widths)) {
      rmSync(this.#folder(width), { recursive: true, force: true });
      mkdirSync(this.#folder(width), { recursive: true });
    }
    this.#city = await openCity(process.env.NASKAH_BROWSER_DATABASE ?? '');
    this.#browser = await this.#launch();
  }

  async close() {
    for (const each of [this.#browser, ...this.#cameras]) await each?.close();
    await this.#city?.close();
  }

  get url() { return this.#city.url; }
  get passphrase() { return passphrase; }

  // A command of the house, as its administrator gives it beside the server: status, stdout, stderr.
  command(...words) { return this.#city.command(...words); }
  settleFiles() { this.#city.settleFiles(); }

  bearer(position) { return { Authorization: `Bearer ${this.#city.token(loginOf(position))}` }; }

  // Speaks to /api/v1 as who holds the position; gives the JSON answered.
  api(position) {
    const token = this.#city.token(loginOf(position));
    return async (path, body) => {
      const answer = await fetch(`${this.url}/api/v1/${path}`, {
        method: body ? 'POST' : 'GET', body: body && JSON.stringify(body),
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      });
      const json = await answer.json();
      assert.ok(answer.ok, `${path}: ${JSON.stringify(json)}`);
      return json;
    };
  }

  // A browser nobody has signed in with, and one that runs no scripts.
  async stranger({ scripts = true } = {}) {
    const context = await this.#browser.newContext({
      viewport: widths[1440], locale: 'id-ID', timezoneId: 'Asia/Jakarta', baseURL: this.url, javaScriptEnabled: scripts,
    });
    context.setDefaultTimeout(20000);
    if (!scripts) return context.newPage();
    // A press is a pointer going down, whatever it sets off.
    await context.exposeBinding('naskahPressed', () => { this.#effort.presses += 1; });
    await context.addInitScript(() => addEventListener('pointerdown', (event) => { if (event.isTrusted) window.naskahPressed(); }, true));
    context.on('weberror', (thrown) => this.noise.push(`${thrown.page()?.url()}: ${thrown.error()}`));
    context.on('console', (told) => {
      // A form with a fault is answered 422, which the browser writes down by itself.
      const own = /status of (409|415|422)/.test(told.text());
      if (['error', 'warning'].includes(told.type()) && !own) this.noise.push(`${told.page()?.url()}: ${told.text()}`);
    });
    context.on('request', () => { this.#effort.requests += 1; });
    return context.newPage();
  }

  // The browser of who holds the position today, on the desk of their first sign-in.
  async as(position) {
    if (this.#people.has(position)) return this.#people.get(position);
    const page = await this.stranger();
    await this.signIn(page, position);
    this.#people.set(position, page);
    return page;
  }

  // `who`: a position, or the administrator's account.
  async signIn(page, who) {
    await page.goto('/login');
    await page.fill('#f-login', who === 'admin' ? who : loginOf(who));
    await page.fill('#f-password', password);
    await page.click('main .btn-primary');
    await page.waitForURL(`${this.url}/`);
  }

  // What README shows; `run.sh pictures` takes it from here into the sources.
  async picture(page, name) {
    const place = join(process.env.NASKAH_BUILD, 'browser', 'pictures');
    mkdirSync(place, { recursive: true });
    await page.setViewportSize({ width: 1080, height: 680 });
    // Drawn smaller, so that a small picture shows the whole of what is asked.
    await page.evaluate(() => { document.documentElement.style.zoom = 0.75; scrollTo(0, 0); });
    await page.screenshot({ path: join(place, `${name}.png`) });
    await page.evaluate(() => { document.documentElement.style.zoom = ''; });
    await page.setViewportSize(widths[1440]);
  }

  // Pictures at both widths; nothing scrolls sideways; axe finds nothing, nor in the dark. A page is the same
  // whatever database is behind it, so it is looked at on one of them.
  async look(page, name) {
    if (process.env.NASKAH_ENGINE !== 'sqlite') return;
    this.#shots += 1;
    const file = `${String(this.#shots).padStart(2, '0')}_${name}.png`;
    const faults = [];
    for (const [width, size] of Object.entries(widths)) {
      await page.setViewportSize(size);
      // Pictures load when they come near; a full-page shot would show them empty.
      await page.evaluate(() => Promise.all([...document.images].map((image) => {
        image.loading = 'eager';
        return image.decode().catch(() => {});
      })));
      const { overflow, tall } = await page.evaluate(() => {
        const root = document.documentElement;
        return { overflow: root.scrollWidth - window.innerWidth, tall: root.scrollHeight };
      });
      // A window as tall as the page: what is fixed to an edge stays at the edge.
      await page.setViewportSize({ ...size, height: Math.max(tall, size.height) });
      await page.screenshot({ path: join(this.#folder(width), file) });
      await page.setViewportSize(size);
      if (overflow > 0) faults.push(`scrolls sideways by ${overflow}px at ${width}`);
      // By evaluate, which the content policy of the page does not reach.
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
      const found = await page.evaluate((how) => window.axe.run(document, how), thrifty);
      faults.push(...found.violations.map((v) => `${v.id} at ${width}: ${v.nodes[0].html}`));
    }
    await page.setViewportSize(widths[1440]);
    // Without motion no colour is caught on its way.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    const dark = await page.evaluate((how) => window.axe.run(document, how), { ...thrifty, runOnly: ['color-contrast'] });
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    faults.push(...dark.violations.map((v) => `${v.id} in the dark: ${v.nodes[0].html}`));
    const weight = await page.evaluate(() => {
      const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return { requests: all.length, bytes: all.reduce((sum, each) => sum + each.encodedBodySize, 0) };
    });
    console.log(`page ${name}: ${Math.round(weight.bytes / 1024)} kB, ${weight.requests} requests`);
    assert.deepEqual(faults, [], name);
  }

  // Steps of one story: each stands on the one before, so the first that breaks stops the rest.
  steps(it) {
    let broken;
    return (name, work) => it(name, async () => {
      assert.equal(broken, undefined, `stopped by "${broken}"`);
      broken = name;
      await this.measured(name, work);
      broken = undefined;
    });
  }

  // What a step costs: presses of the pointer and seconds, which are only told, for this machine's are not
  // the user's.
  async measured(name, step) {
    const told = await this.#cost(step);
    console.log(`step ${name}: ${told.presses} presses, ${told.requests} requests, ${told.seconds.toFixed(1)} s with pictures`);
  }

  // A journey within its bounds: no press more than `presses`, and at most ten times the seconds it takes on
  // a quiet machine, so that one that waits for minutes is found and a busy machine is not.
  async within(name, { presses, quiet }, step) {
    const told = await this.#cost(step), seconds = 10 * quiet;
    console.log(`journey ${name}: ${told.presses} of most ${presses} presses, ${told.seconds.toFixed(1)} s of at most ` +
      `${seconds} s (ten times the ${quiet} s of a quiet machine, with pictures)`);
    assert.ok(told.presses <= presses, `${name}: ${told.presses} presses, ${presses} are allowed`);
    assert.ok(told.seconds <= seconds, `${name}: ${told.seconds.toFixed(1)} s, ${seconds} s are allowed`);
  }

  async #cost(step) {
    this.#effort = { presses: 0, requests: 0 };
    const begun = performance.now();
    await step();
    return { ...this.#effort, seconds: (performance.now() - begun) / 1000 };
  }

  // Deliveries and filings are jobs of the server: the page is asked again until it shows them.
  async until(page, address, locator) {
    for (let tries = 0; ; ++tries) {
      await page.goto(address);
      const found = page.locator(locator);
      if ((await found.count()) > 0) return found.first();
      assert.ok(tries < 60, `${address} does not show ${locator}: ${(await page.innerText('main')).slice(0, 400)}`);
      await page.waitForTimeout(500);
    }
  }
}

// Presses what sends a form and waits for the page it leads to; a fault on that page stops here.
export async function send(page, selector) {
  const target = typeof selector === 'string' ? page.locator(selector) : selector;
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303),
    target.click(),
  ]);
  await page.waitForLoadState();
  assert.equal(answer.status(), 200, `${answer.url()}: ${(await page.innerText('main')).slice(0, 600)}`);
}
