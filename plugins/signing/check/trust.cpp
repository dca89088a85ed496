// SPDX-License-Identifier: Apache-2.0
#include "signing/check/trust.h"

#include <algorithm>

#include "core/pki/openssl.h"
#include "signing/check/known.h"

namespace signing::check {
namespace {

using core::Bytes;
using core::pki::X509Held;
using core::pki::X509List;

void add_all(STACK_OF(X509) * list, const std::vector<Bytes>& certificates) {
    for (const Bytes& one : certificates)
        if (X509Held held = known_certificate(one)) sk_X509_push(list, held.release());
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

// Purposes that say nothing of documents: of servers, programs, timestamps and revocation. clientAuth stands among
// them only where the key vouches for nothing else.
bool is_other_purpose(const ASN1_OBJECT* purpose, bool commits) {
    switch (OBJ_obj2nid(purpose)) {
        case NID_client_auth:
            return !commits;
        case NID_server_auth:
        case NID_code_sign:
        case NID_time_stamp:
        case NID_OCSP_sign:
        case NID_ms_sgc:
        case NID_ns_sgc:
        case NID_dvcs:
            return true;
        default:
            return false;
    }
}

// EN 319 412-2, 4.3.2: a certificate for signing documents says so by its key usage, nonRepudiation alone or with
// digitalSignature, as BSrE's do; many say digitalSignature alone. Who names purposes names one that may be of
// documents: those of Adobe (BSrE's), of e-mail, of RFC 9336.
bool may_sign_documents(X509* own) {
    if ((X509_get_extension_flags(own) & EXFLAG_KUSAGE) == 0) return false;
    const std::uint32_t usage = X509_get_key_usage(own);
    if ((usage & (X509v3_KU_DIGITAL_SIGNATURE | X509v3_KU_NON_REPUDIATION)) == 0) return false;
    const core::pki::Held<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free> purposes(
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(own, NID_ext_key_usage, nullptr, nullptr)));
    if (!purposes) return (X509_get_extension_flags(own) & EXFLAG_XKUSAGE) == 0;
    const bool commits = (usage & X509v3_KU_NON_REPUDIATION) != 0;
    for (int i = 0; i < sk_ASN1_OBJECT_num(purposes.get()); ++i)
        if (!is_other_purpose(sk_ASN1_OBJECT_value(purposes.get(), i), commits)) return true;
    return false;
}

bool may_be_used(X509* own, Use use) {
    if (use == Use::signature) return may_sign_documents(own);
    if ((X509_get_key_usage(own) & (X509v3_KU_DIGITAL_SIGNATURE | X509v3_KU_NON_REPUDIATION)) == 0) return false;
    // RFC 3161 section 2.3: only timeStamping, and critical.
    const int at = X509_get_ext_by_NID(own, NID_ext_key_usage, -1);
    return at >= 0 && X509_EXTENSION_get_critical(X509_get_ext(own, at)) == 1 &&
           X509_get_extended_key_usage(own) == XKU_TIMESTAMP;
}

Bytes der_of(X509* one) { return core::pki::der(one, i2d_X509); }

// What is given speaks first; what was fetched is asked where that does not say.
Revocation ask_all(X509* own, X509* issuer, const Evidence& evidence, const Evidence& fetched, core::Instant at,
                   Findings& findings, Path& out) {
    Revocation answer = ask(own, issuer, evidence, at, findings);
    if ((answer.known && !answer.held_at) || fetched.empty()) return answer;
    Evidence all = evidence;
    all.add(fetched);
    const bool told_before = answer.known;
    answer = ask(own, issuer, all, at, findings);
    if (told_before) return answer;
    out.fetched = out.fetched || answer.known;
    return answer;
}

void look_up(STACK_OF(X509) * chain, const Evidence& evidence, const Evidence& fetched, core::Instant at,
             Findings& findings, Path& out) {
    out.revocation_known = true;
    for (int i = 0; i + 1 < sk_X509_num(chain); ++i) {
        X509 *own = sk_X509_value(chain, i), *issuer = sk_X509_value(chain, i + 1);
        const Revocation answer = ask_all(own, issuer, evidence, fetched, at, findings, out);
        out.revocation_known = out.revocation_known && answer.known;
        if (i == 0) out.told_at = answer.told_at;
        if (answer.held_at && *answer.held_at <= at && out.state == PathState::good) out.state = PathState::on_hold;
        if (!answer.known || answer.held_at) out.wanted.push_back({der_of(own), der_of(issuer)});
        if (!answer.revoked_at) continue;
        if (!out.revoked_at || *answer.revoked_at < *out.revoked_at)
            out.revoked_at = answer.revoked_at;
        const bool later = *answer.revoked_at > at;
        if (!later && (out.state != PathState::revoked || i == 0)) {
            out.state = PathState::revoked;
            out.authority_revoked = i > 0;
        }
        if (later && out.state == PathState::good) out.state = PathState::revoked_later;
    }
}

// A certificate carried along that is neither on the path nor equal to one there, yet claims the
// same issuer and serial number, was tampered with.
bool has_false_twin(STACK_OF(X509) * chain, const std::vector<Bytes>& others) {
    for (const Bytes& one : others) {
        const X509Held held = known_certificate(one);
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

bool believed(const Anchor& anchor, Use use, core::Instant at) {
    return (!anchor.only || *anchor.only == use) && anchor.from <= at && at <= anchor.until;
}

// A path whose arithmetic was verified for another moment holds at this one, too, when every certificate of it was
// valid then and its top is believed.
bool still_holds(STACK_OF(X509) * chain, const Anchors& anchors, Use use, core::Instant at) {
    const int depth = sk_X509_num(chain);
    for (int i = 0; i < depth; ++i) {
        X509* one = sk_X509_value(chain, i);
        if (at < core::pki::instant(X509_get0_notBefore(one)) || core::pki::instant(X509_get0_notAfter(one)) < at)
            return false;
    }
    const Bytes top = der_of(sk_X509_value(chain, depth - 1));
    return std::any_of(anchors.list.begin(), anchors.list.end(), [&](const Anchor& anchor) {
        return believed(anchor, use, at) && anchor.certificate == top;
    });
}

// The chain as far as it goes; `out` gets the state it is in.
X509List search(X509* own, const Evidence& carried, const Anchors& anchors, Use use, core::Instant at, Path& out) {
    const core::pki::StoreHeld store(core::pki::must(X509_STORE_new(), "memory"));
    const X509List known(core::pki::must(sk_X509_new_null(), "memory"));
    for (const Anchor& anchor : anchors.list) {
        if (!believed(anchor, use, at)) continue;
        if (const X509Held held = known_certificate(anchor.certificate)) X509_STORE_add_cert(store.get(), held.get());
    }
    add_all(known.get(), carried.certificates);
    add_all(known.get(), anchors.intermediates);
    add_all(known.get(), anchors.fetched.certificates);
    const core::pki::StoreCtxHeld context(core::pki::must(X509_STORE_CTX_new(), "memory"));
    core::pki::must(X509_STORE_CTX_init(context.get(), store.get(), own, known.get()) == 1, "path");
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(at.ms / 1000));
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(rules, 2);  // 112 bits: RSA-2048 and SHA-224 upwards
    X509_VERIFY_PARAM_set_depth(rules, 8);
    const bool good = X509_verify_cert(context.get()) == 1;
    out.state = good ? PathState::good : state_of(X509_STORE_CTX_get_error(context.get()));
    return X509List(X509_STORE_CTX_get1_chain(context.get()));
}

}  // namespace

Path build_path(core::ByteView leaf, const Evidence& carried, const Anchors& anchors, Use use, core::Instant at) {
    Findings findings;
    return build_path(leaf, carried, anchors, use, at, findings);
}

Path build_path(core::ByteView leaf, const Evidence& carried, const Anchors& anchors, Use use, core::Instant at,
                Findings& findings) {
    Path out;
    const X509Held own = known_certificate(leaf);
    if (!own) return out;
    X509List chain(findings.path(own.get(), [&](STACK_OF(X509) * one) { return still_holds(one, anchors, use, at); }));
    if (chain)
        out.state = PathState::good;
    else
        chain = search(own.get(), carried, anchors, use, at, out);
    const int depth = sk_X509_num(chain.get());
    for (int i = 0; i < depth; ++i) out.names.push_back(known_facts(der_of(sk_X509_value(chain.get(), i))).common_name);
    ERR_clear_error();
    if (out.state != PathState::good) {
        if (out.state == PathState::no_path && depth > 0 &&
            X509_self_signed(sk_X509_value(chain.get(), depth - 1), 0) != 1)
            out.wanted.push_back({der_of(sk_X509_value(chain.get(), depth - 1)), {}});
        return out;
    }
    findings.keep_path(chain.get());
    if (has_false_twin(chain.get(), carried.certificates)) {
        out.state = PathState::no_path;
        return out;
    }
    const Bytes top = der_of(sk_X509_value(chain.get(), depth - 1));
    for (const Anchor& anchor : anchors.list)
        out.demo = out.demo || (anchor.demo && anchor.certificate == top);
    for (const Anchor& anchor : anchors.list)
        if (anchor.certificate == top) {
            out.keeps_timestamps = out.keeps_timestamps || anchor.keep_old_timestamps;
            out.revocation_if_known = out.revocation_if_known || anchor.revocation_if_known;
        }
    if (!may_be_used(own.get(), use)) out.state = PathState::not_allowed;
    Evidence evidence = carried;
    evidence.add({anchors.intermediates, anchors.crls, {}});
    look_up(chain.get(), evidence, anchors.fetched, at, findings, out);
    ERR_clear_error();
    return out;
}

std::string title_of(core::ByteView encoded) {
    const X509Held own = known_certificate(encoded);
    if (!own) return {};
    const X509_NAME* name = X509_get_subject_name(own.get());
    const int at = X509_NAME_get_index_by_NID(name, NID_title, -1);
    if (at < 0) return {};
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0) return {};
    std::string out(reinterpret_cast<char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return out;
}

bool is_complete(core::ByteView leaf, const Evidence& evidence, const Anchors& anchors, core::Instant at,
                 Findings& findings) {
    std::vector<X509Held> known;
    for (const Bytes& one : evidence.certificates)
        if (X509Held held = known_certificate(one)) known.push_back(std::move(held));
    std::vector<X509Held> tops;
    for (const Anchor& anchor : anchors.list)
        if (X509Held held = known_certificate(anchor.certificate)) tops.push_back(std::move(held));
    X509Held own = known_certificate(leaf);
    for (int depth = 0; own && depth < 8; ++depth) {
        const auto same = [&](const X509Held& top) { return X509_cmp(top.get(), own.get()) == 0; };
        if (X509_self_signed(own.get(), 0) == 1 || std::any_of(tops.begin(), tops.end(), same))
            return true;
        const auto above = [&](const X509Held& one) {
            return X509_check_issued(one.get(), own.get()) == X509_V_OK &&
                   findings.signed_by(own.get(), one.get());
        };
        X509* issuer = nullptr;
        for (const auto* list : {&tops, &known}) {
            const auto found = std::find_if(list->begin(), list->end(), above);
            if (issuer == nullptr && found != list->end()) issuer = found->get();
        }
        // The root may stay out of the file; then what its lists say is for whoever has it.
        if (issuer == nullptr) return depth > 0;
        if (!ask(own.get(), issuer, evidence, at, findings).known) return false;
        X509_up_ref(issuer);
        own.reset(issuer);
    }
    return false;
}

}  // namespace signing::check
