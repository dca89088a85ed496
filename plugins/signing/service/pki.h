// SPDX-License-Identifier: Apache-2.0
// The built-in authority at work, for demo cities and closed networks: its revocation lists (RFC 5280), its
// responder (RFC 6960) and its timestamps (RFC 3161), told to whoever asks and to our own signatures alike.
#pragma once

#include <chrono>

#include "signing/pades/evidence_source.h"
#include "signing/service/keys.h"

namespace signing {

class Pki {
  public:
    static constexpr std::string_view job = "signing.crl";

    // `by_itself`: the timestamp service is renewed at night before it ends; the responder always is.
    Pki(core::db::Db& db, const core::Clock& clock, Keys& keys, bool by_itself = true)
        : db_(db), clock_(clock), keys_(keys), by_itself_(by_itself) {}

    // `authority`: "root" or "ca". The newest list, made anew when it is older than a day, about to run out,
    // or something was revoked since. Throws Error(not_found) for any other, and where there is none.
    core::Bytes list(const std::string& authority);
    // Both, for judging what this house signed; none where there is no authority.
    std::vector<core::Bytes> lists();
    // Answers for "ca"; what cannot be answered is told in the response, not thrown. Throws
    // Error(not_found) where there is no authority.
    core::Bytes ocsp(core::ByteView request);
    // Throws Error(not_found) where there is no timestamp service.
    core::Bytes timestamp(core::ByteView request);
    // DER of "root", "ca", "tsa" or "ocsp". Throws Error(not_found).
    core::Bytes certificate(const std::string& name) const;
    // Both lists, and what renews itself: the responder when it ends within a month, the timestamp service within a
    // year when the new one would last longer. Keys that have long had a successor are destroyed.
    void renew();
    // Of "ca", "tsa" or "ocsp", now. Throws what Keys::renew throws.
    Certificate renew(const core::Context& ctx, const std::string& name);
    // For our own evidence: no network, always of now.
    std::vector<pades::LocalAuthority> local();

  private:
    core::Bytes make_list(const std::string& authority);
    bool ends_within(const char* name, std::chrono::hours left) const;

    core::db::Db& db_;
    const core::Clock& clock_;
    Keys& keys_;
    bool by_itself_;
};

}  // namespace signing
