// SPDX-License-Identifier: Apache-2.0
// The demo city as the tests need it: who holds a position today, and under which account.
#pragma once

#include <string>

namespace tests {

// Login of the one who acts in the position today (Plt and Plh before the definitive holder).
std::string login_of(const std::string& position_code);

inline constexpr const char* demo_password = "naskah-demo-2026";
inline constexpr const char* demo_passphrase = "tanda tangan demo 2026";

}  // namespace tests
