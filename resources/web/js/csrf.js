// SPDX-License-Identifier: Apache-2.0
// The token every request that changes something carries.
export function csrf_token() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? "";
}
