// SPDX-License-Identifier: Apache-2.0
// Text as it comes in, made into characters a typeface can be asked for; and the encodings the PDF
// writes them in. Inner to core/pdf.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::pdf {

constexpr char32_t soft_hyphen = 0xAD;  // what a cut word ends with, so that readers can mend it

// The characters of UTF-8 text, with base letter and accent joined and invisible joiners dropped.
// Throws Error(invalid, "core.pdf.text") on anything but text, '\n' and '\t'.
std::u32string characters(std::string_view utf8);
// The characters of text made by append_utf8, as they are.
std::u32string decode(std::string_view clean);
void append_utf8(std::string& out, char32_t character);
// "U+1F600 😀"
std::string describe(char32_t character);
// Throws Error(invalid, "core.pdf.glyph") naming the character at `at` and the words around it.
[[noreturn]] void missing_glyph(std::u32string_view text, std::size_t at);

// The code of a character in windows-1252, which PDF calls WinAnsiEncoding.
std::optional<unsigned char> windows_1252(char32_t character);
// The Unicode map of that encoding, as a PDF wants it (ISO 32000-1, 9.10.3).
std::string windows_1252_map();

}  // namespace core::pdf
