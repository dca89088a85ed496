// SPDX-License-Identifier: Apache-2.0
#include "signing/check/findings.h"

#include <openssl/ocsp.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/pki/openssl.h"

namespace signing::check {
namespace {

using core::Bytes;
using core::pki::CrlHeld;
using core::pki::X509Held;
using core::pki::X509List;
using BasicHeld = core::pki::Held<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using ResponseHeld = core::pki::Held<OCSP_RESPONSE, OCSP_RESPONSE_free>;

BasicHeld basic_of(const Bytes& der) {
    if (const auto whole = core::pki::from_der<ResponseHeld>(der, d2i_OCSP_RESPONSE)) {
        if (OCSP_response_status(whole.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL) return nullptr;
        return BasicHeld(OCSP_response_get1_basic(whole.get()));
    }
    return core::pki::from_der<BasicHeld>(der, d2i_OCSP_BASICRESP);
}

}  // namespace

// Whoever is asked about is held, so that no other comes to stand at the same address.
struct Findings::Held {
    // Asks once for each pair.
    template <class Verify>
    bool once(const void* what, X509* by, Verify verify) {
        const auto known = verified.find({what, by});
        if (known != verified.end()) return known->second;
        X509_up_ref(by);
        certificates.emplace_back(by);
        return verified[{what, by}] = verify();
    }

    std::map<Bytes, CrlHeld> lists;
    std::map<Bytes, BasicHeld> responses;
    std::vector<X509Held> certificates;
    std::map<std::pair<const void*, const void*>, bool> verified;
    std::vector<X509List> paths;
};

Findings::Findings() : held_(std::make_unique<Held>()) {}
Findings::~Findings() = default;

STACK_OF(X509) * Findings::path(X509* own, const std::function<bool(STACK_OF(X509) *)>& holds) const {
    for (const X509List& one : held_->paths)
        if (X509_cmp(sk_X509_value(one.get(), 0), own) == 0 && holds(one.get())) return X509_chain_up_ref(one.get());
    return nullptr;
}

void Findings::keep_path(STACK_OF(X509) * chain) {
    constexpr std::size_t most = 64;
    const auto same = [&](const X509List& one) {
        return X509_cmp(sk_X509_value(one.get(), 0), sk_X509_value(chain, 0)) == 0;
    };
    if (held_->paths.size() >= most || std::any_of(held_->paths.begin(), held_->paths.end(), same)) return;
    held_->paths.emplace_back(X509_chain_up_ref(chain));
    // The chain that was kept holds its certificates.
    for (int i = 0; i + 1 < sk_X509_num(chain); ++i)
        held_->verified[{sk_X509_value(chain, i), sk_X509_value(chain, i + 1)}] = true;
}

bool Findings::signed_by(X509_CRL* list, X509* issuer) {
    return held_->once(list, issuer, [&] { return X509_CRL_verify(list, X509_get0_pubkey(issuer)) == 1; });
}

bool Findings::signed_by(OCSP_BASICRESP* response, X509* responder) {
    return held_->once(response, responder, [&] {
        const X509List only(core::pki::must(sk_X509_new_null(), "memory"));
        X509_up_ref(responder);
        sk_X509_push(only.get(), responder);
        return OCSP_basic_verify(response, only.get(), nullptr, OCSP_NOVERIFY | OCSP_NOINTERN) == 1;
    });
}

bool Findings::signed_by(X509* certificate, X509* issuer) {
    return held_->once(certificate, issuer, [&] {
        X509_up_ref(certificate);
        held_->certificates.emplace_back(certificate);
        return X509_verify(certificate, X509_get0_pubkey(issuer)) == 1;
    });
}

X509_CRL* Findings::list(const Bytes& der) {
    const auto known = held_->lists.find(der);
    if (known != held_->lists.end()) return known->second.get();
    return held_->lists.emplace(der, core::pki::from_der<CrlHeld>(der, d2i_X509_CRL)).first->second.get();
}

OCSP_BASICRESP* Findings::response(const Bytes& der) {
    const auto known = held_->responses.find(der);
    if (known != held_->responses.end()) return known->second.get();
    return held_->responses.emplace(der, basic_of(der)).first->second.get();
}

}  // namespace signing::check
