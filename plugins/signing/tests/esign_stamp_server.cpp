// SPDX-License-Identifier: Apache-2.0
// The signing half of the Esign service of the tests.
#include <algorithm>

#include "core/pki/credential.h"
#include "core/pki/openssl.h"
#include "signing/pades/build.h"
#include "signing/pades/update.h"
#include "signing/tests/esign_stamp.h"

namespace signing::test {
namespace {

using core::Bytes;
using core::pki::must;

// DER SET OF the signed attributes (RFC 5652 section 5.4).
Bytes set_of(const CMS_SignerInfo* signer) {
    std::vector<Bytes> parts;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i)
        parts.push_back(core::pki::der(CMS_signed_get_attr(signer, i), i2d_X509_ATTRIBUTE));
    std::sort(parts.begin(), parts.end());
    Bytes out{0x31, 0};
    for (const Bytes& one : parts) out.insert(out.end(), one.begin(), one.end());
    must(out.size() - 2 < 0x80, "short attributes");
    out[1] = static_cast<std::uint8_t>(out.size() - 2);
    return out;
}

// A key of its own beside the person's EC key, under the same name.
const Bytes& rsa_signer(const std::string& name) {
    static std::map<std::string, Bytes> held;
    constexpr std::chrono::hours day(24);
    Bytes& one = held[name];
    if (one.empty())
        one = world()
                  .issuing
                  .person({name, "Kota Contoh"}, {world().now - day, world().now + day},
                          core::pki::KeyKind::rsa_3072)
                  .pkcs12(world().passphrase());
    return one;
}

Bytes legacy_cms(const core::Digest& digest, seal::Session& session) {
    const auto own = core::pki::certificate(session.certificate());
    const core::pki::CmsHeld cms(
        must(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY), "CMS"));
    const core::pki::PkeyHeld key(must(X509_get_pubkey(own.get()), "key"));
    CMS_SignerInfo* signer =
        must(CMS_add1_signer(cms.get(), own.get(), key.get(), EVP_sha256(), CMS_PARTIAL | CMS_NOSMIMECAP), "signer");
    for (const Bytes& one : session.chain())
        must(CMS_add1_cert(cms.get(), core::pki::certificate(one).get()) == 1, "chain");
    must(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT,
                                     OBJ_nid2obj(NID_pkcs7_data), -1) == 1,
         "content type");
    must(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING,
                                     digest.value.data(), 32) == 1,
         "message digest");
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, nullptr, &algorithm);
    X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsaEncryption), V_ASN1_NULL, nullptr);
    const seal::Signed value = session.sign(set_of(signer));
    must(ASN1_OCTET_STRING_set(CMS_SignerInfo_get0_signature(signer), value.value.data(),
                               static_cast<int>(value.value.size())) == 1,
         "value");
    return core::pki::der(cms.get(), i2d_CMS_ContentInfo);
}

}  // namespace

Bytes legacy_signed(const Bytes& pdf, pades::Placement placement, const LegacyHand& hand) {
    placement.at = hand.at;
    pades::Prepared prepared = pades::prepare(pdf, placement);
    const std::string from = "/ETSI.CAdES.detached", to = "/adbe.pkcs7.detached";
    const auto at = std::search(prepared.update.begin(), prepared.update.end(), from.begin(), from.end());
    std::copy(to.begin(), to.end(), at);
    seal::Local provider(hand.pkcs12);
    const auto session = provider.open(world().passphrase());
    const Bytes cms = legacy_cms(pades::digest(pdf, prepared), *session);
    const Bytes token = pades::timestamp(pades::signature_value(cms), hand.stamps, {hand.stamp_root}, hand.at);
    pades::fill(prepared, pades::add_timestamp(cms, token));
    Bytes out = pdf;
    out.insert(out.end(), prepared.update.begin(), prepared.update.end());
    return out;
}

namespace {

Bytes legacy_signed(const Bytes& pdf, const std::string& name, pades::Placement placement) {
    placement.name = name;
    return test::legacy_signed(pdf, placement, {rsa_signer(name), world().source, world().root.certificate(), world().now});
}

Bytes updated(const Bytes& pdf, const std::function<void(const pades::Source&, pades::Update&)>& act) {
    const pades::Source source(pdf);
    pades::Update update(source);
    act(source, update);
    const std::string text = update.finish();
    Bytes out = pdf;
    out.insert(out.end(), text.begin(), text.end());
    return out;
}

Bytes with_evidence(const Bytes& pdf) {
    return updated(pdf, [](const pades::Source& source, pades::Update& update) {
        const Bytes& root = world().root.certificate();
        const int stream = update.new_id(), dss = update.new_id();
        update.put(stream, 0, "<< /Length " + std::to_string(root.size()) + " >>\nstream\n" +
                                  std::string(core::chars(root)) + "\nendstream");
        update.put(dss, 0, "<< /Certs [" + pades::reference(stream) + "] >>");
        update.put_same(source.root(), pades::with_keys(source.root(), {{"/DSS", pades::reference(dss)}}));
    });
}

Bytes with_larger_page(const Bytes& pdf) {
    return updated(pdf, [](const pades::Source& source, pades::Update& update) {
        QPDFObjectHandle page = source.page(1);
        update.put_same(page, pades::with_keys(page, {{"/MediaBox", "[0 0 595 600]"}}));
    });
}

Bytes with_note(const Bytes& pdf) {
    return updated(pdf, [](const pades::Source& source, pades::Update& update) {
        QPDFObjectHandle page = source.page(1);
        const int note = update.new_id();
        update.put(note, 0, "<< /Type /Annot /Subtype /FreeText /Rect [70 700 300 740] /Contents (Lunas) >>");
        update.put_same(page, pades::with_keys(page, {{"/Annots", pades::with_element(page.getKey("/Annots"),
                                                                                      pades::reference(note))}}));
    });
}

// One digit of the last signature's own time.
Bytes with_changed_byte(Bytes pdf) {
    const std::size_t at = core::chars(pdf).rfind("/M (D:20") + 8;
    pdf[at] = pdf[at] == '1' ? '2' : '1';
    return pdf;
}

}  // namespace

Bytes stamped(const Bytes& pdf, const StampWish& wish, Mischief mischief) {
    const std::string name = mischief == Mischief::other_person ? "Budi Orang Lain" : wish.name;
    Bytes base = mischief == Mischief::other_prefix ? letter(Make::table, 2) : pdf;
    if (mischief == Mischief::not_signed) return base;
    if (mischief == Mischief::page_changed) base = with_larger_page(base);
    Bytes out = wish.legacy ? legacy_signed(base, name, wish.placement) : world().sign(base, name, wish.placement);
    if (mischief == Mischief::two_signatures) out = world().sign(out, name, wish.placement);
    if (mischief == Mischief::broken_signature) out = with_changed_byte(std::move(out));
    if (wish.long_term) out = with_evidence(out);
    if (mischief == Mischief::annotated) out = with_note(out);
    if (mischief == Mischief::cut_file) out.resize(pdf.size() + (out.size() - pdf.size()) / 2);
    return out;
}

}  // namespace signing::test
