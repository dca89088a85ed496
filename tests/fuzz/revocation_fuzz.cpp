// SPDX-License-Identifier: Apache-2.0
// Any bytes as an OCSP response, a revocation list or an archive of both, asked about a certificate; or as
// places to damage in a sound one: the first octet chooses which. What nobody signed says nothing, and
// damage never takes a certificate back.
#include <openssl/ocsp.h>

#include <cstdlib>

#include "core/pki/authority.h"
#include "core/pki/ocsp_responder.h"
#include "core/pki/openssl.h"
#include "signing/check/revocation.h"

namespace {

using core::Bytes;
using core::pki::Authority;
using core::pki::KeyKind;
using core::pki::OcspResponder;

constexpr core::Instant now{1'800'000'000'000};

struct Parts {
    core::pki::Window window{{0}, {4'000'000'000'000}};
    core::SetClock clock{now};
    Authority root = Authority::root({"Induk", "Kota"}, window, KeyKind::ec_p256);
    core::pki::Credential person = root.person({"Satu", "Kota"}, window, KeyKind::ec_p256);
    core::pki::X509Held issuer = core::pki::certificate(root.certificate());
    core::pki::X509Held own = core::pki::certificate(person.certificate);
    Bytes list = root.crl({}, now, now + std::chrono::hours(24), 1);
    Bytes answer = sound_answer();

    Bytes sound_answer() {
        using namespace core::pki;
        const Held<OCSP_REQUEST, OCSP_REQUEST_free> request(OCSP_REQUEST_new());
        OCSP_request_add0_id(request.get(), OCSP_cert_to_id(EVP_sha1(), own.get(), issuer.get()));
        const OcspResponder responder(root.ocsp_signing({"Penjawab", ""}, window, KeyKind::ec_p256), root.certificate(),
                                      [](const std::string&) {
                                          return OcspResponder::Status{OcspResponder::State::good, {}};
                                      },
                                      clock);
        return responder.answer(der(request.get(), i2d_OCSP_REQUEST));
    }
};

// Three octets a change: where, where, and what is put there.
Bytes damaged(Bytes sound, core::ByteView places) {
    for (; places.size() >= 3; places = places.subspan(3))
        sound[(std::size_t{places[0]} << 8 | places[1]) % sound.size()] = places[2];
    return sound;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace signing::check;
    static const Parts parts;
    if (size == 0) return 0;
    const core::ByteView rest(data + 1, size - 1);
    const Bytes bytes(rest.begin(), rest.end());
    const int kind = data[0] % 5;
    Evidence evidence;
    if (kind == 0) evidence.crls.push_back(bytes);
    if (kind == 1) evidence.ocsps.push_back(bytes);
    if (kind == 2) read_revocations(bytes, evidence);
    if (kind == 3) evidence.crls.push_back(damaged(parts.list, rest));
    if (kind == 4) evidence.ocsps.push_back(damaged(parts.answer, rest));
    const Revocation said = ask(parts.own.get(), parts.issuer.get(), evidence, now);
    if (said.revoked_at || (said.known && kind < 3)) std::abort();
    return 0;
}
