// SPDX-License-Identifier: Apache-2.0
// What other rooms must know to fill the demo city with signed things.
#pragma once

namespace signing {

// Every demo signer has the same passphrase; it is printed with the accounts.
inline constexpr const char* demo_passphrase = "tanda tangan demo 2026";

}  // namespace signing
