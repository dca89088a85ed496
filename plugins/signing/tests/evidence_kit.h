// SPDX-License-Identifier: Apache-2.0
// Revocation information for the world of kit.h, and signatures cut out of files for other people's
// programs.
#pragma once

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/pki/ocsp_responder.h"
#include "signing/pades/extend.h"
#include "signing/tests/kit.h"

namespace signing::test {

inline core::pki::Window years(int before, int after) {
    const std::int64_t year = 365LL * 86'400'000;
    return {{world().now.ms - before * year}, {world().now.ms + after * year}};
}

// Lists and responders of authorities, by the world's clock. What is in `revoked` is revoked.
class Answering {
  public:
    Answering() {
        add(world().root);
        add(world().issuing);
    }
    void add(const core::pki::Authority& authority) {
        auto responder = std::make_shared<core::pki::OcspResponder>(
            authority.ocsp_signing({"Penjawab Demo", "Kota Contoh"}, years(1, 10), core::pki::KeyKind::ec_p256),
            authority.certificate(), [this](const std::string& serial) { return status(serial); },
            world().clock);
        responders.push_back(responder);
        list_.push_back({authority.certificate(), [this, &authority] { return crl(authority); },
                         [responder](core::ByteView request) { return responder->answer(request); }});
    }
    core::pki::OcspResponder::Status status(const std::string& serial) const {
        using State = core::pki::OcspResponder::State;
        for (const core::pki::Revoked& one : revoked)
            if (one.serial == serial) return {State::revoked, one.at};
        return {State::good, {}};
    }
    core::Bytes crl(const core::pki::Authority& authority) const {
        const core::Instant now = world().clock.now();
        return authority.crl(revoked, now, now + std::chrono::hours(24), now.ms / 1000);
    }
    pades::LocalEvidence source() const { return pades::LocalEvidence(list_); }

    std::vector<core::pki::Revoked> revoked;
    std::vector<std::shared_ptr<core::pki::OcspResponder>> responders;

  private:
    std::vector<pades::LocalAuthority> list_;
};

inline std::vector<core::Bytes> trusted() { return {world().root.certificate()}; }

inline core::Bytes raise(core::ByteView pdf, Level to, pades::EvidenceSource& evidence,
                         bool renew = false, pades::TimestampSource* timestamps = nullptr) {
    const std::vector<core::Bytes> anchors = trusted();
    return pades::extend(pdf, to,
                         {timestamps != nullptr ? *timestamps : world().source, evidence, anchors,
                          world().clock.now(), renew});
}

// A signature without a timestamp.
inline core::Bytes sign_plainly(core::ByteView pdf, const std::string& name,
                                core::pki::KeyKind kind = core::pki::KeyKind::ec_p256) {
    pades::Placement placement;
    placement.at = world().now;
    placement.name = name;
    seal::Local provider(world().signer(name, kind));
    return pades::sign(pdf, {placement, trusted(), world().now, false}, provider, world().passphrase(),
                       world().source);
}

// The `nth` signature or document timestamp of a file, from 0, by our own reading of /ByteRange:
// what it covers and its CMS, as files.
inline bool cut(const Folder& folder, const core::Bytes& pdf, int nth) {
    const std::string text(core::chars(pdf));
    std::size_t at = 0;
    for (int i = 0; i <= nth; ++i) {
        at = text.find("/ByteRange [", at);
        if (at == std::string::npos) return false;
        at += 12;
    }
    std::array<std::size_t, 4> range{};
    const char* cursor = text.c_str() + at;
    for (std::size_t& value : range) {
        char* end = nullptr;
        value = std::strtoul(cursor, &end, 10);
        cursor = end;
    }
    folder.write("content", core::view(text.substr(0, range[1]) + text.substr(range[2], range[3])));
    const core::Bytes room = core::unhex(text.substr(range[1] + 1, range[2] - range[1] - 2));
    const std::size_t size = 4 + (std::size_t{room[2]} << 8) + room[3];
    folder.write("cms", core::ByteView(room).first(size));
    folder.write("ca.pem", core::view(core::pki::pem(world().root.certificate()) +
                                      core::pki::pem(world().issuing.certificate())));
    return true;
}

inline Outcome openssl_signature(const Folder& folder) {
    return run("openssl cms -verify -cades -binary -inform DER -in " + folder.path("cms") + " -content " +
               folder.path("content") + " -CAfile " + folder.path("ca.pem") + " -purpose any -out /dev/null");
}

inline Outcome openssl_timestamp(const Folder& folder) {
    return run("openssl ts -verify -data " + folder.path("content") + " -token_in -in " + folder.path("cms") +
               " -CAfile " + folder.path("ca.pem"));
}

}  // namespace signing::test
