// SPDX-License-Identifier: Apache-2.0
// OpenSSL 3 objects that free themselves, and DER in and out. For .cpp files only: it drags in
// OpenSSL's headers.
#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/error.h"

namespace core::pki {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* object) const noexcept {
        Free(object);
    }
};
template <class T, auto Free>
using Held = std::unique_ptr<T, Freed<Free>>;

inline void free_certificates(STACK_OF(X509) * list) { sk_X509_pop_free(list, X509_free); }
inline void free_memory(void* memory) { OPENSSL_free(memory); }

using PkeyHeld = Held<EVP_PKEY, EVP_PKEY_free>;
using PkeyCtxHeld = Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using MdCtxHeld = Held<EVP_MD_CTX, EVP_MD_CTX_free>;
using X509Held = Held<X509, X509_free>;
using X509List = Held<STACK_OF(X509), free_certificates>;
using CrlHeld = Held<X509_CRL, X509_CRL_free>;
using RevokedHeld = Held<X509_REVOKED, X509_REVOKED_free>;
using StoreHeld = Held<X509_STORE, X509_STORE_free>;
using StoreCtxHeld = Held<X509_STORE_CTX, X509_STORE_CTX_free>;
using ExtensionHeld = Held<X509_EXTENSION, X509_EXTENSION_free>;
using NameHeld = Held<X509_NAME, X509_NAME_free>;
using IntegerHeld = Held<ASN1_INTEGER, ASN1_INTEGER_free>;
using TimeHeld = Held<ASN1_TIME, ASN1_TIME_free>;
using ObjectHeld = Held<ASN1_OBJECT, ASN1_OBJECT_free>;
using BignumHeld = Held<BIGNUM, BN_free>;
using BioHeld = Held<BIO, BIO_free_all>;
using Pkcs12Held = Held<PKCS12, PKCS12_free>;
using Pkcs7Held = Held<PKCS7, PKCS7_free>;
using CmsHeld = Held<CMS_ContentInfo, CMS_ContentInfo_free>;
using TsReqHeld = Held<TS_REQ, TS_REQ_free>;
using TsRespHeld = Held<TS_RESP, TS_RESP_free>;
using TsRespCtxHeld = Held<TS_RESP_CTX, TS_RESP_CTX_free>;
using TsVerifyHeld = Held<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;
using TstInfoHeld = Held<TS_TST_INFO, TS_TST_INFO_free>;
using ImprintHeld = Held<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using AlgorHeld = Held<X509_ALGOR, X509_ALGOR_free>;

// OpenSSL said no. `step` goes to the log; OpenSSL's own queue is emptied so that it cannot be
// taken for a later fault.
[[noreturn]] inline void crypto_failed(const char* step) {
    ERR_clear_error();
    throw Error(Code::internal, "core.error.crypto", {{"step", step}});
}
inline void must(bool good, const char* step) {
    if (!good) crypto_failed(step);
}
template <class T>
T* must(T* made, const char* step) {
    if (made == nullptr) crypto_failed(step);
    return made;
}

// der(certificate, i2d_X509)
template <class T, class Encode>
Bytes der(T* object, Encode encode) {
    unsigned char* out = nullptr;
    const int size = encode(object, &out);
    if (size < 0 || out == nullptr) crypto_failed("encode DER");
    Held<unsigned char, free_memory> held(out);
    return {out, out + size};
}
// from_der<X509Held>(bytes, d2i_X509): null when the bytes are not exactly one such object.
template <class H, class Decode>
H from_der(ByteView bytes, Decode decode) {
    if (bytes.empty() || bytes.size() > (64u << 20)) return nullptr;
    const unsigned char* at = bytes.data();
    H held(decode(nullptr, &at, static_cast<long>(bytes.size())));
    if (held && at != bytes.data() + bytes.size()) held.reset();
    if (!held) ERR_clear_error();
    return held;
}

inline TimeHeld asn1_time(Instant at) {
    return TimeHeld(must(ASN1_TIME_set(nullptr, static_cast<std::time_t>(at.ms / 1000)), "time"));
}
// Whole seconds; the epoch when the time is malformed.
inline Instant instant(const ASN1_TIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return {};
    return {static_cast<std::int64_t>(timegm(&parts)) * 1000};
}

inline X509Held certificate(ByteView encoded) { return from_der<X509Held>(encoded, d2i_X509); }
inline ByteView octets(const ASN1_STRING* text) {
    return {ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text))};
}

}  // namespace core::pki
