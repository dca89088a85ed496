// SPDX-License-Identifier: Apache-2.0
// Attacks on the CMS in the gap, made from our own signed letters: parts put in, taken out and exchanged,
// the lengths around them written anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signing/check/cms.h"
#include "signing/check/der.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace attack_cms_test {

using check::Indication;
using core::Bytes;
using core::ByteView;
using test::inspect;
using test::world;

Bytes encoded(std::uint8_t tag, const Bytes& value) {
    Bytes out{tag};
    if (value.size() >= 0x80) {
        out.push_back(value.size() > 0xFF ? 0x82 : 0x81);
        if (value.size() > 0xFF) out.push_back(static_cast<std::uint8_t>(value.size() >> 8));
    }
    out.push_back(static_cast<std::uint8_t>(value.size() & 0xFF));
    out.insert(out.end(), value.begin(), value.end());
    return out;
}

using Change = std::function<Bytes(const Bytes&)>;

// The object with the value at `path`, child by child, changed.
Bytes changed(ByteView der, std::vector<std::size_t> path, const Change& change) {
    const auto own = check::next(der);
    if (!own) return {};
    if (path.empty()) return encoded(own->tag, change({own->value.begin(), own->value.end()}));
    const std::size_t wanted = path.front();
    path.erase(path.begin());
    Bytes value;
    std::size_t index = 0;
    for (ByteView rest = own->value; !rest.empty(); ++index) {
        const auto child = check::next(rest);
        if (!child) return {};
        const ByteView there = rest.first(child->whole);
        const Bytes now = index == wanted ? changed(there, path, change) : Bytes(there.begin(), there.end());
        value.insert(value.end(), now.begin(), now.end());
        rest = rest.subspan(child->whole);
    }
    return encoded(own->tag, value);
}

struct Gap {
    std::size_t at = 0, size = 0;  // of the digits
};

Gap gap_of(const Bytes& pdf) {
    const std::string_view text = core::chars(pdf);
    const std::size_t at = text.rfind("/Contents <") + 11;
    return {at, text.find('>', at) - at};
}

Bytes with_gap(const Bytes& pdf, const Bytes& content) {
    const Gap gap = gap_of(pdf);
    std::string digits = core::hex(content);
    EXPECT_LE(digits.size(), gap.size);
    digits.resize(gap.size, '0');
    Bytes out = pdf;
    std::copy(digits.begin(), digits.end(), out.begin() + static_cast<std::ptrdiff_t>(gap.at));
    return out;
}

Bytes cms_of(const Bytes& pdf) {
    const Gap gap = gap_of(pdf);
    Bytes cms = core::unhex(core::chars(pdf).substr(gap.at, gap.size));
    cms.resize(check::cms_size(cms));
    return cms;
}

Bytes joined(Bytes a, const Bytes& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// SignedData: version, digests, content, certificates, signers.
const std::vector<std::size_t> content{1, 0, 2}, certificates{1, 0, 3}, signers{1, 0, 4}, attributes{1, 0, 4, 0, 3};

// Without the child that holds these octets.
Change without(std::string_view digits) {
    return [octets = core::unhex(digits)](const Bytes& value) {
        Bytes out;
        for (ByteView rest = value; !rest.empty();) {
            const ByteView child = rest.first(check::next(rest)->whole);
            if (std::search(child.begin(), child.end(), octets.begin(), octets.end()) == child.end())
                out.insert(out.end(), child.begin(), child.end());
            rest = rest.subspan(child.size());
        }
        return out;
    };
}

struct Attack {
    const char* name;
    std::function<Bytes(const Bytes&)> make;  // of the CMS
    const char* expected;
};

// Without its signed attributes.
Bytes bare(const Bytes& signer) {
    Bytes out;
    for (ByteView rest = signer; !rest.empty();) {
        const ByteView child = rest.first(check::next(rest)->whole);
        if (child[0] != 0xA0) out.insert(out.end(), child.begin(), child.end());
        rest = rest.subspan(child.size());
    }
    return out;
}

std::vector<Attack> of_parts() {
    return {
        {"two signers, the same twice",
         [](const Bytes& cms) {
             return changed(cms, signers, [](const Bytes& value) { return joined(value, value); });
         },
         "FORMAT_FAILURE"},
        {"no signer", [](const Bytes& cms) { return changed(cms, signers, [](const Bytes&) { return Bytes(); }); },
         "FORMAT_FAILURE"},
        {"content inside",
         [](const Bytes& cms) {
             return changed(cms, content, [](const Bytes& value) {
                 const std::string_view text = "isi lain";
                 return joined(value, encoded(0xA0, encoded(0x04, {text.begin(), text.end()})));
             });
         },
         "FORMAT_FAILURE"},
        {"no digest of the content",
         [](const Bytes& cms) { return changed(cms, attributes, without("06092a864886f70d010904")); },
         "FORMAT_FAILURE"},
        {"no certificate named",
         [](const Bytes& cms) { return changed(cms, attributes, without("060b2a864886f70d010910022f")); },
         "SIG_CRYPTO_FAILURE"},
        {"no signed attributes",
         [](const Bytes& cms) {
             return changed(cms, {1, 0, 4, 0}, bare);
         },
         "HASH_FAILURE"},
        {"octets behind it",
         [](const Bytes& cms) {
             return joined(cms, {0x30, 0x00});
         },
         "FORMAT_FAILURE"},
        {"zeros inside its frame",
         [](const Bytes& cms) { return changed(cms, {}, [](const Bytes& value) {
                                    return joined(value, {0, 0});
                                }); },
         "FORMAT_FAILURE"},
    };
}

std::vector<Attack> of_strangers() {
    const Bytes other = cms_of(world().sign(test::letter(test::Make::table, 2), "Dua"));
    const Bytes stranger =
        core::pki::Authority::root({"Orang Lain", ""}, {{0}, {4'000'000'000'000}}, core::pki::KeyKind::ec_p256)
            .certificate();
    return {
        {"certificates of nobody here",
         [=](const Bytes& cms) { return changed(cms, certificates, [=](const Bytes&) { return stranger; }); },
         "NO_SIGNING_CERTIFICATE_FOUND"},
        {"the signature of another letter", [=](const Bytes&) { return other; }, "HASH_FAILURE"},
    };
}

TEST(AttackCms, no_other_part_passes) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    ASSERT_EQ(inspect(with_gap(pdf, cms_of(pdf))).indication, Indication::passed);
    std::vector<Attack> all = of_parts();
    for (Attack& one : of_strangers()) all.push_back(std::move(one));
    for (const Attack& attack : all) {
        const auto report = inspect(with_gap(pdf, attack.make(cms_of(pdf))));
        EXPECT_NE(report.indication, Indication::passed) << attack.name;
        EXPECT_EQ(report.sub_indication, attack.expected) << attack.name << check::to_json(report).dump(1);
    }
}

}  // namespace
}  // namespace signing
