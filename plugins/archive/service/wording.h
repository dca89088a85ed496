// SPDX-License-Identifier: Apache-2.0
// Sentences and columns both the pages and the API speak: the reason of a date, extent, amount.
#pragma once

#include "archive/service/cabinet.h"
#include "core/words/words.h"

namespace archive::wording {

// "Aktif sampai 31 Desember 2028: 2 tahun sejak berkas ditutup, JRA 000.1.5 (belum diverifikasi)".
std::string reason(const Whole& whole, const core::words::Catalog& words);
// "2 tahun aktif dan 4 tahun inaktif sejak berkas ditutup, lalu musnah".
std::string kept_by(const std::optional<Rule>& rule, const core::words::Catalog& words);
std::string lost(const Lost& told, const core::words::Catalog& words);
// Why the dates are as they are, sentence by sentence.
std::vector<std::string> explanation(const Clock& clock, const core::words::Catalog& words);
// "2025-2026"; of what holds nothing but what bears no date "tanpa tahun".
std::string period(const Whole& whole, const core::words::Catalog& words);
std::string amount(const Whole& whole, const core::words::Catalog& words);    // "3 naskah, 12 lembar"
std::string amount(const Item& item, const core::words::Catalog& words);
std::string period(const Extent& extent, core::Date opened, const core::words::Catalog& words);
std::string amount(const Extent& extent, const core::words::Catalog& words);
std::string medium(const Extent& extent, const core::words::Catalog& words);   // "" of an empty one
// Of a guarded one how far its programme is; "" while the activity runs.
std::string programme(const Mark& mark, const core::words::Catalog& words);
std::string described(const Description& item, const core::words::Catalog& words);   // "Asli, Kertas, rapuh"
std::string told(Exception::Kind kind, const core::words::Catalog& words);   // of an item, as it stands
// What was told otherwise, field by field.
std::string correction(const Correction& told, const core::words::Catalog& words);
std::string renaming(const Renaming& told, const core::words::Catalog& words);
std::string retitling(const Retitling& told, const core::words::Catalog& words);
// The word a second person decides on: "permanen", "disimpan 2 tahun aktif, 3 tahun inaktif".
std::string word(Exception::Kind kind, const std::optional<int>& active, const std::optional<int>& inactive,
                 const core::words::Catalog& words);
// "NIP 1978…", "nomor register 12/RM".
std::string known_by(const Person& person, const core::words::Catalog& words);
// The word of what became of one that is not ours any more.
std::string gone_word(const Dossier& dossier);
std::string access(AccessClass access, const core::words::Catalog& words);
// "Aktif sampai 1 Juli 2028, inaktif sampai 1 Juli 2030", or what it waits for.
std::string dates(const Clock& clock, const core::words::Catalog& words);
// A word alone in its cell, and one in the middle of a sentence; what is all capitals is a name.
std::string capital(std::string word);
std::string small(std::string word);

}  // namespace archive::wording
