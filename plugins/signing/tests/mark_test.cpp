// SPDX-License-Identifier: Apache-2.0
// What a signature shows and says: drawn as vectors that PDF/A allows, the same for the same input, doubted by
// nobody; the capacity stands in the signature itself and other people's programs take it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "core/pdf/image.h"
#include "signing/check/der.h"
#include "signing/pades/build.h"
#include "signing/pades/claim.h"
#include "signing/pades/source.h"
#include "signing/service/look.h"
#include "signing/service/second_look.h"
#include "signing/tests/opinion.h"

namespace signing {
namespace mark_test {

using core::Bytes;
using test::Folder;
using test::inspect;
using test::run;
using test::world;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Handle = QPDFObjectHandle;

constexpr const char* capacity = "a.n. Wali Kota Contoh, Plt. Sekretaris Daerah";

core::pdf::SignatureMark whole_mark() {
    core::pdf::SignatureMark mark;
    mark.said = "Ditandatangani secara elektronik oleh:";
    mark.qr = "https://naskah.kota-contoh.example/v/AB12CD34";
    mark.capacity = capacity;
    mark.name = "Dr. Ratna Contoh, M.Si.";
    mark.time = "23 November 2026, 15.42 WIB";
    return mark;
}

pades::Placement drawn_at(double left, double bottom) {
    pades::Placement placement;
    placement.box = pades::Box{left, bottom, 238, 54};
    placement.look = draw(whole_mark(), NASKAH_FONTS);
    placement.capacity = capacity;
    return placement;
}

// No doubt and nothing told but that nobody could be asked about revocation.
void expect_no_doubt(const check::Report& report) {
    EXPECT_TRUE(report.genuine());
    for (const auto& each : report.signatures)
        for (const auto& note : each.notes) EXPECT_EQ(note.key, "signing.verdict.revocation_unknown");
}

// Everything an object leads to, each once; not up to its page.
void walk(Handle object, std::set<QPDFObjGen>& seen, const std::function<void(Handle)>& act) {
    if (object.isIndirect() && !seen.insert(object.getObjGen()).second) return;
    act(object);
    if (object.isArray())
        for (int i = 0; i < object.getArrayNItems(); ++i) walk(object.getArrayItem(i), seen, act);
    Handle dictionary = object.isStream() ? object.getDict() : object;
    if (dictionary.isDictionary())
        for (const auto& key : dictionary.getKeys()) walk(dictionary.getKey(key), seen, act);
}

TEST(Claim, is_one_attribute_with_the_title) {
    EXPECT_THAT(pades::claim(""), IsEmpty());
    EXPECT_EQ(core::hex(pades::claim("Camat")),
              "3021060704008195320101" "3116" "3014" "a012" "3010" "300e" "060355040c" "3107" "0c05" "43616d6174");
}

TEST(Claim, is_taken_by_others_and_changes_no_verdict) {
    for (const auto kind : {core::pki::KeyKind::ec_p256, core::pki::KeyKind::rsa_3072}) {
        pades::Placement placement;
        placement.capacity = capacity;
        const Bytes made = world().sign(test::letter(), "Ratna Contoh", placement, kind);
        test::expect_others_confirm(made);
        expect_no_doubt(inspect(made));
    }
}

TEST(Mark, is_vectors_that_pdfa_allows_and_the_same_each_time) {
    const Bytes plain = test::letter(test::Make::stream, 1);
    const auto placement = drawn_at(300, 200);
    EXPECT_EQ(pades::prepare(plain, placement).update, pades::prepare(plain, drawn_at(300, 200)).update);
    const Bytes made = world().sign(plain, "Ratna Contoh", placement);
    const pades::Source source(made);
    Handle look = source.fields().at(0).object.getKey("/AP").getKey("/N");
    ASSERT_TRUE(look.isStream());
    std::set<QPDFObjGen> seen;
    int fonts = 0, pictures = 0;
    walk(look, seen, [&](Handle object) {
        if (object.isName()) {
            EXPECT_NE(object.getName(), "/DeviceCMYK");
        }
        Handle dictionary = object.isStream() ? object.getDict() : object;
        if (!dictionary.isDictionary()) return;
        EXPECT_FALSE(dictionary.hasKey("/SMask"));
        EXPECT_FALSE(dictionary.hasKey("/Group"));
        EXPECT_FALSE(dictionary.hasKey("/StructParents"));
        for (const char* alpha : {"/ca", "/CA"})
            if (dictionary.hasKey(alpha)) {
                EXPECT_EQ(dictionary.getKey(alpha).getNumericValue(), 1);
            }
        pictures += dictionary.getKey("/Subtype").isName() && dictionary.getKey("/Subtype").getName() == "/Image";
        if (!dictionary.getKey("/Type").isName() || dictionary.getKey("/Type").getName() != "/FontDescriptor") return;
        ++fonts;
        EXPECT_TRUE(dictionary.hasKey("/FontFile2"));
        EXPECT_THAT(dictionary.getKey("/FontName").getName(), HasSubstr("+")) << "a subset";
    });
    EXPECT_GE(fonts, 2);
    EXPECT_EQ(pictures, 0) << "the code is drawn, not a picture";
}

TEST(Mark, is_sound_and_doubted_by_nobody) {
    pades::Placement first = drawn_at(300, 200);
    first.certify = true;
    first.later = {{"Signature2", 1, pades::Box{40, 200, 238, 54}}, {"Seal", 1, pades::Box{40, 300, 85, 76}}};
    const Bytes one = world().sign(test::letter(), "Ratna Contoh", first);
    pades::Placement second = drawn_at(0, 0);
    second.field = "Signature2";
    second.box.reset();
    const Bytes two = world().sign(one, "Budi Contoh", second);
    pades::Placement seal;
    seal.field = "Seal";
    core::pdf::SignatureMark office;
    office.said = "Segel elektronik";
    office.name = "Dinas Komunikasi dan Informatika Kota Contoh";
    auto drawn = core::pdf::draw_seal(office, 30, NASKAH_FONTS);
    seal.look = pades::Look{std::move(drawn.page), {drawn.at.x, drawn.at.y, drawn.at.width, drawn.at.height}};
    const Bytes three = world().sign(two, "Dinas Kominfo Contoh", seal);

    const Folder folder;
    const std::string file = folder.write("a.pdf", three);
    EXPECT_EQ(run("qpdf --check " + file).code, 0);
    const auto pdfsig = run("pdfsig -nocert " + file);
    EXPECT_EQ(test::count(pdfsig.text, "Signature is Valid"), 3) << pdfsig.text;
    for (const Bytes& pdf : {one, two}) expect_no_doubt(inspect(pdf));
    check::Report report = inspect(three);
    second_look(three, report, std::chrono::steady_clock::now() + std::chrono::seconds(60));
    expect_no_doubt(report);
    EXPECT_THAT(run("pdftotext -layout " + file + " -").text, HasSubstr("Plt. Sekretaris Daerah"));
}

// A page of 60 by 80 points with these contents and resources.
Bytes drawing(const std::string& contents, const std::string& resources) {
    QPDF pdf;
    pdf.emptyPDF();
    Handle page = pdf.makeIndirectObject(
        Handle::parse("<< /Type /Page /MediaBox [0 0 60 80] /Group << /S /Transparency >> >>"));
    page.replaceKey("/Contents", pdf.makeIndirectObject(Handle::newStream(&pdf, contents)));
    page.replaceKey("/Resources", Handle::parse(resources));
    pdf.addPage(page, true);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.write();
    const auto out = writer.getBufferSharedPointer();
    return {out->getBuffer(), out->getBuffer() + out->getSize()};
}

std::string with_emblem(const Bytes& emblem) {
    auto mark = whole_mark();
    mark.emblem_room = true;
    pades::Placement placement = drawn_at(300, 200);
    placement.look = draw(mark, NASKAH_FONTS, emblem);
    return test::key_of([&] {
        const Bytes made = world().sign(test::letter(), "Ratna Contoh", placement);
        EXPECT_TRUE(inspect(made).genuine());
        const Folder folder;
        EXPECT_EQ(run("qpdf --check " + folder.write("a.pdf", made)).code, 0);
        const auto text = std::string(core::chars(made));
        EXPECT_EQ(text.find("/Transparency"), text.npos);
    });
}

TEST(Mark, an_emblem_is_laid_in_as_a_drawing_or_refused) {
    const std::string shield = "0 0.3 0.5 rg 10 10 40 60 re f 1 1 1 RG 2 w 20 40 m 40 40 l S";
    EXPECT_EQ(with_emblem(drawing(shield + " /S gs", "<< /ExtGState << /S << /ca 1 /BM /Normal >> >> >>")),
              "nothing thrown");
    const std::string refused = "signing.error.emblem";
    EXPECT_EQ(with_emblem(drawing("0 0 0 1 k 10 10 40 60 re f", "<< >>")), refused) << "colours of ink";
    EXPECT_EQ(with_emblem(drawing("/S gs " + shield, "<< /ExtGState << /S << /ca 0.5 >> >> >>")), refused);
    EXPECT_EQ(with_emblem(drawing("BT /F 9 Tf (PEMKOT) Tj ET", "<< >>")), refused) << "type";
    EXPECT_EQ(with_emblem(drawing(shield, "<< /Font << /F << /Type /Font >> >> >>")), refused);
    EXPECT_EQ(with_emblem(drawing(shield, "<< /ColorSpace << /C [/Separation /Emas /DeviceCMYK << >>] >> >>")),
              refused);
    EXPECT_EQ(with_emblem(test::letter(test::Make::table, 2)), refused) << "two pages";
}

TEST(Mark, as_a_picture_lies_as_it_would_in_the_field) {
    const auto look = draw(whole_mark(), NASKAH_FONTS);
    const auto square = core::pdf::decode_image(picture_of(look, 238, 54));
    EXPECT_NEAR(static_cast<double>(square.width) / square.height, 238.0 / 54, 0.02);
    const auto high = core::pdf::decode_image(picture_of(look, 238, 238));
    EXPECT_NEAR(high.width, high.height, 2);
    // White above and below, the frame in the middle.
    const auto dark = [&](int y) {
        int found = 0;
        for (int x = 0; x < high.width; ++x)
            found += high.data[static_cast<std::size_t>((y * high.width + x) * high.channels)] < 100;
        return found;
    };
    EXPECT_EQ(dark(high.height / 8), 0);
    EXPECT_GT(dark(high.height / 2), 0);
    EXPECT_EQ(test::key_of([&] { picture_of(look, 0, 54); }), "signing.error.look");
}

}  // namespace
}  // namespace signing
