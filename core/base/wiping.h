// SPDX-License-Identifier: Apache-2.0
// For threads that handle what may hold a passphrase. Parsers, strings that grow and OpenSSL leave copies of
// what they read in the heap; nobody can wipe those by name.
#pragma once

namespace core {

// While one lives on a thread, what that thread gives back to the heap, by delete or to OpenSSL, is
// overwritten first; at the end of the outermost its vector registers are, where the last copy still stands.
class Wiping {
  public:
    Wiping() noexcept;
    ~Wiping();
    Wiping(const Wiping&) = delete;
    Wiping& operator=(const Wiping&) = delete;
};

// Overwrites the stack below the caller, where calls that have ended kept their short strings.
void wipe_stack() noexcept;

}  // namespace core
