// SPDX-License-Identifier: Apache-2.0
// The two ways a signature is prepared: at a glance where nothing is in doubt, by QPDF for everything else; and where
// both go, to the very same bytes.
#include <gtest/gtest.h>

#include <random>

#include "core/base/error.h"
#include "signing/pades/glance.h"
#include "signing/pades/normal.h"
#include "signing/tests/input_kit.h"

namespace signing {
namespace glance_test {

using core::Bytes;
using test::Make;
using test::world;

pades::Placement placement(const char* field = "") {
    pades::Placement out;
    out.field = field;
    out.at = world().now;
    out.name = "Sari Contoh";
    return out;
}

// As one who certifies, whose signature shows, and who makes fields for others.
pades::Placement first() {
    pades::Placement out = placement("Satu");
    out.box = pades::Box{40, 30, 180, 60};
    out.certify = true;
    out.reason = "Menandatangani naskah dinas – “asli”";
    out.later = {{"Dua", 1, pades::Box{300, 30, 180, 60}}, {"Tiga", 1, {}}};
    return out;
}

// Without the room for the CMS, which is zeros.
std::string text(const std::optional<pades::Prepared>& made) {
    if (!made) return "nothing";
    std::string out(core::chars(made->update));
    return out.erase(out.find("/Contents <") + 11, 2 * pades::reserved);
}

void expect_same(const Bytes& pdf, const pades::Placement& how, const std::string& what) {
    SCOPED_TRACE(what);
    const auto quick = pades::prepare_at_a_glance(pdf, how);
    const pades::Prepared thorough = pades::prepare_thoroughly(pdf, how);
    EXPECT_EQ(text(quick), text(thorough));
    if (quick) EXPECT_EQ(quick->range, thorough.range);
}

std::vector<std::pair<const char*, Bytes>> plain_files() {
    return {{"table", test::letter()},
            {"streams", test::letter(Make::stream)},
            {"linearized", test::linearized()},
            {"linearized with object streams", test::made_over(test::untouched,
                                                               [](QPDFWriter& writer) {
                                                                   writer.setLinearization(true);
                                                                   writer.setObjectStreamMode(qpdf_o_generate);
                                                               })},
            {"PDF 2.0 with object streams", test::of_version_2()},
            {"nested page tree", test::nested()},
            {"portfolio", test::portfolio()},
            {"usage rights", test::with_usage_rights()},
            {"cropped and turned", test::lying(270, "[50 60.5 500 700]")},
            {"written anew", pades::normal(test::hybrid()).value()},
            {"updated", test::updated_by(test::letter(), [](const pades::Source& source, pades::Update& update) {
                 update.put_same(source.page(1), pades::with_keys(source.page(1), {{"/Tabs", "/S"}}));
             })}};
}

TEST(Glance, prepares_the_same_bytes_as_qpdf) {
    for (const auto& [what, pdf] : plain_files()) {
        expect_same(pdf, placement(), what);
        expect_same(pdf, first(), what);
    }
    expect_same(test::with_form(), placement(), "form");
    pades::Placement far = placement();
    far.page = 220;
    expect_same(test::letter(Make::stream, 220), far, "220 pages");
}

TEST(Glance, prepares_the_same_bytes_on_files_others_have_signed) {
    for (const Make make : {Make::table, Make::stream}) {
        const Bytes one = world().sign(test::letter(make), "Satu", first());
        expect_same(one, placement("Dua"), "a field that was kept");
        const Bytes two = world().sign(one, "Dua", placement("Dua"));
        expect_same(two, placement("Tiga"), "the third signer");
        expect_same(two, placement(), "a field nobody made");
        pades::Placement yields = first();
        yields.yields = true;
        expect_same(two, yields, "who gives way");
    }
    expect_same(test::certified('2'), placement(), "certified by others");
}

TEST(Glance, stands_back_when_something_is_in_doubt_or_wrong) {
    const test::Folder folder;
    const std::string plain = folder.write("plain.pdf", test::letter());
    test::run("qpdf --encrypt '' rahasia 256 -- " + plain + " " + folder.path("locked.pdf"));
    Bytes cut = test::letter();
    cut.resize(cut.size() - 40);
    const Bytes heavy = test::made_over([](QPDF& pdf) {
        std::string zeros = "[";
        for (int i = 0; i < 60'000; ++i) zeros += " 0";
        pdf.getRoot().replaceKey("/Berat", test::Handle::parse(zeros + " ]"));
    });
    Bytes after = test::letter();
    after.insert(after.end(), {'x', '\n'});
    const Bytes locked = world().sign(test::with_lock("<< /Type /SigFieldLock /Action /Include /Fields [(B)] >>"),
                                      "Satu", placement("A"));
    const std::pair<const char*, Bytes> files[] = {{"hybrid", test::hybrid()},
                                                   {"encrypted", test::read_file(folder.path("locked.pdf"))},
                                                   {"XFA", test::of_xfa()},
                                                   {"cut short", cut},
                                                   {"something after the end", after},
                                                   {"certified for good", test::certified('1')},
                                                   {"locked", locked},
                                                   {"a catalog that swells", heavy},
                                                   {"nothing", {}}};
    for (const auto& [what, pdf] : files)
        EXPECT_EQ(text(pades::prepare_at_a_glance(pdf, placement("B"))), "nothing") << what;
    pades::Placement nowhere = placement();
    nowhere.page = 7;
    EXPECT_EQ(text(pades::prepare_at_a_glance(test::letter(), nowhere)), "nothing");
}

// Damage anywhere: the glance gives what QPDF gives, or nothing.
TEST(Glance, never_takes_what_qpdf_would_not) {
    std::mt19937 chance(20'261'126);
    const Bytes files[] = {test::letter(), test::letter(Make::stream), test::with_form(),
                           world().sign(test::letter(), "Satu", first())};
    int taken = 0;
    for (const Bytes& pdf : files)
        for (int i = 0; i < 60; ++i) {
            Bytes bad = pdf;
            const std::size_t at = i % 2 == 0 ? chance() % bad.size() : bad.size() - 1 - chance() % 600;
            bad[at] = static_cast<std::uint8_t>(i % 3 == 0 ? '0' + chance() % 10 : chance());
            const auto quick = pades::prepare_at_a_glance(bad, placement());
            if (!quick) continue;
            ++taken;
            expect_same(bad, placement(), "octet " + std::to_string(at) + " is " + std::to_string(bad[at]));
        }
    EXPECT_GT(taken, 20) << "most of a file is of no concern to a signature";
}

}  // namespace
}  // namespace signing
