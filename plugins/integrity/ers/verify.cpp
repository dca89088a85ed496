// SPDX-License-Identifier: Apache-2.0
// What a token says, whether an authority stands behind it, and whether a record leads to what was stamped.
#include <algorithm>
#include <optional>

#include "core/pki/credential.h"
#include "core/pki/openssl.h"
#include "integrity/ers/record.h"

namespace integrity::ers {

using core::Bytes;
using core::ByteView;
using core::Code;
using core::Digest;
using core::Error;
using core::Instant;
using core::pki::must;

namespace {

core::pki::Pkcs7Held token_of(ByteView token) {
    auto held = core::pki::from_der<core::pki::Pkcs7Held>(token, d2i_PKCS7);
    if (!held || PKCS7_type_is_signed(held.get()) != 1) throw Error(Code::invalid, "integrity.error.token");
    return held;
}

bool leads_to(PKCS7* token, const Digest& imprint, const std::vector<Bytes>& anchors, Instant at) {
    const core::pki::TsVerifyHeld rules(must(TS_VERIFY_CTX_new(), "timestamp rules"));
    TS_VERIFY_CTX_set_flags(rules.get(), TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_SIGNATURE);
    auto* hash = static_cast<unsigned char*>(must(OPENSSL_malloc(imprint.value.size()), "memory"));
    std::ranges::copy(imprint.value, hash);
    TS_VERIFY_CTX_set_imprint(rules.get(), hash, static_cast<long>(imprint.value.size()));
    core::pki::StoreHeld store(must(X509_STORE_new(), "memory"));
    for (const auto& each : anchors)
        if (const auto held = core::pki::certificate(each)) X509_STORE_add_cert(store.get(), held.get());
    X509_VERIFY_PARAM* how = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_time(how, static_cast<std::time_t>(at.ms / 1000));
    X509_VERIFY_PARAM_set_flags(how, X509_V_FLAG_PARTIAL_CHAIN);
    TS_VERIFY_CTX_set_store(rules.get(), store.release());
    const bool good = TS_RESP_verify_token(rules.get(), token) == 1;
    ERR_clear_error();
    return good;
}

// The value the lists lead to; nothing where they do not begin with that hash.
std::optional<Digest> root_of(const Reduced& reduced, const Digest& hash) {
    if (reduced.empty()) return hash;
    Digest value{};
    for (std::size_t i = 0; i < reduced.size(); ++i) {
        auto list = reduced[i];
        if (i == 0 && std::ranges::find(list, hash) == list.end()) return std::nullopt;
        if (i > 0) list.push_back(value);
        value = joined(std::move(list));
    }
    return value;
}

// Exactly why a token is not believed.
void believe(const ArchiveTimestamp& one, const Digest& imprint, const std::vector<Bytes>& anchors, Instant at,
             const Stamp& stamp) {
    const auto token = token_of(one.token);
    if (leads_to(token.get(), imprint, anchors, at)) return;
    if (!leads_to(token.get(), imprint, anchors, stamp.at)) {
        // Signed over something else, or by somebody nobody here knows: the imprint tells which.
        const core::pki::TstInfoHeld info(PKCS7_to_TS_TST_INFO(token.get()));
        const auto said = core::pki::octets(TS_MSG_IMPRINT_get_msg(TS_TST_INFO_get_msg_imprint(info.get())));
        if (!std::ranges::equal(said, imprint.value)) throw Error(Code::conflict, "integrity.error.broken");
        throw Error(Code::conflict, "integrity.error.stranger", {{"authority", stamp.authority}});
    }
    throw Error(Code::conflict, "integrity.error.ended",
                {{"authority", stamp.authority}, {"date", core::iso(stamp.ends).substr(0, 10)}});
}

}  // namespace

Stamp read_token(ByteView token) {
    const auto held = token_of(token);
    const core::pki::TstInfoHeld info(PKCS7_to_TS_TST_INFO(held.get()));
    ERR_clear_error();
    if (!info) throw Error(Code::invalid, "integrity.error.token");
    Stamp stamp;
    stamp.at = core::pki::instant(TS_TST_INFO_get_time(info.get()));
    // The list is ours, the certificates stay the token's.
    const core::pki::Held<STACK_OF(X509), [](STACK_OF(X509) * list) { sk_X509_free(list); }> signers(
        PKCS7_get0_signers(held.get(), nullptr, 0));
    ERR_clear_error();
    if (!signers || sk_X509_num(signers.get()) != 1) throw Error(Code::invalid, "integrity.error.token");
    X509* const signer = sk_X509_value(signers.get(), 0);
    stamp.ends = core::pki::instant(X509_get0_notAfter(signer));
    stamp.authority = core::pki::describe(core::pki::der(signer, i2d_X509)).common_name;
    return stamp;
}

std::vector<Bytes> certificates(const EvidenceRecord& record) {
    std::vector<Bytes> all;
    for (const auto& each : record.chain) {
        const auto token = token_of(each.token);
        const auto* brought = token->d.sign->cert;
        for (int i = 0; i < sk_X509_num(brought); ++i) {
            auto der = core::pki::der(sk_X509_value(brought, i), i2d_X509);
            if (std::ranges::find(all, der) == all.end()) all.push_back(std::move(der));
        }
    }
    return all;
}

std::vector<Stamp> verify(const EvidenceRecord& record, const Digest& file, const std::vector<Bytes>& anchors,
                          Instant now) {
    std::vector<Stamp> stamps;
    for (const auto& each : record.chain) stamps.push_back(read_token(each.token));
    Digest hash = file;
    for (std::size_t i = 0; i < record.chain.size(); ++i) {
        const auto root = root_of(record.chain[i].reduced, hash);
        if (!root) throw Error(Code::conflict, i == 0 ? "integrity.error.other_file" : "integrity.error.broken");
        const bool last = i + 1 == record.chain.size();
        if (!last && stamps[i + 1].at < stamps[i].at) throw Error(Code::conflict, "integrity.error.order");
        believe(record.chain[i], *root, anchors, last ? now : stamps[i + 1].at, stamps[i]);
        hash = hash_of(record.chain[i]);
    }
    return stamps;
}

}  // namespace integrity::ers
