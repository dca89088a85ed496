// SPDX-License-Identifier: Apache-2.0
// The typefaces of letters, measured: which characters a TrueType file has and how wide they are.
// Only our own font files are read here, never ones from outside.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/pdf/characters.h"
#include "core/pdf/document.h"

namespace core::pdf {

class Face {
  public:
    explicit Face(std::filesystem::path file);  // throws Error(unavailable, "core.pdf.font")

    const std::filesystem::path& file() const { return file_; }
    bool has(char32_t character) const { return glyph(character) != 0; }
    // Thousandths of the type size, cut to whole ones as the PDF's width table is.
    int width(char32_t character) const;

  private:
    unsigned glyph(char32_t character) const;

    std::filesystem::path file_;
    std::vector<std::uint16_t> glyphs_;  // by character
    std::vector<std::uint16_t> widths_;
    unsigned em_ = 1000;
};

constexpr std::size_t face_count = 8;

// Every face of a folder, in one fixed order.
std::array<std::filesystem::path, face_count> face_files(const std::filesystem::path& folder);

// Faces of one folder, read once a process when first asked for. Not shared between threads.
class Fonts {
  public:
    explicit Fonts(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const Face& face(Typeface typeface, bool bold, bool italic);
    const std::filesystem::path& folder() const { return folder_; }

  private:
    std::filesystem::path folder_;
    std::array<std::shared_ptr<const Face>, face_count> faces_;
};

// Other people's words, which shall not keep a sheet from being printed: what the sans faces lack becomes
// "?", a line end a space. Throws Error(invalid, "core.pdf.text") as characters() does.
std::string printable(std::string_view text, Fonts& fonts);

// Whole file; throws Error(unavailable, "core.pdf.font").
Bytes read_font_file(const std::filesystem::path& file);

}  // namespace core::pdf
