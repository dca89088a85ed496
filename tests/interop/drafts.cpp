// SPDX-License-Identifier: Apache-2.0
// Four letters: each kind, and a long one with a table over several pages. Positions and groups are
// codes of the demo city.
#include "tests/interop/letters.h"

namespace interop {
namespace {

using core::Json;

Json text_node(const std::string& text, bool bold = false) {
    Json node{{"type", "text"}, {"text", text}};
    if (bold) node["marks"] = {{{"type", "bold"}}};
    return node;
}

Json paragraph(const std::string& text, const char* align = "justify") {
    return {{"type", "paragraph"}, {"attrs", {{"align", align}}}, {"content", {text_node(text)}}};
}

Json cell(const std::string& text, bool header) {
    return {{"type", header ? "table_header" : "table_cell"}, {"content", {paragraph(text, "left")}}};
}

Json row(const std::vector<std::string>& texts, bool header = false) {
    Json cells = Json::array();
    for (const auto& text : texts) cells.push_back(cell(text, header));
    return {{"type", "table_row"}, {"content", std::move(cells)}};
}

Draft nota() {
    return {"nota_dinas",
            {{"kind", "nota_dinas"},
             {"subject", "Laporan gangguan interkoneksi jaringan antarperangkat daerah"},
             {"body", "Dengan hormat kami laporkan bahwa pada hari Senin pukul 08.40 WIB sambungan serat optik "
                      "antara Kantor Wali Kota dan Dinas Kesehatan terputus di Jalan Jenderal Sudirman.\n\n"
                      "Langkah yang telah dilakukan:\n\n1. lalu lintas data dialihkan ke jalur cadangan;\n"
                      "2. penyedia jasa memperbaiki kabel di dua titik; dan\n"
                      "3. layanan pulih seluruhnya pada pukul 13.15 WIB."},
             {"closing", "Demikian dilaporkan, mohon arahan lebih lanjut."},
             {"classification", "500.12.16.2"},
             {"access", "biasa"},
             {"urgency", "segera"},
             {"addressees", {"SETDA.SEKDA"}},
             {"copies", {"AS3.ASISTEN"}}},
            1,
            {"NOTA DINAS", "Yth. : Sekretaris Daerah", "Dari : Plt. Kepala Dinas Komunikasi dan Informatika",
             "Tembusan", "Tanggal : {date}", "Nomor : {number}", "Sifat : Biasa/Segera", "Lampiran : –",
             "Hal : {subject}"},
            {"Dengan hormat kami laporkan", "1. lalu lintas data", "2. penyedia jasa", "3. layanan pulih",
             "Demikian dilaporkan"},
            {}};
}

Draft letter() {
    return {"surat_dinas",
            {{"kind", "surat_dinas"},
             {"subject", "Permohonan data aplikasi dan infrastruktur TIK"},
             {"body", "Sehubungan dengan penyusunan Peta Rencana SPBE Kota Pangkalpinang, dengan ini kami mohon "
                      "bantuan Saudara menyampaikan data aplikasi, server, dan jaringan yang dikelola.\n\n"
                      "Data memuat paling sedikit:\n\na. nama aplikasi dan fungsinya;\n"
                      "b. pengelola dan basis data yang dipakai; dan\nc. lokasi server serta kapasitasnya."},
             {"closing", "Demikian kami sampaikan, atas kerja sama Saudara kami ucapkan terima kasih."},
             {"classification", "500.12.16.2"},
             {"access", "biasa"},
             {"urgency", "biasa"},
             {"addressees", {"DINKES.KADIS", "DPUPR.KADIS"}},
             {"copies", {"SETDA.SEKDA", "AS3.ASISTEN"}}},
            1,
            {"Nomor : {number}", "Sifat : Biasa", "Lampiran : –", "Hal : {subject}", "Pangkalpinang, {date}",
             "Yth.", "Kepala Dinas Kesehatan", "di", "Pangkalpinang"},
            {"Sehubungan dengan penyusunan", "a. nama aplikasi", "b. pengelola", "c. lokasi server",
             "Demikian kami sampaikan"},
            {"Tembusan:", "1. Sekretaris Daerah"}};
}

Draft invitation() {
    return {"undangan",
            {{"kind", "undangan"},
             {"subject", "Undangan rapat koordinasi penyelenggaraan SPBE"},
             {"body", "Dalam rangka persiapan pemantauan dan evaluasi SPBE, kami mengundang Saudara untuk hadir "
                      "pada:\n\nSaudara dimohon membawa data inventaris aplikasi."},
             {"event",
              {{"day", "2030-01-15"}, {"time", "09.00 WIB s.d. selesai"},
               {"place", "Ruang Rapat Diskominfo"}, {"agenda", "Pemantauan SPBE"}}},
             {"classification", "000.1.5"},
             {"access", "biasa"},
             {"urgency", "segera"},
             {"groups", {"KEPALA-OPD"}},
             {"copies", {"SETDA.SEKDA"}}},
            2,
            {"Nomor : {number}", "Sifat : Biasa/Segera", "Lampiran : Satu lembar", "Hal : {subject}",
             "Pangkalpinang, {date}", "Yth. (daftar terlampir)"},
            {"Dalam rangka persiapan", "Hari/Tanggal : Selasa, 15 Januari 2030", "Waktu : 09.00 WIB",
             "Tempat : Ruang Rapat Diskominfo", "Acara : Pemantauan SPBE", "Saudara dimohon membawa"},
            {"Tembusan:", "Lampiran Surat Undangan", "Nomor : {number}", "Tanggal : {date}",
             "DAFTAR PENERIMA", "1.", "2.", "3."}};
}

Json inventory() {
    Json rows = Json::array();
    rows.push_back(row({"No.", "Perangkat daerah", "Aplikasi", "Pengelola"}, true));
    int number = 0;
    for (const char* unit : {"Dinas Kesehatan", "Dinas Perhubungan", "Dinas Sosial", "Dinas Pariwisata",
                             "Dinas Lingkungan Hidup", "Dinas Tenaga Kerja", "Inspektorat",
                             "Badan Keuangan Daerah", "Kecamatan Gerunggang", "Kecamatan Rangkui"})
        for (const char* use : {"Kehadiran pegawai", "Persuratan", "Aset", "Perencanaan", "Pengaduan warga"}) {
            ++number;
            rows.push_back(row({std::to_string(number), unit, use,
                                number % 3 == 0 ? "Penyedia jasa" : "Dikelola sendiri"}));
        }
    return {{"type", "table"}, {"content", std::move(rows)}};
}

Draft report() {
    Json body{{"type", "doc"}, {"content", Json::array()}};
    auto& blocks = body["content"];
    const std::vector<std::string> matters = {"kehadiran pegawai", "persuratan", "pengelolaan aset",
                                              "perencanaan", "pengaduan warga"};
    blocks.push_back(paragraph("Menindaklanjuti permohonan data aplikasi dan infrastruktur TIK, bersama ini kami "
                               "sampaikan hasil inventarisasi aplikasi perangkat daerah beserta saran "
                               "penggabungannya."));
    for (const auto& matter : matters)
        blocks.push_back(paragraph(
            "Pada urusan " + matter + ", setiap perangkat daerah masih memakai aplikasi sendiri-sendiri. Data "
            "pegawai dan data unit dimasukkan berulang, cadangan data belum dibuat secara teratur, dan masa "
            "berlaku perjanjian pemeliharaan berbeda-beda. Kami menyarankan satu aplikasi bersama untuk urusan " +
            matter + " dengan penanggung jawab yang ditetapkan, jadwal peralihan, dan pelatihan bagi petugas di "
            "setiap perangkat daerah sebelum aplikasi yang lama dihentikan."));
    blocks.push_back(paragraph("Rincian hasil inventarisasi adalah sebagai berikut:"));
    blocks.push_back(inventory());
    blocks.push_back(paragraph("Perangkat daerah yang datanya belum sesuai dimohon menyampaikan perbaikan."));
    std::vector<std::string> pieces = {"Menindaklanjuti permohonan", "Pada urusan kehadiran pegawai",
                                       "Pada urusan pengaduan warga", "Rincian hasil inventarisasi"};
    for (const char* unit : {"Dinas Kesehatan", "Dinas Pariwisata", "Kecamatan Rangkui"}) pieces.push_back(unit);
    pieces.push_back("Perangkat daerah yang datanya belum sesuai");
    return {"panjang",
            {{"kind", "surat_dinas"},
             {"subject", "Penyampaian hasil inventarisasi aplikasi perangkat daerah dan saran penggabungannya"},
             {"body", std::move(body)},
             {"classification", "500.12.16.2"},
             {"access", "biasa"},
             {"urgency", "biasa"},
             {"addressees", {"SETDA.SEKDA"}}},
            3,
            {"Nomor : {number}", "Hal : {subject}", "Pangkalpinang, {date}", "Yth. Sekretaris Daerah"},
            std::move(pieces),
            {}};
}

}  // namespace

std::vector<Draft> drafts() { return {nota(), letter(), invitation(), report()}; }

}  // namespace interop
