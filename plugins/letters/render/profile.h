// SPDX-License-Identifier: Apache-2.0
// How letters look in this city: paper, margins, type and the fixed sentences of the sheet. Data, not
// code: the layout in sheet.cpp takes every measure and every word from here.
//
// Words on paper are Indonesian whatever the language of the screen. {place} and the like are filled
// in. Sources: UU 11/2008 (ITE) article 5(1); kop proportion 3:4, Arial 12 and margins as used by
// regional governments under Permendagri 1/2023. The drawn annex of that rule goes before all of this.
#pragma once

#include <cstdint>
#include <string_view>

namespace letters::profile {

// Millimetres.
constexpr double margin_top = 20, margin_right = 20, margin_bottom = 27, margin_left = 30;
constexpr double first_line = 12.7, list_hang = 7.5, long_list_hang = 10, indent_step = 10;
constexpr double signature_width = 88, qr_size = 19;
// The label column ends close behind its longest word: a wider gap is taken for the space between two
// columns by readers that extract text, and labels and values fall apart.
constexpr double letter_label = 19.5, nota_label = 22, event_label = 26.5, list_label = 15, colon_width = 3.5;

// Points.
constexpr double type_size = 12, footer_size = 7.5, unit_size = 16, agency_size = 12, address_size = 9;
constexpr double line_spacing = 1.15;
constexpr double paragraph_after = 6;

constexpr std::string_view draft_mark = "DRAF \u2013 belum ditandatangani";
constexpr std::string_view secret = "RAHASIA", top_secret = "SANGAT RAHASIA";
constexpr std::uint32_t red = 0xb3261e;
constexpr std::string_view date_ahead = "\u2026";
constexpr std::string_view nota_title = "NOTA DINAS";
constexpr std::string_view nothing_attached = "\u2013";  // a hyphen at the end of a line is lost when read
constexpr std::string_view list_attached = "Satu lembar", long_list_attached = "Satu berkas";
constexpr std::size_t most_on_one_sheet = 30;  // receivers
constexpr std::string_view salutation_list = "Yth. (daftar terlampir)";
constexpr std::string_view list_title = "DAFTAR PENERIMA", copies_title = "TEMBUSAN";
constexpr std::size_t most_copies_kept = 6;  // lines with the title
constexpr std::string_view invitation_closing =
    "Demikian undangan ini kami sampaikan, atas perhatian dan kehadirannya kami ucapkan terima kasih.";
constexpr std::string_view letter_closing =
    "Demikian kami sampaikan, atas perhatian dan kerja samanya kami ucapkan terima kasih.";
constexpr std::string_view signed_by = "Ditandatangani secara elektronik oleh:";
constexpr std::string_view to_be_signed_by = "Akan ditandatangani secara elektronik oleh:";
constexpr std::string_view signed_too = "Ditandatangani secara elektronik";
constexpr std::string_view code_alt = "Kode QR untuk memeriksa keaslian naskah: {url}";
constexpr std::string_view catchword = "{word}\u2026";  // kata penyambung, at the foot of a page
constexpr std::string_view footer_law =
    "UU ITE No. 11 Tahun 2008 Pasal 5 ayat (1): Informasi Elektronik dan/atau Dokumen Elektronik "
    "dan/atau hasil cetaknya merupakan alat bukti hukum yang sah.";
constexpr std::string_view footer_certificate =
    "Dokumen ini ditandatangani secara elektronik menggunakan sertifikat elektronik. Periksa keasliannya "
    "dengan memindai kode QR atau di {url}";
constexpr std::string_view footer_draft =
    "Konsep naskah dinas, belum bernomor dan belum ditandatangani.";

}  // namespace letters::profile
