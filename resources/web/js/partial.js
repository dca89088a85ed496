// SPDX-License-Identifier: Apache-2.0
// htmx as this house uses it: no inheritance by accident, no letters kept in the history, faults
// swapped in like any answer, and the CSRF token on every request that changes something.
import htmx from "htmx.org";
import { csrf_token } from "./csrf.js";

htmx.config.history = "reload";
htmx.config.includeIndicatorCSS = false;
htmx.config.defaultTimeout = 30000;
htmx.config.noSwap = [204, 304];

document.addEventListener("htmx:config:request", (event) => {
  const request = event.detail.ctx.request;
  if (!/^(GET|HEAD)$/i.test(request.method)) request.headers["X-CSRF-Token"] = csrf_token();
});
