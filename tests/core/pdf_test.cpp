// SPDX-License-Identifier: Apache-2.0
// What a letter's PDF promises: the same bytes, PDF/A, sound structure, whole text, page rules.
#include <gtest/gtest.h>

#include <functional>

#include "core/base/child.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/qr.h"
#include "core/pdf/read.h"
#include "tests/core/pdf_samples.h"

namespace core::pdf {
namespace pdf_test {

using namespace core::pdf_samples;

Result make(const Document& document, const Setup& wanted = setup()) {
    return write(document, wanted, NASKAH_FONTS);
}

std::string key_of(const std::function<void()>& act, std::string* character = nullptr) {
    try {
        act();
    } catch (const Error& error) {
        if (character && !error.args().empty()) *character = error.args()[0].second;
        return error.key();
    }
    return "";
}

// The text with every run of white space as one space.
std::string flat(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '\n' || c == '\f') c = ' ';
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    }
    return out;
}

std::vector<std::string> page_texts(const Bytes& pdf) { return text::split(text(pdf), '\f'); }

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::string tool(std::vector<std::string> argv, const Bytes& pdf) {
    const auto outcome = child::run(argv, pdf);
    EXPECT_TRUE(outcome.good()) << argv[0] << ": " << outcome.errors;
    return std::string(chars(outcome.out)) + outcome.errors;
}

TEST(Pdf, SameLetterSameBytes) {
    const Result once = make(letter()), again = make(letter());
    EXPECT_EQ(once.bytes, again.bytes);
    EXPECT_EQ(once.places, again.places);
    pdf::Setup later = setup();
    later.created = later.created + std::chrono::seconds(1);
    EXPECT_NE(once.bytes, make(letter(), later).bytes);
}

TEST(Pdf, SoundForQpdfAndOurOwnReader) {
    const Result made = make(letter());
    EXPECT_TRUE(has(tool({"qpdf", "--check", "/dev/stdin"}, made.bytes), "No syntax or stream"));
    const Facts facts = inspect(made.bytes);
    EXPECT_EQ(facts.pages, made.pages);
    EXPECT_EQ(facts.version, "1.7");
    EXPECT_FALSE(facts.encrypted);
    EXPECT_EQ(facts.signatures, 0);
    EXPECT_NEAR(facts.sizes[0].width_mm, 210, 0.1);
    EXPECT_NEAR(facts.sizes[0].height_mm, 297, 0.1);
}

TEST(Pdf, FontsEmbedded) {
    Document both = letter();
    both.push_back(written("Bookman", Align::left, {.italic = true, .typeface = Typeface::bookman}));
    const std::string listing = tool({"pdffonts", "/dev/stdin"}, make(both).bytes);
    const auto lines = text::split(listing, '\n');
    int fonts = 0;
    for (std::size_t i = 2; i < lines.size(); ++i) {
        if (lines[i].empty()) continue;
        ++fonts;
        EXPECT_TRUE(has(lines[i], "yes yes yes")) << lines[i];
        EXPECT_FALSE(has(lines[i], ",Bold")) << lines[i];
    }
    EXPECT_EQ(fonts, 3);
    EXPECT_TRUE(has(listing, "+NaskahBonum-Italic"));
    EXPECT_TRUE(has(listing, "+NaskahSans-Bold"));
}

TEST(Pdf, TextComesBackInOrder) {
    for (Typeface typeface : {Typeface::sans, Typeface::bookman}) {
        pdf::Setup wanted = setup();
        wanted.typeface = typeface;
        const std::string read = flat(text(make(letter(), wanted).bytes));
        std::size_t at = 0;
        for (const char* part :
             {"PEMERINTAH KOTA CONTOH", "tata naskah dinas — khususnya “tanda tangan elektronik” —",
              "Café René", "€ 12.500", "1. daftar pengguna:", "a. menunjuk", "1) nama, jabatan",
              "a) memakai ranah", "unit kerja masing-masing selama", "3. usulan",
              "Demikian disampaikan", "Siti Contoh Lestari", "Tembusan:", "1. Wali Kota Contoh"}) {
            const auto found = read.find(part, at);
            ASSERT_NE(found, read.npos) << part << "\n" << read;
            at = found;
        }
    }
}

TEST(Pdf, DoubledWordsKeepTheirHyphen) {
    const std::string read =
        flat(text(make({body("Setiap perangkat daerah melaporkan hasil pelaksanaan pada unit kerja "
                             "masing-masing, dan sungguh-sungguh memperhatikan undang-undang, "
                             "peraturan-peraturan, serta surat-surat yang berlaku.")})
                      .bytes));
    for (const char* word : {"masing-masing", "sungguh-sungguh", "undang-undang", "surat-surat"})
        EXPECT_TRUE(has(read, word)) << read;
}

TEST(Pdf, AccentsTypedApartAreJoined) {
    EXPECT_TRUE(has(text(make({written("Cafe\u0301")}).bytes), "Café"));
}

TEST(Pdf, MissingGlyphIsNamed) {
    std::string character;
    EXPECT_EQ(key_of([] { make({written("Rapat 😀")}); }, &character), "core.pdf.glyph");
    EXPECT_EQ(character, "U+1F600 😀");
    EXPECT_EQ(key_of([] { make({written("Surat 漢")}); }, &character), "core.pdf.glyph");
    EXPECT_EQ(character, "U+6F22 漢");
    EXPECT_EQ(key_of([] { make({written("a\x01")}); }), "core.pdf.text");
    EXPECT_EQ(key_of([] { make({written("a\xff")}); }), "core.pdf.text");
}

TEST(Pdf, LongTableRepeatsItsHead) {
    Document all = letterhead();
    all.push_back(body("Daftar kegiatan terlampir."));
    all.push_back(big_table(60));
    all.push_back(signature());
    const Result made = make(all);
    ASSERT_GE(made.pages, 2);
    const auto pages = page_texts(made.bytes);
    std::string whole;
    for (int i = 0; i < made.pages; ++i) {
        const auto& page = pages[static_cast<std::size_t>(i)];
        EXPECT_TRUE(has(page, "Nama kegiatan")) << i;
        whole += page;
    }
    for (int i = 1; i <= 60; ++i) EXPECT_TRUE(has(whole, "baris-" + std::to_string(i))) << i;
    EXPECT_TRUE(has(flat(whole), "harus turun ke baris berikutnya"));
}

TEST(Pdf, HighRowGoesOverPages) {
    std::string sentences;
    for (int i = 0; i < 150; ++i) sentences += "kalimat-" + std::to_string(i) + " dalam sel; ";
    Table table{.widths_mm = {20, 0, 40}};
    table.rows = {{{cell("1"), cell(sentences), cell("singkat")}}};
    const Result made = make({table});
    EXPECT_GE(made.pages, 2);
    const std::string read = flat(text(made.bytes));
    for (int i = 0; i < 150; ++i) EXPECT_TRUE(has(read, "kalimat-" + std::to_string(i) + " ")) << i;
}

TEST(Pdf, PageNumbersFromTheSecond) {
    Document all;
    for (int i = 0; i < 3; ++i) {
        if (i > 0) all.push_back(PageBreak{});
        all.push_back(written("isi"));
    }
    const auto pages = page_texts(make(all).bytes);
    const auto first_line = [&](std::size_t page) {  // pdftotext joins words of one letter
        return text::replace(text::split(pages[page], '\n')[0], " ", "");
    };
    EXPECT_EQ(first_line(0), "isi");
    EXPECT_EQ(first_line(1), "–2–");
    EXPECT_EQ(first_line(2), "–3–");
}

// However far down a paragraph begins, two of its lines at least stand on either page.
TEST(Pdf, NoWidowsOrOrphans) {
    const std::string six = "baris-1\nbaris-2\nbaris-3\nbaris-4\nbaris-5\nbaris-6";
    for (double down = 210; down < 250; down += 2.3) {
        const Result made = make({Spacer{down}, written(six)});
        int on_first = 0;
        const std::string first = page_texts(made.bytes)[0];
        for (int i = 1; i <= 6; ++i)
            if (has(first, "baris-" + std::to_string(i))) ++on_first;
        EXPECT_NE(on_first, 1) << down;
        EXPECT_NE(on_first, 5) << down;
    }
}

TEST(Pdf, SignatureBlockStaysWhole) {
    for (double down = 150; down < 240; down += 7) {
        const Result made = make({Spacer{down}, signature()});
        const auto pages = page_texts(made.bytes);
        ASSERT_EQ(made.places.size(), 1U);
        const auto at = static_cast<std::size_t>(made.places[0].page);
        EXPECT_TRUE(has(pages[at], "Kepala Dinas")) << down;
        EXPECT_TRUE(has(pages[at], "NIP")) << down;
    }
}

TEST(Pdf, SignatureSpaceIsReported) {
    pdf::Setup wanted = setup();
    wanted.footer.clear();
    const Result made =
        make({PageBreak{}, Spacer{10}, SignatureSpace{"ttd", 60, 25, Align::right}}, wanted);
    ASSERT_EQ(made.places.size(), 1U);
    const Place& place = made.places[0];
    constexpr double mm = 72 / 25.4;
    EXPECT_EQ(place.name, "ttd");
    EXPECT_EQ(place.page, 0);
    EXPECT_NEAR(place.x, (210 - 20 - 60) * mm, 0.01);
    EXPECT_NEAR(place.y, (297 - 20 - 10 - 25) * mm, 0.01);
    EXPECT_NEAR(place.width, 60 * mm, 0.01);
    EXPECT_NEAR(place.height, 25 * mm, 0.01);
}

TEST(Pdf, TooHighIsSaidNotCut) {
    EXPECT_EQ(key_of([] { make({Spacer{400}}); }), "core.pdf.too_high");
    pdf::Setup wanted = setup();
    wanted.footer = {Spacer{260}};
    EXPECT_EQ(key_of([&] { make({written("a")}, wanted); }), "core.pdf.footer");
}

TEST(Pdf, QrOnThePageIsTheTextGiven) {
    const QrCode code = qr_code("https://naskah.contoh.go.id/v/7Kq2mX9d");
    EXPECT_EQ(code.side % 4, 1);
    for (int i = 0; i < 7; ++i) EXPECT_TRUE(code.at(i, 0) && code.at(0, i));  // finder pattern
    EXPECT_EQ(key_of([] { qr_code(std::string(3000, 'x')); }), "core.pdf.qr");
    EXPECT_EQ(key_of([] { qr_code(""); }), "core.pdf.qr");
}

}  // namespace
}  // namespace core::pdf
