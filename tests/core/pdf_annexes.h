// SPDX-License-Identifier: Apache-2.0
// Harder pages of the same invented city: annexes, merged tables, several signers, long names.
#pragma once

#include <cstdlib>
#include <fstream>

#include "tests/core/pdf_samples.h"

namespace core::pdf_samples {

inline Table::Cell tall(std::string text, int rows, bool middle = false) {
    Table::Cell made = cell(std::move(text));
    made.rows = rows;
    made.middle = middle;
    return made;
}

inline Table::Cell wide(std::string text, int columns) {
    Table::Cell made = cell(std::move(text), Align::centre, {.bold = true});
    made.span = columns;
    return made;
}

inline const char* const activities[] = {
    "Pelatihan pengelola naskah dinas elektronik bagi sekretariat perangkat daerah",
    "Pengadaan perangkat pemindai dokumen",
    "Penyusunan peta proses bisnis dan standar operasional prosedur layanan persuratan",
    "Pendampingan penyelenggaraan arsip dinamis",
    "Pemeliharaan jaringan intra pemerintah",
    "Sosialisasi tanda tangan elektronik tersertifikasi kepada pejabat struktural dan fungsional"};

// A plan of activities: a head of two rows with merged cells, one block of rows for each office.
inline Table plan(int offices, int rows_each) {
    Table table{.widths_mm = {10, 34, 0, 22, 22, 26}, .header_rows = 2};
    const Style bold{.bold = true};
    auto head = [&](std::string text, int rows) {
        Table::Cell made = cell(std::move(text), Align::centre, bold);
        made.rows = rows;
        made.middle = true;
        return made;
    };
    table.rows.push_back({{head("No.", 2), head("Perangkat daerah", 2), head("Kegiatan", 2),
                           wide("Waktu pelaksanaan", 2), head("Anggaran (Rp)", 2)}});
    table.rows.push_back({{head("Mulai", 1), head("Selesai", 1)}});
    for (int office = 1; office <= offices; ++office)
        for (int row = 0; row < rows_each; ++row) {
            Table::Row made;
            if (row == 0) {
                made.cells.push_back(tall(std::to_string(office) + ".", rows_each));
                made.cells.push_back(
                    tall("Dinas Contoh Urusan " + std::to_string(office) + " Kota Contoh",
                         rows_each));
            }
            made.cells.push_back(cell("kegiatan-" + std::to_string(office) + "." +
                                      std::to_string(row + 1) + ": " +
                                      activities[(office + row) % 6]));
            made.cells.push_back(cell("Januari", Align::centre));
            made.cells.push_back(cell("Desember", Align::centre));
            made.cells.push_back(
                cell(std::to_string(office * 1250 + row * 75) + ".000", Align::right));
            table.rows.push_back(std::move(made));
        }
    return table;
}

// What stands above every page of an annex.
inline Blocks annex_head(const std::string& number = "") {
    const std::string title = "Lampiran" + (number.empty() ? "" : " " + number);
    Blocks right = {written(title + " Surat Wali Kota Contoh", Align::left, {.size = 10}),
                    written("Nomor : 000.1.5/123/Kominfo", Align::left, {.size = 10}),
                    written("Tanggal : 23 November 2026", Align::left, {.size = 10})};
    return {Columns{{{{}, 0}, {right, 76}}}};
}

inline Section annex(bool landscape, const std::string& number = "") {
    Section section;
    section.landscape = landscape;
    section.head = annex_head(number);
    return section;
}

inline Signers::Signer signer(std::string title, std::string name, std::string space) {
    return {{written(std::move(title))},
            {Spacer{1}, SignatureSpace{std::move(space), 50, 18}, Spacer{1}},
            {written(name, Align::left, {.bold = true, .underline = true}),
             written("NIP 197001011995032001")}};
}

inline Signers signers(int count) {
    static const char* const titles[] = {
        "PIHAK PERTAMA,\nKepala Dinas Komunikasi dan Informatika Kota Contoh,",
        "PIHAK KEDUA,\nDirektur Politeknik Contoh,",
        "Mengetahui:\nSekretaris Daerah Kota Contoh selaku Ketua Tim Koordinasi Penyelenggaraan "
        "Kerja Sama Daerah,",
        "Saksi,\nKepala Bagian Hukum,"};
    static const char* const names[] = {"Siti Contoh Lestari", "Bambang Contoh Wijaya",
                                        "Ratna Contoh Puspitasari", "Agus Contoh Pranoto"};
    Signers all;
    for (int i = 0; i < count; ++i)
        all.signers.push_back(signer(titles[i % 4], names[i % 4], "ttd" + std::to_string(i + 1)));
    return all;
}

inline std::string long_name() {
    std::string name = "Raden Ajeng";
    static const char* const parts[] = {"Kusumaningtyas", "Wulandari", "Prawirodirdjo",
                                        "Sastrohadikusumo", "Mangkuwinata", "Tirtokusumo"};
    for (std::size_t i = 0; name.size() < 300; ++i) name += std::string(" ") + parts[i % 6];
    return name.substr(0, 300);
}

// NASKAH_KEEP=folder keeps the files to look at.
inline void keep(const Result& made, const std::string& name) {
    if (const char* folder = std::getenv("NASKAH_KEEP"))
        std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary)
            .write(reinterpret_cast<const char*>(made.bytes.data()),
                   static_cast<std::streamsize>(made.bytes.size()));
}

}  // namespace core::pdf_samples
