// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/fonts.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "core/base/error.h"
#include "core/base/file.h"

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
std::vector<std::uint16_t> read_cmap(const Sfnt& cmap) {
    const unsigned count = cmap.u16(2);
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t record = 4 + 8 * i;
        if (cmap.u16(record) != 3 || cmap.u16(record + 2) != 1) continue;
        const Sfnt map = cmap.from(cmap.u32(record + 4));
        if (map.u16(0) != 4) continue;
        std::vector<std::uint16_t> glyphs;
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
                if (glyph == 0) continue;
                if (c >= glyphs.size()) glyphs.resize(c + 1);
                glyphs[c] = static_cast<std::uint16_t>(glyph);
            }
        }
        return glyphs;
    }
    cmap.broken();
}

// Font files do not change while the server runs.
std::shared_ptr<const Face> shared_face(const std::filesystem::path& file) {
    static std::mutex mutex;
    static std::map<std::filesystem::path, std::shared_ptr<const Face>> faces;
    const std::lock_guard lock(mutex);
    auto& face = faces[file];
    if (!face) face = std::make_shared<const Face>(file);
    return face;
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
    return character < glyphs_.size() ? glyphs_[character] : 0;
}

int Face::width(char32_t character) const {
    const std::size_t at = std::min<std::size_t>(glyph(character), widths_.size() - 1);
    return static_cast<int>(widths_[at] * 1000U / em_);
}

std::array<std::filesystem::path, face_count> face_files(const std::filesystem::path& folder) {
    std::array<std::filesystem::path, face_count> files;
    std::size_t at = 0;
    for (const char* family : {"naskah-sans-", "naskah-bonum-"})
        for (const char* style : {"regular", "bold", "italic", "bolditalic"})
            files[at++] = folder / (std::string(family) + style + ".ttf");
    return files;
}

const Face& Fonts::face(Typeface typeface, bool bold, bool italic) {
    const std::size_t at =
        (typeface == Typeface::sans ? 0U : 4U) + (bold ? 1U : 0U) + (italic ? 2U : 0U);
    if (!faces_[at]) faces_[at] = shared_face(face_files(folder_)[at]);
    return *faces_[at];
}

std::string printable(std::string_view text, Fonts& fonts) {
    const Face& plain = fonts.face(Typeface::sans, false, false);
    const Face& bold = fonts.face(Typeface::sans, true, false);
    std::string out;
    for (const char32_t c : characters(text)) {
        const bool space = c == U'\n' || c == U'\t';
        append_utf8(out, space ? U' ' : plain.has(c) && bold.has(c) ? c : U'?');
    }
    return out;
}

}  // namespace core::pdf
