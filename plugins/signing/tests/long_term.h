// SPDX-License-Identifier: Apache-2.0
// What tests of long-term validation put into a file: a DSS, document timestamps, OCSP responses.
#pragma once

#include <openssl/ocsp.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "core/pki/openssl.h"
#include "signing/check/revocation.h"
#include "signing/pades/build.h"
#include "signing/pades/update.h"
#include "signing/tests/kit.h"

namespace signing::test {

using Act = std::function<void(const pades::Source&, pades::Update&)>;

// An incremental update by anybody.
inline core::Bytes updated_by(const core::Bytes& pdf, const Act& act) {
    const pades::Source source(pdf);
    pades::Update update(source);
    act(source, update);
    const std::string text = update.finish();
    core::Bytes out = pdf;
    out.insert(out.end(), text.begin(), text.end());
    return out;
}

inline core::Bytes with_store(const core::Bytes& pdf, const check::Evidence& evidence) {
    return updated_by(pdf, [&](const pades::Source& source, pades::Update& update) {
        std::string store = "<<";
        const auto list = [&](const char* key, const std::vector<core::Bytes>& all) {
            store += std::string(" ") + key + " [";
            for (const core::Bytes& one : all) {
                const int id = update.new_id();
                update.put(id, 0,
                           "<< /Length " + std::to_string(one.size()) + " >>\nstream\n" +
                               std::string(core::chars(one)) + "\nendstream");
                store += " " + pades::reference(id);
            }
            store += " ]";
        };
        list("/Certs", evidence.certificates);
        list("/CRLs", evidence.crls);
        list("/OCSPs", evidence.ocsps);
        const int id = update.new_id();
        update.put(id, 0, store + " >>");
        update.put_same(source.root(),
                        pades::with_keys(source.root(), {{"/DSS", pades::reference(id)}}));
    });
}

// With a document timestamp over all there is.
inline core::Bytes stamped(const core::Bytes& pdf, pades::TimestampSource& source, core::Instant at) {
    pades::Prepared made = pades::prepare_timestamp(pdf);
    core::Bytes whole = pdf;
    whole.insert(whole.end(), made.update.begin(), made.update.end());
    core::Bytes covered(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(made.range[1]));
    covered.insert(covered.end(), whole.begin() + static_cast<std::ptrdiff_t>(made.range[2]), whole.end());
    pades::fill(made, pades::timestamp(covered, source, {world().root.certificate()}, at));
    core::Bytes out = pdf;
    out.insert(out.end(), made.update.begin(), made.update.end());
    return out;
}

// Signed by "Dua" in a new field that shows, as programs do that mind no certification.
inline core::Bytes shown_signed(const core::Bytes& pdf) {
    constexpr std::string_view hidden = "/F 132 /Rect [0 0 0 0]", shown = "/Rect [70 598 166 624]";
    pades::Placement placement;
    placement.at = world().now;
    pades::Prepared made = pades::prepare(pdf, placement);
    const std::size_t at = core::chars(made.update).find(hidden);
    std::copy(shown.begin(), shown.end(), made.update.begin() + static_cast<std::ptrdiff_t>(at));
    seal::Local key(world().signer("Dua"));
    pades::fill(made, pades::build_cms(pades::digest(pdf, made), *key.open(world().passphrase())));
    core::Bytes out = pdf;
    out.insert(out.end(), made.update.begin(), made.update.end());
    return out;
}

// A responder the issuer names for OCSP (RFC 6960, 4.2.2.2).
inline core::pki::Credential responder_of(const core::pki::Authority& authority) {
    using namespace core::pki;
    const X509Held issuer = core::pki::certificate(authority.certificate());
    Credential out{make_key(KeyKind::ec_p256), {}, {}};
    const X509Held made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 4711);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>("Penjawab Status"), -1, -1, 0);
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer.get()));
    X509_set1_notBefore(made.get(), asn1_time(world().now - std::chrono::hours(24 * 300)).get());
    X509_set1_notAfter(made.get(), asn1_time(world().now + std::chrono::hours(24 * 300)).get());
    X509_set_pubkey(made.get(), out.key.get());
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer.get(), made.get(), nullptr, nullptr, 0);
    const ExtensionHeld usage(X509V3_EXT_conf_nid(nullptr, &context, NID_ext_key_usage, "OCSPSigning"));
    X509_add_ext(made.get(), usage.get(), -1);
    X509_sign(made.get(), authority.credential().key.get(), EVP_sha256());
    out.certificate = core::pki::der(made.get(), i2d_X509);
    return out;
}

struct Status {
    core::Instant from, until;
    std::optional<core::Instant> revoked;
};

// The answer about one certificate, signed by `responder`, which sends its certificate along.
inline core::Bytes ocsp(const core::pki::Credential& responder, core::ByteView own,
                        core::ByteView issuer, const Status& status) {
    using namespace core::pki;
    using Basic = Held<OCSP_BASICRESP, OCSP_BASICRESP_free>;
    using Whole = Held<OCSP_RESPONSE, OCSP_RESPONSE_free>;
    using Id = Held<OCSP_CERTID, OCSP_CERTID_free>;
    const X509Held subject = core::pki::certificate(own);
    const X509Held above = core::pki::certificate(issuer);
    const X509Held signer = core::pki::certificate(responder.certificate);
    const Id id(OCSP_cert_to_id(EVP_sha1(), subject.get(), above.get()));
    const Basic basic(OCSP_BASICRESP_new());
    const TimeHeld revoked = asn1_time(status.revoked.value_or(core::Instant{}));
    OCSP_basic_add1_status(basic.get(), id.get(),
                           status.revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD,
                           OCSP_REVOKED_STATUS_UNSPECIFIED, status.revoked ? revoked.get() : nullptr,
                           asn1_time(status.from).get(), asn1_time(status.until).get());
    must(OCSP_basic_sign(basic.get(), signer.get(), responder.key.get(), EVP_sha256(), nullptr, 0) == 1,
         "sign OCSP");
    const Whole whole(OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()));
    return core::pki::der(whole.get(), i2d_OCSP_RESPONSE);
}

}  // namespace signing::test
