// SPDX-License-Identifier: Apache-2.0
// The sheet of letters: the order of the official form, long lists, secrecy, drafts, what stands together.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "core/base/text.h"
#include "core/pdf/read.h"
#include "style/domain/sample.h"
#include "style/render/compose.h"
#include "style/service/shipped.h"

namespace style {
namespace sheet_test {

Sheet sheet(const std::string& code, std::size_t addressees) {
    const auto kind = kind_from(shipped(Thing::kind).at(code).definition).take();
    auto made = sample_sheet(kind, profile_from(shipped(Thing::profile).at("permendagri_1_2023").definition).take(),
                             filled(design_from(shipped(Thing::letterhead).at("dinas").definition).take(),
                                    {"Pemerintah Kota Contoh", "Dinas Komunikasi dan Informatika", "", "",
                                     "Jalan Contoh Nomor 1, Kota Contoh 33123", "Telepon (0717) 000000"}),
                             "Kota Contoh");
    made.number = "000.1.5/12/DISKOMINFO";
    made.subject = "Undangan rapat koordinasi";
    made.urgency = "Segera";
    core::Json all{{"body",
                      "Dalam rangka meningkatkan keterpaduan layanan pemerintahan berbasis elektronik, dengan hormat kami "
                      "mengundang Bapak/Ibu untuk hadir pada:\n\nMohon membawa:\n\n1. daftar aplikasi;\n2. bukti dukung:\n"
                      "  a. kebijakan;\n  b. tata kelola;\n3. rencana tahun depan.\n\n| Berkas | Jumlah |\n| Formulir | 2 |"},
                     {"closing", "Demikian disampaikan, terima kasih."}};
    all["event"] = {{"day", "2026-12-03"}, {"time", "09.00 WIB s.d. selesai"}, {"place", "Ruang Rapat Utama"},
                    {"agenda", "Koordinasi penyelenggaraan SPBE"}};
    core::Json parts = core::Json::object();
    for (const auto& [code, value] : all.items())
        if (kind.part(code)) parts[code] = value;
    made.values = values_from(kind, parts).take();
    made.to.clear();
    for (std::size_t i = 0; i < addressees; ++i) made.to.push_back("Kepala Dinas Contoh " + std::to_string(i + 1));
    made.copies = {"Wali Kota Contoh", "Sekretaris Daerah"};
    Signer signer{"Kepala Dinas Komunikasi dan Informatika", "pimpinan_tinggi", core::Capacity::acting, "Contoh Nama",
                  "Dr. Contoh Nama, S.T., M.Si.", "Pembina Tingkat I (IV/b)", "197001012000031000"};
    made.signer = signer_block(signer);
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
    auto rendered = render(value, {}, NASKAH_FONTS);
    if (const char* folder = std::getenv("NASKAH_KEEP"))
        std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary)
            .write(reinterpret_cast<const char*>(rendered.bytes.data()),
                   static_cast<std::streamsize>(rendered.bytes.size()));
    return rendered;
}

TEST(Sheet, invitation_in_the_order_of_the_form) {
    const auto rendered = made(sheet("undangan", 24), "sheet_undangan");
    const auto text = core::pdf::text(rendered.bytes);
    expect_order(text, {"PEMERINTAH KOTA CONTOH", "DINAS KOMUNIKASI DAN INFORMATIKA", "Jalan Contoh",
                        "Nomor : 000.1.5/12/DISKOMINFO", "Sifat : Biasa/Segera", "Lampiran : Satu lembar",
                        "Hal : Undangan rapat koordinasi", "mengundang", "Hari/Tanggal : Kamis, 3 Desember 2026",
                        "Waktu : 09.00 WIB s.d. selesai", "Tempat : Ruang Rapat Utama",
                        "Acara : Koordinasi penyelenggaraan SPBE", "Mohon membawa", "daftar aplikasi", "Demikian",
                        "Plt. Kepala Dinas", "Ditandatangani secara elektronik", "Dr. Contoh Nama",
                        "Pembina Tingkat I", "NIP 197001012000031000", "Tembusan", "Wali Kota Contoh; dan",
                        "Sekretaris Daerah.", "Lampiran Surat Undangan", "Nomor : 000.1.5/12/DISKOMINFO",
                        "Tanggal : 23 November 2026", "DAFTAR PENERIMA", "1. Kepala Dinas Contoh 1",
                        "24. Kepala Dinas Contoh 24", "Plt. Kepala Dinas", "Ditandatangani secara elektronik",
                        "Dr. Contoh Nama"});
    expect_order(text, {"Kota Contoh, 23 November 2026", "Yth. (daftar terlampir)", "mengundang"});
    EXPECT_GE(rendered.pages, 2);
    EXPECT_GT(rendered.signature.width, 0);
}

// However long the letter is: with the signature go text above it and the copies below it.
TEST(Sheet, the_signature_never_stands_alone) {
    auto value = sheet("surat_dinas", 1);
    std::set<int> seen;
    for (int lines = 1; lines < 44; lines += 2) {
        std::string text = "Kalimat pembuka surat.\n\n";
        for (int i = 0; i < lines; ++i) text += "Alinea ke-" + std::to_string(i) + " dari surat ini.\n\n";
        value.values["body"] = to_json(body_from_text(text));
        const auto rendered = render(value, {}, NASKAH_FONTS);
        const auto pages = core::text::split(core::pdf::text(rendered.bytes), '\f');
        seen.insert(rendered.signature.page);
        const auto& page = pages.at(static_cast<std::size_t>(rendered.signature.page));
        expect_order(page, {"terima kasih.", "Plt. Kepala Dinas", "Dr. Contoh Nama", "NIP", "Tembusan:",
                            "Sekretaris Daerah."});
    }
    EXPECT_GE(seen.size(), 2U) << "letters of one page and of more";
}

TEST(Sheet, a_long_list_is_no_single_sheet) {
    expect_order(core::pdf::text(render(sheet("surat_dinas", 74), {}, NASKAH_FONTS).bytes),
                 {"Lampiran : Satu berkas", "DAFTAR PENERIMA", "74. Kepala Dinas Contoh 74", "Dr. Contoh Nama"});
    expect_order(core::pdf::text(render(sheet("surat_dinas", 1), {}, NASKAH_FONTS).bytes),
                 {"Lampiran : \u2013", "Hal : Undangan"});
}

TEST(Sheet, many_persons_stand_on_a_sheet_of_their_own) {
    auto value = sheet("surat_tugas", 0);
    core::Json persons = core::Json::array();
    for (int i = 1; i <= 40; ++i)
        persons.push_back({{"name", "Pegawai Contoh " + std::to_string(i)}, {"nip", "19920415201903100" + std::to_string(i % 10)},
                           {"position", "Analis Kebijakan"}});
    value.values["kepada"] = persons;
    const auto text = core::pdf::text(made(value, "sheet_tugas_40").bytes);
    expect_order(text, {"SURAT TUGAS", "terlampir", "Lampiran Surat Tugas", "DAFTAR NAMA", "Pegawai Contoh 1", "199204152019031001", "Pegawai Contoh 40"});
    value.values["kepada"] = core::Json::array({persons[0], persons[1], persons[2]});
    EXPECT_EQ(core::pdf::text(render(value, {}, NASKAH_FONTS).bytes).find("DAFTAR NAMA"), std::string::npos);
}

// Wherever the page ends: name, rank, NIP and position of a person stand on one page.
TEST(Sheet, a_person_is_not_parted_by_the_end_of_a_page) {
    auto value = sheet("surat_perintah", 0);
    core::Json persons = core::Json::array();
    for (int i = 1; i <= 5; ++i)
        persons.push_back({{"name", "Pegawai " + std::to_string(i)}, {"rank", "Penata (III/c)"}, {"nip", "199204152019031001"},
                           {"position", "Pengelola " + std::to_string(i)}});
    value.values["kepada"] = persons;
    for (int lines = 8; lines < 26; lines += 3) {
        core::Json reasons = core::Json::array();
        for (int i = 0; i < lines; ++i) reasons.push_back("dasar nomor " + std::to_string(i) + ";");
        value.values["dasar"] = reasons;
        for (const auto& page : core::text::split(core::pdf::text(render(value, {}, NASKAH_FONTS).bytes), '\f'))
            for (int i = 1; i <= 5; ++i) {
                const auto n = std::to_string(i);
                EXPECT_EQ(page.find("Pegawai " + n) == page.npos, page.find("Pengelola " + n) == page.npos) << lines << " " << page;
            }
    }
}

TEST(Sheet, what_closes_a_sheet_has_something_above_it) {
    auto value = sheet("surat_dinas", 1);
    for (int rows = 28; rows < 40; ++rows) {
        std::string text;
        for (int i = 0; i < rows; ++i) text += "| Berkas " + std::to_string(i) + " | Lengkap |\n";
        value.values["lampiran"] = core::Json::array({{{"title", "Daftar"}, {"body", to_json(body_from_text(text))}}});
        const auto pages = core::text::split(core::pdf::text(render(value, {}, NASKAH_FONTS).bytes), '\f');
        for (const auto& page : pages)
            if (page.find("Dr. Contoh Nama") != page.npos && page.find("terima kasih") == page.npos) {
                EXPECT_NE(page.find("Berkas"), page.npos) << rows << " " << page;
            }
    }
}

TEST(Sheet, a_receipt_stands_on_one_page) {
    auto value = sheet("surat_pengantar", 1);
    for (int lines = 6; lines < 22; lines += 2) {
        core::Json all = core::Json::array();
        for (int i = 0; i < lines; ++i) all.push_back({{"naskah", "Laporan " + std::to_string(i)}, {"jumlah", "1 berkas"}});
        value.values["kiriman"] = all;
        for (const auto& page : core::text::split(core::pdf::text(render(value, {}, NASKAH_FONTS).bytes), '\f'))
            EXPECT_EQ(page.find("Nama penerima") == page.npos, page.find("Nomor telepon") == page.npos) << lines << " " << page;
    }
}

TEST(Sheet, several_sheets_behind_a_letter_are_numbered_in_one_row) {
    auto value = sheet("surat_dinas", 24);
    value.values["lampiran"] = core::Json::array({{{"title", "Jadwal"}, {"body", to_json(body_from_text("Senin."))}},
                                                  {{"title", "Rincian"}, {"body", to_json(body_from_text("Selasa."))}}});
    expect_order(core::pdf::text(made(value, "sheet_lampiran").bytes),
                 {"Lampiran : Satu berkas", "Lampiran I Surat Dinas", "DAFTAR PENERIMA", "Lampiran II Surat Dinas", "JADWAL",
                  "Lampiran III Surat Dinas", "RINCIAN"});
    value.to.resize(1);
    value.values["lampiran"].erase(1);
    expect_order(core::pdf::text(render(value, {}, NASKAH_FONTS).bytes),
                 {"Lampiran : Satu berkas", "Lampiran Surat Dinas", "JADWAL"});
}

TEST(Sheet, who_gives_power_and_who_is_given_it_sign_under_their_names) {
    auto value = sheet("surat_kuasa", 0);
    value.values = sample_values(value.kind);
    expect_order(core::pdf::text(made(value, "sheet_kuasa").bytes),
                 {"SURAT KUASA", "Nama", "memberi kuasa kepada", "Penerima Kuasa", "Pemberi Kuasa", "NIP"});
}

TEST(Sheet, a_secret_letter_says_so_at_the_head) {
    auto value = sheet("surat_dinas", 1);
    value.access = classification::AccessClass::secret;
    expect_order(core::pdf::text(made(value, "sheet_rahasia").bytes), {"RAHASIA", "PEMERINTAH", "Sifat : Rahasia/Segera"});
    value.access = classification::AccessClass::limited;
    EXPECT_EQ(core::pdf::text(render(value, {}, NASKAH_FONTS).bytes).find("RAHASIA"), std::string::npos);
}

TEST(Sheet, nota_dinas_has_the_rows_of_its_profile) {
    auto value = sheet("nota_dinas", 1);
    expect_order(core::pdf::text(made(value, "sheet_nota").bytes),
                 {"NOTA DINAS", "Yth. : Kepala Dinas Contoh 1", "Dari : Plt. Kepala Dinas", "Tembusan", "Wali Kota Contoh",
                  "Tanggal : 23 November 2026", "Nomor : 000.1.5/12/DISKOMINFO", "Sifat : Biasa/Segera", "Lampiran",
                  "Hal : Undangan rapat koordinasi", "mengundang", "NIP"});
    value.profile = profile_from(shipped(Thing::profile).at("anri_5_2021").definition).take();
    expect_order(core::pdf::text(made(value, "sheet_nota_anri").bytes),
                 {"NOTA DINAS", "Yth.", "Dari", "Hal", "Sifat : Biasa", "Nomor", "Lampiran", "Tanggal", "NIP", "Tembusan:"});
}

TEST(Sheet, a_decision_is_set_as_a_regulation) {
    auto value = sheet("keputusan", 0);
    value.values = sample_values(value.kind);
    value.signer = signer_block({"Wali Kota", "kdh", core::Capacity::definitive, "Nama Pejabat", "Dr. Nama Pejabat", "", ""},
                                value.kind.names);
    value.authority = "Wali Kota";
    expect_order(core::pdf::text(made(value, "sheet_keputusan").bytes),
                 {"KEPUTUSAN WALI KOTA", "NOMOR", "TENTANG", "WALI KOTA,", "Menimbang", "a.", "b.", "c.", "Mengingat", "1.", "2.",
                  "MEMUTUSKAN:", "Menetapkan", "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "Ditetapkan di Kota Contoh",
                  "pada tanggal 23 November 2026", "WALI KOTA,", "NAMA PEJABAT", "LAMPIRAN KEPUTUSAN WALI KOTA"});
}

TEST(Sheet, a_draft_says_so_and_carries_no_code) {
    auto value = sheet("surat_dinas", 2);
    value.draft = true;
    value.date.reset();
    value.verify_url.clear();
    value.payload.clear();
    value.number = "000.1.5/\u2026/DISKOMINFO";
    const auto text = core::pdf::text(made(value, "sheet_konsep").bytes);
    expect_order(text, {"DRAF", "000.1.5/\u2026/DISKOMINFO", "Konsep naskah dinas"});
    EXPECT_EQ(text.find("UU ITE"), std::string::npos);
    EXPECT_EQ(text.find("Ditandatangani"), std::string::npos) << "a draft is not signed by anybody";
}

// Merged cells, a head of two rows on every page, columns of given shares, a break and four kinds of numbers.
TEST(Sheet, a_table_over_pages_repeats_its_head_and_keeps_its_merged_cells) {
    auto value = sheet("surat_dinas", 1);
    const auto cell = [](const std::string& text, bool head = false, int columns = 1, int rows = 1) {
        core::Json made{{"type", head ? "table_header" : "table_cell"},
                        {"content", {{{"type", "paragraph"}, {"content", {{{"type", "text"}, {"text", text}}}}}}}};
        made["attrs"] = {{"colspan", columns}, {"rowspan", rows}};
        return made;
    };
    core::Json rows = core::Json::array();
    const auto row = [&](std::vector<core::Json> cells) { rows.push_back({{"type", "table_row"}, {"content", cells}}); };
    row({cell("Perangkat daerah", true, 1, 2), cell("Pagu anggaran", true, 2)});
    row({cell("Semula", true), cell("Menjadi", true)});
    for (int i = 1; i <= 30; ++i) {
        row({cell("Dinas Contoh " + std::to_string(i), false, 1, 2), cell("Rp" + std::to_string(i) + ".000.000"), cell("Rp2.000.000")});
        row({cell("tetap untuk kedua triwulan", false, 2)});
    }
    core::Json table{{"type", "table"}, {"attrs", {{"widths", {3, 1, 1}}}}, {"content", rows}};
    auto body = to_json(body_from_text("Rincian pagu:\n\n1. satu\n  a. huruf\n    1) kurung\n      a) kurung huruf\n\n[halaman baru]\n\nTabel:"));
    body["content"].push_back(std::move(table));
    value.values = values_from(value.kind, {{"body", body}, {"closing", "Demikian."}}).take();
    const auto rendered = made(value, "sheet_tabel");
    const auto text = core::pdf::text(rendered.bytes);
    expect_order(text, {"1. satu", "a. huruf", "1) kurung", "a) kurung huruf", "Tabel:", "Perangkat daerah", "Pagu anggaran", "Semula",
                        "Dinas Contoh 1", "Rp1.000.000", "tetap untuk kedua", "Dinas Contoh 30"});
    const auto pages = core::text::split(text, '\f');
    EXPECT_EQ(pages[0].find("Tabel:"), std::string::npos) << "the break begins a page";
    EXPECT_GE(rendered.pages, 4);
    int heads = 0;
    for (const auto& page : pages) heads += page.find("Pagu anggaran") != std::string::npos;
    EXPECT_EQ(heads, rendered.pages - 1 - (pages[static_cast<std::size_t>(rendered.pages) - 1].find("Dinas") == std::string::npos))
        << text;
}

TEST(Sheet, a_break_is_refused_where_no_page_can_be_broken) {
    const core::Json breaking{{"type", "doc"}, {"content", {{{"type", "paragraph"}, {"content", {{{"type", "text"}, {"text", "A"}}}}},
                                                            {{"type", "page_break"}}}}};
    const auto kind = [](const char* code) { return kind_from(shipped(Thing::kind).at(code).definition).take(); };
    EXPECT_TRUE(values_from(kind("surat_dinas"), {{"body", breaking}}).ok());
    const auto checked = values_from(kind("keputusan"), {{"diktum", core::Json::array({"Satu.", breaking})}});
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.faults().front().field, "parts.diktum.2");
    EXPECT_EQ(checked.faults().front().key, "style.fault.body_break");
}

TEST(Sheet, a_kind_signed_with_ink_has_room_for_it_and_no_code) {
    auto value = sheet("surat_perjalanan_dinas", 0);
    value.values = sample_values(value.kind);
    value.draft = true;
    value.verify_url.clear();
    const auto rendered = made(value, "sheet_tinta");
    const auto text = core::pdf::text(rendered.bytes);
    for (const char* absent : {"DRAF", "elektronik", "UU ITE"}) EXPECT_EQ(text.find(absent), std::string::npos) << absent;
    EXPECT_EQ(rendered.signature.width, 0);
}

std::string in_one_line_of(const std::string& read, const std::string& words) {
    for (const auto& line : core::text::split(read, '\n'))
        if (line.find(words) != std::string::npos) return line;
    return "";
}

TEST(Sheet, a_name_beside_an_emblem_stands_in_one_line_where_it_fits) {
    auto value = sheet("surat_dinas", 1);
    value.head.left = core::sha256("lambang");
    const auto read = core::pdf::text(made(value, "sheet_emblem").bytes);
    EXPECT_NE(in_one_line_of(read, "DINAS KOMUNIKASI DAN INFORMATIKA"), "") << read;
}

TEST(Sheet, what_ends_in_a_colon_is_not_last_on_its_page) {
    for (int lines = 10; lines < 34; ++lines) {
        auto value = sheet("surat_dinas", 1);
        std::string body;
        for (int i = 0; i < lines; ++i) body += "Kalimat pengisi.\n\n";
        value.values["body"] = to_json(body_from_text(body + "Sebagai berikut:\n\n1. pertama; dan\n2. kedua."));
        const auto pages = core::text::split(core::pdf::text(made(value, "sheet_colon").bytes), '\f');
        for (const auto& page : pages)
            if (page.find("berikut:") != std::string::npos) {
                EXPECT_NE(page.find("pertama"), std::string::npos) << lines;
            }
    }
}

TEST(Sheet, words_beside_a_text_are_never_cut) {
    auto value = sheet("keputusan", 0);
    core::Json clauses = core::Json::array();
    for (int i = 0; i < 12; ++i) clauses.push_back("Ketentuan yang ditetapkan.");
    value.values = values_from(value.kind, {{"menimbang", {"bahwa a;", "bahwa b;"}}, {"mengingat", {"Satu;", "Dua;"}},
                                            {"memperhatikan", {"Surat a;", "Surat b;"}}, {"diktum", clauses}})
                       .take();
    expect_order(core::pdf::text(made(value, "sheet_words").bytes),
                 {"Menimbang", "Mengingat", "Memperhatikan", "KEDELAPAN", "KESEMBILAN", "KESEPULUH", "KESEBELAS"});
}

TEST(Sheet, colons_stand_under_each_other) {
    auto value = sheet("notula", 0);
    value.values = sample_values(value.kind);
    std::set<double> widths;
    for (const auto& block : layout(value, {}))
        if (const auto* table = std::get_if<core::pdf::Table>(&block.content))
            if (table->borders == core::pdf::Borders::none && table->widths_mm.size() == 3) widths.insert(table->widths_mm[0]);
    EXPECT_EQ(widths.size(), 1U);
}

// A short subject stands beside the addressee, a very long one over the whole line above it.
TEST(Sheet, a_long_subject_gets_the_whole_line) {
    const auto pages = [](std::size_t times) {
        auto value = sheet("surat_dinas", 1);
        value.subject.clear();
        for (std::size_t i = 0; i < times; ++i) value.subject += (i ? " " : "") + std::string("Pemutakhiran daftar aplikasi");
        return core::pdf::text(made(value, "sheet_hal").bytes);
    };
    expect_order(pages(1), {"Hal : Pemutakhiran", "Kota Contoh, 23 November 2026", "Yth. Kepala Dinas Contoh 1", "Dalam rangka"});
    expect_order(pages(12), {"Kota Contoh, 23 November 2026", "Hal : Pemutakhiran", "Yth. Kepala Dinas Contoh 1", "Dalam rangka"});
}

TEST(Sheet, a_regulation_says_what_it_lays_down) {
    auto value = sheet("peraturan_wali_kota", 0);
    value.values = sample_values(value.kind);
    value.authority = "Wali Kota";
    value.subject = "Tata Naskah Dinas";
    expect_order(core::pdf::text(made(value, "sheet_perwako").bytes),
                 {"MEMUTUSKAN:", "Menetapkan : PERATURAN WALI KOTA TENTANG TATA NASKAH DINAS.", "BAB I", "Pasal 1"});
}

TEST(Sheet, the_title_of_a_chapter_stays_whole) {
    for (int lines = 20; lines < 60; lines += 2) {
        auto value = sheet("peraturan_wali_kota", 0);
        std::string before;
        for (int i = 0; i < lines; ++i) before += "Kalimat pengisi.\n\n";
        const std::string title = "Awal judul bab yang panjang sekali sehingga mengisi beberapa baris pada halaman naskah "
                                  "dinas, dengan uraian yang dilanjutkan lagi pada baris berikutnya hingga tamat";
        value.values = values_from(value.kind, {{"menimbang", {"bahwa a;"}}, {"mengingat", {"Satu;"}},
                                                {"pasal", {{{"body", before}}, {{"chapter", title}, {"body", "Isi pasal."}}}}})
                           .take();
        for (const auto& page : core::text::split(core::pdf::text(made(value, "sheet_bab").bytes), '\f'))
            if (page.find("AWAL JUDUL") != std::string::npos) {
                EXPECT_NE(page.find("TAMAT"), std::string::npos) << lines;
            }
    }
}

TEST(Sheet, an_empty_table_shows_what_is_to_come) {
    auto value = sheet("surat_pengantar", 1);
    value.values = presets(value.kind);
    expect_order(core::pdf::text(made(value, "sheet_empty_table").bytes), {"Naskah yang dikirim", "1.", "\u2026"});
}

}  // namespace
}  // namespace style
