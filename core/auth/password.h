// SPDX-License-Identifier: Apache-2.0
// Password hashes: argon2id, 19 MiB, two passes (OWASP's first choice of parameters).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/secret.h"

namespace core::auth {

std::string hash_password(const Secret& password);
bool check_password(const std::string& hash, const Secret& password);
// The same effort as a true check, for logins that do not exist.
void check_nothing(const Secret& password);
// At least 12 characters, not the login: Faults for the field "password".
std::vector<Fault> password_faults(std::string_view login, const Secret& password);

}  // namespace core::auth
