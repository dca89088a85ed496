// SPDX-License-Identifier: Apache-2.0
// The headings of the official lists in their order (archive.md 1.13), one table for all rooms that print one.
#pragma once

#include <map>

#include "core/base/text.h"
#include "core/table/xlsx_reader.h"
#include "tests/flow/flow.h"

namespace tests {

inline const std::map<std::string, std::vector<std::string>>& official_columns() {
    static const std::vector<std::string> proposed{"No", "Kode", "Jenis Arsip", "Kurun Waktu", "Jumlah", "Tk Perk", "JRA",
                                                   "Retensi Aktif", "Retensi Inaktif", "Ket"};
    static const std::vector<std::string> contents{"Nomor berkas", "Nomor item arsip", "Kode klasifikasi",
                                                   "Uraian informasi arsip", "Tanggal", "Jumlah", "Keterangan"};
    static const std::map<std::string, std::vector<std::string>> all{
        {"berkas", {"Nomor berkas", "Kode klasifikasi", "Uraian informasi berkas", "Kurun waktu", "Jumlah", "Keterangan",
                    "Unit pengolah"}},
        {"isi", contents},
        {"aktif", {"No.", "No. berkas", "Kode klas.", "Uraian informasi berkas", "Kurun waktu", "Jml.", "No. item", "Tgl. arsip",
                   "Tk. perk.", "Lokasi", "Kls. keamanan", "Ket."}},
        {"inaktif", {"Pencipta arsip", "Unit pengolah", "Nomor arsip", "Kode klasifikasi", "Uraian informasi", "Kurun waktu",
                     "Jumlah", "Tingkat perkembangan", "Keterangan (media, kondisi)", "Nomor definitif folder dan boks",
                     "Lokasi simpan (ruang, rak)", "Jangka simpan dan nasib akhir", "Kategori arsip"}},
        {"inaktif_12", {"No.", "Nomor arsip", "Kode klas.", "Uraian informasi", "Kurun waktu", "Jml.", "Tk. perk.", "Lokasi",
                        "Kls. keamanan", "Jangka simpan", "Nasib akhir", "Ket."}},
        // As UINSA's record center has it: media and condition apart, with class and link.
        {"inaktif_16", {"Pencipta arsip", "Unit pengolah", "Nomor arsip", "Kode klasifikasi", "Uraian informasi", "Kurun waktu",
                        "Jumlah", "Tingkat perkembangan", "Media", "Kondisi", "Nomor definitif folder dan boks",
                        "Lokasi simpan (ruang, rak)", "Jangka simpan dan nasib akhir", "Kategori arsip", "Kls. keamanan",
                        "Link alih media"}},
        {"vital", {"Asal arsip", "Nomor berkas", "Kode klasifikasi", "Jenis atau series", "Isi berkas", "Bulan/tahun", "Jumlah",
                   "Kls. keamanan", "Keterangan (media, kondisi)", "Retensi vital", "Lokasi simpan", "Metode perlindungan"}},
        {"terjaga", {"No.", "Kode klasifikasi", "Nomor berkas", "Unit pengolah", "Uraian informasi berkas", "Kurun waktu",
                     "Jumlah", "Keterangan"}},
        {"terjaga_isi", contents},
        {"usul", proposed},   // of a transfer (form 14), a destruction (16), a handover (17)
        // The inactive list without the definitive number.
        {"dipindahkan", {"Pencipta arsip", "Unit pengolah", "Nomor arsip", "Kode klasifikasi", "Uraian informasi", "Kurun waktu",
                         "Jumlah", "Tingkat perkembangan", "Keterangan (media, kondisi)", "Lokasi simpan (ruang, rak)",
                         "Jangka simpan dan nasib akhir", "Kategori arsip"}},
        {"peminjaman", {"No.", "Nama peminjam", "Unit kerja, alamat, telepon", "Nomor dan judul berkas", "Kode klasifikasi",
                        "Boks dan lokasi",                        "Tanggal pinjam", "Tanggal harus kembali", "Tanggal kembali", "Paraf", "Keterangan"}},
        {"alih_media", {"No.", "Kode", "Uraian", "Kurun waktu", "Jumlah", "Media asal", "Media tujuan", "Keterangan"}},
        {"skkaad", {"No", "Klasifikasi", "Jenis/Series Arsip", "Klasifikasi Keamanan", "Hak Akses", "Akses Publik",
                    "Dasar Pertimbangan", "Unit Pengolah"}}};
    return all;
}

// A workbook of that form has its headings in one row, those and no others.
inline void columns_are(const std::string& form, const Reply& workbook) {
    EXPECT_EQ(workbook.status, 200) << form;
    const auto book = core::table::read_xlsx(core::view(workbook.text()));
    const auto& wanted = official_columns().at(form);
    std::string seen;
    for (const auto& row : book.sheets.at(0).rows) {
        auto cells = row.cells;
        while (!cells.empty() && cells.back().empty()) cells.pop_back();
        if (cells == wanted) return;
        if (cells.size() > 3) seen += "[" + core::text::join(cells, "|") + "]";
    }
    ADD_FAILURE() << form << ": " << seen;
}

}  // namespace tests
