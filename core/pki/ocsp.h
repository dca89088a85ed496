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

}  // namespace core::pki
