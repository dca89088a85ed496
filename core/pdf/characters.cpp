// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/characters.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::pdf {
namespace {

struct Joined {
    char32_t accent;
    std::u32string_view from, to;
};

// Latin letters typed as base + combining accent, as some keyboards and copied text have them
// (Unicode, canonical composition).
constexpr Joined joins[] = {
    {0x300, U"AEIOUaeiouÜüNnĒēŌōWwÂâĂăÊêÔôƠơƯưYy", U"ÀÈÌÒÙàèìòùǛǜǸǹḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳ"},
    {0x301, U"AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØø", U"ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿ"},
    {0x301, U"ÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯư", U"ḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứ"},
    {0x302, U"AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ", U"ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ"},
    {0x303, U"ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy", U"ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ"},
    {0x304, U"AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyGgḶḷṚṛ", U"ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳḠḡḸḹṜṝ"},
    {0x306, U"AaEeGgIiOoUuȨȩẠạ", U"ĂăĔĕĞğĬĭŎŏŬŭḜḝẶặ"},
    {0x307, U"CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠ", U"ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦ"},
    {0x307, U"šṢṣTtWwXxYyſ", U"ṧṨṩṪṫẆẇẊẋẎẏẛ"},
    {0x308, U"AEIOUaeiouyYHhÕõŪūWwXxt", U"ÄËÏÖÜäëïöüÿŸḦḧṎṏṺṻẄẅẌẍẗ"},
    {0x309, U"AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy", U"ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ"},
    {0x30A, U"AaUuwy", U"ÅåŮůẘẙ"},
    {0x30B, U"OoUu", U"ŐőŰű"},
    {0x30C, U"CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh", U"ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ"},
    {0x30F, U"AaEeIiOoRrUu", U"ȀȁȄȅȈȉȌȍȐȑȔȕ"},
    {0x311, U"AaEeIiOoRrUu", U"ȂȃȆȇȊȋȎȏȒȓȖȗ"},
    {0x31B, U"OoUu", U"ƠơƯư"},
    {0x323, U"BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOo", U"ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọ"},
    {0x323, U"ƠơUuƯưYy", U"ỢợỤụỰựỴỵ"},
    {0x324, U"Uu", U"Ṳṳ"},
    {0x325, U"Aa", U"Ḁḁ"},
    {0x326, U"SsTt", U"ȘșȚț"},
    {0x327, U"CcGgKkLlNnRrSsTtEeDdHh", U"ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ"},
    {0x328, U"AaEeIiUuOo", U"ĄąĘęĮįŲųǪǫ"},
    {0x32D, U"DdEeLlNnTtUu", U"ḒḓḘḙḼḽṊṋṰṱṶṷ"},
    {0x32E, U"Hh", U"Ḫḫ"},
    {0x330, U"EeIiUu", U"ḚḛḬḭṴṵ"},
    {0x331, U"BbDdKkLlNnRrTtZzh", U"ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ"},
};

char32_t join(char32_t base, char32_t accent) {
    for (const Joined& row : joins)
        if (row.accent == accent)
            if (const auto at = row.from.find(base); at != row.from.npos) return row.to[at];
    return 0;
}

bool invisible(char32_t c) {
    return c == soft_hyphen || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
           c == '\r';
}

// Other spellings of a character that every typeface has. The bullets are what word processors make
// of the Symbol font.
char32_t plain(char32_t c) {
    if (c >= 0x2000 && c <= 0x200A) return ' ';
    switch (c) {
        case 0x202F:
        case 0x2007:
            return 0xA0;
        case 0x2010:
        case 0x2011:
            return '-';
        case 0x2012:
            return 0x2013;
        case 0x2015:
            return 0x2014;
        case 0x02BC:
            return 0x2019;
        case 0x2028:
        case 0x2029:
        case 0x0B:
            return '\n';
        case 0xF0B7:
        case 0xF0A7:
        case 0xF076:
            return 0x2022;
        default:
            return c;
    }
}

char32_t next_character(std::string_view utf8, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t c = lead & (0x3F >> more);
    for (int i = 0; i < more; ++i) c = c << 6 | (static_cast<unsigned char>(utf8[at++]) & 0x3F);
    return c;
}

// Of windows-1252, the codes that are not Latin-1.
constexpr std::array<std::uint16_t, 32> middle{
    0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x0000, 0x017D, 0x0000,
    0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178,};

std::string hex(unsigned value, int figures) {
    static constexpr char all[] = "0123456789ABCDEF";
    std::string out;
    for (int shift = 4 * (figures - 1); shift >= 0; shift -= 4) out += all[value >> shift & 15];
    return out;
}

}  // namespace

std::u32string characters(std::string_view utf8) {
    if (!text::valid_utf8(utf8)) throw Error(Code::invalid, "core.pdf.text");
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t read = next_character(utf8, at);
        if (invisible(read)) continue;
        const char32_t c = read < 0x80 && read != 0x0B ? read : plain(read);
        if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0))
            throw Error(Code::invalid, "core.pdf.text");
        const bool may_join = c >= 0x300 && c < 0x370 && !out.empty();
        if (const char32_t joined = may_join ? join(out.back(), c) : 0) {
            out.back() = joined;
            continue;
        }
        out += c;
    }
    return out;
}

std::u32string decode(std::string_view clean) {
    std::u32string out;
    for (std::size_t at = 0; at < clean.size();) out += next_character(clean, at);
    return out;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string describe(char32_t character) {
    const int figures = character > 0xFFFFF ? 6 : character > 0xFFFF ? 5 : 4;
    std::string out = "U+" + hex(character, figures) + ' ';
    append_utf8(out, character);
    return out;
}

void missing_glyph(std::u32string_view text, std::size_t at) {
    constexpr std::size_t around = 16;
    const std::size_t from = at > around ? at - around : 0;
    std::string near = from > 0 ? "…" : "";
    for (char32_t c : text.substr(from, at - from + around))
        append_utf8(near, c == '\n' || c == '\t' ? U' ' : c);
    if (from + (at - from) + around < text.size()) near += "…";
    throw Error(Code::invalid, "core.pdf.glyph",
                {{"character", describe(text[at])}, {"near", std::move(near)}});
}

std::optional<unsigned char> windows_1252(char32_t c) {
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<unsigned char>(c);
    const auto found = std::find(middle.begin(), middle.end(), c);
    if (c > 0xFFFF || found == middle.end()) return std::nullopt;
    return static_cast<unsigned char>(0x80 + (found - middle.begin()));
}

std::string windows_1252_map() {
    std::string singles;
    int count = 0;
    for (unsigned i = 0; i < middle.size(); ++i) {
        if (middle[i] == 0) continue;
        singles += "<" + hex(0x80 + i, 2) + "> <" + hex(middle[i], 4) + ">\n";
        ++count;
    }
    return "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
           "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
           "/CMapName /Naskah-Windows-1252 def\n/CMapType 2 def\n"
           "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
           "2 beginbfrange\n<20> <7E> <0020>\n<A0> <FF> <00A0>\nendbfrange\n" +
           std::to_string(count) + " beginbfchar\n" + singles +
           "endbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace core::pdf
