// SPDX-License-Identifier: Apache-2.0
// The checker: genuine files pass, nothing that was touched does, and every input gets a verdict.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "signing/check/rules.h"
#include "signing/pades/update.h"
#include "signing/tests/kit.h"

namespace signing {
namespace check_test {

using check::Indication;
using core::Bytes;
using test::anchors;
using test::inspect;
using test::Make;
using test::world;
using ::testing::Contains;

std::set<std::string> change_keys(const check::Report& report) {
    std::set<std::string> out;
    for (const auto& one : report.signatures)
        for (const auto& change : one.changes) out.insert(change.key);
    return out;
}

std::set<std::string> reason_keys(const check::Report& report) {
    std::set<std::string> out;
    for (const auto& why : report.reasons) out.insert(why.key);
    for (const auto& one : report.signatures)
        for (const auto& why : one.reasons) out.insert(why.key);
    return out;
}

// An incremental update by a stranger.
Bytes updated(const Bytes& pdf,
              const std::function<void(const pades::Source&, pades::Update&)>& act) {
    const pades::Source source(pdf);
    pades::Update update(source);
    act(source, update);
    const std::string text = update.finish();
    Bytes out = pdf;
    out.insert(out.end(), text.begin(), text.end());
    return out;
}

Bytes replaced(const Bytes& pdf, const std::string& from, const std::string& to) {
    std::string text(core::chars(pdf));
    const std::size_t at = text.rfind(from);
    EXPECT_NE(at, std::string::npos) << from;
    EXPECT_EQ(from.size(), to.size());
    if (at != std::string::npos) text.replace(at, to.size(), to);
    return {text.begin(), text.end()};
}

TEST(Check, a_genuine_file_passes) {
    for (const Make make : {Make::table, Make::stream}) {
        const auto report = inspect(world().sign(test::letter(make, 2), "Sari"));
        EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
        EXPECT_EQ(report.sentence.key, "signing.verdict.genuine_demo");
        ASSERT_EQ(report.signatures.size(), 1u);
        const auto& one = report.signatures[0];
        EXPECT_EQ(one.signer, "Sari");
        EXPECT_EQ(one.level, "B-T");
        EXPECT_TRUE(one.covers_file && one.intact && one.demo && one.proven && one.claimed);
        EXPECT_EQ(one.path.back(), "Induk Demo");
        EXPECT_TRUE(one.changes.empty());
    }
}

TEST(Check, several_signers_pass_and_are_listed) {
    pades::Placement certify;
    certify.certify = true;
    for (const pades::Placement& first : {pades::Placement{}, certify}) {
        Bytes pdf = world().sign(test::letter(Make::table, 2), "Satu", first);
        pades::Placement visible;
        if (!first.certify) visible.box = pades::Box{300, 100, 100, 40};
        pdf = world().sign(pdf, "Dua", visible);
        pdf = world().sign(pdf, "Tiga", {}, core::pki::KeyKind::rsa_3072);
        const auto report = inspect(pdf);
        EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
        ASSERT_EQ(report.signatures.size(), 3u);
        EXPECT_EQ(report.signatures[0].signer, "Satu");
        EXPECT_FALSE(report.signatures[0].covers_file);
        EXPECT_TRUE(report.signatures[2].covers_file);
        EXPECT_THAT(change_keys(report), Contains("signing.change.signature_added"));
        if (!first.certify) {
            EXPECT_THAT(change_keys(report), Contains("signing.change.signature_visible"));
        }
    }
}

// As letters of several signers are made: every signature passes, and what came after is filling in.
TEST(Check, fields_filled_one_after_another_pass) {
    pades::Placement first;
    first.field = "Signature1";
    first.box = pades::Box{300, 100, 100, 40};
    first.later = {{"Signature2", 1, pades::Box{100, 100, 100, 40}}, {"Signature3", 2, pades::Box{100, 100, 100, 40}}};
    Bytes pdf = world().sign(test::letter(Make::table, 2), "Satu", first);
    EXPECT_EQ(inspect(pdf).indication, Indication::passed) << "half signed it is genuine too, for what it is";
    for (const char* name : {"Signature2", "Signature3"}) {
        pades::Placement own;
        own.field = name;
        pdf = world().sign(pdf, name, own);
        const auto report = inspect(pdf);
        EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
        EXPECT_TRUE(report.signatures.back().covers_file);
        for (const auto& one : report.signatures)
            EXPECT_TRUE(one.modifications == "none" || one.modifications == "form_filling") << one.modifications;
    }
}

TEST(Check, cut_files_and_garbage_get_a_verdict) {
    const Bytes pdf = world().sign(test::letter(Make::stream), "Satu");
    for (std::size_t size = 0; size < pdf.size(); size += 331) {
        const auto report = inspect(Bytes(pdf.begin(), pdf.begin() + static_cast<long>(size)));
        EXPECT_NE(report.indication, Indication::passed) << size;
        EXPECT_FALSE(report.sentence.key.empty());
    }
    for (std::size_t i = 0; i < 200; ++i) {
        Bytes noise = core::random_bytes(400);
        if (i % 2 == 0) std::copy_n("%PDF-1.7\n", 9, noise.begin());
        EXPECT_NE(inspect(noise).indication, Indication::passed);
    }
    EXPECT_EQ(inspect(test::letter()).sentence.key, "signing.verdict.unsigned");
}

TEST(Check, appended_bytes_do_not_pass) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    for (const std::string tail : {" ", "\n", "junk", "\n%%EOF\n", "startxref\n9\n%%EOF\n"}) {
        Bytes more = pdf;
        more.insert(more.end(), tail.begin(), tail.end());
        EXPECT_NE(inspect(more).indication, Indication::passed) << tail;
    }
}

struct Attack {
    const char* name;
    const char* change;
    std::function<void(const pades::Source&, pades::Update&)> act;
};

std::vector<Attack> page_attacks() {
    using pades::with_keys;
    return {
        {"content", "signing.change.page",
         [](const pades::Source& source, pades::Update& update) {
             const std::string drawn = "BT /F1 12 Tf 72 720 Td (X) Tj ET";
             update.put_same(source.page(1).getKey("/Contents"),
                             "<< /Length " + std::to_string(drawn.size()) + " >>\nstream\n" +
                                 drawn + "\nendstream");
         }},
        {"contents key", "signing.change.page",
         [](const pades::Source& source, pades::Update& update) {
             const int id = update.new_id();
             update.put(id, 0, "<< /Length 0 >>\nstream\n\nendstream");
             update.put_same(source.page(1),
                             with_keys(source.page(1), {{"/Contents", pades::reference(id)}}));
         }},
        {"media box", "signing.change.page",
         [](const pades::Source& source, pades::Update& update) {
             update.put_same(source.page(1),
                             with_keys(source.page(1), {{"/MediaBox", "[0 0 100 100]"}}));
         }},
        {"font", "signing.change.page",
         [](const pades::Source& source, pades::Update& update) {
             QPDFObjectHandle font =
                 source.page(1).getKey("/Resources").getKey("/Font").getKey("/F1");
             update.put_same(font, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>");
         }},
        {"one page less", "signing.change.page_count",
         [](const pades::Source& source, pades::Update& update) {
             QPDFObjectHandle pages = source.root().getKey("/Pages");
             update.put_same(
                 pages, with_keys(pages, {{"/Kids", "[" + pades::reference(source.page(1)) + "]"},
                                          {"/Count", "1"}}));
         }},
    };
}

std::vector<Attack> form_attacks() {
    using pades::with_keys;
    return {
        {"annotation", "signing.change.annotation_added",
         [](const pades::Source& source, pades::Update& update) {
             const int id = update.new_id();
             update.put(id, 0,
                        "<< /Type /Annot /Subtype /FreeText /Rect [0 0 500 800] /Contents (x) >>");
             QPDFObjectHandle page = source.page(1);
             update.put_same(
                 page, with_keys(page, {{"/Annots", pades::with_element(page.getKey("/Annots"),
                                                                        pades::reference(id))}}));
         }},
        {"open action", "signing.change.catalog",
         [](const pades::Source& source, pades::Update& update) {
             update.put_same(source.root(),
                             with_keys(source.root(),
                                       {{"/OpenAction", "<< /S /URI /URI (http://x.invalid) >>"}}));
         }},
        {"text field over the page", "signing.change.field_added",
         [](const pades::Source& source, pades::Update& update) {
             const int id = update.new_id();
             update.put(
                 id, 0,
                 "<< /Type /Annot /Subtype /Widget /FT /Tx /T (x) /V (y) /Rect [0 0 9 9] >>");
             QPDFObjectHandle form = source.root().getKey("/AcroForm");
             update.put_same(
                 form, with_keys(form, {{"/Fields", pades::with_element(form.getKey("/Fields"),
                                                                        pades::reference(id))}}));
         }},
        {"signature moved", "signing.change.field",
         [](const pades::Source& source, pades::Update& update) {
             QPDFObjectHandle field = source.fields()[0].object;
             update.put_same(field, with_keys(field, {{"/Rect", "[0 0 500 800]"}}));
         }},
    };
}

std::vector<Attack> attacks() {
    std::vector<Attack> all = page_attacks();
    for (const Attack& one : form_attacks()) all.push_back(one);
    return all;
}

TEST(Check, a_stranger_s_update_is_found_and_named) {
    for (const Make make : {Make::table, Make::stream}) {
        const Bytes pdf = world().sign(test::letter(make, 2), "Satu");
        for (const Attack& attack : attacks()) {
            const auto report = inspect(updated(pdf, attack.act));
            EXPECT_NE(report.indication, Indication::passed) << attack.name;
            EXPECT_THAT(change_keys(report), Contains(attack.change)) << attack.name;
        }
    }
}

// The shadow: the stranger has the changed document signed once more by a good signer.
TEST(Check, a_second_signature_does_not_heal_a_change) {
    const Bytes pdf = world().sign(test::letter(Make::table, 2), "Satu");
    for (const Attack& attack : attacks()) {
        const auto report = inspect(world().sign(updated(pdf, attack.act), "Dua"));
        EXPECT_NE(report.indication, Indication::passed) << attack.name;
        ASSERT_EQ(report.signatures.size(), 2u);
        EXPECT_EQ(report.signatures[1].indication, Indication::passed) << attack.name;
    }
}

TEST(Check, a_removed_signature_leaves_remnants) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const auto report = inspect(updated(pdf, [](const auto& source, auto& update) {
        QPDFObjectHandle form = source.root().getKey("/AcroForm");
        update.put_same(form, pades::with_keys(form, {{"/Fields", "[]"}}));
    }));
    EXPECT_EQ(report.indication, Indication::indeterminate);
    EXPECT_EQ(report.sentence.key, "signing.verdict.remnants");
}

// The cross-reference of the update leads object N to the header of another (shadow "hide").
TEST(Check, a_lying_cross_reference_is_found) {
    const Bytes pdf = world().sign(test::letter(Make::table, 2), "Satu");
    const Bytes bad = updated(pdf, [](const auto& source, auto& update) {
        const std::string text = "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>";
        update.put_same(source.page(1).getKey("/Resources").getKey("/Font").getKey("/F1"), text);
    });
    std::string text(core::chars(bad));
    const pades::Source source(bad);
    const int id = source.page(1).getKey("/Resources").getKey("/Font").getKey("/F1").getObjectID();
    const std::string header = std::to_string(id) + " 0 obj\n<< /Type /Font";
    text.replace(text.rfind(header), std::to_string(id).size(),
                 std::to_string(id == 9 ? 8 : id + 1));
    EXPECT_NE(inspect(Bytes(text.begin(), text.end())).indication, Indication::passed);
}

TEST(Check, range_and_contents_tricks) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const std::string text(core::chars(pdf));
    const std::size_t at = text.rfind("/ByteRange [") + 12;
    const std::string range = text.substr(at, text.find(']', at) - at);
    const std::string number = range.substr(2, range.find(' ', 2) - 2);
    const auto with_range = [&](std::string other) {
        other.resize(range.size(), ' ');
        return replaced(pdf, range, other);
    };
    for (const Bytes& other :
         {with_range(""), with_range("0"), with_range("null"), with_range("0 0 0 0"),
          with_range("0 -1 9 9"), with_range("1 " + number + " 9 9"),
          with_range("0 " + number + " 99999999999 4"), with_range("0 10 20 30"),
          replaced(pdf, "/ByteRange", "/ByteRangX"), replaced(pdf, "/Contents <", "/Contentz <"),
          replaced(pdf, "/Type /Sig ", "/Type /Foo "),
          replaced(pdf, "ETSI.CAdES.detached", "ETSI.CAdES.detacheX")}) {
        const auto report = inspect(other);
        EXPECT_NE(report.indication, Indication::passed);
        EXPECT_FALSE(report.sentence.key.empty());
    }
}

TEST(Check, trust_time_and_revocation) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const auto with = [&](const check::Anchors& trust, core::Instant at) {
        return check::inspect(pdf, trust, at);
    };
    const auto nobody = with({}, world().now);
    EXPECT_EQ(nobody.sub_indication, "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(nobody.sentence.key, "signing.verdict.not_trusted");

    // Three years on the signer's certificate is over; the timestamp proves it was not then.
    const core::Instant later = world().now + std::chrono::hours(24 * 365 * 3);
    EXPECT_EQ(with(anchors(), later).indication, Indication::passed);
    // Twelve years on so is the timestamp authority's.
    const core::Instant late = world().now + std::chrono::hours(24 * 365 * 12);
    EXPECT_EQ(with(anchors(), late).sub_indication, "OUT_OF_BOUNDS_NO_POE");
    check::Anchors lenient = anchors();
    lenient.keep_old_timestamps = true;
    EXPECT_EQ(with(lenient, late).indication, Indication::passed);
    check::Anchors seen = anchors();
    seen.seen = world().now + std::chrono::hours(1);
    EXPECT_EQ(with(seen, late).indication, Indication::passed);

    check::Anchors window = anchors();
    window.list[0].until = world().now - std::chrono::hours(24);
    EXPECT_EQ(with(window, world().now).sub_indication, "NO_CERTIFICATE_CHAIN_FOUND");

    const std::string serial = inspect(pdf).signatures[0].serial;
    const auto revoked = [&](std::chrono::hours shift) {
        check::Anchors out = anchors();
        out.crls.push_back(world().issuing.crl({{serial, world().now + shift}}, world().now,
                                               world().now + std::chrono::hours(24), 1));
        return out;
    };
    EXPECT_EQ(with(revoked(std::chrono::hours(-2)), world().now).sub_indication, "REVOKED");
    EXPECT_EQ(with(revoked(std::chrono::hours(2)), world().now).indication, Indication::passed);
    check::Anchors strict = anchors();
    strict.require_revocation = check::Anchors::Asked::everywhere;
    EXPECT_EQ(with(strict, world().now).sub_indication, "TRY_LATER");
    strict.crls = {world().issuing.crl({}, world().now, later, 2),
                   world().root.crl({}, world().now, later, 1)};
    EXPECT_EQ(with(strict, world().now).indication, Indication::passed);
}

TEST(Check, the_report_speaks) {
    const Bytes pdf = world().sign(test::letter(Make::table, 2), "Satu");
    const auto report = inspect(updated(pdf, attacks()[0].act));
    EXPECT_EQ(report.indication, Indication::failed);
    EXPECT_EQ(report.sub_indication, "FORMAT_FAILURE");
    EXPECT_EQ(report.sentence.key, "signing.verdict.changed");
    EXPECT_THAT(reason_keys(report), Contains("signing.verdict.content_changed"));
    const core::Json json = check::to_json(report);
    EXPECT_EQ(json["indication"], "TOTAL-FAILED");
    EXPECT_EQ(json["signatures"][0]["changes"][0]["args"]["page"], "1");
}

}  // namespace
}  // namespace signing
