// SPDX-License-Identifier: Apache-2.0
// OpenSSL's OCSP objects that free themselves. For .cpp files only, as openssl.h.
#pragma once

#include <openssl/ocsp.h>

#include "core/pki/openssl.h"

namespace core::pki {

using OcspRequestHeld = Held<OCSP_REQUEST, OCSP_REQUEST_free>;
using OcspResponseHeld = Held<OCSP_RESPONSE, OCSP_RESPONSE_free>;
using OcspBasicHeld = Held<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using OcspIdHeld = Held<OCSP_CERTID, OCSP_CERTID_free>;

// The identifier of a certificate under the digest another identifier uses; null for a digest
// OpenSSL does not know.
inline OcspIdHeld same_digest_id(OCSP_CERTID* like, const X509* certificate, const X509* issuer) {
    ASN1_OBJECT* oid = nullptr;
    OCSP_id_get0_info(nullptr, &oid, nullptr, nullptr, like);
    const EVP_MD* digest = EVP_get_digestbyobj(oid);
    return OcspIdHeld(digest != nullptr ? OCSP_cert_to_id(digest, certificate, issuer) : nullptr);
}

// Whether an entry of a list only holds the certificate back (certificateHold, RFC 5280, 5.3.1).
inline bool is_hold(const X509_REVOKED* entry) {
    const Held<ASN1_ENUMERATED, ASN1_ENUMERATED_free> why(
        static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)));
    return why && ASN1_ENUMERATED_get(why.get()) == CRL_REASON_CERTIFICATE_HOLD;
}

}  // namespace core::pki
