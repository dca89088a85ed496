// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/fonts.h"


#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"

namespace core::pdf {
namespace {

// Big-endian numbers of an OpenType file; reading past the end is a broken font.
class Sfnt {
  public:
    Sfnt(ByteView bytes, const std::filesystem::path& file) : bytes_(bytes), file_(file) {}

    unsigned u16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
    unsigned u32(std::size_t at) const { return u16(at) << 16 | u16(at + 2); }

    Sfnt named(std::string_view tag) const {
        const unsigned count = u16(4);
        for (unsigned i = 0; i < count; ++i) {
            const std::size_t entry = 12 + 16 * i;
            if (entry + 16 > bytes_.size()) break;
            if (chars(bytes_.subspan(entry, 4)) == tag) return from(u32(entry + 8));
        }
        broken();
    }
    Sfnt from(std::size_t at) const {
        if (at > bytes_.size()) broken();
        return {bytes_.subspan(at), file_};
    }
    [[noreturn]] void broken() const {
        throw Error(Code::unavailable, "core.pdf.font", {{"file", file_.filename().string()}});
    }

  private:
    unsigned u8(std::size_t at) const {
        if (at >= bytes_.size()) broken();
        return bytes_[at];
    }

    ByteView bytes_;
    const std::filesystem::path& file_;
};

// OpenType, cmap format 4: segments of the Basic Multilingual Plane.
std::map<char32_t, unsigned> read_cmap(const Sfnt& cmap) {
    const unsigned count = cmap.u16(2);
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t record = 4 + 8 * i;
        if (cmap.u16(record) != 3 || cmap.u16(record + 2) != 1) continue;
        const Sfnt map = cmap.from(cmap.u32(record + 4));
        if (map.u16(0) != 4) continue;
        std::map<char32_t, unsigned> glyphs;
        const unsigned segments = map.u16(6) / 2;
        for (unsigned s = 0; s < segments; ++s) {
            const unsigned last = map.u16(14 + 2 * s);
            const unsigned first = map.u16(16 + 2 * segments + 2 * s);
            const unsigned delta = map.u16(16 + 4 * segments + 2 * s);
            const std::size_t offset_at = 16 + 6 * segments + 2 * s;
            const unsigned offset = map.u16(offset_at);
            for (unsigned c = first; c <= last && c != 0xFFFF; ++c) {
                unsigned glyph = c;
                if (offset != 0) glyph = map.u16(offset_at + offset + 2 * (c - first));
                if (offset == 0 || glyph != 0) glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0) glyphs.emplace(c, glyph);
            }
        }
        return glyphs;
    }
    cmap.broken();
}

struct Joined {
    char32_t accent;
    std::u32string_view from, to;
};

// Latin letters typed as base + combining accent, as some keyboards and copied text have them.
constexpr Joined joins[] = {
    {0x300, U"AEIOUaeiouNn", U"ÀÈÌÒÙàèìòùǸǹ"},
    {0x301, U"AEIOUYaeiouyCcNnSsZz", U"ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹź"},
    {0x302, U"AEIOUaeiouCcGgSs", U"ÂÊÎÔÛâêîôûĈĉĜĝŜŝ"},
    {0x303, U"ANOanoIiUu", U"ÃÑÕãñõĨĩŨũ"},
    {0x304, U"AEIOUaeiou", U"ĀĒĪŌŪāēīōū"},
    {0x306, U"AaGgUu", U"ĂăĞğŬŭ"},
    {0x307, U"CcEeGgIZz", U"ĊċĖėĠġİŻż"},
    {0x308, U"AEIOUYaeiouy", U"ÄËÏÖÜŸäëïöüÿ"},
    {0x30A, U"AaUu", U"ÅåŮů"},
    {0x30C, U"CcEeNnRrSsZz", U"ČčĚěŇňŘřŠšŽž"},
    {0x327, U"CcSs", U"ÇçŞş"},
};

char32_t join(char32_t base, char32_t accent) {
    for (const Joined& row : joins)
        if (row.accent == accent)
            if (const auto at = row.from.find(base); at != row.from.npos) return row.to[at];
    return 0;
}

bool invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == '\r';
}

char32_t next_character(std::string_view utf8, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t c = lead & (0x3F >> more);
    for (int i = 0; i < more; ++i) c = c << 6 | (static_cast<unsigned char>(utf8[at++]) & 0x3F);
    return c;
}

}  // namespace

Bytes read_font_file(const std::filesystem::path& file) {
    auto bytes = read_bytes(file);
    if (!bytes || bytes->empty())
        throw Error(Code::unavailable, "core.pdf.font", {{"file", file.filename().string()}});
    return *std::move(bytes);
}

Face::Face(std::filesystem::path file) : file_(std::move(file)) {
    const Bytes bytes = read_font_file(file_);
    const Sfnt font(bytes, file_);
    glyphs_ = read_cmap(font.named("cmap"));
    em_ = font.named("head").u16(18);
    const unsigned count = font.named("hhea").u16(34);
    const Sfnt metrics = font.named("hmtx");
    if (em_ == 0 || count == 0) font.broken();
    widths_.reserve(count);
    for (unsigned i = 0; i < count; ++i)
        widths_.push_back(static_cast<std::uint16_t>(metrics.u16(4 * i)));
}

unsigned Face::glyph(char32_t character) const {
    const auto found = glyphs_.find(character);
    return found == glyphs_.end() ? 0 : found->second;
}

int Face::width(char32_t character) const {
    const std::size_t at = std::min<std::size_t>(glyph(character), widths_.size() - 1);
    return static_cast<int>(widths_[at] * 1000U / em_);
}

const Face& Fonts::face(Typeface typeface, bool bold, bool italic) {
    auto& face = faces_[{typeface, bold, italic}];
    if (!face) {
        std::string name = typeface == Typeface::sans ? "liberation-sans-" : "naskah-bonum-";
        name += bold && italic ? "bolditalic" : bold ? "bold" : italic ? "italic" : "regular";
        face = std::make_unique<Face>(folder_ / (name + ".ttf"));
    }
    return *face;
}

std::u32string characters(std::string_view utf8) {
    if (!text::valid_utf8(utf8)) throw Error(Code::invalid, "core.pdf.text");
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        char32_t c = next_character(utf8, at);
        if (invisible(c)) continue;
        if (c == '\t') c = ' ';
        if (c == 0x2011) c = '-';
        if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0))
            throw Error(Code::invalid, "core.pdf.text");
        if (const char32_t joined = out.empty() ? 0 : join(out.back(), c)) {
            out.back() = joined;
            continue;
        }
        out += c;
    }
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
    static constexpr char figures[] = "0123456789ABCDEF";
    std::string out = "U+";
    for (int shift = character > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
        const auto figure = character >> shift & 15;
        if (shift == 20 && figure == 0) continue;
        out += figures[figure];
    }
    out += ' ';
    append_utf8(out, character);
    return out;
}

}  // namespace core::pdf
