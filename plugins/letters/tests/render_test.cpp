// SPDX-License-Identifier: Apache-2.0
// The sheet: same value, same bytes; the rows stand in the order of the official form.
#include "letters/render/sheet.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "core/base/text.h"
#include "core/pdf/read.h"

namespace letters {
namespace {

Sheet sheet(Kind kind, std::size_t addressees) {
    Sheet made;
    made.draft = false;
    made.head = {"Pemerintah Kota Contoh", "Dinas Komunikasi dan Informatika", "Jalan Contoh Nomor 1, Kota Contoh 33123",
                 "Telepon (0717) 000000, Pos-el diskominfo@contoh.go.id"};
    made.place = "Kota Contoh";
    made.number = "000.1.5/12/DISKOMINFO";
    made.date = "23 November 2026";
    made.event_day = "Kamis, 3 Desember 2026";
    made.content.kind = kind;
    made.content.subject = "Undangan rapat koordinasi";
    made.content.urgency = Urgency::urgent;
    made.content.body = body_from_text(
        "Dalam rangka meningkatkan keterpaduan layanan pemerintahan berbasis elektronik, dengan hormat kami "
        "mengundang Bapak/Ibu untuk hadir pada:\n\nMohon membawa:\n\n1. daftar aplikasi;\n2. bukti dukung:\n"
        "  a. kebijakan;\n  b. tata kelola;\n3. rencana tahun depan.\n\n| Berkas | Jumlah |\n| Formulir | 2 |");
    made.content.event = {core::parse_date("2026-12-03"), "09.00 WIB s.d. selesai", "Ruang Rapat Utama",
                          "Koordinasi penyelenggaraan SPBE"};
    made.content.closing = "Demikian disampaikan, terima kasih.";
    for (std::size_t i = 0; i < addressees; ++i)
        made.content.addressees.push_back({core::PositionId::make({static_cast<std::int64_t>(i + 1)}),
                                           "Kepala Dinas Contoh " + std::to_string(i + 1), false});
    made.content.addressees.push_back({core::PositionId::make({900}), "Wali Kota Contoh", true});
    made.content.addressees.push_back({core::PositionId::make({901}), "Sekretaris Daerah", true});
    made.from = "Plt. Kepala Dinas Komunikasi dan Informatika";
    made.signer = {"Plt. Kepala Dinas Komunikasi dan Informatika,", "Dr. Contoh Nama, S.T., M.Si.",
                   "Pembina Tingkat I (IV/b)", "197001012000031000"};
    made.verify_url = "https://naskah.contoh.go.id/v/AAAAAAAAAAAAAAAAAAAAAA";
    made.at = {1'795'000'000'000};
    made.payload = R"({"nomor":"000.1.5/12/DISKOMINFO"})";
    return made;
}

// Space and ends of lines are alike to the reader.
void expect_order(const std::string& read, std::initializer_list<const char*> words) {
    std::istringstream parts(read);
    std::string text;
    for (std::string part; parts >> part;) text += (text.empty() ? "" : " ") + part;
    std::size_t at = 0;
    for (const auto* word : words) {
        const auto found = text.find(word, at);
        EXPECT_NE(found, std::string::npos) << word << " is missing or out of order in\n" << text;
        if (found != std::string::npos) at = found + 1;
    }
}

// NASKAH_KEEP=folder keeps the files to look at.
Rendered made(const Sheet& value, const char* name) {
    auto rendered = render(value, NASKAH_FONTS);
    if (const char* folder = std::getenv("NASKAH_KEEP"))
        std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary)
            .write(reinterpret_cast<const char*>(rendered.bytes.data()),
                   static_cast<std::streamsize>(rendered.bytes.size()));
    return rendered;
}

TEST(Sheet, invitation_in_the_order_of_the_form) {
    const auto rendered = made(sheet(Kind::undangan, 24), "undangan");
    const auto text = core::pdf::text(rendered.bytes);
    expect_order(text, {"PEMERINTAH KOTA CONTOH", "DINAS KOMUNIKASI DAN INFORMATIKA", "Jalan Contoh",
                        "Kota Contoh, 23 November 2026", "Nomor : 000.1.5/12/DISKOMINFO",
                        "Sifat : Biasa/Segera", "Lampiran : Satu lembar", "Hal : Undangan rapat koordinasi",
                        "Yth. (daftar terlampir)", "mengundang", "Hari/Tanggal : Kamis, 3 Desember 2026",
                        "Waktu : 09.00 WIB s.d. selesai", "Tempat : Ruang Rapat Utama",
                        "Acara : Koordinasi penyelenggaraan SPBE",
                        "Mohon membawa", "daftar aplikasi", "Demikian", "Plt. Kepala Dinas",
                        "Ditandatangani secara elektronik", "Dr. Contoh Nama", "Pembina Tingkat I",
                        "NIP 197001012000031000", "Tembusan", "Wali Kota Contoh; dan", "Sekretaris Daerah.",
                        "Lampiran Surat Undangan", "Nomor : 000.1.5/12/DISKOMINFO",
                        "Tanggal : 23 November 2026", "DAFTAR PENERIMA", "1. Kepala Dinas Contoh 1",
                        "24. Kepala Dinas Contoh 24", "Plt. Kepala Dinas", "Ditandatangani secara elektronik",
                        "Dr. Contoh Nama"});
    EXPECT_GE(rendered.pages, 2);
    EXPECT_GT(rendered.signature.width, 0);
    EXPECT_EQ(core::pdf::inspect(rendered.bytes).pages, rendered.pages);
}

// However long the letter is: with the signature go text above it and the copies below it.
TEST(Sheet, the_signature_never_stands_alone) {
    auto value = sheet(Kind::surat_dinas, 1);
    std::set<int> seen;
    for (int lines = 1; lines < 44; lines += 2) {
        value.content.body = body_from_text("Kalimat pembuka surat.\n\n" + [&] {
            std::string text;
            for (int i = 0; i < lines; ++i) text += "Alinea ke-" + std::to_string(i) + " dari surat ini.\n\n";
            return text;
        }());
        const auto rendered = render(value, NASKAH_FONTS);
        const auto pages = core::text::split(core::pdf::text(rendered.bytes), '\f');
        seen.insert(rendered.signature.page);
        const auto& page = pages.at(static_cast<std::size_t>(rendered.signature.page));
        expect_order(page, {"terima kasih.", "Plt. Kepala Dinas", "Dr. Contoh Nama", "NIP", "Tembusan:",
                                         "Sekretaris Daerah."});
    }
    EXPECT_GE(seen.size(), 2U) << "letters of one page and of more";
}

TEST(Sheet, a_long_list_is_no_single_sheet) {
    expect_order(core::pdf::text(render(sheet(Kind::surat_dinas, 74), NASKAH_FONTS).bytes),
                 {"Lampiran : Satu berkas", "DAFTAR PENERIMA", "74. Kepala Dinas Contoh 74", "Dr. Contoh Nama"});
    expect_order(core::pdf::text(render(sheet(Kind::surat_dinas, 1), NASKAH_FONTS).bytes),
                 {"Lampiran : \u2013", "Hal : Undangan"});
}

TEST(Sheet, a_secret_letter_says_so_at_the_head) {
    auto value = sheet(Kind::surat_dinas, 1);
    value.content.access = classification::AccessClass::secret;
    expect_order(core::pdf::text(made(value, "rahasia").bytes), {"RAHASIA", "PEMERINTAH", "Sifat : Rahasia/Segera"});
    value.content.access = classification::AccessClass::limited;
    EXPECT_EQ(core::pdf::text(render(value, NASKAH_FONTS).bytes).find("RAHASIA"), std::string::npos);
}

TEST(Sheet, nota_dinas_has_its_rows) {
    const auto text = core::pdf::text(made(sheet(Kind::nota_dinas, 1), "nota").bytes);
    expect_order(text, {"NOTA DINAS", "Yth.", "Dari", "Tembusan", "Tanggal", "Nomor", "Sifat", "Lampiran",
                        "Hal", "mengundang", "NIP"});
    expect_order(text, {"NOTA DINAS", "Kepala Dinas Contoh 1", "Plt. Kepala Dinas", "Wali Kota Contoh",
                        "23 November 2026", "000.1.5/12/DISKOMINFO", "Biasa/Segera",
                        "Undangan rapat koordinasi", "mengundang"});
}

TEST(Sheet, same_letter_same_bytes) {
    const auto value = sheet(Kind::surat_dinas, 2);
    EXPECT_EQ(render(value, NASKAH_FONTS).bytes, made(value, "surat").bytes);
    auto other = value;
    other.number = "000.1.5/13/DISKOMINFO";
    EXPECT_NE(render(value, NASKAH_FONTS).bytes, render(other, NASKAH_FONTS).bytes);
}

TEST(Sheet, a_draft_says_so_and_carries_no_code) {
    auto value = sheet(Kind::surat_dinas, 2);
    value.draft = true;
    value.verify_url.clear();
    value.payload.clear();
    value.number = "000.1.5/\u2026/DISKOMINFO";
    const auto text = core::pdf::text(made(value, "konsep").bytes);
    expect_order(text, {"DRAF", "000.1.5/\u2026/DISKOMINFO", "Konsep naskah dinas"});
    EXPECT_EQ(text.find("UU ITE"), std::string::npos);
    EXPECT_EQ(text.find("Ditandatangani"), std::string::npos) << "a draft is not signed by anybody";
}

}  // namespace
}  // namespace letters
