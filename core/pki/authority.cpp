// SPDX-License-Identifier: Apache-2.0
#include "core/pki/authority.h"

#include <openssl/conf.h>

#include "core/pki/openssl.h"

namespace core::pki {
namespace {

constexpr const char* policy_arc = "2.25.38467996338089236350845441213990231116";

struct Extension {
    int nid;
    std::string value;
};

struct Order {
    const Subject& subject;
    Window window;
    std::vector<Extension> extensions;
    X509_NAME* as_before = nullptr;   // octet by octet, in place of `subject`
};

void add_entry(X509_NAME* name, const char* field, const std::string& value, int type) {
    if (value.empty()) return;
    must(X509_NAME_add_entry_by_txt(name, field, type,
                                    reinterpret_cast<const unsigned char*>(value.data()),
                                    static_cast<int>(value.size()), -1, 0) == 1,
         "subject name");
}

NameHeld name_of(const Subject& subject) {
    NameHeld name(must(X509_NAME_new(), "memory"));
    add_entry(name.get(), "C", subject.country, V_ASN1_PRINTABLESTRING);
    add_entry(name.get(), "O", subject.organization, MBSTRING_UTF8);
    add_entry(name.get(), "CN", subject.common_name, MBSTRING_UTF8);
    return name;
}

// Positive, 16 random octets: CA/Browser Forum asks for 64 bits at least.
IntegerHeld new_serial() {
    Bytes random = random_bytes(16);
    random[0] = static_cast<std::uint8_t>((random[0] & 0x7F) | 0x40);
    BignumHeld number(
        must(BN_bin2bn(random.data(), static_cast<int>(random.size()), nullptr), "serial"));
    return IntegerHeld(must(BN_to_ASN1_INTEGER(number.get(), nullptr), "serial"));
}

void add_extension(X509* made, X509* issuer, const Extension& extension) {
    // Policies are read only where there is a configuration, be it empty.
    const Held<CONF, NCONF_free> empty(must(NCONF_new(nullptr), "memory"));
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, made, nullptr, nullptr, 0);
    X509V3_set_nconf(&context, empty.get());
    ExtensionHeld held(
        must(X509V3_EXT_nconf_nid(empty.get(), &context, extension.nid, extension.value.c_str()),
             "certificate extension"));
    must(X509_add_ext(made, held.get(), -1) == 1, "certificate extension");
}

// Where to ask about a certificate (RFC 5280 sections 4.2.1.13 and 4.2.2.1).
std::vector<Extension> told(std::vector<Extension> extensions, const Publication& published) {
    std::string access;
    if (!published.ocsp.empty()) access = "OCSP;URI:" + published.ocsp;
    if (!published.certificate.empty())
        access += (access.empty() ? "" : ",") + ("caIssuers;URI:" + published.certificate);
    if (!access.empty()) extensions.push_back({NID_info_access, access});
    if (!published.crl.empty())
        extensions.push_back({NID_crl_distribution_points, "URI:" + published.crl});
    return extensions;
}

// The signer's key decides: P-256 and RSA-3072 both have 128 bits of strength, as SHA-256 has.
Bytes issue(const Order& order, EVP_PKEY* subject_key, X509* issuer, EVP_PKEY* issuer_key) {
    X509Held made(must(X509_new(), "memory"));
    X509_set_version(made.get(), X509_VERSION_3);
    X509_set_serialNumber(made.get(), new_serial().get());
    const NameHeld named = order.as_before != nullptr ? NameHeld() : name_of(order.subject);
    X509_NAME* subject = named ? named.get() : order.as_before;
    X509_set_subject_name(made.get(), subject);
    X509_set_issuer_name(made.get(), issuer != nullptr ? X509_get_subject_name(issuer) : subject);
    X509_set1_notBefore(made.get(), asn1_time(order.window.from).get());
    X509_set1_notAfter(made.get(), asn1_time(order.window.until).get());
    must(X509_set_pubkey(made.get(), subject_key) == 1, "certificate key");
    X509* above = issuer != nullptr ? issuer : made.get();
    for (const Extension& extension : order.extensions) add_extension(made.get(), above, extension);
    must(X509_sign(made.get(), issuer_key, EVP_sha256()) > 0, "sign certificate");
    return der(made.get(), i2d_X509);
}

Credential issue_under(const Credential& own, const Order& order, KeyKind kind) {
    const X509Held issuer = certificate(own.certificate);
    must(issuer.get(), "issuer certificate");
    Credential out{make_key(kind), {}, {}};
    out.certificate = issue(order, out.key.get(), issuer.get(), own.key.get());
    // The root stays out: who trusts it has it, who does not must not take it from us.
    if (X509_NAME_cmp(X509_get_subject_name(issuer.get()), X509_get_issuer_name(issuer.get())) !=
        0) {
        out.chain.push_back(own.certificate);
        out.chain.insert(out.chain.end(), own.chain.begin(), own.chain.end());
    }
    return out;
}

std::vector<Extension> of_issuing() {
    return {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
            {NID_key_usage, "critical,keyCertSign,cRLSign"},
            {NID_subject_key_identifier, "hash"},
            {NID_authority_key_identifier, "keyid:always"},
            {NID_certificate_policies, "2.5.29.32.0"}};
}

void add_revoked(X509_CRL* list, const Revoked& one) {
    const Bytes raw = unhex(one.serial);
    BignumHeld number(must(BN_bin2bn(raw.data(), static_cast<int>(raw.size()), nullptr), "serial"));
    const IntegerHeld serial(must(BN_to_ASN1_INTEGER(number.get(), nullptr), "serial"));
    RevokedHeld held(must(X509_REVOKED_new(), "memory"));
    X509_REVOKED_set_serialNumber(held.get(), serial.get());
    X509_REVOKED_set_revocationDate(held.get(), asn1_time(one.at).get());
    if (one.reason != 0) {
        const Held<ASN1_ENUMERATED, ASN1_ENUMERATED_free> why(must(ASN1_ENUMERATED_new(), "memory"));
        ASN1_ENUMERATED_set(why.get(), one.reason);
        must(X509_REVOKED_add1_ext_i2d(held.get(), NID_crl_reason, why.get(), 0, 0) == 1, "CRL reason");
    }
    must(X509_CRL_add0_revoked(list, held.get()) == 1, "CRL entry");
    (void)held.release();
}

// expiredCertsOnCRL (X.509, 8.5.2.12), since the authority began: who was revoked stays on the list after his
// certificate ended, so that old signatures can still be judged by a new list.
void keep_expired(X509_CRL* list, const X509* issuer) {
    const ObjectHeld name(must(OBJ_txt2obj("2.5.29.60", 1), "expiredCertsOnCRL"));
    const Held<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free> since(
        must(ASN1_TIME_to_generalizedtime(X509_get0_notBefore(issuer), nullptr), "time"));
    const Bytes encoded = der(since.get(), i2d_ASN1_GENERALIZEDTIME);
    const Held<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> value(must(ASN1_OCTET_STRING_new(), "memory"));
    must(ASN1_OCTET_STRING_set(value.get(), encoded.data(), static_cast<int>(encoded.size())) == 1, "memory");
    const ExtensionHeld extension(must(X509_EXTENSION_create_by_OBJ(nullptr, name.get(), 0, value.get()), "memory"));
    must(X509_CRL_add_ext(list, extension.get(), -1) == 1, "CRL extension");
}

}  // namespace

std::string demo_signature_policy() { return std::string(policy_arc) + ".1"; }
std::string demo_timestamp_policy() { return std::string(policy_arc) + ".2"; }

Authority Authority::root(const Subject& subject, Window window, KeyKind kind) {
    Credential own{make_key(kind), {}, {}};
    const Order order{subject,
                      window,
                      {{NID_basic_constraints, "critical,CA:TRUE"},
                       {NID_key_usage, "critical,keyCertSign,cRLSign"},
                       {NID_subject_key_identifier, "hash"}}};
    own.certificate = issue(order, own.key.get(), nullptr, own.key.get());
    return Authority(std::move(own));
}

Authority Authority::issuing(const Subject& subject, Window window, KeyKind kind) const {
    const Order order{subject, window, told(of_issuing(), published_)};
    return Authority(issue_under(own_, order, kind));
}

Authority Authority::renewing(const Authority& below, Window window) const {
    const X509Held issuer = pki::certificate(own_.certificate), before = pki::certificate(below.own_.certificate);
    must(issuer.get(), "issuer certificate");
    must(before.get(), "certificate");
    const Subject nobody;
    const Order order{nobody, window, told(of_issuing(), published_), X509_get_subject_name(before.get())};
    must(EVP_PKEY_up_ref(below.own_.key.get()) == 1, "key");
    Credential out{Key(below.own_.key.get()), {}, below.own_.chain};
    out.certificate = issue(order, out.key.get(), issuer.get(), own_.key.get());
    return Authority(std::move(out));
}

Credential Authority::person(const Subject& subject, Window window, KeyKind kind) const {
    const Order order{subject,
                      window,
                      told({{NID_basic_constraints, "critical,CA:FALSE"},
                            {NID_key_usage, "critical,digitalSignature,nonRepudiation"},
                            {NID_subject_key_identifier, "hash"},
                            {NID_authority_key_identifier, "keyid:always"},
                            {NID_certificate_policies, demo_signature_policy()}},
                           published_)};
    return issue_under(own_, order, kind);
}

Credential Authority::office(const Subject& subject, Window window, KeyKind kind) const {
    // QCStatements { QcType { id-etsi-qct-eseal, 0.4.0.1862.1.6.2 } }
    constexpr const char* seals = "DER:30:15:30:13:06:06:04:00:8E:46:01:06:30:09:06:07:04:00:8E:46:01:06:02";
    const Order order{subject,
                      window,
                      told({{NID_basic_constraints, "critical,CA:FALSE"},
                            {NID_key_usage, "critical,digitalSignature,nonRepudiation"},
                            {NID_qcStatements, seals},
                            {NID_subject_key_identifier, "hash"},
                            {NID_authority_key_identifier, "keyid:always"},
                            {NID_certificate_policies, demo_signature_policy()}},
                           published_)};
    return issue_under(own_, order, kind);
}

Credential Authority::timestamping(const Subject& subject, Window window, KeyKind kind) const {
    const Order order{subject,
                      window,
                      told({{NID_basic_constraints, "critical,CA:FALSE"},
                            {NID_key_usage, "critical,digitalSignature"},
                            {NID_ext_key_usage, "critical,timeStamping"},
                            {NID_subject_key_identifier, "hash"},
                            {NID_authority_key_identifier, "keyid:always"},
                            {NID_certificate_policies, demo_timestamp_policy()}},
                           published_)};
    return issue_under(own_, order, kind);
}

Credential Authority::ocsp_signing(const Subject& subject, Window window, KeyKind kind) const {
    const Order order{subject,
                      window,
                      {{NID_basic_constraints, "critical,CA:FALSE"},
                       {NID_key_usage, "critical,digitalSignature"},
                       {NID_ext_key_usage, "OCSPSigning"},
                       {NID_id_pkix_OCSP_noCheck, "ignored"},
                       {NID_subject_key_identifier, "hash"},
                       {NID_authority_key_identifier, "keyid:always"}}};
    return issue_under(own_, order, kind);
}

Bytes Authority::crl(const std::vector<Revoked>& revoked, Instant this_update, Instant next_update,
                     std::int64_t number) const {
    const X509Held issuer = pki::certificate(own_.certificate);
    must(issuer.get(), "issuer certificate");
    CrlHeld list(must(X509_CRL_new(), "memory"));
    X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer.get()));
    X509_CRL_set1_lastUpdate(list.get(), asn1_time(this_update).get());
    X509_CRL_set1_nextUpdate(list.get(), asn1_time(next_update).get());
    for (const Revoked& one : revoked) add_revoked(list.get(), one);
    X509_CRL_sort(list.get());
    const IntegerHeld count(must(ASN1_INTEGER_new(), "memory"));
    ASN1_INTEGER_set_int64(count.get(), number);
    must(X509_CRL_add1_ext_i2d(list.get(), NID_crl_number, count.get(), 0, 0) == 1, "CRL number");
    keep_expired(list.get(), issuer.get());
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer.get(), nullptr, nullptr, list.get(), 0);
    ExtensionHeld key_id(
        must(X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always"),
             "CRL extension"));
    must(X509_CRL_add_ext(list.get(), key_id.get(), -1) == 1, "CRL extension");
    must(X509_CRL_sign(list.get(), own_.key.get(), EVP_sha256()) > 0, "sign CRL");
    return der(list.get(), i2d_X509_CRL);
}

}  // namespace core::pki
