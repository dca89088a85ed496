// SPDX-License-Identifier: Apache-2.0
#include "core/pki/ocsp_responder.h"

#include "core/pki/ocsp.h"

namespace core::pki {
namespace {

constexpr std::size_t largest_question = 16 * 1024;
constexpr int most_questions = 32;
constexpr int longest_nonce = 32;  // RFC 8954

Bytes refusal(int status) {
    const OcspResponseHeld response(must(OCSP_response_create(status, nullptr), "OCSP response"));
    return der(response.get(), i2d_OCSP_RESPONSE);
}

std::string serial_of(OCSP_CERTID* id) {
    ASN1_INTEGER* serial = nullptr;
    OCSP_id_get0_info(nullptr, nullptr, nullptr, &serial, id);
    const BignumHeld number(must(ASN1_INTEGER_to_BN(serial, nullptr), "serial"));
    Bytes raw(static_cast<std::size_t>(BN_num_bytes(number.get())));
    BN_bn2bin(number.get(), raw.data());
    return hex(raw);
}

bool is_ours(OCSP_CERTID* id, const X509* issuer) {
    const OcspIdHeld ours = same_digest_id(id, nullptr, issuer);
    return ours && OCSP_id_issuer_cmp(ours.get(), id) == 0;
}

bool nonce_is_sane(OCSP_REQUEST* request) {
    const int at = OCSP_REQUEST_get_ext_by_NID(request, NID_id_pkix_OCSP_Nonce, -1);
    if (at < 0) return true;
    X509_EXTENSION* nonce = OCSP_REQUEST_get_ext(request, at);
    // Two octets more for the OCTET STRING it is wrapped in.
    return ASN1_STRING_length(X509_EXTENSION_get_data(nonce)) <= longest_nonce + 2;
}

void add_status(OCSP_BASICRESP* response, OCSP_CERTID* id, const OcspResponder::Status& status,
                Instant now, Instant until) {
    const TimeHeld from = asn1_time(now);
    const TimeHeld to = asn1_time(until);
    const TimeHeld revoked = asn1_time(status.revoked_at);
    int state = V_OCSP_CERTSTATUS_UNKNOWN;
    if (status.state == OcspResponder::State::good) state = V_OCSP_CERTSTATUS_GOOD;
    const bool is_revoked = status.state == OcspResponder::State::revoked;
    if (is_revoked) state = V_OCSP_CERTSTATUS_REVOKED;
    const int reason = status.reason == 0 ? OCSP_REVOKED_STATUS_NOSTATUS : status.reason;
    must(OCSP_basic_add1_status(response, id, state, reason,
                                is_revoked ? revoked.get() : nullptr, from.get(), to.get()),
         "OCSP status");
}

void sign(OCSP_BASICRESP* response, const Credential& credential, X509* own, Instant now) {
    // OpenSSL would write the system's time; ours comes from the clock given.
    auto* produced = const_cast<ASN1_GENERALIZEDTIME*>(OCSP_resp_get0_produced_at(response));
    must(ASN1_GENERALIZEDTIME_set(produced, static_cast<std::time_t>(now.ms / 1000)), "OCSP time");
    must(OCSP_basic_sign(response, own, credential.key.get(), EVP_sha256(), nullptr,
                         OCSP_NOTIME | OCSP_RESPID_KEY) == 1,
         "sign OCSP response");
}

}  // namespace

OcspResponder::OcspResponder(Credential credential, Bytes issuer, Lookup lookup, const Clock& clock,
                             std::chrono::seconds validity)
    : credential_(std::move(credential)),
      issuer_(std::move(issuer)),
      lookup_(std::move(lookup)),
      clock_(clock),
      validity_(validity) {
    const X509Held own = pki::certificate(credential_.certificate);
    const X509Held above = pki::certificate(issuer_);
    must(own && above && X509_verify(own.get(), X509_get0_pubkey(above.get())) == 1 &&
             (X509_get_extension_flags(own.get()) & EXFLAG_XKUSAGE) != 0 &&
             (X509_get_extended_key_usage(own.get()) & XKU_OCSP_SIGN) != 0,
         "OCSP responder certificate");
}

Bytes OcspResponder::answer(ByteView request) const {
    if (request.size() > largest_question) return refusal(OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);
    const auto asked = from_der<OcspRequestHeld>(request, d2i_OCSP_REQUEST);
    const int count = asked ? OCSP_request_onereq_count(asked.get()) : 0;
    if (count < 1 || count > most_questions || !nonce_is_sane(asked.get()))
        return refusal(OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);
    const X509Held own = pki::certificate(credential_.certificate);
    const X509Held above = pki::certificate(issuer_);
    const OcspBasicHeld response(must(OCSP_BASICRESP_new(), "memory"));
    const Instant now = clock_.now();
    for (int i = 0; i < count; ++i) {
        OCSP_CERTID* id = OCSP_onereq_get0_id(OCSP_request_onereq_get0(asked.get(), i));
        if (!is_ours(id, above.get())) return refusal(OCSP_RESPONSE_STATUS_UNAUTHORIZED);
        add_status(response.get(), id, lookup_(serial_of(id)), now, now + validity_);
    }
    must(OCSP_copy_nonce(response.get(), asked.get()) > 0, "OCSP nonce");
    sign(response.get(), credential_, own.get(), now);
    const OcspResponseHeld whole(
        must(OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, response.get()), "OCSP response"));
    ERR_clear_error();
    return der(whole.get(), i2d_OCSP_RESPONSE);
}

}  // namespace core::pki
