// SPDX-License-Identifier: Apache-2.0
// From what came to one PDF: a PDF as it is, pictures and word-processor files made into one.
#pragma once

#include <string>

#include "intake/service/room.h"

namespace intake {

struct File {
    std::string name;      // as its sender called it
    core::ByteView bytes;
};

// By content, whatever its name says; "" for a kind that is not taken. image/tiff, image/png, image/jpeg,
// application/pdf, and a zip file that may be DOCX (or a bundle, unpacking.h).
std::string media_of(core::ByteView bytes);

struct Sheets {
    std::string media;
    core::Bytes made;      // the PDF; empty where the file is one
    int pages = 0;
};

// Throws Error: "intake.error.empty", too_large "intake.error.large" {most}, unsupported "intake.error.kind" {name},
// "intake.error.many_pages" {pages, most}, "intake.error.tiff"; and what core/pdf/read.h, scan.h and core/docx throw.
Sheets sheets_of(Parts& parts, const File& file);

// A message that came as text alone, as a page.
struct TextPage {
    std::string from, subject, day, text;
    std::string from_label, subject_label, day_label;
};
core::Bytes page_of(const TextPage& page, core::Instant at, const std::filesystem::path& fonts);

}  // namespace intake
