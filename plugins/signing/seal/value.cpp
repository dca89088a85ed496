// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/value.h"

#include <openssl/ec.h>

#include "core/pki/openssl.h"

namespace signing::seal {
namespace {

using core::Bytes;
using core::ByteView;
using core::Code;
using core::Error;
using core::pki::must;
using core::pki::X509Held;

constexpr int least_rsa_bits = 2048;
constexpr std::size_t longest_chain = 8;

using EcdsaHeld = core::pki::Held<ECDSA_SIG, ECDSA_SIG_free>;

core::pki::PkeyHeld public_key(ByteView certificate) {
    const X509Held held = core::pki::certificate(certificate);
    core::pki::PkeyHeld key(held ? X509_get_pubkey(held.get()) : nullptr);
    if (!key) {
        ERR_clear_error();
        throw Error(Code::upstream, "signing.error.key_certificate");
    }
    return key;
}

bool is_root(const X509* one) {
    return X509_NAME_cmp(X509_get_subject_name(one), X509_get_issuer_name(one)) == 0;
}

}  // namespace

Algorithm algorithm_of(ByteView certificate) {
    const core::pki::PkeyHeld key = public_key(certificate);
    if (EVP_PKEY_is_a(key.get(), "EC") == 1) return Algorithm::ecdsa_sha256;
    if (EVP_PKEY_is_a(key.get(), "RSA") == 1 && EVP_PKEY_get_bits(key.get()) >= least_rsa_bits)
        return Algorithm::rsa_pkcs1_sha256;
    throw Error(Code::unsupported, "signing.error.key_kind");
}

Bytes digest_info(const core::Digest& digest) {
    Bytes out{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
              0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
    out.insert(out.end(), digest.value.begin(), digest.value.end());
    return out;
}

Bytes ecdsa_der(ByteView r_and_s) {
    if (r_and_s.empty() || r_and_s.size() % 2 != 0 || r_and_s.size() > 256) return {};
    const std::size_t half = r_and_s.size() / 2;
    const auto number = [](ByteView part) {
        return must(BN_bin2bn(part.data(), static_cast<int>(part.size()), nullptr), "ECDSA value");
    };
    const EcdsaHeld value(must(ECDSA_SIG_new(), "memory"));
    core::pki::BignumHeld r(number(r_and_s.first(half))), s(number(r_and_s.last(half)));
    must(ECDSA_SIG_set0(value.get(), r.get(), s.get()) == 1, "ECDSA value");
    r.release();
    s.release();
    return core::pki::der(value.get(), i2d_ECDSA_SIG);
}

bool holds(ByteView certificate, const core::Digest& digest, const Signed& made) {
    const core::pki::PkeyHeld key = public_key(certificate);
    const core::pki::PkeyCtxHeld context(must(EVP_PKEY_CTX_new(key.get(), nullptr), "memory"));
    const bool good =
        algorithm_of(certificate) == made.algorithm && EVP_PKEY_verify_init(context.get()) == 1 &&
        EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) == 1 &&
        EVP_PKEY_verify(context.get(), made.value.data(), made.value.size(), digest.value.data(),
                        digest.value.size()) == 1;
    ERR_clear_error();
    return good;
}

std::vector<Bytes> chain_above(ByteView certificate, const std::vector<Bytes>& candidates) {
    std::vector<Bytes> chain;
    X509Held at = core::pki::certificate(certificate);
    while (at && !is_root(at.get()) && chain.size() < longest_chain) {
        X509Held above;
        for (const Bytes& one : candidates) {
            X509Held held = core::pki::certificate(one);
            if (!held || X509_check_issued(held.get(), at.get()) != X509_V_OK) continue;
            above = std::move(held);
            if (!is_root(above.get())) chain.push_back(one);
            break;
        }
        at = std::move(above);
    }
    ERR_clear_error();
    return chain;
}

}  // namespace signing::seal
