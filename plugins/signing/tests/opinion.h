// SPDX-License-Identifier: Apache-2.0
// Keys of every kind under the test's authority, a PDF signed at level B-B with a session of any
// provider, and what poppler and OpenSSL say of it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

#include <cstdlib>
#include <cstring>
#include <functional>

#include "core/base/error.h"
#include "core/pki/credential.h"
#include "core/pki/openssl.h"
#include "signing/pades/build.h"
#include "signing/pades/embed.h"
#include "signing/tests/kit.h"

namespace signing::test {

enum class Kind { rsa_2048, rsa_3072, p256 };

struct Keypair {
    core::pki::PkeyHeld key;
    core::Bytes certificate;
};

// A person's certificate of the world's authority, over a key of any kind.
inline Keypair keypair(Kind kind, const std::string& name) {
    Keypair out;
    out.key.reset(kind == Kind::p256 ? EVP_EC_gen("P-256")
                                     : EVP_RSA_gen(kind == Kind::rsa_2048 ? 2048u : 3072u));
    const core::pki::Window window{{world().now.ms - 86'400'000}, {world().now.ms + 86'400'000}};
    const core::pki::Credential shape =
        world().issuing.person({name, "Kota Contoh"}, window, core::pki::KeyKind::ec_p256);
    const core::pki::X509Held certificate = core::pki::certificate(shape.certificate);
    X509_set_pubkey(certificate.get(), out.key.get());
    X509_sign(certificate.get(), world().issuing.credential().key.get(), EVP_sha256());
    out.certificate = core::pki::der(certificate.get(), i2d_X509);
    return out;
}

inline core::Bytes signed_by(seal::Session& session, const core::Bytes& plain = letter()) {
    pades::Placement placement;
    placement.name = "Stempel Kota Contoh";
    placement.at = world().now;
    pades::Prepared prepared = pades::prepare(plain, placement);
    pades::fill(prepared, pades::build_cms(pades::digest(plain, prepared), session));
    core::Bytes out = plain;
    out.insert(out.end(), prepared.update.begin(), prepared.update.end());
    return out;
}

// The only signature of the file, cut out by our own reading of /ByteRange.
inline void expect_others_confirm(const core::Bytes& pdf) {
    const Folder folder;
    const Outcome pdfsig = run("pdfsig -nocert " + folder.write("a.pdf", pdf));
    EXPECT_THAT(pdfsig.text, testing::HasSubstr("Signature is Valid"));
    EXPECT_THAT(pdfsig.text, testing::HasSubstr("Total document signed"));
    const std::string text(core::chars(pdf));
    const char* cursor = text.c_str() + text.rfind("/ByteRange [") + 12;
    std::size_t range[4] = {};
    for (std::size_t& value : range) {
        char* end = nullptr;
        value = std::strtoul(cursor, &end, 10);
        cursor = end;
    }
    folder.write("content", core::view(text.substr(0, range[1]) + text.substr(range[2], range[3])));
    const core::Bytes room = core::unhex(text.substr(range[1] + 1, range[2] - range[1] - 2));
    const std::size_t size = 4 + (std::size_t{room[2]} << 8) + room[3];
    folder.write("cms", core::ByteView(room).first(size));
    folder.write("root.pem", core::view(core::pki::pem(world().root.certificate())));
    const Outcome openssl = run("openssl cms -verify -cades -binary -inform DER -in " +
                                folder.path("cms") + " -content " + folder.path("content") +
                                " -CAfile " + folder.path("root.pem") +
                                " -purpose any -out /dev/null");
    EXPECT_EQ(openssl.code, 0) << openssl.text;
    EXPECT_THAT(openssl.text, testing::HasSubstr("CAdES Verification successful"));
}

inline std::string key_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& fault) {
        return fault.key();
    }
    return "nothing thrown";
}

}  // namespace signing::test
