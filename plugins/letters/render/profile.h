// SPDX-License-Identifier: Apache-2.0
// How letters look in this city: paper, margins, type and the fixed sentences of the sheet. Data, not
// code: the layout in sheet.cpp takes every measure and every word from here.
//
// Words on paper are Indonesian whatever the language of the screen. {place} and the like are filled
// in. Sources: UU 11/2008 (ITE) article 5(1); kop proportion 3:4, Arial 12 and margins as used by
// regional governments under Permendagri 1/2023. The drawn annex of that rule goes before all of this.
#pragma once

#include <string_view>

namespace letters::profile {

// Millimetres.
constexpr double margin_top = 20, margin_right = 20, margin_bottom = 27, margin_left = 30;
constexpr double first_line = 12.7, list_hang = 7.5, indent_step = 10;
constexpr double signature_width = 88, qr_size = 19;
constexpr double label_width = 22, colon_width = 4;

// Points.
constexpr double type_size = 12, footer_size = 7.5, unit_size = 16, agency_size = 12, address_size = 9;
constexpr double line_spacing = 1.15;
constexpr double paragraph_after = 6;

constexpr std::string_view draft_mark = "DRAF \u2013 belum ditandatangani";
constexpr std::string_view date_ahead = "\u2026";
constexpr std::string_view nota_title = "NOTA DINAS";
constexpr std::string_view nothing_attached = "-";
constexpr std::string_view salutation_list = "Yth. (daftar terlampir)";
constexpr std::string_view list_title = "DAFTAR PENERIMA";
constexpr std::string_view invitation_closing =
    "Demikian undangan ini kami sampaikan, atas perhatian dan kehadirannya kami ucapkan terima kasih.";
constexpr std::string_view letter_closing =
    "Demikian kami sampaikan, atas perhatian dan kerja samanya kami ucapkan terima kasih.";
constexpr std::string_view signed_by = "Ditandatangani secara elektronik oleh:";
constexpr std::string_view footer_law =
    "UU ITE No. 11 Tahun 2008 Pasal 5 ayat (1): Informasi Elektronik dan/atau Dokumen Elektronik "
    "dan/atau hasil cetaknya merupakan alat bukti hukum yang sah.";
constexpr std::string_view footer_certificate =
    "Dokumen ini ditandatangani secara elektronik menggunakan sertifikat elektronik. Periksa keasliannya "
    "dengan memindai kode QR atau di {url}";
constexpr std::string_view footer_draft =
    "Konsep naskah dinas, belum bernomor dan belum ditandatangani.";

}  // namespace letters::profile
