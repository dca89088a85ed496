// SPDX-License-Identifier: Apache-2.0
// The other party of an agreement, who signs before us.
#pragma once

#include "core/pki/authority.h"
#include "signing/pades/sign.h"
#include "signing/seal/local.h"

namespace tests {

// Of a bank whose authority this house does not know.
struct Bank {
    core::SystemClock clock;
    const core::Secret secret{std::string("bank")};
    signing::seal::Local key() const {
        const core::pki::Window window{clock.now() - std::chrono::hours(24), clock.now() + std::chrono::hours(24 * 365)};
        const auto root = core::pki::Authority::root({"PSrE Contoh", ""}, window, core::pki::KeyKind::ec_p256);
        const auto own = root.person({"Direktur Bank Contoh", "PT Bank Contoh"}, window, core::pki::KeyKind::ec_p256);
        return signing::seal::Local(own.pkcs12(secret));
    }
    core::Bytes sign(const core::Bytes& pdf, signing::pades::Placement placement) const {
        placement.at = clock.now();
        signing::pades::NoTimestamps nobody;
        auto local = key();
        return signing::pades::sign(pdf, {placement, {}, clock.now(), false}, local, secret, nobody);
    }
};

}  // namespace tests
