// SPDX-License-Identifier: Apache-2.0
// A letter of an invented city, built as the letters room builds its own.
#pragma once

#include <filesystem>
#include <string>

#include "core/pdf/write.h"

namespace core::pdf_samples {

using namespace core::pdf;

inline Paragraph written(std::string text, Align align = Align::left, Style style = {}) {
    return Paragraph{.runs = {{std::move(text), style}}, .align = align};
}

inline Setup setup() {
    Setup setup;
    setup.title = "Undangan rapat koordinasi";
    setup.author = "Dinas Komunikasi dan Informatika";
    setup.created = parse_instant("2026-11-23T08:15:30Z");
    Paragraph note = written(
        "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik. "
        "Keasliannya dapat diperiksa dengan memindai kode QR atau mengunggah berkas ini ke "
        "https://naskah.contoh.go.id/v.",
        Align::left, {.size = 7, .typeface = Typeface::sans});
    Columns foot{{{{Qr{"https://naskah.contoh.go.id/v/7Kq2mX9d", 13}}, 16}, {{note}, 0, true}}};
    setup.footer = {Rule{.thickness = 0.4, .after = 4}, foot};
    return setup;
}

inline Blocks letterhead() {
    Columns top{
        {{{SignatureSpace{"logo", 20, 22}}, 22, true},
         {{written("PEMERINTAH KOTA CONTOH", Align::centre, {.size = 12}),
           written("DINAS KOMUNIKASI DAN INFORMATIKA", Align::centre, {.bold = true, .size = 15}),
           written("Jalan Merdeka Nomor 1, Contoh 33100, Telepon (0717) 555010", Align::centre,
                 {.size = 9}),
           written("Laman diskominfo.contoh.go.id, Pos-el diskominfo@contoh.go.id", Align::centre,
                 {.size = 9})}},
         {{}, 22}}};
    return {top, Spacer{1.5}, Rule{.two = true, .thickness = 2.4, .after = 10}};
}

inline Table::Cell cell(std::string text, Align align = Align::left, Style style = {}) {
    return {{written(std::move(text), align, style)}};
}

inline Block heading() {
    Table rows{.widths_mm = {20, 4, 0}, .borders = Borders::none, .padding_mm = 0};
    rows.rows = {
        {{cell("Nomor"), cell(":"), cell("000.1.5/123/Kominfo")}},
        {{cell("Sifat"), cell(":"), cell("Segera")}},
        {{cell("Lampiran"), cell(":"), cell("Satu berkas")}},
        {{cell("Hal"), cell(":"), cell("Undangan rapat koordinasi", Align::left, {.bold = true})}}};
    Blocks to = {written("Contoh, 23 November 2026"),
                 Spacer{4},
                 written("Yth."),
                 written("Para Kepala Perangkat Daerah"),
                 written("di –"),
                 Paragraph{.runs = {{"Tempat", {}}}, .indent_mm = 8}};
    return Columns{{{{rows}, 0}, {to, 66}}, 4};
}

inline Paragraph body(std::string text) {
    return Paragraph{
        .runs = {{std::move(text), {}}}, .align = Align::justified, .first_mm = 12.5, .after = 6};
}

inline List::Item item(std::string text, Blocks more = {}) {
    Blocks blocks = {Paragraph{.runs = {{std::move(text), {}}}, .align = Align::justified}};
    blocks.insert(blocks.end(), more.begin(), more.end());
    return {blocks};
}

inline Block signature() {
    Blocks box = {written("Kepala Dinas Komunikasi dan Informatika,", Align::left),
                  Spacer{1},
                  SignatureSpace{"ttd", 62, 20},
                  Spacer{1},
                  written("Siti Contoh Lestari", Align::left, {.bold = true, .underline = true}),
                  written("Pembina Utama Muda (IV/c)"),
                  written("NIP 197001011995032001")};
    return KeepTogether{{Columns{{{{}, 0}, {box, 78}}}}};
}

inline Document letter() {
    Document all = letterhead();
    all.push_back(heading());
    all.push_back(Spacer{6});
    all.push_back(body(
        "Dalam rangka penyelenggaraan Sistem Pemerintahan Berbasis Elektronik (SPBE) dan sesuai "
        "dengan Peraturan Wali Kota tentang tata naskah dinas — khususnya “tanda tangan "
        "elektronik” — bersama ini kami mengundang Saudara pada rapat koordinasi yang akan "
        "dilaksanakan pada:"));
    Table when{.widths_mm = {30, 4, 0},
               .borders = Borders::none,
               .padding_mm = 0,
               .indent_mm = 12.5,
               .after = 6};
    when.rows = {
        {{cell("hari, tanggal"), cell(":"), cell("Kamis, 26 November 2026")}},
        {{cell("waktu"), cell(":"), cell("pukul 09.00 WIB s.d. selesai")}},
        {{cell("tempat"), cell(":"), cell("Ruang Rapat Café René, Gedung Wali Kota Lantai 2")}},
        {{cell("acara"), cell(":"), cell("Pembahasan anggaran € 12.500 dan Rp250.000.000")}}};
    all.push_back(when);
    all.push_back(body("Hal-hal yang perlu dipersiapkan oleh setiap perangkat daerah:"));
    List deeper{{item("menunjuk dua orang pengelola naskah dinas elektronik;"),
                 item("menyiapkan data pejabat, meliputi:",
                      {List{{item("nama, jabatan, dan pangkat;"),
                             item("alamat pos-el dinas, dengan ketentuan:",
                                  {List{{item("memakai ranah resmi pemerintah;"),
                                         item("tidak dipakai bersama.")}}})}}})}};
    all.push_back(List{{item("daftar pengguna:", {deeper}),
                        item("laporan pelaksanaan tata kelola arsip dinamis pada unit kerja "
                             "masing-masing selama tahun 2026 beserta kendala yang dihadapi;"),
                        item("usulan kebutuhan perangkat.")},
                       Mark::by_level,
                       1,
                       12.5});
    all.push_back(Spacer{2});
    all.push_back(
        body("Demikian disampaikan, atas perhatian dan kehadiran Saudara diucapkan "
             "terima kasih."));
    all.push_back(Spacer{4});
    all.push_back(signature());
    all.push_back(Spacer{3});
    const List copies{{item("Wali Kota Contoh (sebagai laporan);"),
                       item("Sekretaris Daerah Kota Contoh; dan"), item("Inspektur Kota Contoh.")}};
    all.push_back(KeepTogether{{written("Tembusan:"), copies}});
    return all;
}

inline Table big_table(int rows) {
    const Style bold{.bold = true};
    Table table{.widths_mm = {12, 0, 40, 30}, .header_rows = 1};
    table.rows.push_back(
        {{cell("No.", Align::centre, bold), cell("Nama kegiatan", Align::centre, bold),
          cell("Perangkat daerah", Align::centre, bold),
          cell("Anggaran (Rp)", Align::centre, bold)}});
    for (int i = 1; i <= rows; ++i)
        table.rows.push_back(
            {{cell(std::to_string(i), Align::centre),
              cell("Kegiatan baris-" + std::to_string(i) +
                   (i % 7 == 0 ? " dengan uraian yang cukup panjang sehingga "
                                 "harus turun ke baris berikutnya"
                               : "")),
              cell("Dinas Contoh"), cell(std::to_string(i * 1250) + ".000", Align::right)}});
    return table;
}

}  // namespace core::pdf_samples
