// SPDX-License-Identifier: Apache-2.0
#include "signing/check/roles.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/text.h"
#include "core/pki/openssl.h"
#include "signing/check/der.h"

namespace signing::check {
namespace {

using core::ByteView;

constexpr std::size_t most_roles = 8;
constexpr std::size_t longest = 300;   // octets of one

// title, role, and name, which EU DSS uses for roles: 2.5.4.12, 2.5.4.72, 2.5.4.41.
bool tells_role(ByteView oid) {
    return oid.size() == 3 && oid[0] == 0x55 && oid[1] == 0x04 && (oid[2] == 12 || oid[2] == 72 || oid[2] == 41);
}

std::string directory_string(ByteView value) {
    using Text = core::pki::Held<ASN1_STRING, ASN1_STRING_free>;
    const Text held = core::pki::from_der<Text>(value, d2i_DIRECTORYSTRING);
    unsigned char* text = nullptr;
    const int size = held ? ASN1_STRING_to_UTF8(&text, held.get()) : -1;
    if (size < 0) return {};
    std::string out(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    if (!core::text::valid_utf8(out)) return {};
    // One line, whatever it holds.
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    std::replace_if(out.begin(), out.end(), control, ' ');
    return std::string(core::text::head(core::text::trim(out), longest));
}

// SEQUENCE { OID, SET OF value }
void read_attribute(ByteView attribute, std::vector<std::string>& out) {
    const auto oid = take(attribute, 0x06);
    const auto values = take(attribute, 0x31);
    if (!oid || !values || !tells_role(oid->value)) return;
    for (ByteView rest = values->value; out.size() < most_roles;) {
        const auto one = next(rest);
        if (!one) return;
        std::string said = directory_string(rest.first(one->whole));
        if (!said.empty() && std::find(out.begin(), out.end(), said) == out.end()) out.push_back(std::move(said));
        rest = rest.subspan(one->whole);
    }
}

// SEQUENCE OF Attribute; writers differ on whether the tag of claimedAttributes stands around it or in its place.
void read_claimed(ByteView inside, std::vector<std::string>& out) {
    ByteView rest = inside;
    if (const auto list = next(inside); list && list->tag == 0x30 && !list->value.empty() && list->value[0] == 0x30)
        rest = list->value;
    while (const auto attribute = take(rest, 0x30)) read_attribute(attribute->value, out);
}

}  // namespace

std::string claimed_roles(ByteView value) {
    std::vector<std::string> out;
    const auto all = take(value, 0x30);
    if (!all) return {};
    for (ByteView rest = all->value; const auto part = next(rest);) {
        if (part->tag == 0xA0) read_claimed(part->value, out);
        rest = rest.subspan(part->whole);
    }
    return core::text::join(out, "; ");
}

}  // namespace signing::check
