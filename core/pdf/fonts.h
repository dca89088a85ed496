// SPDX-License-Identifier: Apache-2.0
// The typefaces of letters, measured: which characters a TrueType file has and how wide they are.
// Only our own font files are read here, never ones from outside.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

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
    std::map<char32_t, unsigned> glyphs_;
    std::vector<std::uint16_t> widths_;
    unsigned em_ = 1000;
};

// Faces of one folder, read when first asked for. Not shared between threads.
class Fonts {
  public:
    explicit Fonts(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const Face& face(Typeface typeface, bool bold, bool italic);
    const std::filesystem::path& folder() const { return folder_; }

  private:
    std::filesystem::path folder_;
    std::map<std::tuple<Typeface, bool, bool>, std::unique_ptr<Face>> faces_;
};

// Whole file; throws Error(unavailable, "core.pdf.font").
Bytes read_font_file(const std::filesystem::path& file);

// The characters of UTF-8 text, with base letter and accent joined and invisible joiners dropped.
// Throws Error(invalid, "core.pdf.text") on anything but text, '\n' and '\t' (which becomes a
// space).
std::u32string characters(std::string_view utf8);
void append_utf8(std::string& out, char32_t character);
// "U+1F600 😀"
std::string describe(char32_t character);

}  // namespace core::pdf
