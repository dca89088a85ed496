// SPDX-License-Identifier: Apache-2.0
// What is found on letters as offices of a city, ministries, firms and neighbours write them; and that a poor scan makes
// the finder doubt, not err.
#include "intake/domain/finder.h"

#include <gtest/gtest.h>

#include <map>

#include "intake/domain/dates.h"
#include "intake/domain/letterhead.h"
#include "intake/tests/sheet_of_text.h"

namespace intake {
namespace finder_test {

const core::Date today = core::parse_date("2026-11-27");

struct Letter {
    std::vector<std::string> head;
    std::string place, number, date, nature, subject, more, to;   // as printed
    std::string sender, iso, access, urgency;                     // as meant
};

std::string middle(const std::string& text) {
    const auto wide = core::text::length(text);
    return std::string(wide < 86 ? (90 - wide) / 2 : 2, ' ') + text + "\n";
}

std::string label(const std::string& name, const std::string& value) {
    return name + std::string(9 - name.size(), ' ') + ": " + value;
}

// Place and day beside the number, or above it.
std::string letter_text(const Letter& letter, bool beside) {
    std::string text;
    for (const auto& line : letter.head) text += middle(line);
    text += "\n";
    const auto dated = letter.place + ", " + letter.date;
    auto first = label("Nomor", letter.number);
    if (beside) first += std::string(first.size() < 50 ? 56 - first.size() : 8, ' ') + dated;
    else text += std::string(56, ' ') + dated + "\n";
    text += first + "\n" + label("Sifat", letter.nature) + "\n" + label("Lampiran", "1 (satu) berkas") + "\n";
    text += label(beside ? "Perihal" : "Hal", letter.subject) + "\n";
    if (!letter.more.empty()) text += std::string(11, ' ') + letter.more + "\n";
    text += "\n" + std::string(40, ' ') + "Yth. " + letter.to + "\n" + std::string(45, ' ') + "di\n" +
            std::string(45, ' ') + "Pangkalpinang\n\n";
    text += "     Menindaklanjuti Peraturan Daerah Nomor 7 Tahun 2021 dan rapat tanggal 3 Maret 2026,\n"
            "dengan ini kami sampaikan bahwa kegiatan akan dilaksanakan pada hari Senin tanggal\n"
            "30 November 2026 pukul 09.00 WIB. Demikian disampaikan, atas perhatian Saudara diucapkan\n"
            "terima kasih.\n";
    return text;
}

const std::vector<Letter>& letters() {
    const std::string city = "PEMERINTAH KOTA PANGKALPINANG", road = "Jalan Rasakunda Nomor 12, Telepon (0717) 555123";
    const std::string chief = "Kepala Dinas Komunikasi dan Informatika";
    static const std::vector<Letter> all{
        {{city, "DINAS KESEHATAN", road}, "Pangkalpinang", "400.7/1234/DINKES/2026", "23 November 2026", "Segera", "Undangan rapat koordinasi pencegahan", "stunting tingkat kota", chief, "Dinas Kesehatan Kota Pangkalpinang", "2026-11-23", "", "segera"},
        {{city, "DINAS PENDIDIKAN DAN KEBUDAYAAN", road}, "Pangkalpinang", "400.3.5/88/DISDIKBUD/2026", "2 November 2026", "Biasa", "Permohonan data guru", "", chief, "Dinas Pendidikan dan Kebudayaan Kota Pangkalpinang", "2026-11-02", "", ""},
        {{city, "BADAN KEUANGAN DAERAH", road}, "Pangkalpinang", "900.1/451/BAKEUDA/2026", "30 Oktober 2026", "Sangat Segera", "Penyampaian rencana anggaran kas", "triwulan keempat tahun 2026", chief, "Badan Keuangan Daerah Kota Pangkalpinang", "2026-10-30", "", "sangat_segera"},
        {{city, "INSPEKTORAT DAERAH", road}, "Pangkalpinang", "700.1.2/17/INSPEKTORAT", "9 September 2026", "Rahasia", "Tindak lanjut hasil pemeriksaan", "", chief, "Inspektorat Daerah Kota Pangkalpinang", "2026-09-09", "rahasia", ""},
        {{city, "SEKRETARIAT DAERAH", road}, "Pangkalpinang", "000.1.5/1001/SETDA/2026", "17 Agustus 2026", "Terbatas", "Rapat persiapan upacara", "", chief, "Sekretariat Daerah Kota Pangkalpinang", "2026-08-17", "terbatas", ""},
        {{city, "KECAMATAN GERUNGGANG", road}, "Pangkalpinang", "100.2.2/55/GERUNGGANG", "4 Mei 2026", "Biasa", "Usulan perbaikan jaringan", "", chief, "Kecamatan Gerunggang Kota Pangkalpinang", "2026-05-04", "", ""},
        {{"PEMERINTAH KABUPATEN BANGKA TENGAH", "DINAS PERHUBUNGAN", road}, "Koba", "500.11/77/DISHUB/2026", "11 Juni 2026", "Biasa", "Kerja sama terminal", "", chief, "Dinas Perhubungan Kabupaten Bangka Tengah", "2026-06-11", "", ""},
        {{"PEMERINTAH PROVINSI KEPULAUAN BANGKA BELITUNG", "DINAS SOSIAL", road}, "Pangkalpinang", "400.9/310/DINSOS", "1 Juli 2026", "Segera", "Verifikasi penerima bantuan", "", chief, "Dinas Sosial Provinsi Kepulauan Bangka Belitung", "2026-07-01", "", "segera"},
        {{"BADAN PUSAT STATISTIK", "KOTA PANGKALPINANG", road}, "Pangkalpinang", "B-412/BPS/19710/11/2026", "18 November 2026", "Biasa", "Permintaan data statistik sektoral", "tahun 2026", chief, "Badan Pusat Statistik Kota Pangkalpinang", "2026-11-18", "", ""},
        {{"KEMENTERIAN KEUANGAN REPUBLIK INDONESIA", "DIREKTORAT JENDERAL PERBENDAHARAAN", road}, "Jakarta", "S-1021/PB/2026", "20 Februari 2026", "Segera", "Rekonsiliasi dana transfer", "", chief, "Direktorat Jenderal Perbendaharaan, Kementerian Keuangan Republik Indonesia", "2026-02-20", "", "segera"},
        {{"KEMENTERIAN DALAM NEGERI", "REPUBLIK INDONESIA", "DIREKTORAT JENDERAL BINA PEMERINTAHAN DESA", road}, "Jakarta", "100.3.5.5/2046/BPD", "12 Januari 2026", "Biasa", "Pembinaan pemerintahan kelurahan", "", chief, "Direktorat Jenderal Bina Pemerintahan Desa, Kementerian Dalam Negeri", "2026-01-12", "", ""},
        {{"KOMISI PEMILIHAN UMUM", "KOTA PANGKALPINANG", road}, "Pangkalpinang", "215/PP.07-SD/1971/2026", "3 Desember 2025", "Segera", "Fasilitasi jaringan internet", "", chief, "Komisi Pemilihan Umum Kota Pangkalpinang", "2025-12-03", "", "segera"},
        {{"PENGADILAN NEGERI PANGKALPINANG", road}, "Pangkalpinang", "W7.U1/1203/HK.02/IX/2026", "15 September 2026", "Biasa", "Panggilan saksi ahli", "", chief, "Pengadilan Negeri Pangkalpinang", "2026-09-15", "", ""},
        {{"UNIVERSITAS TANJUNG CONTOH", "FAKULTAS TEKNIK", road}, "Balunijuk", "342/UN50.8/PK.01/2026", "8 April 2026", "Biasa", "Permohonan izin penelitian", "atas nama mahasiswa", chief, "Fakultas Teknik, Universitas Tanjung Contoh", "2026-04-08", "", ""},
        {{"PT CONTOH MEDIA NUSANTARA", road}, "Jakarta", "021/CMN-DIR/III/2026", "27 Maret 2026", "Biasa", "Penawaran sewa jalur serat optik", "", chief, "PT Contoh Media Nusantara", "2026-03-27", "", ""},
        {{"CV SINAR KARYA CONTOH", road}, "Pangkalpinang", "007/SKC/X/2026", "5 Oktober 2026", "Biasa", "Tagihan pemeliharaan perangkat", "", chief, "CV Sinar Karya Contoh", "2026-10-05", "", ""},
        {{"RSUD DEPATI CONTOH", road}, "Pangkalpinang", "445/932/RSUD/2026", "29 Januari 2026", "Segera", "Gangguan jaringan rumah sakit", "", chief, "RSUD Depati Contoh", "2026-01-29", "", "segera"},
        {{"PALANG MERAH INDONESIA", "KOTA PANGKALPINANG", road}, "Pangkalpinang", "118/PMI-PKP/2026", "14 Februari 2026", "Biasa", "Undangan donor darah", "", chief, "Palang Merah Indonesia Kota Pangkalpinang", "2026-02-14", "", ""},
        {{"DEWAN PERWAKILAN RAKYAT DAERAH", "KOTA PANGKALPINANG", road}, "Pangkalpinang", "100.1.4.2/219/DPRD/2026", "22 Juli 2026", "Sangat Segera", "Undangan rapat dengar pendapat", "", chief, "Dewan Perwakilan Rakyat Daerah Kota Pangkalpinang", "2026-07-22", "", "sangat_segera"},
        {{"BADAN KEPEGAWAIAN NEGARA", "KANTOR REGIONAL VII PALEMBANG", road}, "Palembang", "1455/B-BM.02.01/SD/KR.VII/2026", "6 Agustus 2026", "Rahasia", "Klarifikasi data kepegawaian", "", chief, "Kantor Regional VII Palembang, Badan Kepegawaian Negara", "2026-08-06", "rahasia", ""},
    };
    return all;
}

std::map<std::string, incoming::Suggestion> found_on(const PageWords& page) {
    std::map<std::string, incoming::Suggestion> all;
    for (auto& each : find_fields({page}, today)) all.emplace(each.field, each);
    return all;
}

std::map<std::string, std::string> meant_by(const Letter& letter) {
    std::map<std::string, std::string> meant{{"sender", letter.sender}, {"number", letter.number}, {"date", letter.iso},
                                             {"subject", letter.subject + (letter.more.empty() ? "" : " " + letter.more)}};
    if (!letter.access.empty()) meant["access"] = letter.access;
    if (!letter.urgency.empty()) meant["urgency"] = letter.urgency;
    return meant;
}

TEST(Finder, reads_every_letter_in_both_layouts) {
    ASSERT_GE(letters().size() * 2, 30u);
    for (const auto& letter : letters())
        for (const bool beside : {false, true}) {
            const auto found = found_on(sheet_of_text(letter_text(letter, beside)));
            for (const auto& [field, value] : meant_by(letter)) {
                ASSERT_TRUE(found.contains(field)) << field << " of\n" << letter_text(letter, beside);
                EXPECT_EQ(found.at(field).value, value) << letter_text(letter, beside);
                EXPECT_GE(found.at(field).confidence, incoming::sure_from) << field << ": " << value;
                EXPECT_EQ(found.at(field).page, 1);
            }
            EXPECT_EQ(found.contains("access"), !letter.access.empty()) << letter.number;
            ASSERT_TRUE(found.contains("position"));
            EXPECT_NE(found.at("position").value.find(letter.to), std::string::npos);
        }
}

TEST(Finder, doubts_what_was_badly_read) {
    for (const auto& letter : letters())
        for (std::size_t from = 0; from < 4; ++from) {
            const auto page = badly_read(sheet_of_text(letter_text(letter, from % 2 == 0)), 4, from);
            const auto found = found_on(page);
            for (const auto& [field, value] : meant_by(letter)) {
                if (!found.contains(field)) continue;
                const auto& one = found.at(field);
                EXPECT_TRUE(one.value == value || one.confidence < incoming::sure_from)
                    << field << " is " << one.value << " and not " << value << ", sure by " << one.confidence;
            }
        }
}

TEST(Finder, reads_a_nota_dinas) {
    const auto found = found_on(sheet_of_text("              PEMERINTAH KOTA PANGKALPINANG\n"
                                              "                   SEKRETARIAT DAERAH\n\n"
                                              "                      NOTA DINAS\n\n"
                                              "Kepada  : Kepala Bagian Umum\n"
                                              "Dari    : Kepala Bagian Organisasi\n"
                                              "Tanggal : 12 Oktober 2026\n"
                                              "Nomor   : 000.8.3/45/ORG\n"
                                              "Sifat   : Segera\n"
                                              "Hal     : Permintaan data pegawai\n"));
    EXPECT_EQ(found.at("sender").value, "Kepala Bagian Organisasi");
    EXPECT_EQ(found.at("date").value, "2026-10-12");
    EXPECT_EQ(found.at("number").value, "000.8.3/45/ORG");
    EXPECT_EQ(found.at("classification").value, "000.8.3");
    EXPECT_EQ(found.at("subject").value, "Permintaan data pegawai");
    EXPECT_EQ(found.at("position").value, "Kepada : Kepala Bagian Umum");
}

TEST(Finder, reads_a_circular) {
    const auto found = found_on(sheet_of_text("                 PEMERINTAH KOTA PANGKALPINANG\n"
                                              "                      SEKRETARIAT DAERAH\n\n"
                                              "                        SURAT EDARAN\n"
                                              "                  NOMOR 800/12/SETDA/2026\n\n"
                                              "                           TENTANG\n"
                                              "             JAM KERJA PADA BULAN RAMADAN\n\n"
                                              "   Berdasarkan Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara\n\n\n"
                                              "                                         Ditetapkan di Pangkalpinang\n"
                                              "                                         pada tanggal 10 Februari 2026\n"));
    EXPECT_EQ(found.at("number").value, "800/12/SETDA/2026");
    EXPECT_EQ(found.at("date").value, "2026-02-10");
    EXPECT_EQ(found.at("subject").value, "Jam Kerja pada Bulan Ramadan");
}

TEST(Finder, finds_nothing_where_nothing_stands) {
    EXPECT_TRUE(find_fields({}, today).empty());
    EXPECT_TRUE(find_fields({PageWords{}}, today).empty());
    const auto found = found_on(sheet_of_text("catatan kecil di secarik kertas\ntanpa nomor apa pun\n"));
    for (const auto& [field, one] : found) EXPECT_LT(one.confidence, incoming::sure_from) << field;
}

TEST(Finder, tells_where_it_stands) {
    const auto found = found_on(sheet_of_text(letter_text(letters().front(), false)));
    const auto& number = found.at("number");
    EXPECT_NEAR(number.box.left, 11.0 / 90, 0.001);
    EXPECT_NEAR(number.box.width, 22.0 / 90, 0.001);
    const auto& subject = found.at("subject").box;
    EXPECT_GT(subject.height, 1.5 / 66) << "both lines";
}

TEST(Dates, as_letters_write_them) {
    const std::map<std::string, std::string> all{
        {"23 November 2026", "2026-11-23"}, {"3 Nopember 2026", "2026-11-03"}, {"1 Pebruari 2025", "2025-02-01"},
        {"17 Agustus 2026,", "2026-08-17"}, {"05-11-2026", "2026-11-05"},      {"5/11/2026", "2026-11-05"},
        {"2O Mei 2O26", "2026-05-20"},      {"l2 Juni 2026", "2026-06-12"},    {"9 Septernber 2026", "2026-09-09"},
        {"28 Desembcr 2025", "2025-12-28"}};
    for (const auto& [text, iso] : all) {
        const auto found = date_in(core::text::split(text, ' '));
        ASSERT_TRUE(found) << text;
        EXPECT_EQ(core::iso(found->date), iso) << text;
    }
    for (const char* none : {"31 Februari 2026", "Nomor 12 Tahun 2026", "30 hari kerja", "99-99-2026", "12 Foo 2026", ""})
        EXPECT_FALSE(date_in(core::text::split(none, ' '))) << none;
}

TEST(Titles, of_shouted_names) {
    EXPECT_EQ(title_case("DINAS PENDIDIKAN DAN KEBUDAYAAN"), "Dinas Pendidikan dan Kebudayaan");
    EXPECT_EQ(title_case("PT CONTOH RAYA"), "PT Contoh Raya");
    EXPECT_EQ(title_case("RSUD DEPATI CONTOH"), "RSUD Depati Contoh");
}

TEST(PageWords, read_tables_and_pass_over_damage) {
    const auto pages = read_tsv("level\tpage_num\tpar\tblock\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n"
                                "1\t1\t0\t0\t0\t0\t0\t0\t1000\t1400\t-1\t\n"
                                "5\t1\t1\t1\t1\t1\t100\t140\t200\t28\t91.5\tNomor\n"
                                "5\t1\t1\t1\t1\t2\tx\t140\t200\t28\t91.5\trusak\n"
                                "5\t1\t1\n"
                                "1\t2\t0\t0\t0\t0\t0\t0\t1000\t1400\t-1\t\n");
    ASSERT_EQ(pages.size(), 2u);
    ASSERT_EQ(pages[0].words.size(), 1u);
    EXPECT_EQ(pages[0].words[0].text, "Nomor");
    EXPECT_NEAR(pages[0].words[0].left, 0.1, 1e-9);
    EXPECT_EQ(pages[0].words[0].confidence, 91);
    EXPECT_EQ(text_of(pages), "Nomor\n\f");
    EXPECT_TRUE(read_tsv("").empty());
}

}  // namespace
}  // namespace intake
