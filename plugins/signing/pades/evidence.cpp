// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/evidence.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/pki/credential.h"
#include "core/pki/openssl.h"
#include "signing/pades/answers.h"

namespace signing::pades {
namespace {

using core::Bytes;
using core::ByteView;
using core::Code;
using core::Error;
using core::pki::certificate;
using core::pki::must;
using core::pki::X509Held;
using core::pki::X509List;

constexpr int longest_path = 8;

[[noreturn]] void refuse(Code code, const char* key, ByteView certificate) {
    throw Error(code, key, {{"name", core::pki::describe(certificate).common_name}});
}

// A certificate revoked by the time it is to be believed for proves the contrary.
void require_unrevoked(const Answer& answer, const Bytes& own, const Proved& one) {
    if (answer.revoked_at && *answer.revoked_at <= one.at)
        refuse(Code::conflict, "signing.error.evidence_revoked", own);
}

// From `own` upwards; whole when it ends at an anchor. Times are not looked at: evidence is gathered
// for paths of the past, too, and whether they hold is for the checker to say.
std::vector<Bytes> chain_of(const Bytes& own, const std::vector<Bytes>& anchors,
                            const std::vector<Bytes>& others, bool& whole) {
    const X509Held leaf = certificate(own);
    const core::pki::StoreHeld store(must(X509_STORE_new(), "memory"));
    const X509List known(must(sk_X509_new_null(), "memory"));
    for (const Bytes& one : anchors)
        if (const X509Held held = certificate(one)) X509_STORE_add_cert(store.get(), held.get());
    for (const Bytes& one : others)
        if (X509Held held = certificate(one)) sk_X509_push(known.get(), held.release());
    const core::pki::StoreCtxHeld context(must(X509_STORE_CTX_new(), "memory"));
    must(leaf && X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), known.get()) == 1, "path");
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
    X509_VERIFY_PARAM_set_depth(rules, longest_path);
    whole = X509_verify_cert(context.get()) == 1;
    std::vector<Bytes> out;
    STACK_OF(X509)* chain = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; i < sk_X509_num(chain); ++i)
        out.push_back(core::pki::der(sk_X509_value(chain, i), i2d_X509));
    ERR_clear_error();
    return out;
}

}  // namespace

std::vector<Bytes> Gathering::path_of(const Bytes& own) const {
    bool whole = false;
    std::vector<Bytes> path = chain_of(own, anchors_, known_.certificates, whole);
    if (!whole) path.clear();
    return path;
}

std::vector<Bytes> Gathering::completed_path(const Bytes& own) {
    for (int i = 0; i < longest_path; ++i) {
        bool whole = false;
        std::vector<Bytes> path = chain_of(own, anchors_, known_.certificates, whole);
        if (whole) return path;
        const Bytes above = path.empty() ? Bytes() : source_.issuer_of(path.back());
        const std::size_t before = known_.certificates.size();
        if (certificate(above)) add_once(known_.certificates, above);
        if (known_.certificates.size() == before) break;
    }
    refuse(Code::conflict, "signing.error.evidence_path", own);
}

bool Gathering::look_up(const Bytes& own, const Bytes& issuer, const Proved& one, bool younger,
                        Evidence& used) const {
    const auto serves = [&](const std::optional<Answer>& answer) {
        if (!answer) return false;
        require_unrevoked(*answer, own, one);
        return younger ? answer->from >= one.at : answer->covers(one.at);
    };
    bool found = false;
    for (const Bytes& response : known_.ocsps) {
        const std::optional<Answer> answer = read_ocsp(response, own, issuer);
        if (!serves(answer)) continue;
        add_once(used.ocsps, response);
        if (answer->responder) add_once(used.certificates, *answer->responder);
        found = true;
    }
    for (const Bytes& list : known_.crls) {
        if (!serves(read_crl(list, own, issuer))) continue;
        add_once(used.crls, list);
        found = true;
    }
    return found;
}

bool Gathering::ask_list(const Bytes& own, const Bytes& issuer, const Proved& one) {
    const Bytes list = source_.crl(own, issuer);
    const std::optional<Answer> answer = list.empty() ? std::nullopt : read_crl(list, own, issuer);
    if (!answer || !answer->is_current(now_) || !answer->covers(one.at)) return false;
    require_unrevoked(*answer, own, one);
    add_once(known_.crls, list);
    add_once(used_.crls, list);
    return true;
}

bool Gathering::ask_responder(const Bytes& own, const Bytes& issuer, const Proved& one) {
    const Bytes request = ocsp_request(own, issuer);
    const Bytes response = source_.ocsp(own, issuer, request);
    if (response.empty()) return false;
    const std::optional<Answer> answer = read_ocsp(response, own, issuer, request);
    if (!answer || !answer->is_current(now_) || !answer->covers(one.at)) return false;
    require_unrevoked(*answer, own, one);
    // A responder that may itself be revoked is believed when its issuer's list says it is not.
    if (answer->responder_unproven && !ask_list(*answer->responder, issuer, one)) return false;
    if (answer->responder) add_once(used_.certificates, *answer->responder);
    add_once(known_.ocsps, response);
    add_once(used_.ocsps, response);
    return true;
}

// Both where both are to be had: some checkers read only lists for authorities of timestamps.
bool Gathering::ask(const Bytes& own, const Bytes& issuer, const Proved& one) {
    const bool answered = ask_responder(own, issuer, one);
    return ask_list(own, issuer, one) || answered;
}

void Gathering::prove(const Proved& one) {
    const std::vector<Bytes> path = completed_path(one.certificate);
    // With the anchor: some judges look for who made its list only among what the file carries.
    add_once(used_.certificates, path.back());
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const Bytes& own = path[i];
        const Bytes& issuer = path[i + 1];
        add_once(used_.certificates, own);
        if (look_up(own, issuer, one, true, used_) || ask(own, issuer, one)) continue;
        if (!look_up(own, issuer, one, false, used_))
            refuse(Code::unavailable, "signing.error.evidence_away", own);
    }
}

bool Gathering::proves(const Proved& one) const {
    const std::vector<Bytes> path = path_of(one.certificate);
    if (path.empty()) return false;
    try {
        Evidence used;
        for (std::size_t i = 0; i + 1 < path.size(); ++i)
            if (!look_up(path[i], path[i + 1], one, false, used)) return false;
    } catch (const Error&) {
        return false;
    }
    return true;
}

}  // namespace signing::pades
