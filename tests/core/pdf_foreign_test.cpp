// SPDX-License-Identifier: Apache-2.0
// PDFs written elsewhere: what is refused and why, and what stands where a placeholder stood.
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/foreign.h"
#include "core/pdf/placeholders.h"
#include "core/pdf/read.h"
#include "tests/core/pdf_by_hand.h"
#include "tests/core/pdf_samples.h"

namespace core::pdf {
namespace pdf_foreign_test {

using namespace core::pdf_samples;
using Handle = QPDFObjectHandle;

constexpr int most = 50;

Bytes letter_with(const std::vector<std::string>& lines) {
    Document all = letterhead();
    for (const auto& each : lines) all.push_back(written(each));
    auto made = setup();
    made.footer.clear();
    return write(all, made, NASKAH_FONTS).bytes;
}

std::string refusal(const Bytes& pdf) {
    try {
        (void)survey(pdf, most);
        return "";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::unsupported);
        return error.key();
    }
}

Filling filling() {
    Filling made;
    made.values = {{"nomor", "000.1.5/12/DISKOMINFO"}, {"tanggal", "23 November 2026"}, {"hal", "Rapat"}};
    return made;
}

Filled filled(const Bytes& pdf, const Filling& with) { return fill(pdf, with, setup(), NASKAH_FONTS); }

std::string flat_text(const Bytes& pdf) { return text::replace(text(pdf), "\n", " "); }

std::string fault(const Bytes& pdf, const Filling& with) {
    try {
        (void)filled(pdf, with);
        return "";
    } catch (const Error& error) {
        return error.key();
    }
}

TEST(Placeholders, AreFoundByName) {
    const auto all = placeholders_in("Nomor ${nomor}, ${ Tanggal_Naskah } dan $nomor, ${}, ${a\nb}");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].name, "nomor");
    EXPECT_EQ(all[1].name, "tanggal_naskah");
}

TEST(ForeignPdf, WhatIsRefusedIsNamed) {
    const auto plain = letter_with({"Undangan rapat koordinasi"});
    EXPECT_EQ(refusal(plain), "");
    const auto with_root = [&](const char* key, const char* value) {
        return changed(plain, [&](QPDF& pdf) { pdf.getRoot().replaceKey(key, Handle::parse(&pdf, value)); });
    };
    EXPECT_EQ(refusal(with_root("/OpenAction", "<</S /JavaScript /JS (app.alert\\(1\\))>>")), "core.pdf.unfit.active");
    EXPECT_EQ(refusal(with_root("/OpenAction", "<</S /Launch /F (cmd.exe)>>")), "core.pdf.unfit.active");
    EXPECT_EQ(refusal(with_root("/Names", "<</EmbeddedFiles <</Names [(a.exe) <</Type /Filespec /F (a.exe) /EF <<>>>>]>>>>")),
              "core.pdf.unfit.files");
    EXPECT_EQ(refusal(with_root("/OCProperties", "<</OCGs [] /D <<>>>>")), "core.pdf.unfit.layers");
    EXPECT_EQ(refusal(with_root("/AcroForm", "<</Fields [<</FT /Tx /T (nama)>>]>>")), "core.pdf.unfit.form");
    EXPECT_EQ(refusal(with_root("/AcroForm", "<</Fields [<</FT /Sig /T (ttd) /V <</Type /Sig>>>>]>>")), "core.pdf.unfit.signed");
    EXPECT_EQ(refusal(changed(plain, [](QPDF& pdf) {
                  QPDFPageDocumentHelper(pdf).getAllPages()[0].getObjectHandle().replaceKey(
                      "/Annots", Handle::parse("[<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Catatan)>>]"));
              })),
              "core.pdf.unfit.notes");
    const auto lock = [&](const char* user) {
        return changed(plain, [](QPDF&) {}, [&](QPDFWriter& writer) {
            writer.setR6EncryptionParameters(user, "pemilik", true, true, true, true, true, true, qpdf_r3p_full, true);
        });
    };
    EXPECT_EQ(refusal(lock("")), "core.pdf.unfit.encrypted");
    EXPECT_EQ(refusal(lock("rahasia")), "core.pdf.locked");
    EXPECT_EQ(refusal(Bytes(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(plain.size() / 2))),
              "core.pdf.unreadable.damaged");
    Document long_one;
    for (int i = 0; i <= most; ++i) {
        long_one.push_back(written("Lembar"));
        long_one.push_back(PageBreak{});
    }
    EXPECT_EQ(refusal(write(long_one, setup(), NASKAH_FONTS).bytes), "core.pdf.unfit.many_pages");
    const std::string none = "PK bukan PDF";
    EXPECT_EQ(refusal(Bytes(none.begin(), none.end())), "core.pdf.unreadable.not_pdf");
}

TEST(ForeignPdf, ValuesStandWherePlaceholdersStood) {
    const auto pdf = letter_with({"Nomor : ${nomor}", "Pangkalpinang, ${tanggal}", "Hal ${HAL} tetap"});
    const auto seen = survey(pdf, most);
    ASSERT_EQ(seen.placeholders.size(), 3u);
    for (const auto& each : seen.placeholders) EXPECT_TRUE(each.clean) << each.name;
    const auto made = filled(pdf, filling());
    const auto read = flat_text(made.bytes);
    EXPECT_NE(read.find("Nomor : 000.1.5/12/DISKOMINFO"), read.npos) << read;
    EXPECT_NE(read.find("Pangkalpinang, 23 November 2026"), read.npos) << read;
    EXPECT_NE(read.find("tetap"), read.npos) << read;
    EXPECT_EQ(read.find("${"), read.npos) << read;
    EXPECT_EQ(filled(pdf, filling()).bytes, made.bytes) << "the same again";
    EXPECT_EQ(inspect(made.bytes).pages, 1);
    EXPECT_EQ(std::string(chars(made.bytes)).find("pdfaid:part"), std::string::npos) << "claims nothing it cannot know";
}

TEST(ForeignPdf, SplitStringsAndEveryWayToShowThem) {
    const auto pdf = by_hand(
        "BT /F1 12 Tf 14 TL 50 700 Td [(Nomor: ${no) -20 (mor) 5 (})] TJ (tanggal ${tanggal}) '\n"
        "2 0.5 (Perihal ${hal}.) \" ET\nBT /F1 12 Tf 50 600 Td ($) Tj ({no) Tj (mor}) Tj ET");
    for (const auto& each : survey(pdf, most).placeholders) EXPECT_TRUE(each.clean) << each.name;
    const auto read = flat_text(filled(pdf, filling()).bytes);
    EXPECT_NE(read.find("Nomor: 000.1.5/12/DISKOMINFO"), read.npos) << read;
    EXPECT_NE(read.find("tanggal 23 November 2026"), read.npos) << read;
    EXPECT_NE(read.find("Rapat"), read.npos) << read;
    EXPECT_EQ(read.find("${"), read.npos) << read;
}

TEST(ForeignPdf, WhatStandsBehindMovesAlong) {
    for (const char* content : {"BT /F1 12 Tf 50 700 Td (${nomor}, lanjutan) Tj ET", "BT /F1 12 Tf 50 700 Td (${no) Tj (mor}) Tj (, lanjutan) Tj ET"}) {
        const auto read = flat_text(filled(by_hand(content), filling()).bytes);
        EXPECT_NE(read.find("000.1.5/12/DISKOMINFO, lanjutan"), read.npos) << read;
    }
}

TEST(ForeignPdf, WhatCannotBeTakenOutIsTold) {
    const auto unmeasured = by_hand("BT /F1 12 Tf 50 700 Td (Nomor: ${nomor}) Tj ET", false);
    ASSERT_EQ(survey(unmeasured, most).placeholders.size(), 1u);
    EXPECT_FALSE(survey(unmeasured, most).placeholders[0].clean);
    EXPECT_EQ(fault(unmeasured, filling()), "core.pdf.placeholder");
    const auto turned = by_hand("BT /F1 12 Tf 0 1 -1 0 100 100 Tm (${nomor}) Tj ET");
    EXPECT_FALSE(survey(turned, most).placeholders.at(0).clean);
    EXPECT_EQ(fault(letter_with({"${isi_surat}"}), filling()), "core.pdf.placeholder");
    EXPECT_EQ(fault(by_hand("BT /F1 12 Tf 50 700 Td (${nomor}) Tj 80 0 Td (di kanan) Tj ET"), filling()), "core.pdf.room");
    // The layer of a scanned sheet that only a reader sees; what is drawn afterwards is seen again.
    for (const char* mode : {"3", "7"}) {
        const auto scanned = by_hand("BT /F1 12 Tf " + std::string(mode) + " Tr 50 700 Td (Nomor: ${nomor}) Tj ET");
        ASSERT_EQ(survey(scanned, most).placeholders.size(), 1u);
        EXPECT_FALSE(survey(scanned, most).placeholders[0].clean);
        EXPECT_EQ(fault(scanned, filling()), "core.pdf.placeholder");
    }
    EXPECT_TRUE(survey(by_hand("q 3 Tr Q BT /F1 12 Tf 50 700 Td (${nomor}) Tj ET"), most).placeholders.at(0).clean);
    // In a form of the page only who draws it finds it.
    const auto hidden = changed(by_hand("/X Do"), [](QPDF& pdf) {
        Handle page = QPDFPageDocumentHelper(pdf).getAllPages()[0].getObjectHandle();
        Handle form = Handle::newStream(&pdf, "BT /F1 12 Tf 50 700 Td (${nomor}) Tj ET");
        form.getDict().replaceKey("/Type", Handle::newName("/XObject"));
        form.getDict().replaceKey("/Subtype", Handle::newName("/Form"));
        form.getDict().replaceKey("/BBox", Handle::parse("[0 0 595 842]"));
        form.getDict().replaceKey("/Resources", page.getKey("/Resources").shallowCopy());
        page.getKey("/Resources").replaceKey("/XObject", Handle::newDictionary());
        page.getKey("/Resources").getKey("/XObject").replaceKey("/X", form);
    });
    const auto seen = survey(hidden, most).placeholders;
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_FALSE(seen[0].clean);
    EXPECT_EQ(seen[0].page, -1);
}

TEST(ForeignPdf, TwoOfOneLineShareItsRoom) {
    auto with = filling();
    with.values = {{"a", "Dinas Komunikasi dan Informatika"}, {"b", "Sekretariat Daerah Kota Contoh"}};
    const auto line = [](int from) { return by_hand("BT /F1 12 Tf " + std::to_string(from) + " 700 Td (${a} ke ${b} hari ini) Tj ET"); };
    const auto read = flat_text(filled(line(50), with).bytes);
    EXPECT_NE(read.find("Dinas Komunikasi dan Informatika ke Sekretariat Daerah Kota Contoh hari ini"), read.npos) << read;
    EXPECT_EQ(fault(line(250), with), "core.pdf.room") << "each alone would find it";
    for (const char* one : {"a", "b"}) {
        auto alone = with;
        alone.values[one == std::string("a") ? "b" : "a"] = "-";
        EXPECT_EQ(fault(line(250), alone), "") << one;
    }
}

TEST(ForeignPdf, WhatThePageHasStaysAsItIs) {
    // Names of ours that are taken, a saved state too many and a restored one too many.
    const auto page = changed(by_hand("q 0.5 0 0 0.5 0 0 cm Q Q 1 0 0 1 0 0 cm /NaskahF0 12 Tf BT 50 700 Td (${nomor}) Tj "
                                      "/NaskahFoot 12 Tf 0 -20 Td (kaki) Tj ET /NaskahTtd Do q q 3 0 0 3 90 90 cm"),
                              [](QPDF& pdf) {
        Handle resources = first_page(pdf).getKey("/Resources"), fonts = resources.getKey("/Font");
        for (const char* name : {"/NaskahF0", "/NaskahFoot"}) fonts.replaceKey(name, pdf.makeIndirectObject(fonts.getKey("/F1")));
        Handle drawing = Handle::newStream(&pdf, "0 0 10 10 re f");
        drawing.replaceDict(Handle::parse("<</Type /XObject /Subtype /Form /BBox [0 0 10 10]>>"));
        resources.replaceKey("/XObject", Handle::parse("<<>>"));
        resources.getKey("/XObject").replaceKey("/NaskahTtd", pdf.makeIndirectObject(drawing));
    });
    auto with = filling();
    with.foot = "Konsep, belum bernomor.";
    const auto made = filled(page, with).bytes;
    const auto read = text(made);
    for (const auto& each : {std::string("000.1.5/12/DISKOMINFO"), std::string("kaki"), with.foot})
        EXPECT_NE(read.find(each), read.npos) << read;
    QPDF pdf;
    pdf.processMemoryFile("made", chars(made).data(), made.size());
    Handle fonts = first_page(pdf).getKey("/Resources").getKey("/Font");
    for (const char* name : {"/F1", "/NaskahF0", "/NaskahFoot"})
        EXPECT_TRUE(fonts.getKey(name).getKey("/BaseFont").isNameAndEquals("/Helvetica")) << name;
    EXPECT_EQ(fonts.getKeys().size(), 5u);
    // Where the foot stands: as if the page had left no state behind.
    const auto content = first_page(pdf).getKey("/Contents").getStreamData();
    const std::string operators(reinterpret_cast<const char*>(content->getBuffer()), content->getSize());
    int depth = 0;
    for (std::size_t at = 0; at < operators.rfind("q BT"); ++at) {
        const bool alone = (at == 0 || std::isspace(operators[at - 1])) && std::isspace(operators[at + 1]);
        if (alone && operators[at] == 'q') ++depth;
        if (alone && operators[at] == 'Q') --depth;
        EXPECT_GE(depth, 0);
    }
    EXPECT_EQ(depth, 0) << operators;
}

TEST(ForeignPdf, NamesOfTheFileStay) {
    const auto named = changed(letter_with({"Isi surat"}), [](QPDF& pdf) {
        pdf.getRoot().replaceKey("/Names", Handle::parse("<</Dests <</Names [(bab-1) [0 /Fit]]>>>>"));
    });
    auto how = setup();
    how.attachments = {{"naskah.json", "application/json", "Metadata", {'{', '}'}}};
    const auto made = fill(named, filling(), how, NASKAH_FONTS).bytes;
    QPDF pdf;
    pdf.processMemoryFile("made", chars(made).data(), made.size());
    Handle names = pdf.getRoot().getKey("/Names");
    EXPECT_TRUE(names.hasKey("/EmbeddedFiles"));
    ASSERT_TRUE(names.hasKey("/Dests"));
    EXPECT_EQ(names.getKey("/Dests").getKey("/Names").getArrayItem(0).getStringValue(), "bab-1");
}

TEST(ForeignPdf, TheMarkTakesTheRoomItFinds) {
    const auto stamp = write({Qr{"https://naskah.contoh.go.id/v/7Kq2mX9d", 19}}, setup(), NASKAH_FONTS);
    auto with = filling();
    with.mark_names = {"ttd"};
    with.mark = stamp.bytes;
    with.mark_at = {"ttd", 0, 85, 730, 180, 60};
    const auto roomy = by_hand("BT /F1 12 Tf 300 300 Td (Kepala Dinas,) Tj 0 -60 Td (${ttd}) Tj 0 -60 Td (Nama Contoh) Tj ET");
    const auto made = filled(roomy, with);
    EXPECT_EQ(made.mark.page, 0);
    EXPECT_NEAR(made.mark.width, 180, 0.1);
    EXPECT_GT(made.mark.y, 180 + 0.8 * 12);
    EXPECT_LT(made.mark.y + made.mark.height, 300);
    EXPECT_EQ(flat_text(made.bytes).find("${"), std::string::npos);
    const auto tight = by_hand("BT /F1 12 Tf 300 300 Td (Kepala Dinas,) Tj 0 -32 Td (${ttd}) Tj 0 -32 Td (Nama Contoh) Tj ET");
    EXPECT_LT(filled(tight, with).mark.height, 60);
    const auto none = by_hand("BT /F1 12 Tf 300 300 Td (Kepala Dinas,) Tj 0 -14 Td (${ttd}) Tj 0 -14 Td (Nama Contoh) Tj ET");
    EXPECT_EQ(fault(none, with), "core.pdf.mark_room");
    const auto twice = by_hand("BT /F1 12 Tf 300 600 Td (${ttd}) Tj 0 -200 Td (${ttd}) Tj ET");
    EXPECT_EQ(fault(twice, with), "core.pdf.placeholder");
}

TEST(ForeignPdf, ASheetFollowsAndTheAttachmentIsCarried) {
    auto with = filling();
    with.sheet = letter_with({"Lembar pengesahan"});
    with.foot = "Konsep, belum bernomor.";
    auto how = setup();
    const std::string data = "{}";
    how.attachments = {{"naskah.json", "application/json", "Metadata", Bytes(data.begin(), data.end())}};
    const auto made = fill(letter_with({"Isi surat"}), with, how, NASKAH_FONTS);
    EXPECT_EQ(made.pages, 2);
    EXPECT_EQ(made.own_pages, 1);
    const auto read = text(made.bytes);
    EXPECT_LT(read.find("Isi surat"), read.find("Lembar pengesahan"));
    EXPECT_NE(read.find(with.foot), read.npos) << "though the page has no placeholder";
    EXPECT_NE(std::string(chars(made.bytes)).find("naskah.json"), std::string::npos);
}

}  // namespace
}  // namespace core::pdf
