// SPDX-License-Identifier: Apache-2.0
// What is typed into a form, without files chosen in it: they go along only when their own button is pressed.
export function typed(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}
