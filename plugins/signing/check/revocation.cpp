// SPDX-License-Identifier: Apache-2.0
#include "signing/check/revocation.h"

#include <algorithm>

#include "core/pki/ocsp.h"
#include "signing/check/der.h"
#include "signing/check/known.h"

namespace signing::check {
namespace {

using core::Bytes;
using core::ByteView;
using core::Instant;
using core::pki::Held;
using core::pki::instant;
using core::pki::X509Held;
using core::pki::X509List;
using CertIdHeld = Held<OCSP_CERTID, OCSP_CERTID_free>;
using PointHeld = Held<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free>;

constexpr std::size_t most_items = 256;

// One statement about one certificate.
struct Statement {
    std::optional<Instant> revoked_at;
    Instant from;
    std::optional<Instant> until;
    bool keeps_expired = false;
    bool hold = false;
};

// What was read so far; of words about a hold the newest counts.
struct Weighed {
    Revocation out;
    std::optional<Instant> hold_told, lifted_told;
    std::optional<Instant> held_since;
};

void keep_newest(std::optional<Instant>& kept, Instant at) { kept = kept ? std::max(*kept, at) : at; }

void weigh(const Statement& said, X509* own, Instant at, Weighed& all) {
    Revocation& out = all.out;
    if (said.hold) {
        if (!all.hold_told || *all.hold_told < said.from) all.held_since = said.revoked_at;
        return keep_newest(all.hold_told, said.from);
    }
    keep_newest(out.told_at, said.from);
    if (said.revoked_at) {
        out.known = true;
        if (!out.revoked_at || *said.revoked_at < *out.revoked_at) out.revoked_at = said.revoked_at;
        return;
    }
    // Without a next update there was newer information at any time after.
    const bool fresh = said.until.value_or(said.from) >= at;
    const bool listed = said.keeps_expired || said.from <= instant(X509_get0_notAfter(own));
    // Of a certificate that was not yet, nothing was said.
    const bool there = instant(X509_get0_notBefore(own)) <= said.from;
    out.known = out.known || (fresh && listed && there);
    if (listed && there) keep_newest(all.lifted_told, said.from);
}

Revocation settled(Weighed all) {
    const bool lifted = all.hold_told && all.lifted_told && *all.lifted_told > *all.hold_told;
    if (all.hold_told && !lifted) {
        all.out.held_at = all.held_since;
        all.out.known = true;
    }
    return all.out;
}

std::optional<Instant> when(const ASN1_TIME* time) {
    return time == nullptr ? std::nullopt : std::optional(instant(time));
}

bool weak_signature(int algorithm) {
    int digest = NID_undef;
    if (OBJ_find_sigid_algs(algorithm, &digest, nullptr) != 1 || digest == NID_undef) return false;
    const EVP_MD* kind = EVP_get_digestbynid(digest);
    return kind == nullptr || EVP_MD_get_size(kind) < 28;
}

// Lists for a part of the certificates only, or of another issuer's, and deltas do not count.
bool list_is_for(X509_CRL* list, X509* own) {
    if (X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) >= 0) return false;
    int critical = -1;
    const PointHeld point(static_cast<ISSUING_DIST_POINT*>(
        X509_CRL_get_ext_d2i(list, NID_issuing_distribution_point, &critical, nullptr)));
    if (!point) return critical == -1;
    const bool authority = X509_check_ca(own) != 0;
    return point->indirectCRL <= 0 && point->onlyattr <= 0 && point->onlysomereasons == nullptr &&
           !(point->onlyuser > 0 && authority) && !(point->onlyCA > 0 && !authority);
}

void ask_list(const Bytes& der, X509* own, X509* issuer, Instant at, Findings& findings, Weighed& out) {
    X509_CRL* list = findings.list(der);
    if (list == nullptr || X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(issuer)) != 0)
        return;
    if (weak_signature(X509_CRL_get_signature_nid(list)) || !list_is_for(list, own))
        return;
    if (!findings.signed_by(list, issuer)) return;
    static const core::pki::ObjectHeld expired_kept(OBJ_txt2obj("2.5.29.60", 1));
    Statement said{{},
                   instant(X509_CRL_get0_lastUpdate(list)),
                   when(X509_CRL_get0_nextUpdate(list)),
                   X509_CRL_get_ext_by_OBJ(list, expired_kept.get(), -1) >= 0, false};
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(list, &entry, own) == 1) {
        said.revoked_at = instant(X509_REVOKED_get0_revocationDate(entry));
        said.hold = core::pki::is_hold(entry);
    }
    weigh(said, own, at, out);
}

// RFC 6960, 4.2.2.2: the issuer itself, or whom it gave a certificate for just that.
bool entitled(X509* responder, X509* issuer, Instant produced, Findings& findings) {
    if (X509_NAME_cmp(X509_get_subject_name(responder), X509_get_subject_name(issuer)) == 0 &&
        EVP_PKEY_eq(X509_get0_pubkey(responder), X509_get0_pubkey(issuer)) == 1)
        return true;
    const bool named = (X509_get_extension_flags(responder) & EXFLAG_XKUSAGE) != 0 &&
                       (X509_get_extended_key_usage(responder) & XKU_OCSP_SIGN) != 0;
    return named && X509_check_issued(issuer, responder) == X509_V_OK &&
           !weak_signature(X509_get_signature_nid(responder)) &&
           findings.signed_by(responder, issuer) &&
           instant(X509_get0_notBefore(responder)) <= produced &&
           produced <= instant(X509_get0_notAfter(responder));
}

bool signed_by_entitled(OCSP_BASICRESP* basic, X509* issuer, const std::vector<Bytes>& others,
                        Findings& findings) {
    const X509List known(core::pki::must(sk_X509_new_null(), "memory"));
    X509_up_ref(issuer);
    sk_X509_push(known.get(), issuer);
    for (const Bytes& one : others)
        if (X509Held held = known_certificate(one)) sk_X509_push(known.get(), held.release());
    X509* responder = nullptr;
    if (OCSP_resp_get0_signer(basic, &responder, known.get()) != 1) return false;
    if (!entitled(responder, issuer, instant(OCSP_resp_get0_produced_at(basic)), findings)) return false;
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, OCSP_resp_get0_tbs_sigalg(basic));
    return !weak_signature(OBJ_obj2nid(algorithm)) && findings.signed_by(basic, responder);
}

bool is_about(OCSP_SINGLERESP* one, X509* own, X509* issuer) {
    // The accessor of the algorithm takes it writable and leaves it as it is.
    auto* id = const_cast<OCSP_CERTID*>(OCSP_SINGLERESP_get0_id(one));
    ASN1_OBJECT* algorithm = nullptr;
    if (OCSP_id_get0_info(nullptr, &algorithm, nullptr, nullptr, id) != 1) return false;
    const EVP_MD* kind = EVP_get_digestbyobj(algorithm);
    if (kind == nullptr) return false;
    const CertIdHeld mine(OCSP_cert_to_id(kind, own, issuer));
    return mine && OCSP_id_cmp(mine.get(), id) == 0;
}

void ask_response(const Bytes& der, X509* own, X509* issuer, const Evidence& evidence, Instant at,
                  Findings& findings, Weighed& out) {
    OCSP_BASICRESP* basic = findings.response(der);
    if (basic == nullptr) return;
    const int count = OCSP_resp_count(basic);
    for (int i = 0; i < count && i < static_cast<int>(most_items); ++i) {
        OCSP_SINGLERESP* one = OCSP_resp_get0(basic, i);
        if (!is_about(one, own, issuer)) continue;
        if (!signed_by_entitled(basic, issuer, evidence.certificates, findings)) return;
        ASN1_GENERALIZEDTIME *revoked = nullptr, *from = nullptr, *until = nullptr;
        int reason = 0;
        const int status = OCSP_single_get0_status(one, &reason, &revoked, &from, &until);
        if (status != V_OCSP_CERTSTATUS_GOOD && status != V_OCSP_CERTSTATUS_REVOKED) continue;
        Statement said{{}, instant(from), when(until), false, false};
        said.keeps_expired =
            OCSP_SINGLERESP_get_ext_by_NID(one, NID_id_pkix_OCSP_archiveCutoff, -1) >= 0;
        if (status == V_OCSP_CERTSTATUS_REVOKED) said.revoked_at = instant(revoked);
        said.hold = said.revoked_at && reason == OCSP_REVOKED_STATUS_CERTIFICATEHOLD;
        weigh(said, own, at, out);
    }
}

}  // namespace

void read_revocations(ByteView sequence, Evidence& out) {
    const auto all = take(sequence, 0x30);
    if (!all) return;
    ByteView rest = all->value;
    while (const auto part = next(rest)) {
        rest = rest.subspan(part->whole);
        if (part->tag != 0xA0 && part->tag != 0xA1) continue;
        ByteView inside = part->value;
        const auto list = take(inside, 0x30);
        if (!list) continue;
        std::vector<Bytes>& kept = part->tag == 0xA0 ? out.crls : out.ocsps;
        for (ByteView left = list->value; kept.size() < most_items;) {
            const auto one = next(left);
            if (!one) break;
            kept.emplace_back(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(one->whole));
            left = left.subspan(one->whole);
        }
    }
}

Revocation ask(X509* own, X509* issuer, const Evidence& evidence, Instant at, Findings& findings) {
    Weighed out;
    for (const Bytes& one : evidence.crls) ask_list(one, own, issuer, at, findings, out);
    for (const Bytes& one : evidence.ocsps) ask_response(one, own, issuer, evidence, at, findings, out);
    ERR_clear_error();
    return settled(std::move(out));
}

Revocation ask(X509* own, X509* issuer, const Evidence& evidence, Instant at) {
    Findings findings;
    return ask(own, issuer, evidence, at, findings);
}

}  // namespace signing::check
