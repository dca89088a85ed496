// SPDX-License-Identifier: Apache-2.0
// A key on a token as a command names it: a PKCS#11 URI (RFC 7512), such as
// pkcs11:token=Stempel%20Kota;object=kota?module-path=/usr/lib/softhsm/libsofthsm2.so
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "signing/seal/provider.h"

namespace signing {

bool names_token(std::string_view key);

// Of the path `token` or `serial` is needed, `object` and `id` tell keys apart; of the query `module-path` is
// needed. A PIN in it is refused: it would stand in the list of processes. Throws arguments::Misuse, and what
// seal::Module::load throws.
std::unique_ptr<seal::Provider> token_named(std::string_view key);

}  // namespace signing
