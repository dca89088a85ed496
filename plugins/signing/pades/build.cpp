// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/build.h"

#include <algorithm>

#include "core/pki/openssl.h"
#include "signing/check/der.h"
#include "signing/pades/der.h"

namespace signing::pades {
namespace {

using check::next;
using check::take;
using check::Tlv;
using core::Bytes;
using core::ByteView;
using core::pki::must;
using der::set_of;
using der::tlv;

// Object identifiers, encoded with their head.
constexpr std::uint8_t signed_data[] = {0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2};
constexpr std::uint8_t data[] = {0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1};
constexpr std::uint8_t content_type[] = {0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 3};
constexpr std::uint8_t message_digest[] = {0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 4};
constexpr std::uint8_t signing_certificate_v2[] = {0x06, 11, 0x2A, 0x86, 0x48, 0x86, 0xF7,
                                                   0x0D, 1,  9,    16,   2,    47};
constexpr std::uint8_t timestamp_token[] = {0x06, 11, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 2, 14};
constexpr std::uint8_t version_1[] = {der::integer, 1, 1};
// AlgorithmIdentifiers. RFC 5754 section 2 and RFC 5758 section 3.2: no parameters; RFC 4055 section 5: NULL.
constexpr std::uint8_t sha256[] = {0x30, 11, 0x06, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1};
constexpr std::uint8_t sha256_with_rsa[] = {0x30, 13, 0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11, 5, 0};
constexpr std::uint8_t ecdsa_with_sha256[] = {0x30, 10, 0x06, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2};

// The object at the start, which must be of this tag, with its head; taken away from `rest`.
ByteView whole(ByteView& rest, std::uint8_t tag, const char* step) {
    const ByteView from = rest;
    const std::optional<Tlv> found = take(rest, tag);
    must(found.has_value(), step);
    return from.first(found->whole);
}
ByteView inside(ByteView& rest, std::uint8_t tag, const char* step) {
    const std::optional<Tlv> found = take(rest, tag);
    must(found.has_value(), step);
    return found->value;
}

// Issuer and serial number of a certificate (RFC 5280, 4.1), as they are encoded there.
struct Named {
    ByteView issuer, serial;
};
Named named(ByteView certificate) {
    constexpr const char* step = "signer certificate";
    ByteView rest = inside(certificate, der::sequence, step);
    must(certificate.empty(), step);
    ByteView body = inside(rest, der::sequence, step);
    take(body, der::context(0));
    Named out;
    out.serial = whole(body, der::integer, step);
    whole(body, der::sequence, step);
    out.issuer = whole(body, der::sequence, step);
    return out;
}

Bytes attribute(ByteView name, ByteView value) { return tlv(der::sequence, {name, tlv(der::set, {value})}); }

// RFC 5035: the certificate by its SHA-256, the default there, and by issuer and serial number.
Bytes certificate_attribute(ByteView certificate, const Named& name) {
    const core::Digest digest = core::sha256(certificate);
    const Bytes general = tlv(der::sequence, {tlv(der::context(4), {name.issuer})});
    const Bytes id = tlv(der::sequence, {tlv(der::octet_string, {digest.value}),
                                         tlv(der::sequence, {general, name.serial})});
    return attribute(signing_certificate_v2, tlv(der::sequence, {tlv(der::sequence, {id})}));
}

ByteView identifier(seal::Algorithm algorithm) {
    if (algorithm == seal::Algorithm::ecdsa_sha256) return ecdsa_with_sha256;
    return sha256_with_rsa;
}

Bytes attributes_of(const core::Digest& digest, ByteView certificate, const Named& name, ByteView claimed) {
    std::vector<Bytes> all{attribute(content_type, data),
                           attribute(message_digest, tlv(der::octet_string, {digest.value})),
                           certificate_attribute(certificate, name)};
    if (!claimed.empty()) all.emplace_back(claimed.begin(), claimed.end());
    return set_of(der::set, std::move(all));
}

// The signatures themselves stand last in the SignedData: where they are in a CMS of one signer, and
// where his signature value is.
struct Parts {
    ByteView before;  // of SignedData: all up to the signers
    ByteView signer;  // of the SignerInfo: all up to what is not signed
    ByteView value;
    ByteView unsigned_attributes;  // their content; empty when there are none
};
Parts parts_of(ByteView cms) {
    constexpr const char* step = "CMS";
    ByteView info = inside(cms, der::sequence, step);
    must(std::ranges::equal(whole(info, der::object, step), signed_data), step);
    ByteView wrapped = inside(info, der::context(0), step);
    ByteView body = inside(wrapped, der::sequence, step);
    Parts out;
    const ByteView all = body;
    whole(body, der::integer, step);
    whole(body, der::set, step);
    whole(body, der::sequence, step);
    take(body, der::context(0));
    take(body, der::context(1));
    out.before = all.first(all.size() - body.size());
    ByteView signers = inside(body, der::set, step);
    ByteView one = inside(signers, der::sequence, step);
    must(body.empty() && signers.empty(), "one signer");
    const ByteView signer = one;
    whole(one, der::integer, step);
    must(!one.empty() && next(one).has_value(), step);
    one = one.subspan(next(one)->whole);  // by issuer and serial number, or by the key
    whole(one, der::sequence, step);
    take(one, der::context(0));
    whole(one, der::sequence, step);
    out.value = inside(one, der::octet_string, step);
    out.signer = signer.first(signer.size() - one.size());
    if (const auto there = take(one, der::context(1))) out.unsigned_attributes = there->value;
    must(one.empty(), step);
    return out;
}

Bytes content_info(std::initializer_list<ByteView> parts) {
    const Bytes body = tlv(der::sequence, parts);
    return tlv(der::sequence, {signed_data, tlv(der::context(0), {body})});
}

}  // namespace

Bytes signed_attributes(const core::Digest& digest, ByteView certificate, ByteView claimed) {
    return attributes_of(digest, certificate, named(certificate), claimed);
}

Bytes build_cms(const core::Digest& digest, seal::Session& session, ByteView claimed) {
    const Bytes& own = session.certificate();
    const Named name = named(own);
    // RFC 5652 section 5.4: the signature is over the attributes encoded as SET OF, not as the [0] IMPLICIT they
    // travel under.
    Bytes attributes = attributes_of(digest, own, name, claimed);
    const seal::Signed made = session.sign(attributes);
    attributes.front() = der::context(0);
    std::vector<Bytes> certificates = session.chain();
    if (std::ranges::find(certificates, own) == certificates.end()) certificates.push_back(own);
    const Bytes signer =
        tlv(der::sequence, {version_1, tlv(der::sequence, {name.issuer, name.serial}), sha256, attributes,
                            identifier(made.algorithm), tlv(der::octet_string, {made.value})});
    return content_info({version_1, tlv(der::set, {sha256}), tlv(der::sequence, {data}),
                         set_of(der::context(0), std::move(certificates)), tlv(der::set, {signer})});
}

Bytes signature_value(ByteView cms) {
    const ByteView value = parts_of(cms).value;
    return {value.begin(), value.end()};
}

Bytes add_timestamp(ByteView cms, ByteView token) {
    const Parts parts = parts_of(cms);
    std::vector<Bytes> list{attribute(timestamp_token, token)};
    for (ByteView rest = parts.unsigned_attributes; !rest.empty();) {
        const ByteView one = whole(rest, der::sequence, "unsigned attributes");
        list.emplace_back(one.begin(), one.end());
    }
    const Bytes signer = tlv(der::sequence, {parts.signer, set_of(der::context(1), std::move(list))});
    return content_info({parts.before, tlv(der::set, {signer})});
}

}  // namespace signing::pades
