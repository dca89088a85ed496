// SPDX-License-Identifier: Apache-2.0
// Any PDF in: signed as it is, written anew before its first signature, or refused with a word; and what shows of
// the signature stands where it should, whichever way the page lies.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/pdf/foreign.h"
#include "core/pdf/frame.h"
#include "signing/check/locks.h"
#include "signing/pades/normal.h"
#include "signing/service/look.h"
#include "signing/tests/esign_stamp.h"
#include "signing/tests/input_kit.h"
#include "tests/support/refusal.h"

namespace signing {
namespace input_test {

using core::Bytes;
using test::count;
using test::Folder;
using test::run;
using test::world;
using tests::key_of;
using ::testing::HasSubstr;

void expect_sound(const Bytes& before, const Bytes& made, int signatures, const std::string& what) {
    SCOPED_TRACE(what);
    EXPECT_GT(made.size(), before.size());
    EXPECT_TRUE(std::equal(before.begin(), before.end(), made.begin())) << "a byte of before was touched";
    const Folder folder;
    const std::string file = folder.write("a.pdf", made);
    const auto qpdf = run("qpdf --check " + file);
    EXPECT_EQ(qpdf.code, 0) << qpdf.text;
    EXPECT_EQ(count(run("pdfsig -nocert " + file).text, "Signature is Valid"), signatures);
    const auto report = test::inspect(made);
    EXPECT_EQ(check::name(report.indication), "TOTAL-PASSED") << check::to_json(report).dump(1);
    EXPECT_EQ(report.signatures.size(), static_cast<std::size_t>(signatures));
}

TEST(AnyInput, is_signed_as_it_is) {
    const std::pair<const char*, Bytes> files[] = {
        {"table", test::letter()},
        {"stream", test::letter(test::Make::stream)},
        {"linearized", test::linearized()},
        {"PDF 2.0 with object streams", test::of_version_2()},
        {"nested page tree", test::nested()},
        {"form", test::with_form()},
        {"portfolio", test::portfolio()},
        {"usage rights", test::with_usage_rights()},
        {"220 pages", test::letter(test::Make::stream, 220)},
        {"cropped and turned", test::lying(90, "[50 60 500 700]")},
        {"incremental update", test::updated_by(test::letter(), [](const pades::Source& source, pades::Update& update) {
             update.put_same(source.page(1), pades::with_keys(source.page(1), {{"/Tabs", "/S"}}));
         })}};
    for (const auto& [what, plain] : files) {
        EXPECT_EQ(pades::normal(plain), std::nullopt) << what;
        pades::Placement placement;
        placement.certify = true;
        placement.page = std::string_view(what) == "220 pages" ? 220 : 1;
        const Bytes one = world().sign(plain, "Satu", placement);
        expect_sound(plain, one, 1, what);
        expect_sound(one, world().sign(one, "Dua"), 2, what);
    }
}

TEST(AnyInput, signed_by_others_keeps_their_signatures) {
    const Bytes legacy = test::stamped(test::letter(), {"Petugas BSrE", {}, true, false}, test::Mischief::none);
    const Bytes ours = world().sign(test::letter(), "Mitra");
    for (const auto& [what, theirs] : {std::pair<const char*, Bytes>{"adbe.pkcs7.detached", legacy},
                                       {"PAdES", ours},
                                       {"certified P=2", test::certified('2')},
                                       {"certified P=3", test::certified('3')}}) {
        SCOPED_TRACE(what);
        pades::Placement placement;
        placement.field = "Signature1";   // theirs is called so too
        placement.certify = placement.yields = true;
        placement.later = {{"Signature2", 1, {}}};
        const Bytes made = world().sign(theirs, "Kita", placement);
        EXPECT_TRUE(std::equal(theirs.begin(), theirs.end(), made.begin()));
        const auto report = test::inspect(made);
        ASSERT_EQ(report.signatures.size(), 2u);
        EXPECT_EQ(pades::Source(made).fields().size(), 2u) << "no field for later was added";
        EXPECT_EQ(report.signatures[1].certifies, 0) << "ours certifies nothing that is theirs";
        for (const auto& each : report.signatures) EXPECT_TRUE(each.intact);
        EXPECT_EQ(report.signatures[0].modifications, "form_filling");
        EXPECT_EQ(report.signatures[1].indication, check::Indication::passed);
        placement.yields = false;
        EXPECT_NE(key_of([&] { world().sign(theirs, "Kita", placement); }), "nothing thrown");
    }
    EXPECT_EQ(key_of([] { world().sign(test::certified('1'), "Kita"); }), "signing.error.locked");
}

TEST(AnyInput, what_others_locked_stays_locked) {
    const auto signed_a = [](const std::string& lock) {
        pades::Placement first;
        first.field = "A";
        return world().sign(test::with_lock(lock), "Satu", first);
    };
    pades::Placement second;
    second.field = "B";
    const Bytes held = signed_a("<< /Type /SigFieldLock /Action /Include /Fields [(B)] >>");
    expect_sound(test::with_lock("<< /Type /SigFieldLock /Action /Include /Fields [(B)] >>"), held, 1, "locks a field");
    const pades::Source source(held);
    auto signature = source.fields().at(0).object.getKey("/V");
    EXPECT_TRUE(check::locks_of(QPDFObjectHandle::newDictionary(), signature).hold("B")) << "the signature itself says so (FieldMDP)";
    EXPECT_EQ(signature.getKey("/Reference").getArrayItem(0).getKey("/Data").getObjGen(), source.root().getObjGen());
    EXPECT_EQ(key_of([&] { world().sign(held, "Dua", second); }), "signing.error.field_locked");
    const Bytes free = signed_a("<< /Type /SigFieldLock /Action /Exclude /Fields [(B)] >>");
    EXPECT_EQ(test::inspect(world().sign(free, "Dua", second)).indication, check::Indication::passed);
    const Bytes closed = signed_a("<< /Type /SigFieldLock /Action /All /P 1 >>");
    EXPECT_EQ(key_of([&] { world().sign(closed, "Dua", second); }), "signing.error.locked");
}

TEST(AnyInput, hybrid_is_written_anew_before_its_first_signature) {
    const Bytes plain = test::hybrid();
    const Folder folder;
    ASSERT_EQ(run("qpdf --check " + folder.write("hybrid.pdf", plain)).code, 0);
    EXPECT_EQ(key_of([&] { world().sign(plain, "Satu"); }), "signing.error.pdf_hybrid");
    const Bytes one = pades::normal(plain).value();
    EXPECT_NE(one, plain);
    EXPECT_EQ(pades::normal(plain), one) << "the same every time";
    expect_sound(one, world().sign(one, "Satu"), 1, "hybrid");
}

TEST(AnyInput, is_refused_with_a_word_otherwise) {
    const Folder folder;
    const std::string plain = folder.write("plain.pdf", test::letter());
    for (const char* locked : {"'' rahasia 256", "buka rahasia 256", "'' rahasia 128 --use-aes=y"}) {
        run(std::string("qpdf --encrypt ") + locked + " -- " + plain + " " + folder.path("locked.pdf"));
        const Bytes bytes = test::read_file(folder.path("locked.pdf"));
        EXPECT_EQ(key_of([&] { world().sign(pades::normal(bytes).value_or(bytes), "Satu"); }), "signing.error.pdf_encrypted") << locked;
    }
    EXPECT_EQ(key_of([] { world().sign(pades::normal(test::of_xfa()).value_or(test::of_xfa()), "Satu"); }), "signing.error.pdf_xfa");
    Bytes cut = test::letter();
    cut.resize(cut.size() - 40);
    EXPECT_EQ(key_of([&] { world().sign(pades::normal(cut).value_or(cut), "Satu"); }), "signing.error.pdf_damaged");
}

// What becomes of it as a letter of ours: written anew before its first signature, or refused at upload.
TEST(AnyInput, becomes_a_letter_or_is_refused_when_it_comes_in) {
    const Folder folder;
    const std::string plain = folder.write("plain.pdf", test::letter());
    run("qpdf --encrypt '' rahasia 256 -- " + plain + " " + folder.path("owner.pdf"));
    run("qpdf --encrypt buka rahasia 256 -- " + plain + " " + folder.path("user.pdf"));
    const std::pair<Bytes, const char*> refused[] = {
        {test::read_file(folder.path("owner.pdf")), "core.pdf.unfit.encrypted"},
        {test::read_file(folder.path("user.pdf")), "core.pdf.locked"},
        {test::with_form(), "core.pdf.unfit.form"},
        {test::portfolio(), "core.pdf.unfit.files"},
        {test::of_xfa(), "core.pdf.unfit.active"},
        {test::certified('2'), "core.pdf.unfit.signed"},
        {world().sign(test::letter(), "Mitra"), "core.pdf.unfit.signed"}};
    for (const auto& [bytes, key] : refused) EXPECT_EQ(key_of([&] { core::pdf::survey(bytes, 300); }), key);
    const std::pair<const char*, Bytes> taken[] = {{"linearized", test::linearized()},
                                                   {"PDF 2.0", test::of_version_2()},
                                                   {"nested", test::nested()},
                                                   {"hybrid", test::hybrid()},
                                                   {"usage rights", test::with_usage_rights()},
                                                   {"turned", test::lying(270, "[50 60 450 700]")},
                                                   {"220 pages", test::letter(test::Make::stream, 220)}};
    for (const auto& [what, bytes] : taken) {
        SCOPED_TRACE(what);
        const auto seen = core::pdf::survey(bytes, 300);
        const auto filled = core::pdf::fill(bytes, {}, {}, NASKAH_FONTS);
        EXPECT_EQ(filled.pages, seen.pages);
        EXPECT_FALSE(pades::Source(filled.bytes).root().hasKey("/Perms"));
        pades::Placement placement;
        placement.certify = true;
        expect_sound(filled.bytes, world().sign(filled.bytes, "Satu", placement), 1, what);
    }
}

TEST(AnyInput, usage_rights_end_with_the_first_signature) {
    for (const bool certify : {true, false}) {
        pades::Placement placement;
        placement.certify = certify;
        const Bytes made = world().sign(test::with_usage_rights(), "Satu", placement);
        test::Handle perms = pades::Source(made).root().getKey("/Perms");
        EXPECT_FALSE(perms.hasKey("/UR3"));
        EXPECT_EQ(perms.hasKey("/DocMDP"), certify);
    }
}

// Where the first page is dark, as people see it: from the left and from the bottom, in points; and how dark the
// left third of that is for each dark point of the right third.
struct Dark : core::pdf::Rect {
    double left_heavy = 0;
};

Dark dark(const Bytes& pdf) {
    const Folder folder;
    run("pdftoppm -cropbox -gray -r 72 -singlefile " + folder.write("a.pdf", pdf) + " " + folder.path("seen"));
    const Bytes image = test::read_file(folder.path("seen.pgm"));
    int width = 0, height = 0, most = 0, head = 0;
    const std::string opening(core::chars(image).substr(0, 40));
    if (std::sscanf(opening.c_str(), "P5 %d %d %d%n", &width, &height, &most, &head) != 3) return {};
    int left = width, right = 0, top = height, bottom = 0;
    const auto is_dark = [&](int x, int y, int bound) {
        return image[static_cast<std::size_t>(head + 1 + y * width + x)] <= bound;
    };
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            if (!is_dark(x, y, 220)) continue;   // a thin line may be pale
            left = std::min(left, x);
            right = std::max(right, x + 1);
            top = std::min(top, y);
            bottom = std::max(bottom, y + 1);
        }
    const int third = (right - left) / 3;
    double on_left = 0, on_right = 1;
    for (int y = top; y < bottom; ++y)
        for (int x = 0; x < third; ++x) {
            on_left += is_dark(left + x, y, 100);
            on_right += is_dark(right - 1 - x, y, 100);
        }
    return {{double(left), double(height - bottom), double(right - left), double(bottom - top)}, on_left / on_right};
}

TEST(AnyInput, shows_upright_where_it_should_on_turned_and_cropped_pages) {
    const auto look =
        draw({.qr = "https://naskah.contoh.go.id/v/KODE", .capacity = "Kepala Dinas Contoh", .name = "Sari Contoh"},
             NASKAH_FONTS);
    const double high = 180 * look.at.height / look.at.width;
    for (const int rotation : {0, 90, 180, 270, -90})
        for (const char* crop : {"[0 0 595 842]", "[50 60 450 700]"}) {
            SCOPED_TRACE(std::to_string(rotation) + " " + crop);
            pades::Placement placement;
            placement.box = pades::Box{40, 30, 180, high};
            placement.look = look;
            const Bytes plain = test::lying(rotation, crop);
            const Bytes made = world().sign(plain, "Sari", placement);
            expect_sound(plain, made, 1, crop);
            const auto seen = dark(made);
            EXPECT_NEAR(seen.x, 40, 4);
            EXPECT_NEAR(seen.y, 30, 4);
            EXPECT_NEAR(seen.width, 180, 6);
            EXPECT_NEAR(seen.height, high, 6);
            EXPECT_GT(seen.left_heavy, 4) << "upright, the code stands on the left";
        }
}

// The look of one who fills a field that was kept for him.
TEST(AnyInput, shows_in_a_field_that_was_kept) {
    pades::Placement first;
    first.later = {{"Signature2", 1, pades::Box{40, 30, 180, 60}}};
    const Bytes one = world().sign(test::lying(90, "[50 60 450 700]"), "Satu", first);
    EXPECT_LE(dark(one).width, 0) << "nothing shows yet";
    pades::Placement own;
    own.field = "Signature2";
    own.look = draw({.qr = "https://naskah.contoh.go.id/v/KODE", .capacity = "Sekretaris", .name = "Dewi Contoh"},
                    NASKAH_FONTS);
    const Bytes two = world().sign(one, "Dua", own);
    expect_sound(one, two, 2, "kept");
    const auto seen = dark(two);
    EXPECT_NEAR(seen.x, 40, 4);
    EXPECT_GT(seen.width, 90);
    EXPECT_LE(seen.y + seen.height, 92);
}

TEST(Frame, what_people_see_and_where_it_is_on_the_page) {
    const core::pdf::Frame turned{{50, 60, 400, 640}, 90};
    const auto at = turned.on_page({10, 20, 100, 30});
    EXPECT_EQ(at.x, 50 + 400 - 20 - 30);
    EXPECT_EQ(at.y, 60 + 10);
    EXPECT_EQ(at.width, 30);
    EXPECT_EQ(at.height, 100);
    for (const int rotation : {0, 90, 180, 270}) {
        const core::pdf::Frame frame{{50, 60, 400, 640}, rotation};
        const auto back = frame.as_seen(frame.on_page({10, 20, 100, 30}));
        EXPECT_EQ(back.x, 10);
        EXPECT_EQ(back.y, 20);
        EXPECT_EQ(back.width, 100);
        EXPECT_EQ(back.height, 30);
    }
}

}  // namespace
}  // namespace signing
