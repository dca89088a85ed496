// SPDX-License-Identifier: Apache-2.0
#include "signing/check/trust.h"

#include <algorithm>

#include "core/pki/credential.h"
#include "core/pki/openssl.h"

namespace signing::check {
namespace {

using core::Bytes;
using core::pki::certificate;
using core::pki::CrlHeld;
using core::pki::X509Held;
using core::pki::X509List;

void add_all(STACK_OF(X509) * list, const std::vector<Bytes>& certificates) {
    for (const Bytes& one : certificates)
        if (X509Held held = certificate(one)) sk_X509_push(list, held.release());
}

PathState state_of(int error) {
    switch (error) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return PathState::expired;
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return PathState::not_yet_valid;
        case X509_V_ERR_INVALID_PURPOSE:
        case X509_V_ERR_CA_MD_TOO_WEAK:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
        case X509_V_ERR_EE_KEY_TOO_SMALL:
            return PathState::not_allowed;
        default:
            return PathState::no_path;
    }
}

// EN 319 412-2, 4.3.2: a signing certificate carries nonRepudiation, alone or with
// digitalSignature.
bool may_be_used(X509* own, Use use) {
    const std::uint32_t usage = X509_get_key_usage(own);
    const std::uint32_t wanted = X509v3_KU_DIGITAL_SIGNATURE | X509v3_KU_NON_REPUDIATION;
    if ((usage & wanted) == 0) return false;
    if (use == Use::signature) return true;
    // RFC 3161 section 2.3: only timeStamping, and critical.
    const int at = X509_get_ext_by_NID(own, NID_ext_key_usage, -1);
    return at >= 0 && X509_EXTENSION_get_critical(X509_get_ext(own, at)) == 1 &&
           X509_get_extended_key_usage(own) == XKU_TIMESTAMP;
}

// A list counts when the issuer signed it and it began no later than we look at it.
struct Answer {
    bool known = false;
    std::optional<core::Instant> revoked_at;
};
Answer ask(X509* own, X509* issuer, const std::vector<Bytes>& lists) {
    Answer out;
    for (const Bytes& one : lists) {
        const CrlHeld list = core::pki::from_der<CrlHeld>(one, d2i_X509_CRL);
        if (!list ||
            X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_subject_name(issuer)) != 0)
            continue;
        if (X509_CRL_verify(list.get(), X509_get0_pubkey(issuer)) != 1) continue;
        out.known = true;
        X509_REVOKED* entry = nullptr;
        if (X509_CRL_get0_by_cert(list.get(), &entry, own) != 1) continue;
        const core::Instant at = core::pki::instant(X509_REVOKED_get0_revocationDate(entry));
        if (!out.revoked_at || at < *out.revoked_at) out.revoked_at = at;
    }
    return out;
}

void look_up(STACK_OF(X509) * chain, const std::vector<Bytes>& lists, core::Instant at, Path& out) {
    out.revocation_known = true;
    for (int i = 0; i + 1 < sk_X509_num(chain); ++i) {
        const Answer answer = ask(sk_X509_value(chain, i), sk_X509_value(chain, i + 1), lists);
        out.revocation_known = out.revocation_known && answer.known;
        if (!answer.revoked_at) continue;
        out.revoked_at = answer.revoked_at;
        const bool later = *answer.revoked_at > at;
        if (!later)
            out.state = PathState::revoked;
        else if (out.state == PathState::good)
            out.state = PathState::revoked_later;
    }
}

// A certificate carried along that is neither on the path nor equal to one there, yet claims the
// same issuer and serial number, was tampered with.
bool has_false_twin(STACK_OF(X509) * chain, const std::vector<Bytes>& others) {
    for (const Bytes& one : others) {
        const X509Held held = certificate(one);
        if (!held) continue;
        for (int i = 0; i < sk_X509_num(chain); ++i) {
            X509* there = sk_X509_value(chain, i);
            if (X509_issuer_and_serial_cmp(held.get(), there) == 0 &&
                X509_cmp(held.get(), there) != 0)
                return true;
        }
    }
    return false;
}

}  // namespace

Path build_path(core::ByteView leaf, const std::vector<Bytes>& others,
                const std::vector<Bytes>& crls, const Anchors& anchors, Use use, core::Instant at) {
    Path out;
    const X509Held own = certificate(leaf);
    if (!own) return out;
    const core::pki::StoreHeld store(core::pki::must(X509_STORE_new(), "memory"));
    const X509List known(core::pki::must(sk_X509_new_null(), "memory"));
    for (const Anchor& anchor : anchors.list) {
        const X509Held held = certificate(anchor.certificate);
        if (held && anchor.from <= at && at <= anchor.until)
            X509_STORE_add_cert(store.get(), held.get());
    }
    add_all(known.get(), others);
    add_all(known.get(), anchors.intermediates);
    const core::pki::StoreCtxHeld context(core::pki::must(X509_STORE_CTX_new(), "memory"));
    core::pki::must(X509_STORE_CTX_init(context.get(), store.get(), own.get(), known.get()) == 1,
                    "path");
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(at.ms / 1000));
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(rules, 2);  // 112 bits: RSA-2048 and SHA-224 upwards
    X509_VERIFY_PARAM_set_depth(rules, 8);
    const bool good = X509_verify_cert(context.get()) == 1;
    out.state = good ? PathState::good : state_of(X509_STORE_CTX_get_error(context.get()));
    STACK_OF(X509)* chain = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; i < sk_X509_num(chain); ++i)
        out.names.push_back(
            core::pki::describe(core::pki::der(sk_X509_value(chain, i), i2d_X509)).common_name);
    ERR_clear_error();
    if (!good) return out;
    if (has_false_twin(chain, others)) {
        out.state = PathState::no_path;
        return out;
    }
    const Bytes top = core::pki::der(sk_X509_value(chain, sk_X509_num(chain) - 1), i2d_X509);
    for (const Anchor& anchor : anchors.list)
        out.demo = out.demo || (anchor.demo && anchor.certificate == top);
    if (!may_be_used(own.get(), use)) out.state = PathState::not_allowed;
    std::vector<Bytes> lists = crls;
    lists.insert(lists.end(), anchors.crls.begin(), anchors.crls.end());
    look_up(chain, lists, at, out);
    ERR_clear_error();
    return out;
}

}  // namespace signing::check
