// SPDX-License-Identifier: Apache-2.0
#include "signing/check/cms.h"

#include <openssl/ess.h>

#include <algorithm>
#include <array>

#include "core/pki/openssl.h"
#include "signing/check/der.h"
#include "signing/check/digests.h"
#include "signing/check/known.h"
#include "signing/check/roles.h"
#include "signing/check/slim.h"

namespace signing::check {
namespace {

using core::Bytes;
using core::ByteView;
using core::pki::CmsHeld;
using core::pki::octets;
using core::pki::X509Held;
using core::pki::X509List;

bool is_indefinite(ByteView bytes) {
    return bytes.size() > 2 && bytes[0] == 0x30 && bytes[1] == 0x80;
}

bool small_integer(const std::optional<Tlv>& tlv, std::uint8_t value) {
    return tlv && tlv->value.size() == 1 && tlv->value[0] == value;
}

// AlgorithmIdentifier of a digest: parameters absent or NULL (RFC 5754 section 2).
bool digest_algorithm(ByteView& rest, ByteView& oid) {
    const auto algorithm = take(rest, 0x30);
    if (!algorithm) return false;
    ByteView inside = algorithm->value;
    const auto id = take(inside, 0x06);
    if (!id) return false;
    oid = id->value;
    if (inside.empty()) return true;
    const auto null = take(inside, 0x05);
    return null && null->value.empty() && inside.empty();
}

// The parts the signature does not cover and OpenSSL does not look at: versions and the outer
// digest algorithms (RFC 5652 sections 5.1 and 5.3). A changed bit there must show.
bool frame_is_sound(ByteView der, bool inside) {
    const auto info = take(der, 0x30);
    if (!info || !der.empty()) return false;
    ByteView rest = info->value;
    if (!take(rest, 0x06)) return false;
    const auto wrapped = take(rest, 0xA0);
    if (!wrapped || !rest.empty()) return false;
    rest = wrapped->value;
    const auto data = take(rest, 0x30);
    if (!data || !rest.empty()) return false;
    rest = data->value;
    const auto version = take(rest, 0x02);
    auto digests = take(rest, 0x31);
    if (!version || !digests || !take(rest, 0x30)) return false;
    while (!rest.empty() && (rest[0] == 0xA0 || rest[0] == 0xA1))
        if (!take(rest, rest[0])) return false;
    const auto signers = take(rest, 0x31);
    if (!signers || !rest.empty()) return false;
    ByteView list = signers->value;
    const auto signer = take(list, 0x30);
    if (!signer || !list.empty()) return false;
    ByteView one = signer->value;
    const auto signer_version = take(one, 0x02);
    const bool by_key = !one.empty() && one[0] == 0x80;
    if (!small_integer(signer_version, by_key ? 3 : 1)) return false;
    if (!small_integer(version, inside || by_key ? 3 : 1)) return false;
    if (!next(one)) return false;
    one = one.subspan(next(one)->whole);
    ByteView own, outer;
    if (!digest_algorithm(one, own)) return false;
    ByteView outer_list = digests->value;
    bool found = false;
    while (!outer_list.empty()) {
        if (!digest_algorithm(outer_list, outer)) return false;
        found = found || std::equal(own.begin(), own.end(), outer.begin(), outer.end());
    }
    return found;
}

// Same length and the same bytes in whatever order: signers rarely sort their SETs as DER asks.
bool same_apart_from_order(ByteView a, const Bytes& b) {
    std::array<std::ptrdiff_t, 256> count{};
    for (const std::uint8_t c : a) ++count[c];
    for (const std::uint8_t c : b) --count[c];
    return std::all_of(count.begin(), count.end(), [](std::ptrdiff_t n) { return n == 0; });
}

bool weak(const EVP_MD* kind) { return EVP_MD_get_size(kind) < 28; }

// The signature algorithm's own name of the digest must agree with the signer's, and parameters be
// NULL or absent (RFC 5754, RFC 5758); nothing else checks them for PKCS#1 v1.5 and ECDSA.
bool signature_algorithm_fits(const X509_ALGOR* algorithm, const EVP_MD* digest) {
    const ASN1_OBJECT* oid = nullptr;
    int type = 0;
    X509_ALGOR_get0(&oid, &type, nullptr, algorithm);
    const int nid = OBJ_obj2nid(oid);
    if (nid == NID_rsassaPss) return true;
    if (type != V_ASN1_UNDEF && type != V_ASN1_NULL) return false;
    if (nid == NID_rsaEncryption || nid == NID_ED25519 || nid == NID_ED448) return true;
    int inner = NID_undef;
    return OBJ_find_sigid_algs(nid, &inner, nullptr) == 1 && inner == EVP_MD_get_type(digest);
}

void read_lists(CMS_ContentInfo* cms, CmsFacts& out) {
    const X509List certificates(CMS_get1_certs(cms));
    for (int i = 0; i < sk_X509_num(certificates.get()); ++i)
        out.carried.certificates.push_back(
            core::pki::der(sk_X509_value(certificates.get(), i), i2d_X509));
    STACK_OF(X509_CRL)* lists = CMS_get1_crls(cms);
    for (int i = 0; i < sk_X509_CRL_num(lists); ++i)
        out.carried.crls.push_back(core::pki::der(sk_X509_CRL_value(lists, i), i2d_X509_CRL));
    sk_X509_CRL_pop_free(lists, X509_CRL_free);
}

// RFC 5940: OCSP responses stand among the lists under a name of their own.
void read_other_lists(ByteView der, CmsFacts& out) {
    static constexpr std::array<std::uint8_t, 8> ocsp{0x2B, 6, 1, 5, 5, 7, 16, 2};
    ByteView rest = der;
    for (const std::uint8_t tag : std::array<std::uint8_t, 3>{0x30, 0xA0, 0x30}) {
        const auto inside = take(rest, tag);
        if (!inside) return;
        rest = inside->value;
        if (tag == 0x30 && !rest.empty() && rest[0] == 0x06) take(rest, 0x06);
    }
    if (!take(rest, 0x02) || !take(rest, 0x31) || !take(rest, 0x30)) return;
    take(rest, 0xA0);
    const auto lists = take(rest, 0xA1);
    if (!lists) return;
    rest = lists->value;
    while (const auto one = next(rest)) {
        rest = rest.subspan(one->whole);
        if (one->tag != 0xA1) continue;
        ByteView inside = one->value;
        const auto name = take(inside, 0x06);
        if (name && std::equal(ocsp.begin(), ocsp.end(), name->value.begin(), name->value.end()))
            out.carried.ocsps.emplace_back(inside.begin(), inside.end());
    }
}

// What a signature may carry unsigned (RFC 5126, EN 319 122-1); anything else is no PAdES.
bool known_unsigned(const ASN1_OBJECT* oid) {
    std::array<char, 80> text{};
    OBJ_obj2txt(text.data(), static_cast<int>(text.size()), oid, 1);
    const std::string_view name(text.data());
    const std::string_view arc = "1.2.840.113549.1.9.16.2.";
    if (name.starts_with(arc)) {
        for (const char* last : {"14", "21", "22", "23", "24", "25", "26", "27", "48", "52"})
            if (name.substr(arc.size()) == last) return true;
        return false;
    }
    return name == "1.2.840.113549.1.9.6" || name.starts_with("0.4.0.1733.2.") ||
           name.starts_with("0.4.0.19122.1.");
}

void add_revocations(X509_ATTRIBUTE* attribute, CmsFacts& out) {
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, 0);
    if (value != nullptr && ASN1_TYPE_get(value) == V_ASN1_SEQUENCE)
        read_revocations(octets(value->value.sequence), out.carried);
}

// Adobe's adbe-revocationInfoArchival, a signed attribute (ISO 32000-1, 12.8.3.3.2).
void read_archive(CMS_SignerInfo* signer, CmsFacts& out) {
    static const core::pki::ObjectHeld name(OBJ_txt2obj("1.2.840.113583.1.1.8", 1));
    const int at = CMS_signed_get_attr_by_OBJ(signer, name.get(), -1);
    if (at >= 0) add_revocations(CMS_signed_get_attr(signer, at), out);
}

// signer-attributes-v2, and what it replaced.
void read_roles(CMS_SignerInfo* signer, CmsFacts& out) {
    for (const char* oid : {"0.4.0.19122.1.1", "1.2.840.113549.1.9.16.2.18"}) {
        const core::pki::ObjectHeld name(OBJ_txt2obj(oid, 1));
        const auto* said = static_cast<const ASN1_STRING*>(
            CMS_signed_get0_data_by_OBJ(signer, name.get(), -3, V_ASN1_SEQUENCE));
        if (out.roles.empty() && said != nullptr) out.roles = claimed_roles(octets(said));
    }
}

void read_unsigned(CMS_SignerInfo* signer, CmsFacts& out) {
    for (int i = 0; i < CMS_unsigned_get_attr_count(signer); ++i) {
        X509_ATTRIBUTE* attribute = CMS_unsigned_get_attr(signer, i);
        const ASN1_OBJECT* oid = X509_ATTRIBUTE_get0_object(attribute);
        if (!known_unsigned(oid)) out.form_faults.emplace_back("signing.verdict.attribute_unknown");
        if (OBJ_obj2nid(oid) == NID_id_smime_aa_ets_revocationValues) add_revocations(attribute, out);
        if (OBJ_obj2nid(oid) != NID_id_smime_aa_timeStampToken) continue;
        const int count = X509_ATTRIBUTE_count(attribute);
        // A damaged timestamp must not pass as a signature that never had one.
        if (count == 0) out.form_faults.emplace_back("signing.verdict.attribute_unknown");
        for (int j = 0; j < count; ++j) {
            const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, j);
            if (value == nullptr || ASN1_TYPE_get(value) != V_ASN1_SEQUENCE) {
                out.form_faults.emplace_back("signing.verdict.attribute_unknown");
                continue;
            }
            const ByteView token = octets(value->value.sequence);
            out.tokens.emplace_back(token.begin(), token.end());
        }
    }
}

// The ESS attribute (RFC 5035) ties the signature to one certificate, not to any with that key.
void check_certificate_attribute(CMS_SignerInfo* signer, X509* own, CmsFacts& out) {
    const auto* v1 = static_cast<const ASN1_STRING*>(CMS_signed_get0_data_by_OBJ(
        signer, OBJ_nid2obj(NID_id_smime_aa_signingCertificate), -3, V_ASN1_SEQUENCE));
    const auto* v2 = static_cast<const ASN1_STRING*>(CMS_signed_get0_data_by_OBJ(
        signer, OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2), -3, V_ASN1_SEQUENCE));
    out.names_certificate = v1 != nullptr || v2 != nullptr;
    if (!out.names_certificate) return;
    using Ess1 = core::pki::Held<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free>;
    using Ess2 = core::pki::Held<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>;
    const Ess1 first = v1 ? core::pki::from_der<Ess1>(octets(v1), d2i_ESS_SIGNING_CERT) : nullptr;
    const Ess2 second =
        v2 ? core::pki::from_der<Ess2>(octets(v2), d2i_ESS_SIGNING_CERT_V2) : nullptr;
    if ((v1 && !first) || (v2 && !second)) return;
    const X509List chain(sk_X509_new_null());
    X509_up_ref(own);
    sk_X509_push(chain.get(), own);
    for (const Bytes& one : out.carried.certificates) {
        X509Held held = known_certificate(one);
        if (held && X509_cmp(held.get(), own) != 0) sk_X509_push(chain.get(), held.release());
    }
    out.certificate_matches =
        OSSL_ESS_check_signing_certs(first.get(), second.get(), chain.get(), 1) == 1;
}

void check_digest(CMS_SignerInfo* signer, const EVP_MD* kind, const std::vector<ByteView>& parts,
                  Digests& digests, CmsFacts& out) {
    const auto* said = static_cast<const ASN1_STRING*>(CMS_signed_get0_data_by_OBJ(
        signer, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING));
    if (said == nullptr) {
        out.form_faults.emplace_back("signing.verdict.no_digest");
        return;
    }
    const Bytes own = digests.of(kind, parts);
    const ByteView there = octets(said);
    out.digest_matches =
        !own.empty() && std::equal(own.begin(), own.end(), there.begin(), there.end());
}

void check_content_type(CMS_ContentInfo* cms, CMS_SignerInfo* signer, CmsFacts& out) {
    const auto* said = static_cast<const ASN1_OBJECT*>(
        CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT));
    if (said == nullptr || OBJ_cmp(said, CMS_get0_eContentType(cms)) != 0)
        out.form_faults.emplace_back("signing.verdict.content_type");
}

// The identifier of the signer is not signed, and OpenSSL takes names for equal that differ in case
// or kind of string; it must be the certificate's issuer byte for byte.
bool names_issuer_exactly(CMS_SignerInfo* signer, X509* own) {
    X509_NAME* said = nullptr;
    CMS_SignerInfo_get0_signer_id(signer, nullptr, &said, nullptr);
    return said == nullptr || core::pki::der(said, i2d_X509_NAME) ==
                                  core::pki::der(X509_get_issuer_name(own), i2d_X509_NAME);
}

// RFC 5652, 5.4: without signed attributes the signature is over the content itself. Old programs write
// such; it ties down neither certificate nor kind of content, so it is no more than arithmetic.
bool signs_bare(CMS_SignerInfo* signer, X509* own, const EVP_MD* kind, const std::vector<ByteView>& parts) {
    const core::pki::MdCtxHeld context(core::pki::must(EVP_MD_CTX_new(), "memory"));
    if (EVP_DigestVerifyInit(context.get(), nullptr, kind, nullptr, X509_get0_pubkey(own)) != 1) return false;
    for (const ByteView part : parts)
        if (EVP_DigestVerifyUpdate(context.get(), part.data(), part.size()) != 1) return false;
    const ByteView value = octets(CMS_SignerInfo_get0_signature(signer));
    return EVP_DigestVerifyFinal(context.get(), value.data(), value.size()) == 1;
}

void read_signer(CMS_ContentInfo* cms, CMS_SignerInfo* signer, const std::vector<ByteView>& parts,
                 Digests& digests, CmsFacts& out) {
    const ByteView value = octets(CMS_SignerInfo_get0_signature(signer));
    out.signature.assign(value.begin(), value.end());
    read_unsigned(signer, out);
    read_archive(signer, out);
    read_roles(signer, out);
    X509_ALGOR* digest_algorithm_id = nullptr;
    X509_ALGOR* signature_algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest_algorithm_id, &signature_algorithm);
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, digest_algorithm_id);
    const EVP_MD* kind = EVP_get_digestbyobj(oid);
    if (kind == nullptr) {
        out.form_faults.emplace_back("signing.verdict.algorithm");
        return;
    }
    out.digest_name = EVP_MD_get0_name(kind);
    out.digest_weak = weak(kind);
    const bool bare = CMS_signed_get_attr_count(signer) <= 0;
    if (bare) {
        out.form_faults.emplace_back("signing.verdict.no_attributes");
    } else {
        check_content_type(cms, signer, out);
        check_digest(signer, kind, parts, digests, out);
    }
    if (!signature_algorithm_fits(signature_algorithm, kind))
        out.form_faults.emplace_back("signing.verdict.algorithm");
    for (const Bytes& one : out.carried.certificates) {
        const X509Held held = known_certificate(one);
        if (!held || CMS_SignerInfo_cert_cmp(signer, held.get()) != 0) continue;
        out.signer = one;
        if (!names_issuer_exactly(signer, held.get()))
            out.form_faults.emplace_back("signing.verdict.not_der");
        CMS_SignerInfo_set1_signer_cert(signer, held.get());
        out.signature_good = bare ? signs_bare(signer, held.get(), kind, parts) : CMS_SignerInfo_verify(signer) == 1;
        if (bare) out.digest_matches = out.signature_good;
        check_certificate_attribute(signer, held.get(), out);
        return;
    }
}

}  // namespace

std::size_t cms_size(ByteView bytes) {
    if (!is_indefinite(bytes)) {
        const std::optional<Tlv> found = next(bytes);
        return found ? found->whole : 0;
    }
    const unsigned char* at = bytes.data();
    const CmsHeld held(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size())));
    ERR_clear_error();
    return held ? static_cast<std::size_t>(at - bytes.data()) : 0;
}

CmsFacts read_cms(ByteView der, const std::vector<ByteView>& parts) {
    Digests digests;
    return read_cms(der, parts, digests);
}

CmsFacts read_cms(ByteView der, const std::vector<ByteView>& parts, Digests& digests) {
    CmsFacts out;
    const std::optional<Slim> slim = without_certificates(der);
    const ByteView read = slim ? ByteView(slim->der) : der;
    const CmsHeld cms = core::pki::from_der<CmsHeld>(read, d2i_CMS_ContentInfo);
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) {
        out.form_faults.emplace_back("signing.verdict.cms");
        return out;
    }
    out.parsed = true;
    const bool inside = parts.empty();
    const Bytes again = core::pki::der(cms.get(), i2d_CMS_ContentInfo);
    const bool ber = is_indefinite(der);
    if (!frame_is_sound(ber ? ByteView(again) : der, inside) ||
        (!ber && !same_apart_from_order(read, again)))
        out.form_faults.emplace_back("signing.verdict.not_der");
    if (slim) out.carried.certificates = slim->certificates;
    read_lists(cms.get(), out);
    read_other_lists(ber ? ByteView(again) : der, out);
    ASN1_OCTET_STRING** content = CMS_get0_content(cms.get());
    const bool has_content = content != nullptr && *content != nullptr;
    if (has_content != inside) out.form_faults.emplace_back("signing.verdict.content_inside");
    if (has_content) out.content.assign(octets(*content).begin(), octets(*content).end());
    if (!inside && OBJ_obj2nid(CMS_get0_eContentType(cms.get())) != NID_pkcs7_data)
        out.form_faults.emplace_back("signing.verdict.content_type");
    STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms.get());
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1) {
        out.form_faults.emplace_back("signing.verdict.several_signers");
    } else {
        Digests of_content;   // which is gone with the CMS
        read_signer(cms.get(), sk_CMS_SignerInfo_value(signers, 0), inside ? std::vector<ByteView>{out.content} : parts,
                    inside ? of_content : digests, out);
    }
    ERR_clear_error();
    return out;
}

TokenFacts read_token(ByteView der, const std::vector<ByteView>& parts) {
    Digests digests;
    return read_token(der, parts, digests);
}

TokenFacts read_token(ByteView der, const std::vector<ByteView>& parts, Digests& digests) {
    TokenFacts out;
    out.cms = read_cms(der, {});
    const auto info = core::pki::from_der<core::pki::TstInfoHeld>(out.cms.content, d2i_TS_TST_INFO);
    if (!info) return out;
    out.parsed = true;
    out.at = core::pki::instant(TS_TST_INFO_get_time(info.get()));
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info.get());
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const EVP_MD* kind = EVP_get_digestbyobj(oid);
    if (kind == nullptr) return out;
    out.imprint_weak = weak(kind);
    const Bytes own = digests.of(kind, parts);
    const ByteView said = octets(TS_MSG_IMPRINT_get_msg(imprint));
    out.imprint_matches = std::equal(own.begin(), own.end(), said.begin(), said.end());
    ERR_clear_error();
    return out;
}

}  // namespace signing::check
