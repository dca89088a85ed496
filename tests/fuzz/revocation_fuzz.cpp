// SPDX-License-Identifier: Apache-2.0
// Any bytes as an OCSP response, a revocation list or an archive of both, asked about a certificate:
// the first octet chooses which. What nobody signed says nothing.
#include <cstdlib>

#include "core/pki/authority.h"
#include "core/pki/openssl.h"
#include "signing/check/revocation.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace signing::check;
    using core::pki::KeyKind;
    static const core::pki::Window window{{0}, {4'000'000'000'000}};
    static const auto root = core::pki::Authority::root({"Induk", "Kota"}, window, KeyKind::ec_p256);
    static const auto person = root.person({"Satu", "Kota"}, window, KeyKind::ec_p256);
    static const auto issuer = core::pki::certificate(root.certificate());
    static const auto own = core::pki::certificate(person.certificate);
    if (size == 0) return 0;
    const core::Bytes bytes(data + 1, data + size);
    Evidence evidence;
    if (data[0] % 3 == 0) evidence.crls.push_back(bytes);
    if (data[0] % 3 == 1) evidence.ocsps.push_back(bytes);
    if (data[0] % 3 == 2) read_revocations(bytes, evidence);
    if (ask(own.get(), issuer.get(), evidence, {1'800'000'000'000}).known) std::abort();
    return 0;
}
