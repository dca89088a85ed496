// SPDX-License-Identifier: Apache-2.0
#include "tests/gallery/texts.h"

#include <map>

#include "core/base/text.h"

namespace gallery {

using style::Block;

const std::vector<std::string>& paragraphs() {
    static const std::vector<std::string> all{
        "Menindaklanjuti hasil rapat koordinasi penyelenggaraan sistem pemerintahan berbasis elektronik pada tanggal "
        "12 November 2026, bersama ini disampaikan bahwa seluruh perangkat daerah wajib memutakhirkan daftar aplikasi "
        "yang dikelola beserta penanggung jawabnya.",
        "Pemutakhiran dilakukan melalui formulir yang tersedia pada laman layanan internal. Perangkat daerah yang belum "
        "memiliki akun dapat menghubungi Bidang Aplikasi dan Informatika pada jam kerja.",
        "Data yang disampaikan digunakan sebagai dasar penyusunan rencana belanja teknologi informasi tahun anggaran "
        "2027, sehingga kelengkapan dan ketepatan waktunya sangat menentukan.",
        "Selanjutnya, tim teknis akan melakukan pemeriksaan lapangan secara bertahap. Jadwal pemeriksaan disampaikan "
        "paling lambat tiga hari kerja sebelumnya agar perangkat daerah dapat menyiapkan dokumen pendukung.",
        "Dalam pelaksanaannya ditemukan beberapa kendala, antara lain keterbatasan jaringan di kantor kelurahan, "
        "pergantian operator, serta belum seragamnya penamaan berkas. Kendala tersebut telah dibahas bersama camat.",
        "Sehubungan dengan hal tersebut, dimohon kesediaan Saudara menugaskan seorang pejabat penghubung yang memahami "
        "tata kelola arsip dan persuratan di lingkungan kerja masing-masing.",
        "Pelayanan kepada masyarakat tetap berjalan seperti biasa selama masa peralihan. Apabila terjadi gangguan, "
        "permohonan dicatat secara manual dan dimasukkan ke dalam sistem pada hari yang sama.",
        "Hasil evaluasi menunjukkan bahwa waktu penyelesaian surat berkurang dari rata-rata empat hari menjadi satu "
        "hari kerja, sedangkan jumlah surat yang terlambat dijawab turun lebih dari separuh.",
    };
    return all;
}

const std::vector<std::string>& provisions() {
    static const std::vector<std::string> all{
        "bahwa untuk mewujudkan tata kelola pemerintahan yang efektif, efisien, dan akuntabel perlu dilakukan "
        "penyelenggaraan persuratan secara elektronik di lingkungan pemerintah kota;",
        "bahwa pengelolaan arsip dinamis yang andal, sistematis, utuh, menyeluruh, dan sesuai dengan norma, standar, "
        "prosedur, dan kriteria merupakan tanggung jawab setiap perangkat daerah;",
        "membentuk tim kerja yang bertugas menyusun rencana, melaksanakan, mengendalikan, dan melaporkan kegiatan "
        "kepada pimpinan secara berkala setiap triwulan;",
        "biaya yang timbul dibebankan pada anggaran pendapatan dan belanja daerah sesuai dengan ketentuan peraturan "
        "perundang-undangan;",
        "setiap perangkat daerah menunjuk paling sedikit satu orang pengelola naskah yang memahami klasifikasi arsip, "
        "jadwal retensi, serta tata cara pemberian nomor;",
        "pengawasan dilaksanakan oleh aparat pengawasan intern pemerintah bersama unit kearsipan melalui pemeriksaan "
        "berkala dan pemeriksaan sewaktu-waktu;",
    };
    return all;
}

const std::vector<std::string>& offices() {
    static const std::vector<std::string> all{
        "Inspektur Kota Pangkalpinang", "Kepala Dinas Pendidikan dan Kebudayaan", "Kepala Dinas Kesehatan",
        "Kepala Dinas Pekerjaan Umum dan Penataan Ruang", "Kepala Dinas Perumahan dan Kawasan Permukiman",
        "Kepala Satuan Polisi Pamong Praja", "Kepala Dinas Sosial", "Kepala Dinas Lingkungan Hidup",
        "Kepala Dinas Kependudukan dan Pencatatan Sipil",
        "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "Kepala Dinas Tenaga Kerja",
        "Kepala Dinas Perhubungan", "Kepala Dinas Kepemudaan dan Olahraga", "Kepala Dinas Pariwisata",
        "Kepala Dinas Perpustakaan dan Kearsipan", "Kepala Badan Keuangan Daerah", "Sekretaris DPRD",
        "Camat Bukit Intan", "Camat Rangkui", "Lurah Air Itam", "Direktur RSUD Depati Hamzah",
    };
    return all;
}

const std::vector<std::string>& addressees() {
    static const std::vector<std::string> all = [] {
        auto made = offices();
        for (const char* place : {"Bukit Besar", "Bukit Merapin", "Keramat", "Gajah Mada", "Melintang", "Parit Lalang", "Masjid Jamik",
                                  "Opas Indah", "Rawa Bangun", "Batin Tikal", "Bacang", "Temberan", "Sinar Bulan", "Pasir Putih"})
            made.push_back("Lurah " + std::string(place));
        for (const char* place : {"Taman Sari", "Gerunggang", "Girimaya", "Pangkalbalam", "Gabek"})
            made.push_back("Camat " + std::string(place));
        return made;
    }();
    return all;
}

const std::vector<std::string>& persons() {
    static const std::vector<std::string> all{
        "Melati Kusuma, S.Kom., M.M.", "Bagas Prasetya, A.Md.", "Ratna Widyaningsih, S.IP.", "Yusuf Wijaya, S.H., M.Kom.",
        "dr. Renée Halim, Sp.A.", "Íñigo Manurung, S.T.", "Dewi Anggraini", "Jürgen Sitorus, S.E., Ak.",
    };
    return all;
}

std::string nth(const std::vector<std::string>& all, std::size_t at) { return all[at % all.size()]; }

std::string nip(std::size_t at) {
    auto last = std::to_string(at % 1000 + 1);
    last.insert(0, 3 - last.size(), '0');
    return "199204152019031" + last;
}

namespace {

// Pieces over and over, cut at 300 characters where a word ends or not.
std::string three_hundred(const std::vector<std::string>& pieces) {
    std::string text;
    for (std::size_t i = 0; core::text::length(text) < 300; ++i) text += (i ? " " : "") + nth(pieces, i);
    return std::string(core::text::trim(core::text::head(text, 300)));
}

struct Filling {
    const char* plain;
    const char* hard;
};

const std::map<std::string_view, Filling>& fillings() {
    static const std::map<std::string_view, Filling> all{
        {"nomor", {"000.1.5/118/DISKOMINFO", "000.1.5/118/DISKOMINFO-BIDANG-APLIKASI-DAN-INFORMATIKA/XI/2026"}},
        {"tahun", {"2026", "2026"}},
        {"agenda", {"Rapat koordinasi penataan arsip", "Rapat koordinasi “penataan arsip” perangkat daerah, "
                    "pembahasan daftar aplikasi, kesepakatan jadwal, serta hal-hal lain yang dipandang perlu"}},
        {"time", {"09.00 WIB s.d. selesai", "09.00 WIB s.d. 12.00 WIB, dilanjutkan pukul 13.30 WIB s.d. selesai"}},
        {"place", {"Ruang Rapat Utama", "Ruang Rapat “Café Señor Müller”, Gedung Layanan Terpadu Lantai 3, Jalan "
                   "Bukit Intan Nomor 1, Pangkalpinang (hadir langsung), dan melalui konferensi video"}},
        {"chair", {"Sekretaris Daerah", "Asisten Administrasi Umum bersama Kepala Dinas Komunikasi dan Informatika"}},
        {"position", {"Analis Kebijakan Ahli Muda", "Pengelola Layanan Operasional pada Subbagian Umum, Kepegawaian, "
                      "Perencanaan, dan Keuangan Unit Pelaksana Teknis Daerah Pengelolaan Air Limbah Domestik"}},
        {"rank", {"Penata Tingkat I (III/d)", "Pembina Utama Madya (IV/d)"}},
        {"institution", {"Koperasi Serumpun Sebalai", "Perkumpulan Pelaku Usaha Mikro, Kecil, dan Menengah “Serumpun "
                         "Sebalai” Kota Pangkalpinang"}},
        {"address", {"Jalan Bukit Intan Nomor 7, Pangkalpinang", "Jalan Depati Hamzah Gang Délima III Nomor 118A RT "
                     "004/RW 002 Kelurahan Semabung Baru, Kecamatan Girimaya, Kota Pangkalpinang, Provinsi Kepulauan "
                     "Bangka Belitung 33147"}},
        {"purpose", {"permohonan bantuan sarana usaha", "permohonan bantuan sarana usaha berupa etalase, mesin "
                     "pengemas, dan pelatihan pemasaran digital bagi anggota"}},
        {"dari", {"Kementerian Dalam Negeri", "Direktorat Jenderal Bina Pembangunan Daerah Kementerian Dalam Negeri "
                  "Republik Indonesia"}},
        {"sifat", {"Segera", "Sangat Segera"}},
        {"hal", {"Pelatihan pengelola naskah", ""}},
        {"untuk", {"Wali Kota se-Provinsi Kepulauan Bangka Belitung", ""}},
        {"tembusan", {"Gubernur Kepulauan Bangka Belitung", "Gubernur Kepulauan Bangka Belitung; Sekretaris Daerah "
                      "Provinsi; para kepala badan penanggulangan bencana daerah kabupaten/kota"}},
        {"derajat", {"Segera", "Sangat Segera"}},
        {"kegiatan", {"Memeriksa kelengkapan berkas permohonan", ""}},
        {"pelaksana", {"Petugas loket", "Arsiparis, pengelola naskah, dan sekretaris perangkat daerah"}},
        {"waktu", {"10 menit", "paling lama 3 (tiga) hari kerja"}},
        {"keluaran", {"Berkas lengkap", "Berkas lengkap yang telah diregistrasi, dipindai, dan diklasifikasikan"}},
        {"naskah", {"Laporan triwulan III tahun 2026", ""}},
        {"jumlah", {"1 berkas", "12 (dua belas) berkas"}},
        {"keterangan", {"Untuk dipergunakan", "Disampaikan dengan hormat untuk dipergunakan sebagaimana mestinya"}},
        {"phone", {"0812-0000-0000", "(0717) 000000 pesawat 118"}},
        {"pejabat", {"Kepala Dinas Komunikasi dan Informatika", "Kuasa Pengguna Anggaran Dinas Komunikasi dan "
                     "Informatika Kota Pangkalpinang"}},
        {"jabatan", {"Analis Kebijakan Ahli Muda", ""}},
        {"tingkat", {"C", "C"}},
        {"maksud", {"Mengikuti bimbingan teknis pengelolaan arsip", ""}},
        {"angkutan", {"Pesawat udara", "Pesawat udara, kapal cepat, dan kendaraan dinas"}},
        {"berangkat", {"Pangkalpinang", "Pangkalpinang, tanggal 3 Desember 2026"}},
        {"tujuan", {"Jakarta", "Jakarta, Bogor, dan Tangerang Selatan"}},
        {"tiba", {"Jakarta, 3 Desember 2026", "Jakarta, tanggal 3 Desember 2026 pukul 23.59 WIB"}},
        {"lama", {"3 (tiga) hari", "3 (tiga) hari"}},
        {"beban", {"APBD Kota Pangkalpinang Tahun Anggaran 2026", ""}},
        {"note", {"Pengelola naskah", "Pengelola naskah pada Dinas Perpustakaan dan Kearsipan"}},
        {"sign", {"", ""}},
    };
    return all;
}

style::Cell cell(const std::string& text, bool header = false) { return {header, {paragraph(text)}}; }

Block list(Block::Kind kind, std::vector<std::string> items) {
    Block made;
    made.kind = kind;
    for (const auto& each : items) made.items.push_back({paragraph(each)});
    return made;
}

}  // namespace

std::string endless_name() {
    return three_hundred({"Prof. Dr. (H.C.) Ir. Raden Mas", "Señora Renée", "Müller-Hadikusumo", "Wijayakusumaningrat",
                          "binti Abdurrahman,", "S.Kom., S.H., M.M., M.Kom., Ph.D.,", "“Nyai Ampúh”", "Çağlar Łukasz"});
}

std::string endless_subject() {
    return three_hundred({"Penyampaian Laporan Pelaksanaan Kegiatan Pemutakhiran “Daftar Aplikasi”",
                          "dan Penataan Arsip Dinamis Perangkat Daerah,", "Permintaan Data Pendukung (naïve, résumé, mañana),",
                          "serta Undangan Rapat Koordinasi Lanjutan Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik"});
}

std::string unbroken() {
    std::string text = "https://layanan.pangkalpinang.example/unduh";
    for (int i = 0; i < 6; ++i) text += "/pertanggungjawabanpenyelenggaraanpemerintahan";
    return text + "-" + std::string(90, 'A');
}

std::string field(std::string_view code, std::size_t at, bool hard) {
    if (code == "name" || code == "nama") return hard && at == 0 ? endless_name() : nth(persons(), at);
    if (code == "nip") return nip(at);
    const auto found = fillings().find(code);
    if (found == fillings().end()) return "2026-12-03";   // what is left are dates
    const std::string plain = found->second.plain, longer = found->second.hard;
    if (!hard) return plain;
    if (!longer.empty() || plain.empty()) return longer;
    return at % 7 == 3 ? unbroken() : plain + ". " + nth(paragraphs(), at);
}

Block paragraph(const std::string& text) {
    Block made;
    made.align = style::Align::justify;
    if (!text.empty()) made.runs.push_back({text});
    return made;
}

Block deep_list() {
    Block most = list(Block::Kind::bullet, {"foto kegiatan;", nth(paragraphs(), 4), unbroken()});
    Block third = list(Block::Kind::decimal, {"daftar hadir;", "notula; dan", "dokumentasi:"});
    third.items.back().push_back(most);
    Block second = list(Block::Kind::alpha, {"surat pengantar;", "bukti dukung:", "rencana tindak lanjut."});
    second.items[1].push_back(third);
    Block noted = list(Block::Kind::decimal_paren, {"asli;", "salinan; dan", "petikan."});
    noted.start = 3;
    second.items[2].push_back(noted);
    second.items[2].push_back(list(Block::Kind::alpha_paren, {"bermaterai; atau", "tanpa meterai."}));
    Block first = list(Block::Kind::decimal, {"formulir yang telah diisi;", "lampiran yang terdiri atas:", nth(paragraphs(), 1)});
    first.items[1].push_back(second);
    for (int i = 0; i < 9; ++i) first.items.push_back({paragraph("butir tambahan nomor " + std::to_string(i + 4) + ";")});
    return first;
}

Block table(std::size_t rows, bool hard, std::size_t columns) {
    static const std::vector<std::string> heads{"No.", "Perangkat Daerah", "Jumlah Naskah", "Keterangan"};
    Block made;
    made.kind = Block::Kind::table;
    if (hard) {   // "Rekapitulasi" over all columns but the first two, which go through both header rows
        made.rows.push_back({cell(heads[0], true), cell(heads[1], true), cell("Rekapitulasi", true)});
        made.rows[0][0].rows = made.rows[0][1].rows = 2;
        made.rows[0][2].columns = static_cast<int>(columns) - 2;
    }
    made.rows.emplace_back();
    for (std::size_t c = hard ? 2 : 0; c < columns; ++c)
        made.rows.back().push_back(cell(c < heads.size() ? heads[c] : "Triwulan " + std::to_string(c - 3), true));
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<style::Cell> row{cell(std::to_string(r + 1) + "."), cell(nth(offices(), r)),
                                     cell(std::to_string((r * 37) % 400))};
        row.push_back(cell(!hard ? "Lengkap" : r % 9 == 4 ? "" : nth(paragraphs(), r)));
        for (std::size_t c = 4; c < columns; ++c) row.push_back(cell(std::to_string((r + c) % 50)));
        made.rows.push_back(std::move(row));
    }
    if (!hard || rows < 8) return made;
    made.rows[3][3] = cell(unbroken());
    made.rows[6][1].rows = 2;                        // one office, two rows
    made.rows[7].erase(made.rows[7].begin() + 1);
    made.rows.back() = {cell("Jumlah", true), cell(std::to_string(rows * 31))};
    made.rows.back()[0].columns = 2;
    made.rows.back()[1].columns = static_cast<int>(columns) - 2;
    return made;
}

}  // namespace gallery
