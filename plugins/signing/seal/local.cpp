// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/local.h"

#include "core/pki/credential.h"
#include "core/pki/openssl.h"

namespace signing::seal {
namespace {

using core::Code;
using core::Error;

class LocalSession final : public Session {
  public:
    explicit LocalSession(core::pki::Credential credential) : credential_(std::move(credential)) {}

    const core::Bytes& certificate() const override { return credential_.certificate; }
    const std::vector<core::Bytes>& chain() const override { return credential_.chain; }

    Signed sign(core::ByteView attributes) override {
        using core::pki::must;
        Signed out;
        out.algorithm = EVP_PKEY_is_a(credential_.key.get(), "EC") == 1
                            ? Algorithm::ecdsa_sha256
                            : Algorithm::rsa_pkcs1_sha256;
        const core::pki::MdCtxHeld context(must(EVP_MD_CTX_new(), "memory"));
        must(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr,
                                credential_.key.get()) == 1,
             "sign");
        std::size_t size = 0;
        must(EVP_DigestSign(context.get(), nullptr, &size, attributes.data(), attributes.size()) ==
                 1,
             "sign");
        out.value.resize(size);
        must(EVP_DigestSign(context.get(), out.value.data(), &size, attributes.data(),
                            attributes.size()) == 1,
             "sign");
        out.value.resize(size);
        return out;
    }

  private:
    core::pki::Credential credential_;
};

bool usable(const core::pki::Credential& credential) {
    return EVP_PKEY_is_a(credential.key.get(), "RSA") == 1 ||
           EVP_PKEY_is_a(credential.key.get(), "EC") == 1;
}

}  // namespace

std::unique_ptr<Session> Local::open(const core::Secret& passphrase) {
    try {
        core::pki::Credential credential = core::pki::Credential::from_pkcs12(pkcs12_, passphrase);
        if (!usable(credential)) throw Error(Code::invalid, "signing.error.key_file");
        return std::make_unique<LocalSession>(std::move(credential));
    } catch (const Error& fault) {
        if (fault.key() == "core.error.passphrase")
            throw Error(Code::invalid, "signing.error.passphrase");
        if (fault.key() == "core.error.key_file")
            throw Error(Code::invalid, "signing.error.key_file");
        throw;
    }
}

}  // namespace signing::seal
