// SPDX-License-Identifier: Apache-2.0
#include "tests/gallery/heads.h"

#include <map>
#include <stdexcept>

#include "style/domain/sample.h"
#include "style/service/shipped.h"
#include "tests/gallery/texts.h"

namespace gallery {

using core::Json;

namespace {

struct Office {
    std::string kind, unit, parent, address, contact;
    std::string longer_unit;             // an office of its sort with the longest name
    std::string signer, signer_kind, number, subject;
    std::vector<std::string> to, copies;
    Json parts;
};

const std::string away = "Telepon (0717) 000000, Pos-el ";

Json text(const std::string& body) { return {{"body", body}}; }

Office mayor() {
    return {"surat_dinas", "Wali Kota Pangkalpinang", "", "", "", "Wali Kota Pangkalpinang", "Wali Kota Pangkalpinang", "kdh",
            "000.7.2/31/WK", "Dukungan penyelenggaraan pekan inovasi daerah",
            {"Gubernur Kepulauan Bangka Belitung"}, {"Ketua DPRD Kota Pangkalpinang"},
            text("Pemerintah Kota Pangkalpinang akan menyelenggarakan pekan inovasi daerah pada tanggal 7 sampai dengan 11 "
                 "Desember 2026. Untuk itu kami mohon dukungan Bapak Gubernur berupa kehadiran perangkat daerah provinsi "
                 "yang membidangi penelitian dan pengembangan.\n\nRincian acara kami sampaikan kemudian.")};
}

Office secretariat() {
    return {"surat_dinas", "Bagian Organisasi", "Sekretariat Daerah", "Jalan Bukit Intan, Pangkalpinang 33123",
            away + "setda@pangkalpinang.example, Laman pangkalpinang.example", "Bagian Protokol dan Komunikasi Pimpinan",
            "Sekretaris Daerah Kota Pangkalpinang", "sekda", "000.8.3.1/214/SETDA", "Penyampaian peta proses bisnis tahun 2027",
            {"Kepala Dinas Kesehatan", "Kepala Dinas Perhubungan", "Inspektur Kota Pangkalpinang"}, {"Wali Kota Pangkalpinang"},
            text("Dalam rangka penataan kelembagaan, setiap perangkat daerah menyampaikan peta proses bisnis tahun 2027 "
                 "dengan ketentuan sebagai berikut:\n\n1. disusun sampai dengan proses tingkat tiga;\n2. disahkan oleh kepala "
                 "perangkat daerah; dan\n3. diterima Bagian Organisasi paling lambat tanggal 11 Desember 2026.")};
}

Office council() {
    Json parts = text("Sehubungan dengan agenda Badan Musyawarah, dengan hormat kami mengundang Saudara pada rapat "
                      "paripurna yang diselenggarakan pada:");
    parts["event"] = {{"day", "2026-12-03"}, {"time", "09.30 WIB s.d. selesai"}, {"place", "Ruang Sidang Paripurna"},
                      {"agenda", "Penyampaian nota keuangan rancangan APBD Tahun Anggaran 2027"}};
    return {"undangan", "Sekretariat Dewan Perwakilan Rakyat Daerah", "", "Jalan Bukit Intan Nomor 3, Pangkalpinang",
            away + "setwan@pangkalpinang.example, Laman setwan.pangkalpinang.example",
            "Sekretariat Dewan Perwakilan Rakyat Daerah, Bagian Persidangan dan Perundang-undangan", "Sekretaris DPRD",
            "pimpinan_tinggi", "000.1.5/77/SETWAN", "Undangan rapat paripurna", {"Kepala Badan Keuangan Daerah"}, {}, parts};
}

Office inspectorate() {
    Json parts{{"dasar", {"Program kerja pengawasan tahunan Inspektorat Tahun 2026."}},
               {"untuk", {"melakukan reviu laporan kinerja Dinas Sosial pada tanggal 1 sampai dengan 4 Desember 2026; dan",
                          "menyusun laporan hasil reviu paling lambat lima hari kerja sesudahnya."}}};
    for (std::size_t i = 0; i < 2; ++i)
        parts["kepada"].push_back({{"name", nth(persons(), i + 2)}, {"rank", "Penata (III/c)"}, {"nip", nip(i + 40)},
                                   {"position", "Auditor Ahli Muda"}});
    return {"surat_tugas", "Inspektorat", "", "Jalan Rasakunda Nomor 4, Pangkalpinang",
            away + "insp@pangkalpinang.example, Laman insp.pangkalpinang.example",
            "Inspektorat, Inspektur Pembantu Bidang Pencegahan dan Investigasi", "Inspektur", "pimpinan_tinggi",
            "700.1.1/58/INSP", "Reviu laporan kinerja", {}, {"Wali Kota Pangkalpinang", "Kepala Dinas Sosial"}, parts};
}

Office department() {
    return {"surat_dinas", "Dinas Komunikasi dan Informatika", "", "Jalan Rasakunda Nomor 9, Pangkalpinang",
            away + "diskominfo@pangkalpinang.example, Laman diskominfo.pangkalpinang.example",
            "Dinas Koperasi, Usaha Mikro, Kecil, dan Menengah, Perdagangan, dan Perindustrian",
            "Kepala Dinas Komunikasi dan Informatika", "pimpinan_tinggi", "000.7.2/118/DISKOMINFO", "Pemutakhiran daftar aplikasi",
            {"Sekretaris Daerah"}, {}, text(nth(paragraphs(), 0) + "\n\n" + nth(paragraphs(), 1))};
}

Office health_centre() {
    Json parts{{"orang", {{"name", "Dewi Anggraini"}, {"address", "Jalan Merpati Nomor 12, Kelurahan Semabung Baru"}}},
               {"isi", "telah mengikuti pelatihan kader kesehatan yang diselenggarakan pada tanggal 16 sampai dengan 18 "
                       "November 2026 dan dinyatakan layak bertugas di posyandu."}};
    return {"surat_keterangan", "Puskesmas Girimaya", "Dinas Kesehatan", "Jalan Girimaya Raya Nomor 2, Pangkalpinang",
            away + "pkm.girimaya@pangkalpinang.example",
            "Unit Pelaksana Teknis Daerah Instalasi Farmasi dan Pemeliharaan Alat Kesehatan", "Kepala Puskesmas Girimaya",
            "pengawas", "400.7.1/35/UPTD-PKM3", "Keterangan kader kesehatan", {}, {}, parts};
}

Office hospital() {
    return {"surat_dinas", "Rumah Sakit Umum Daerah Depati Hamzah", "Dinas Kesehatan", "Jalan Soekarno Hatta, Pangkalpinang",
            "Telepon (0717) 000101, Pos-el rsud@pangkalpinang.example, Laman rsud.pangkalpinang.example",
            "Badan Layanan Umum Daerah Rumah Sakit Umum Daerah Depati Hamzah dan Instalasi Kedokteran Forensik",
            "Direktur RSUD Depati Hamzah", "pimpinan_tinggi", "400.7.22/91/RSUD", "Perubahan jadwal poliklinik",
            {"Kepala Dinas Kesehatan", "Kepala Puskesmas Taman Sari", "Kepala Puskesmas Gerunggang"}, {},
            text("Mulai hari Senin, 7 Desember 2026, pendaftaran poliklinik dibuka secara daring pukul 06.00 WIB dan di loket "
                 "pukul 07.30 WIB. Rujukan yang terbit sebelum tanggal tersebut tetap berlaku.\n\nMohon perubahan ini "
                 "disampaikan kepada pasien di fasilitas kesehatan Saudara.")};
}

Office school() {
    return {"pengumuman", "SMP Negeri Contoh Serumpun", "Dinas Pendidikan dan Kebudayaan",
            "Jalan Melati Nomor 5, Kelurahan Bukit Besar, Pangkalpinang 33141",
            "Telepon (0717) 000212, Pos-el smp.serumpun@pangkalpinang.example, NPSN 00000000",
            "Sekolah Menengah Pertama Negeri Contoh Serumpun Sebalai Kelas Khusus Olahraga", "Kepala SMP Negeri Contoh Serumpun",
            "fungsional", "400.3.5/26/SMP-CS", "Penerimaan rapor semester ganjil tahun ajaran 2026/2027", {}, {},
            text("Diberitahukan kepada orang tua dan wali murid bahwa rapor semester ganjil diterimakan menurut jadwal berikut:"
                 "\n\n| Kelas | Hari dan tanggal | Pukul |\n| VII | Jumat, 18 Desember 2026 | 08.00 WIB |\n| VIII | Jumat, 18 "
                 "Desember 2026 | 10.00 WIB |\n| IX | Sabtu, 19 Desember 2026 | 08.00 WIB |")};
}

Office district() {
    return {"nota_dinas", "Kecamatan Bukit Intan", "", "Kecamatan Bukit Intan, Pangkalpinang", "Pos-el kec-bki@pangkalpinang.example",
            "Kecamatan Bukit Intan, Seksi Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat", "Camat Bukit Intan",
            "administrator", "100.2.2/19/KEC-BKI", "Kesiapan posko banjir", {"Sekretaris Daerah"}, {},
            text("Bersama ini kami laporkan bahwa posko banjir di Kelurahan Semabung Lama dan Kelurahan Bacang sudah siap "
                 "digunakan, lengkap dengan perahu karet, tenda, dan dapur umum.")};
}

Office village() {
    Json parts{{"orang", {{"name", "Bagas Prasetya"}, {"address", "Jalan Kenanga RT 004 RW 002"}}},
               {"isi", "benar berdomisili di Kelurahan Air Itam sejak tahun 2019. Keterangan ini diberikan untuk mengurus "
                       "keanggotaan perpustakaan kota."}};
    return {"surat_keterangan", "Kelurahan Air Itam", "Kecamatan Bukit Intan", "Kecamatan Bukit Intan, Pangkalpinang",
            "Pos-el kec-bki@pangkalpinang.example", "Kelurahan Air Itam, Seksi Pemerintahan, Ketenteraman, dan Ketertiban Umum",
            "Lurah Air Itam", "pengawas", "400.12.2/203/KEL-AIR-ITAM", "Keterangan domisili", {}, {}, parts};
}

const std::map<std::string, Office>& offices_by_head() {
    static const std::map<std::string, Office> all{
        {"wali_kota", mayor()}, {"setda", secretariat()}, {"dprd", council()},     {"inspektorat", inspectorate()},
        {"dinas", department()}, {"uptd", health_centre()}, {"blud", hospital()},  {"sekolah", school()},
        {"kecamatan", district()}, {"kelurahan", village()},
    };
    return all;
}

template <class T>
T shipped(style::Thing thing, const std::string& code, core::Checked<T> (*read)(const Json&)) {
    return read(style::shipped(thing).at(code).definition).take();
}

style::Letterhead head_of(const std::string& code, const Office& office, Case which) {
    const auto design = shipped(style::Thing::letterhead, code, style::design_from);
    const bool hard = which == Case::nasty;
    auto made = style::filled(design, {.agency = "Pemerintah Kota Pangkalpinang",
                                       .unit = hard ? office.longer_unit : office.unit,
                                       .parent = office.parent,
                                       .province = "Provinsi Kepulauan Bangka Belitung",
                                       .address = hard && !office.address.empty() ? field("address", 0, true) : office.address,
                                       .contact = hard && !office.contact.empty() ? office.contact + ", kode pos 33147, pengaduan "
                                                                                    "melalui lapor.pangkalpinang.example" : office.contact});
    if (which == Case::little) return made;
    const auto emblem = [](style::Emblem slot) {
        return slot == style::Emblem::none ? std::nullopt : std::optional(core::sha256(std::string(style::name(slot))));
    };
    made.left = emblem(design.left);
    made.right = emblem(design.right);
    return made;
}

}  // namespace

std::vector<std::string> heads() {
    std::vector<std::string> all;
    for (const auto& [code, office] : offices_by_head()) all.push_back(code);
    return all;
}

style::Sheet headed_sheet(const Piece& piece) {
    const auto& office = offices_by_head().at(piece.head);
    const auto kind = shipped(style::Thing::kind, office.kind, style::kind_from);
    auto made = style::sample_sheet(kind, shipped(style::Thing::profile, piece.profile, style::profile_from),
                                    head_of(piece.head, office, piece.which), "Pangkalpinang");
    auto parts = style::values_from(kind, office.parts);
    if (!parts) throw std::runtime_error(name(piece) + ": " + parts.faults().front().field + " " + parts.faults().front().key);
    made.values = style::presets(kind);
    for (const auto& [part, value] : parts.value()) made.values[part] = value;
    made.subject = office.subject;
    made.number = office.number;
    made.to = office.to;
    made.copies = office.copies;
    style::Signer who;
    who.position_name = office.signer;
    who.position_kind = office.signer_kind;
    who.plain_name = "Yusuf Wijaya";
    who.titled_name = "Yusuf Wijaya, S.H., M.Kom.";
    who.rank = "Pembina Tingkat I (IV/b)";
    who.nip = nip(7);
    made.signer = style::signer_block(who, kind.names);
    made.authority = office.signer;
    made.verify_url = "https://naskah.pangkalpinang.example/v/AAAAAAAAAAAAAAAAAAAAAA";
    return made;
}

}  // namespace gallery
