// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/token.h"

#include <p11-kit/pkcs11.h>

#include <algorithm>
#include <optional>

#include "core/base/error.h"
#include "core/pki/credential.h"
#include "core/pki/openssl.h"
#include "signing/seal/value.h"

namespace signing::seal {
namespace {

using core::Bytes;
using core::ByteView;
using core::Code;
using core::Error;

constexpr std::size_t largest_value = 1024;  // of RSA with 8192 bits
constexpr std::size_t most_objects = 256;

CK_ATTRIBUTE attribute(CK_ATTRIBUTE_TYPE type, const void* value, std::size_t size) {
    return {type, const_cast<void*>(value), size};
}

std::vector<CK_OBJECT_HANDLE> find(CK_FUNCTION_LIST& f, CK_SESSION_HANDLE session,
                                   std::vector<CK_ATTRIBUTE> wanted) {
    Slot::must(f.C_FindObjectsInit(session, wanted.data(), wanted.size()));
    std::vector<CK_OBJECT_HANDLE> out;
    for (CK_ULONG count = 1; count > 0 && out.size() < most_objects;) {
        CK_OBJECT_HANDLE part[32];
        Slot::must(f.C_FindObjects(session, part, std::size(part), &count));
        out.insert(out.end(), part, part + count);
    }
    Slot::must(f.C_FindObjectsFinal(session));
    return out;
}

// Empty when the object has none or does not tell.
Bytes read(CK_FUNCTION_LIST& f, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object,
           CK_ATTRIBUTE_TYPE type) {
    CK_ATTRIBUTE one{type, nullptr, 0};
    if (f.C_GetAttributeValue(session, object, &one, 1) != CKR_OK ||
        one.ulValueLen == CK_UNAVAILABLE_INFORMATION || one.ulValueLen > (1u << 20))
        return {};
    Bytes out(one.ulValueLen);
    one.pValue = out.data();
    if (out.empty() || f.C_GetAttributeValue(session, object, &one, 1) != CKR_OK) return {};
    out.resize(one.ulValueLen);
    return out;
}

// Leaves the token however the opening ends.
class Stay {
  public:
    Stay(std::shared_ptr<Module> module, const TokenName& name, const core::Secret& pin)
        : module_(std::move(module)), slot_(module_->slot(name)) {
        slot_.enter(pin);
    }
    ~Stay() { slot_.leave(); }
    Stay(const Stay&) = delete;
    Slot& slot() const { return slot_; }

  private:
    std::shared_ptr<Module> module_;
    Slot& slot_;
};

class TokenSession final : public Session {
  public:
    TokenSession(std::shared_ptr<Module> module, TokenKey wanted, const core::Secret& pin)
        : stay_(std::move(module), wanted.token, pin),
          slot_(stay_.slot()),
          f_(slot_.functions()),
          wanted_(std::move(wanted)) {
        slot_.run([this](const Slot::Lent& lent) { learn(lent); });
        algorithm_ = algorithm_of(certificate_);
        slot_.run([this](const Slot::Lent&) { choose_mechanism(); });
    }

    const Bytes& certificate() const override { return certificate_; }
    const std::vector<Bytes>& chain() const override { return chain_; }

    Signed sign(ByteView attributes) override {
        const core::Digest digest = core::sha256(attributes);
        Bytes input(digest.value.begin(), digest.value.end());
        if (mechanism_ == CKM_RSA_PKCS) input = digest_info(digest);
        if (whole_) input.assign(attributes.begin(), attributes.end());
        Signed out;
        out.algorithm = algorithm_;
        slot_.run([&](const Slot::Lent& lent) { out.value = value(lent, input); });
        if (algorithm_ == Algorithm::ecdsa_sha256) out.value = ecdsa_der(out.value);
        if (!holds(certificate_, digest, out))
            throw Error(Code::upstream, "signing.error.key_wrong");
        return out;
    }

  private:
    CK_OBJECT_HANDLE private_key(const Slot::Lent& lent) const {
        const CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
        const CK_BBOOL yes = CK_TRUE;
        std::vector<CK_ATTRIBUTE> wanted{attribute(CKA_CLASS, &kind, sizeof kind),
                                         attribute(CKA_SIGN, &yes, sizeof yes)};
        if (!wanted_.label.empty())
            wanted.push_back(attribute(CKA_LABEL, wanted_.label.data(), wanted_.label.size()));
        if (!wanted_.id.empty())
            wanted.push_back(attribute(CKA_ID, wanted_.id.data(), wanted_.id.size()));
        const std::vector<CK_OBJECT_HANDLE> found = find(f_, lent.session, std::move(wanted));
        if (found.size() == 1) return found.front();
        if (found.size() > 1) throw Error(Code::conflict, "signing.error.key_several");
        // Private objects hide while nobody is logged in.
        CK_SESSION_INFO state{};
        Slot::must(f_.C_GetSessionInfo(lent.session, &state));
        if (state.state != CKS_RO_USER_FUNCTIONS && state.state != CKS_RW_USER_FUNCTIONS)
            throw Slot::Refusal{CKR_USER_NOT_LOGGED_IN};
        throw Error(Code::conflict, "signing.error.key_missing");
    }

    // The newest certificate that carries the key's id, or its label where there is no id.
    void learn(const Slot::Lent& lent) {
        const CK_OBJECT_HANDLE key = private_key(lent);
        const Bytes always = read(f_, lent.session, key, CKA_ALWAYS_AUTHENTICATE);
        always_ = !always.empty() && always.front() != CK_FALSE;
        Bytes mark = read(f_, lent.session, key, CKA_ID);
        const CK_ATTRIBUTE_TYPE type = mark.empty() ? CKA_LABEL : CKA_ID;
        if (mark.empty()) mark = read(f_, lent.session, key, CKA_LABEL);
        const CK_OBJECT_CLASS kind = CKO_CERTIFICATE;
        std::vector<Bytes> all;
        std::optional<core::Instant> newest;
        for (const CK_OBJECT_HANDLE one :
             find(f_, lent.session, {attribute(CKA_CLASS, &kind, sizeof kind)})) {
            Bytes der = read(f_, lent.session, one, CKA_VALUE);
            if (der.empty()) continue;
            if (read(f_, lent.session, one, type) == mark) {
                const core::Instant from = not_before(der);
                if (!newest || from.ms > newest->ms) certificate_ = der, newest = from;
            }
            all.push_back(std::move(der));
        }
        if (!newest) throw Error(Code::conflict, "signing.error.key_certificate");
        chain_ = chain_above(certificate_, all);
    }

    static core::Instant not_before(const Bytes& der) {
        try {
            return core::pki::describe(der).not_before;
        } catch (const Error&) {
            throw Error(Code::conflict, "signing.error.key_certificate");
        }
    }

    void choose_mechanism() {
        const CK_SLOT_ID id = slot_.id();
        CK_ULONG count = 0;
        Slot::must(f_.C_GetMechanismList(id, nullptr, &count));
        std::vector<CK_MECHANISM_TYPE> known(count);
        Slot::must(f_.C_GetMechanismList(id, known.data(), &count));
        known.resize(count);
        const bool rsa = algorithm_ == Algorithm::rsa_pkcs1_sha256;
        const CK_MECHANISM_TYPE of_digest = rsa ? CKM_RSA_PKCS : CKM_ECDSA;
        const CK_MECHANISM_TYPE of_all = rsa ? CKM_SHA256_RSA_PKCS : CKM_ECDSA_SHA256;
        const auto knows = [&](CK_MECHANISM_TYPE one) {
            return std::find(known.begin(), known.end(), one) != known.end();
        };
        if (!knows(of_digest) && !knows(of_all)) throw Slot::Refusal{CKR_MECHANISM_INVALID};
        whole_ = !knows(of_digest);
        mechanism_ = whole_ ? of_all : of_digest;
    }

    Bytes value(const Slot::Lent& lent, Bytes& input) const {
        CK_MECHANISM mechanism{mechanism_, nullptr, 0};
        Slot::must(f_.C_SignInit(lent.session, &mechanism, private_key(lent)));
        if (always_) slot_.confirm(lent);
        Bytes out(largest_value);
        CK_ULONG size = out.size();
        Slot::must(f_.C_Sign(lent.session, input.data(), input.size(), out.data(), &size));
        out.resize(std::min<std::size_t>(size, largest_value));
        return out;
    }

    Stay stay_;
    Slot& slot_;
    CK_FUNCTION_LIST& f_;
    TokenKey wanted_;
    Bytes certificate_;
    std::vector<Bytes> chain_;
    Algorithm algorithm_ = Algorithm::rsa_pkcs1_sha256;
    CK_MECHANISM_TYPE mechanism_ = 0;
    bool whole_ = false;   // the token makes the digest itself
    bool always_ = false;  // CKA_ALWAYS_AUTHENTICATE
};

}  // namespace

std::unique_ptr<Session> Token::open(const core::Secret& pin) {
    return std::make_unique<TokenSession>(module_, key_, pin);
}

std::optional<Token::Shown> Token::shown() const {
    Shown out;
    try {
        Slot& slot = module_->slot(key_.token);
        slot.look([&](CK_SESSION_HANDLE session) {
            CK_FUNCTION_LIST& f = slot.functions();
            const CK_OBJECT_CLASS key = CKO_PUBLIC_KEY, kind = CKO_CERTIFICATE;
            Bytes mark = key_.id;
            if (mark.empty() && !key_.label.empty())
                for (const CK_OBJECT_HANDLE one : find(f, session, {attribute(CKA_CLASS, &key, sizeof key),
                                                                    attribute(CKA_LABEL, key_.label.data(), key_.label.size())}))
                    mark = read(f, session, one, CKA_ID);
            std::vector<Bytes> all, own;
            for (const CK_OBJECT_HANDLE one : find(f, session, {attribute(CKA_CLASS, &kind, sizeof kind)})) {
                Bytes der = read(f, session, one, CKA_VALUE);
                const core::pki::X509Held held = core::pki::certificate(der);
                if (!held) continue;
                const Bytes label = read(f, session, one, CKA_LABEL);
                const bool named = !key_.label.empty() && core::chars(label) == key_.label;
                const bool marked = mark.empty() ? named || (key_.label.empty() && X509_check_ca(held.get()) == 0)
                                                 : read(f, session, one, CKA_ID) == mark;
                if (marked) own.push_back(der);
                all.push_back(std::move(der));
            }
            const auto from = [](const Bytes& der) { return core::pki::describe(der).not_before; };
            const auto newest = std::max_element(own.begin(), own.end(), [&](const Bytes& a, const Bytes& b) { return from(a) < from(b); });
            if (newest == own.end() || (mark.empty() && key_.label.empty() && own.size() > 1)) return;
            out = {*newest, chain_above(*newest, all)};
        });
    } catch (const std::exception&) {
        return std::nullopt;
    }
    return out.certificate.empty() ? std::nullopt : std::optional(std::move(out));
}

TokenStatus Token::status() const {
    try {
        return module_->slot(key_.token).status();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace signing::seal
