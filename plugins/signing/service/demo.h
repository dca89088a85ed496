// SPDX-License-Identifier: Apache-2.0
// The demo city's authority, timestamp service and signers' keys.
#pragma once

#include "core/plugin/runtime.h"
#include "core/plugin/setup.h"
#include "signing/service/keys.h"

namespace signing {

// Every demo signer has the same passphrase; it is printed with the accounts.
inline constexpr const char* demo_passphrase = "tanda tangan demo 2026";

void fill_demo(const core::Context& ctx, core::Demo& demo, Keys& keys, core::House& house);

}  // namespace signing
