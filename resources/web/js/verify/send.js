// SPDX-License-Identifier: Apache-2.0
// The file on its way: how far it is, and the answer in place of the form. Without it the form goes as any other.
export function send(form, { bar, label, sending, judging, failed, done }) {
  const request = new XMLHttpRequest();
  request.open(form.method, form.action);
  request.responseType = "document";
  const told = (text) => { label.textContent = text; };
  const over = () => {
    bar.parentElement.hidden = true;
    form.querySelector("[type=submit], .btn-primary").disabled = false;
  };
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = event.loaded / event.total;
    told(sending.replace("{percent}", Math.floor(100 * bar.value)));
  });
  request.upload.addEventListener("load", () => {
    bar.removeAttribute("value");
    told(judging);
  });
  request.addEventListener("error", () => { over(); failed(); });
  request.addEventListener("load", () => {
    over();
    const main = request.response?.querySelector("main");
    if (main) done(main, request.response.title);
    else failed();
  });
  bar.value = 0;
  bar.parentElement.hidden = false;
  form.querySelector("[type=submit], .btn-primary").disabled = true;
  told(sending.replace("{percent}", 0));
  request.send(new FormData(form));
}
