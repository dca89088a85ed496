// SPDX-License-Identifier: Apache-2.0
// The sheet of a letter: everything that is printed, gathered as one value, and its layout as a PDF
// document. Pure: the same sheet gives the same document, the same fonts the same bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/pdf/document.h"
#include "core/pdf/write.h"
#include "letters/domain/content.h"
#include "letters/domain/signer_block.h"

namespace letters {

struct Letterhead {
    std::string agency;      // "Pemerintah Kota Pangkalpinang"
    std::string unit;        // "Dinas Komunikasi dan Informatika"
    std::string address;     // one line
    std::string contact;     // telephone, mail, site: one line
};

struct Sheet {
    bool draft = true;       // marked DRAF; no verification code yet
    Letterhead head;
    std::string place;       // "Pangkalpinang"
    std::string number;      // or the number ahead, "000.1.5/…/DISKOMINFO"
    std::string date;        // "23 November 2026", or "…"
    std::string event_day;   // "Senin, 30 November 2026"
    Content content;
    std::string from;        // of a nota dinas: the signer's position
    SignerBlock signer;
    std::string verify_url;  // "https://host/v/CODE"; "" on a draft
    core::Instant at;        // creation time written into the file
    std::string payload;     // JSON carried inside the file; "" on a draft
};

core::pdf::Document layout(const Sheet& sheet);
core::pdf::Setup setup(const Sheet& sheet);

struct Rendered {
    core::Bytes bytes;
    int pages = 0;
    core::pdf::Place signature;   // where the visible signature stands; page counts from 0
};
Rendered render(const Sheet& sheet, const std::filesystem::path& fonts);

// Blocks of the body as the document's blocks.
core::pdf::Blocks body_blocks(const Body& body);

// "Sifat" as printed: the access class, then the urgency when it presses: "Biasa/Segera".
std::string printed_nature(const Content& content);

}  // namespace letters
