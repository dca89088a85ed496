// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/answers.h"

#include "core/pki/ocsp.h"

namespace signing::pades {
namespace {

using core::Bytes;
using core::ByteView;
using core::Instant;
using core::pki::certificate;
using core::pki::CrlHeld;
using core::pki::from_der;
using core::pki::instant;
using core::pki::X509Held;
using core::pki::X509List;

std::optional<Instant> time_of(const ASN1_TIME* time) {
    if (time == nullptr) return std::nullopt;
    return instant(time);
}

// What SHA-1 and older vouch for can be forged. Algorithms that bring their own digest are strong.
bool strong(int signature) {
    int digest = NID_undef;
    if (OBJ_find_sigid_algs(signature, &digest, nullptr) != 1) return false;
    if (digest == NID_undef) return true;
    const EVP_MD* kind = EVP_get_digestbynid(digest);
    return kind != nullptr && EVP_MD_get_size(kind) >= 28;
}

int algorithm_of(const OCSP_BASICRESP* response) {
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, OCSP_resp_get0_tbs_sigalg(response));
    return OBJ_obj2nid(oid);
}

// The certificate that signed the response: the issuer itself, or one it issued for that purpose.
bool responder_allowed(X509* signer, X509* issuer, Instant produced, Answer& out) {
    if (X509_cmp(signer, issuer) == 0) return true;
    if (X509_check_issued(issuer, signer) != X509_V_OK ||
        X509_verify(signer, X509_get0_pubkey(issuer)) != 1)
        return false;
    if ((X509_get_extension_flags(signer) & EXFLAG_XKUSAGE) == 0 ||
        (X509_get_extended_key_usage(signer) & XKU_OCSP_SIGN) == 0)
        return false;
    if (produced < instant(X509_get0_notBefore(signer)) || instant(X509_get0_notAfter(signer)) < produced)
        return false;
    out.responder = core::pki::der(signer, i2d_X509);
    out.responder_unproven = X509_get_ext_by_NID(signer, NID_id_pkix_OCSP_noCheck, -1) < 0;
    return true;
}

// Signature and right to answer.
bool believed(OCSP_BASICRESP* response, X509* issuer, Answer& out) {
    const X509List known(core::pki::must(sk_X509_new_null(), "memory"));
    X509_up_ref(issuer);
    sk_X509_push(known.get(), issuer);
    X509* signer = nullptr;
    if (!strong(algorithm_of(response))) return false;
    if (OCSP_resp_get0_signer(response, &signer, known.get()) != 1 || signer == nullptr) return false;
    // The path is judged here, so OpenSSL needs to check the signature only.
    if (OCSP_basic_verify(response, known.get(), nullptr, OCSP_NOVERIFY) != 1) return false;
    return responder_allowed(signer, issuer, instant(OCSP_resp_get0_produced_at(response)), out);
}

bool read_status(OCSP_BASICRESP* response, X509* own, X509* issuer, Answer& out) {
    for (int i = 0; i < OCSP_resp_count(response); ++i) {
        OCSP_SINGLERESP* one = OCSP_resp_get0(response, i);
        OCSP_CERTID* id = const_cast<OCSP_CERTID*>(OCSP_SINGLERESP_get0_id(one));
        const core::pki::OcspIdHeld ours = core::pki::same_digest_id(id, own, issuer);
        if (!ours || OCSP_id_cmp(ours.get(), id) != 0) continue;
        ASN1_GENERALIZEDTIME *revoked = nullptr, *from = nullptr, *until = nullptr;
        int reason = 0;
        const int status = OCSP_single_get0_status(one, &reason, &revoked, &from, &until);
        if (status != V_OCSP_CERTSTATUS_GOOD && status != V_OCSP_CERTSTATUS_REVOKED) return false;
        out.from = instant(from);
        out.until = time_of(until);
        if (status == V_OCSP_CERTSTATUS_REVOKED) out.revoked_at = instant(revoked);
        out.on_hold = out.revoked_at && reason == OCSP_REVOKED_STATUS_CERTIFICATEHOLD;
        return true;
    }
    return false;
}

using PartHeld = core::pki::Held<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free>;
using PointsHeld = core::pki::Held<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;

bool shares_name(const DIST_POINT_NAME* part, const DIST_POINT_NAME* point) {
    if (part == nullptr || point == nullptr || part->type != 0 || point->type != 0) return false;
    for (int i = 0; i < sk_GENERAL_NAME_num(part->name.fullname); ++i)
        for (int j = 0; j < sk_GENERAL_NAME_num(point->name.fullname); ++j)
            if (GENERAL_NAME_cmp(sk_GENERAL_NAME_value(part->name.fullname, i),
                                 sk_GENERAL_NAME_value(point->name.fullname, j)) == 0)
                return true;
    return false;
}

// RFC 5280 section 5.2.5: a list may be of one part of the certificates only; silence of another
// part's list is no word about ours.
bool list_is_for(const X509_CRL* list, X509* own) {
    if (X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) >= 0) return false;
    if (X509_CRL_get_ext_by_NID(list, NID_issuing_distribution_point, -1) < 0) return true;
    const PartHeld part(static_cast<ISSUING_DIST_POINT*>(
        X509_CRL_get_ext_d2i(list, NID_issuing_distribution_point, nullptr, nullptr)));
    if (!part || part->indirectCRL > 0 || part->onlyattr > 0 || part->onlysomereasons != nullptr)
        return false;
    const bool authority = X509_check_ca(own) > 0;
    if ((part->onlyuser > 0 && authority) || (part->onlyCA > 0 && !authority)) return false;
    if (part->distpoint == nullptr) return true;
    const PointsHeld points(static_cast<CRL_DIST_POINTS*>(
        X509_get_ext_d2i(own, NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i)
        if (shares_name(part->distpoint, sk_DIST_POINT_value(points.get(), i)->distpoint)) return true;
    return false;
}

bool understood(const X509_CRL* list) {
    for (int i = 0; i < X509_CRL_get_ext_count(list); ++i) {
        X509_EXTENSION* one = X509_CRL_get_ext(list, i);
        if (X509_EXTENSION_get_critical(one) == 1 &&
            OBJ_obj2nid(X509_EXTENSION_get_object(one)) != NID_issuing_distribution_point)
            return false;
    }
    return true;
}

}  // namespace

bool Answer::is_current(Instant now) const {
    const Instant late = now + std::chrono::minutes(5);
    if (from > late) return false;
    return until ? *until + std::chrono::minutes(5) >= now : from + std::chrono::hours(24) >= now;
}

Bytes ocsp_request(ByteView own_der, ByteView issuer_der) {
    const X509Held own = certificate(own_der);
    const X509Held issuer = certificate(issuer_der);
    if (!own || !issuer) return {};
    using core::pki::must;
    const core::pki::OcspRequestHeld request(must(OCSP_REQUEST_new(), "memory"));
    // SHA-1 names the issuer here and proves nothing; responders in service know no other.
    core::pki::OcspIdHeld id(must(OCSP_cert_to_id(EVP_sha1(), own.get(), issuer.get()), "OCSP request"));
    must(OCSP_request_add0_id(request.get(), id.get()), "OCSP request");
    (void)id.release();
    Bytes nonce = core::random_bytes(16);
    must(OCSP_request_add1_nonce(request.get(), nonce.data(), static_cast<int>(nonce.size())) == 1,
         "OCSP nonce");
    return core::pki::der(request.get(), i2d_OCSP_REQUEST);
}

std::optional<Answer> read_ocsp(ByteView response, ByteView own_der, ByteView issuer_der,
                                ByteView request) {
    const X509Held own = certificate(own_der);
    const X509Held issuer = certificate(issuer_der);
    const auto whole = from_der<core::pki::OcspResponseHeld>(response, d2i_OCSP_RESPONSE);
    if (!own || !issuer || !whole || OCSP_response_status(whole.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL)
        return std::nullopt;
    const core::pki::OcspBasicHeld basic(OCSP_response_get1_basic(whole.get()));
    Answer out;
    bool good = basic && believed(basic.get(), issuer.get(), out) &&
                read_status(basic.get(), own.get(), issuer.get(), out);
    if (good && !request.empty()) {
        const auto asked = from_der<core::pki::OcspRequestHeld>(request, d2i_OCSP_REQUEST);
        good = asked && OCSP_check_nonce(asked.get(), basic.get()) != 0;
    }
    ERR_clear_error();
    if (!good) return std::nullopt;
    return out;
}

std::optional<Answer> read_crl(ByteView bytes, ByteView own_der, ByteView issuer_der) {
    const X509Held own = certificate(own_der);
    const X509Held issuer = certificate(issuer_der);
    const CrlHeld list = from_der<CrlHeld>(bytes, d2i_X509_CRL);
    if (!own || !issuer || !list) return std::nullopt;
    const bool good =
        X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_subject_name(issuer.get())) == 0 &&
        (X509_get_key_usage(issuer.get()) & X509v3_KU_CRL_SIGN) != 0 &&
        strong(X509_CRL_get_signature_nid(list.get())) && understood(list.get()) &&
        list_is_for(list.get(), own.get()) &&
        X509_CRL_verify(list.get(), X509_get0_pubkey(issuer.get())) == 1;
    ERR_clear_error();
    if (!good) return std::nullopt;
    Answer out;
    out.from = instant(X509_CRL_get0_lastUpdate(list.get()));
    out.until = time_of(X509_CRL_get0_nextUpdate(list.get()));
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(list.get(), &entry, own.get()) == 1) {
        out.revoked_at = instant(X509_REVOKED_get0_revocationDate(entry));
        out.on_hold = core::pki::is_hold(entry);
    }
    if (!out.revoked_at && out.from < instant(X509_get0_notBefore(own.get()))) return std::nullopt;
    return out;
}

}  // namespace signing::pades
