// SPDX-License-Identifier: Apache-2.0
// Latin text, whole: what is typed is what is printed and what a reader takes out again.
#include <gtest/gtest.h>

#include <thread>

#include "core/base/child.h"
#include "core/base/text.h"
#include "tests/core/pdf_laid.h"

namespace core::pdf {
namespace pdf_text_test {

using namespace core::pdf_samples;

std::string in_every_face(const std::string& sentence) {
    Document all;
    for (Typeface typeface : {Typeface::sans, Typeface::bookman})
        for (bool bold : {false, true})
            for (bool italic : {false, true})
                all.push_back(written(sentence, Align::left,
                                    {.bold = bold, .italic = italic, .typeface = typeface}));
    return flat(text(write(all, bare(), NASKAH_FONTS).bytes));
}

TEST(PdfText, LatinInEveryFace) {
    for (const std::string& sentence : {
             std::string("Ibu José Núñez, Bapak Łukasz Šťastný, Prof. Gülşah Öztürk, Dr. Åse Østergård"),
             std::string("“kutip ganda”, ‘kutip tunggal’, «guillemets», „bawah”, ‚satu’"),
             std::string("setengah – sampai — dan… • butir † ‡ § ¶ © ® ™ °C"),
             std::string("Rp250.000,00 € 12.500 £ 30 ¥ 40 ¢ 5 № 7 ½ ¼ ¾ ± × ÷ ≤ ≥ ≠ ‰"),
             std::string("m² m³ 10⁴ CO₂ H₂O x¹ 10⁰ 10⁹"),
             std::string("ḥadīṯ Ṣaḥīḥ ʿUmar ʾAlī Ḍuḥā Ṭāhā Ẓuhr"),
             std::string("Ærøskøbing Þingvellir ßtraße Œuvre ıstanbul Đà Nẵng Ő ű")}) {
        const std::string read = in_every_face(sentence);
        std::size_t at = 0;
        int times = 0;
        while ((at = read.find(sentence, at)) != read.npos) ++times, ++at;
        EXPECT_EQ(times, 8) << sentence << "\n" << read;
    }
}

TEST(PdfText, EveryLatinLetterHasAShape) {
    Fonts fonts(NASKAH_FONTS);
    std::string lacking;
    const auto need = [&](char32_t from, char32_t to, Typeface typeface) {
        for (bool bold : {false, true})
            for (bool italic : {false, true})
                for (char32_t c = from; c <= to; ++c)
                    if (!fonts.face(typeface, bold, italic).has(c)) lacking += describe(c) + " ";
    };
    for (Typeface typeface : {Typeface::sans, Typeface::bookman}) {
        need(0x20, 0x7E, typeface);
        need(0xA0, 0x137, typeface);
        need(0x139, 0x148, typeface);
        need(0x14A, 0x165, typeface);
        need(0x168, 0x17E, typeface);
        need(0x2018, 0x201A, typeface);
        need(0x201C, 0x201E, typeface);
        for (char32_t c : U"–—…•€™‰‹›≤≥≠−√←↑→↓⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
            if (c != 0) need(c, c, typeface);
    }
    EXPECT_EQ(lacking, "");
}

TEST(PdfText, AccentsTypedApartAreJoined) {
    EXPECT_EQ(characters("Cafe\u0301 Nu\u0303 S\u030Ctastny\u0301 h\u0323adi\u0304s\u0323"),
              U"Café Nũ Štastný ḥadīṣ");
    EXPECT_EQ(characters("e\u0302\u0301"), U"ế");
    EXPECT_EQ(characters("a\u200B\uFEFFb\u00ADc"), U"abc");
    EXPECT_EQ(characters("\uF0B7 satu\u202Fdua\u2011tiga"), U"• satu\u00A0dua-tiga");
}

TEST(PdfText, WhatIsLackingIsNamedWithItsNeighbours) {
    Args args;
    EXPECT_EQ(key_of([] { lay({written("Rapat koordinasi 😀 besok pagi")}, bare()); }, &args),
              "core.pdf.glyph");
    ASSERT_EQ(args.size(), 2U);
    EXPECT_EQ(args[0].second, "U+1F600 😀");
    EXPECT_EQ(args[1].first, "near");
    EXPECT_TRUE(has(args[1].second, "koordinasi 😀 besok")) << args[1].second;
    // In a table, a list, a running head, a foot, a page number.
    Section section;
    section.head = {written("漢")};
    pdf::Setup foot = bare(), number = setup();
    foot.footer = {written("漢")};
    number.page_number = "漢 {page}";
    number.page_number_first = true;
    Table table;
    table.rows = {{{cell("漢")}}};
    for (const Block& block : {Block(table), Block(List{{item("漢")}}), Block(section)})
        EXPECT_EQ(key_of([&] { lay({block}, bare()); }), "core.pdf.glyph");
    EXPECT_EQ(key_of([&] { lay({written("a")}, foot); }), "core.pdf.glyph");
    EXPECT_EQ(key_of([&] { lay({written("a")}, number); }), "core.pdf.glyph");
}

TEST(PdfText, OneLetterInTwoEncodings) {
    const std::string sentence = "Dinas Ḥ Kota – Ğ € “dua” dan ʿain";
    EXPECT_TRUE(has(flat(text(write({written(sentence)}, bare(), NASKAH_FONTS).bytes)), sentence));
}

TEST(PdfText, ReadInTheOrderItIsMeant) {
    Document all = letter();
    all.push_back(signers(4));
    all.push_back(annex(true));
    all.push_back(plan(2, 3));
    const std::string read = flat(text(write(all, setup(), NASKAH_FONTS).bytes));
    std::size_t at = 0;
    for (const char* part :
         {"PEMERINTAH KOTA CONTOH", "Nomor : 000.1.5/123/Kominfo", "Hal : Undangan",
          "Contoh, 23 November 2026", "Para Kepala Perangkat Daerah", "Dalam rangka",
          "waktu : pukul 09.00", "PIHAK PERTAMA", "Siti Contoh Lestari", "PIHAK KEDUA",
          "Bambang Contoh Wijaya", "Mengetahui", "Ratna Contoh", "Saksi", "Agus Contoh Pranoto",
          "Lampiran Surat", "kegiatan-1.1", "Januari Desember 1250.000", "kegiatan-1.2",
          "2. Dinas Contoh Urusan 2", "kegiatan-2.1"}) {
        const auto found = read.find(part, at);
        ASSERT_NE(found, read.npos) << part << "\n" << read;
        at = found;
    }
}

Document everything() {
    Document all = letter();
    all.push_back(annex(true, "I"));
    all.push_back(plan(5, 4));
    all.push_back(written("Ḥ Ğ ʿ", Align::left, {.italic = true, .typeface = Typeface::bookman}));
    all.push_back(signers(3));
    return all;
}

pdf::Setup full() {
    pdf::Setup wanted = setup();
    wanted.catchword = "{word}…";
    wanted.attachments = {{"naskah.json", "application/json", "Data", {'{', '}'}}};
    return wanted;
}

std::string digest_of_everything() {
    return sha256(write(everything(), full(), NASKAH_FONTS).bytes).hex();
}

TEST(PdfBytes, DISABLED_PrintDigest) { printf("digest %s\n", digest_of_everything().c_str()); }

// The fonts are parsed once and used again: what a letter before this one asked of them leaves no
// trace, nor does the process or the thread.
TEST(PdfBytes, SameInAnyOrderThreadAndProcess) {
    const std::string once = digest_of_everything();
    write({written("lain", Align::left, {.bold = true, .typeface = Typeface::bookman}), written("Ŵ")},
          bare(), NASKAH_FONTS);
    EXPECT_THROW(write({written("Rapat 😀")}, bare(), NASKAH_FONTS), Error);
    EXPECT_EQ(once, digest_of_everything());
    std::vector<std::string> digests(6);
    std::vector<std::thread> threads;
    for (std::string& digest : digests)
        threads.emplace_back([&] { digest = digest_of_everything(); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& digest : digests) EXPECT_EQ(digest, once);
    const auto other = child::run({std::filesystem::read_symlink("/proc/self/exe").string(),
                                   "--gtest_also_run_disabled_tests",
                                   "--gtest_filter=PdfBytes.DISABLED_PrintDigest"},
                                  {});
    EXPECT_TRUE(has(chars(other.out), "digest " + once)) << chars(other.out);
}

}  // namespace
}  // namespace core::pdf
