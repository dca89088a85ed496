// SPDX-License-Identifier: Apache-2.0
// The public page: the camera reads the code on a letter, a file is dropped anywhere or pasted, a photograph is
// read as if scanned. Without this the page is a form for one file.
import { meaning } from "./verify/code.js";
import { read_picture, read_video } from "./verify/pictures.js";
import { send } from "./verify/send.js";
import { each_once } from "./once.js";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const patience = 12000;   // until it is told how to hold the sheet

class Page {
  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.gone = new AbortController();   // with the form, what listens for it beyond it goes too
    this.homes = [location.origin, new URL(root.dataset.home).origin];
    this.part("scan").hidden = false;
    this.part("start").addEventListener("click", () => this.scan());
    this.part("stop").addEventListener("click", () => this.stop());
    this.part("photo").addEventListener("change", (event) => this.picture(event.target.files[0]));
    this.part("copy").addEventListener("click", () => this.copy());
    this.beyond(window, "pagehide", () => this.stop());
    this.beyond(document, "visibilitychange", () => { if (document.hidden) this.stop(); });
    this.files(root.querySelector("form"));
  }

  beyond(target, name, act) { target.addEventListener(name, act, { signal: this.gone.signal }); }

  part(name) { return this.root.querySelector(`[data-${name}]`); }

  say(text) {
    const said = this.part("says");
    said.textContent = text;
    said.hidden = !text;
  }

  // What was read leads to the letter, or it is said why not.
  follow(text) {
    const found = meaning(text, this.homes);
    this.part("foreign").hidden = !found.elsewhere;
    this.say(found.ours || found.elsewhere ? "" : this.words.notOurs);
    if (found.ours) location.assign(found.ours);
    if (!found.elsewhere) return;
    this.part("host").textContent = found.elsewhere;
    this.part("address").textContent = found.address;
    this.part("foreign").focus();
  }

  async copy() {
    await navigator.clipboard?.writeText(this.part("address").textContent).catch(() => {});
    this.say(this.words.copied);
  }

  async scan() {
    this.part("foreign").hidden = true;
    if (!navigator.mediaDevices?.getUserMedia) return this.say(this.words.noCamera);
    this.say("");
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        audio: false, video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
      });
    } catch (fault) {
      return this.say(fault.name === "NotAllowedError" ? this.words.denied
        : fault.name === "NotReadableError" ? this.words.busy : this.words.noCamera);
    }
    const stream = this.stream, video = this.part("video"), begun = performance.now();
    video.srcObject = stream;
    this.part("view").hidden = false;
    this.part("start").hidden = true;
    await video.play().catch(() => {});
    this.part("view").scrollIntoView({ block: "nearest" });
    let told = false;
    while (this.stream === stream) {
      const text = video.videoWidth ? await read_video(video, this.words.reader).catch(() => "") : "";
      if (this.stream !== stream) return;
      if (text) {
        this.stop();
        return this.follow(text);
      }
      if (!told && performance.now() - begun > patience) {
        told = true;
        this.say(this.words.hold);
      }
      await pause(120);
    }
  }

  stop() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.part("video").srcObject = null;
    this.part("view").hidden = true;
    this.part("start").hidden = false;
  }

  async picture(file) {
    if (!file) return;
    this.stop();
    this.part("foreign").hidden = true;
    this.say(this.words.reading);
    const text = await read_picture(file, this.words.reader).catch(() => null);
    if (text) this.follow(text);
    else this.say(text === null ? this.words.noPicture : this.words.noCode);
  }

  files(form) {
    const field = form.querySelector("input[type=file]");
    const take = (files) => {
      if (!files?.length) return;
      field.files = files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    // Beside the box too: a file that misses it would replace the page.
    this.beyond(document, "dragover", (event) => event.preventDefault());
    this.beyond(document, "drop", (event) => {
      if (!event.defaultPrevented) take(event.dataTransfer.files);
      event.preventDefault();
    });
    this.beyond(document, "paste", (event) => take(event.clipboardData?.files));
    field.addEventListener("change", () => {
      const [file] = field.files;
      if (!file?.type.startsWith("image/")) return;
      field.value = "";
      form.querySelector("[data-drop-list]")?.replaceChildren();
      this.picture(file);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.stop();
      send(form, {
        bar: this.part("bar"), label: this.part("percent"), sending: this.words.sending, judging: this.words.judging,
        failed: () => this.say(this.words.failed), done: (main, title) => this.show(main, title),
      });
    });
  }

  // The answer takes the place of the form; going back brings the form.
  show(main, title) {
    this.gone.abort();
    document.querySelector("main").replaceChildren(...main.childNodes);
    document.title = title;
    history.pushState({ answer: true }, "");
    addEventListener("popstate", () => location.reload(), { once: true });
    document.dispatchEvent(new Event("htmx:after:swap"));
    scrollTo(0, 0);
    document.querySelector("main").focus();
  }
}

const wire = () => each_once(document, "[data-verify]", (root) => new Page(root));
wire();
document.addEventListener("htmx:after:swap", wire);
