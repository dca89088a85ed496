// SPDX-License-Identifier: Apache-2.0
// Codes of a page's font as text and widths (ISO 32000-1, 9.6 to 9.10).
#include "core/pdf/page_text.h"

#include <algorithm>
#include <cctype>

#include "core/pdf/characters.h"
#include "core/pdf/decoded.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

// A font has codes of one or two bytes; what says more than each of them a few times says it again.
constexpr unsigned most_codes = 0x10000;
constexpr std::size_t most_font_entries = 4 * most_codes;
constexpr std::size_t most_map = 4u << 20;   // bytes
constexpr std::size_t most_shown = 32;       // bytes of UTF-16 one code stands for

unsigned code_of(std::string_view bytes) {
    unsigned code = 0;
    for (const char c : bytes.substr(0, 4)) code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

std::string utf8_of_utf16(std::string_view bytes) {
    std::string out;
    if (bytes.size() > most_shown) return out;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t unit = code_of(bytes.substr(i, 2));
        const char32_t low = i + 3 < bytes.size() ? code_of(bytes.substr(i + 2, 2)) : 0;
        if (unit >= 0xD800 && unit < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        append_utf8(out, unit);
    }
    return out;
}

std::string text_of(Handle name) {
    static const std::map<std::string, char> named{
        {"space", ' '},     {"dollar", '$'}, {"braceleft", '{'}, {"braceright", '}'}, {"underscore", '_'},
        {"hyphen", '-'},    {"period", '.'}, {"comma", ','},     {"colon", ':'},      {"slash", '/'},
        {"parenleft", '('}, {"parenright", ')'},
        {"zero", '0'}, {"one", '1'}, {"two", '2'},   {"three", '3'}, {"four", '4'},
        {"five", '5'}, {"six", '6'}, {"seven", '7'}, {"eight", '8'}, {"nine", '9'}};
    const auto text = name.getName().substr(1);
    if (text.size() == 1) return text;
    const auto found = named.find(text);
    return found == named.end() ? "" : std::string(1, found->second);
}

struct Token {
    bool hex = false;
    std::string value;   // the bytes of a hex string, else the word
};

std::vector<Token> tokens_of(const std::string& cmap) {
    std::vector<Token> out;
    for (std::size_t i = 0; i < cmap.size();) {
        const char c = cmap[i];
        if (std::isspace(static_cast<unsigned char>(c)) != 0) {
            ++i;
        } else if (c == '%') {
            i = std::min(cmap.find_first_of("\r\n", i), cmap.size());
        } else if (c == '[' || c == ']') {
            out.push_back({false, std::string(1, c)});
            ++i;
        } else if (c == '<' && i + 1 < cmap.size() && cmap[i + 1] != '<') {
            const auto end = std::min(cmap.find('>', i), cmap.size());
            std::string figures;
            for (auto at = i + 1; at < end; ++at)
                if (std::isxdigit(static_cast<unsigned char>(cmap[at])) != 0) figures += cmap[at];
            if (figures.size() % 2 != 0) figures += '0';
            std::string bytes;
            for (std::size_t at = 0; at < figures.size(); at += 2)
                bytes += static_cast<char>(std::stoi(figures.substr(at, 2), nullptr, 16));
            out.push_back({true, std::move(bytes)});
            i = end + 1;
        } else {
            const auto end = std::min(cmap.find_first_of(" \t\r\n[]<%", i + 1), cmap.size());
            out.push_back({false, cmap.substr(i, end - i)});
            i = end;
        }
    }
    return out;
}

}  // namespace

PageFont::PageFont(Handle font) {
    if (!font.isDictionary()) return;
    if (Handle base = font.getKey("/BaseFont"); base.isName()) name_ = base.getName().substr(1);
    if (Handle kind = font.getKey("/Subtype"); kind.isNameAndEquals("/Type0")) {
        read_composite(font);
    } else if (!kind.isNameAndEquals("/Type3")) {
        read_simple(font);
    }
    if (Handle map = font.getKey("/ToUnicode"); map.isStream()) read_map(decoded(map, qpdf_dl_generalized, most_map));
}

void PageFont::count(std::size_t more) {
    if ((entries_ += more) > most_font_entries) too_heavy();
}

void PageFont::shows(unsigned code, std::string text) {
    count();
    if (code < most_codes) texts_[code] = std::move(text);
}

void PageFont::is_wide(unsigned code, double em) {
    count();
    if (code < most_codes) widths_[code] = em;
}

void PageFont::read_simple(Handle font) {
    Handle encoding = font.getKey("/Encoding");
    const bool symbols = encoding.isNull() && font.getKey("/Subtype").isNameAndEquals("/TrueType");
    if (!symbols)
        for (unsigned code = 0x20; code < 0x7F; ++code) texts_[code] = std::string(1, static_cast<char>(code));
    if (encoding.isDictionary()) {
        Handle changed = encoding.getKey("/Differences");
        unsigned code = 0;
        for (int i = 0; changed.isArray() && i < changed.getArrayNItems(); ++i) {
            Handle item = changed.getArrayItem(i);
            count();
            if (item.isInteger()) code = static_cast<unsigned>(std::clamp(item.getIntValueAsInt(), 0, 255));
            else if (item.isName()) shows(code++, text_of(item));
        }
    }
    Handle widths = font.getKey("/Widths"), first = font.getKey("/FirstChar");
    measured_ = widths.isArray() && first.isInteger();
    if (!measured_) return;
    constexpr int codes = 256;
    const int from = std::clamp(first.getIntValueAsInt(), 0, codes);
    for (int i = 0; i < std::min(widths.getArrayNItems(), codes - from); ++i)
        if (Handle width = widths.getArrayItem(i); width.isNumber())
            is_wide(static_cast<unsigned>(from + i), width.getNumericValue() / 1000);
    Handle described = font.getKey("/FontDescriptor");
    if (described.isDictionary() && described.getKey("/MissingWidth").isNumber())
        missing_ = described.getKey("/MissingWidth").getNumericValue() / 1000;
}

// Only codes of two bytes that are the glyphs themselves; other maps are not known here.
void PageFont::read_composite(Handle font) {
    wide_ = true;
    measured_ = font.getKey("/Encoding").isNameAndEquals("/Identity-H");
    Handle below = font.getKey("/DescendantFonts");
    below = below.isArray() && below.getArrayNItems() > 0 ? below.getArrayItem(0) : below;
    if (!below.isDictionary()) return;
    missing_ = below.getKey("/DW").isNumber() ? below.getKey("/DW").getNumericValue() / 1000 : 1;
    Handle widths = below.getKey("/W");
    for (int i = 0; widths.isArray() && i + 1 < widths.getArrayNItems();) {
        Handle from = widths.getArrayItem(i), next = widths.getArrayItem(i + 1);
        count();
        if (!from.isInteger()) return;
        const auto start = static_cast<unsigned>(std::max(from.getIntValueAsInt(), 0));
        if (next.isArray()) {
            for (int n = 0; n < next.getArrayNItems(); ++n) {
                Handle width = next.getArrayItem(n);
                is_wide(start + static_cast<unsigned>(n), width.isNumber() ? width.getNumericValue() / 1000 : missing_);
            }
            i += 2;
        } else {
            if (i + 2 >= widths.getArrayNItems() || !next.isInteger() || !widths.getArrayItem(i + 2).isNumber()) return;
            const auto end = std::min(static_cast<unsigned>(std::max(next.getIntValueAsInt(), 0)), most_codes - 1);
            const double width = widths.getArrayItem(i + 2).getNumericValue() / 1000;
            for (auto code = start; code <= end; ++code) is_wide(code, width);
            i += 3;
        }
    }
}

void PageFont::read_map(const std::string& cmap) {
    constexpr std::size_t shortest = 16;   // bytes a map usually has for one entry
    count(cmap.size() / shortest);
    const auto all = tokens_of(cmap);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].value == "beginbfchar") {
            for (++i; i + 1 < all.size() && all[i].hex && all[i + 1].hex; i += 2)
                shows(code_of(all[i].value), utf8_of_utf16(all[i + 1].value));
        } else if (all[i].value == "beginbfrange") {
            for (++i; i + 2 < all.size() && all[i].hex && all[i + 1].hex;) {
                const unsigned from = code_of(all[i].value), to = std::min(code_of(all[i + 1].value), most_codes - 1);
                i += 2;
                if (all[i].hex) {
                    read_range(from, to, all[i++].value);
                } else {
                    auto code = from;
                    for (++i; i < all.size() && all[i].hex; ++i) shows(code++, utf8_of_utf16(all[i].value));
                    ++i;   // the closing bracket
                }
            }
        }
    }
}

void PageFont::read_range(unsigned from, unsigned to, std::string shown) {
    if (shown.size() < 2 || shown.size() > most_shown) return;
    for (auto code = from; code <= to; ++code) {
        shows(code, utf8_of_utf16(shown));
        const auto last = code_of(std::string_view(shown).substr(shown.size() - 2)) + 1;
        shown[shown.size() - 2] = static_cast<char>(last >> 8 & 255);
        shown[shown.size() - 1] = static_cast<char>(last & 255);
    }
}

PageFont::Code PageFont::at(std::string_view shown, std::size_t place) const {
    Code found;
    found.bytes = std::min<std::size_t>(wide_ ? 2 : 1, shown.size() - place);
    const unsigned code = code_of(shown.substr(place, found.bytes));
    if (const auto text = texts_.find(code); text != texts_.end()) found.text = text->second;
    const auto width = widths_.find(code);
    found.width = width == widths_.end() ? missing_ : width->second;
    return found;
}

}  // namespace core::pdf
