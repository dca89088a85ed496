// SPDX-License-Identifier: Apache-2.0
// Composing a letter, from its content to the bytes of the PDF/A, against bare libharu that puts
// the same words in the same type on the same spots. Most of the bare one is libharu taking in the
// fonts, which ours does once a process, so that stands as a figure of its own.
#include <hpdf.h>

#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include "core/pdf/dress.h"
#include "core/pdf/pdfa.h"
#include "core/pdf/press.h"
#include "core/pdf/tags.h"
#include "tests/bench/bench.h"
#include "tests/bench/sample_letter.h"

namespace bench {
namespace {

namespace pdf = core::pdf;
using Faces = std::set<std::filesystem::path>;

// The letter set into pages once: where each word stands.
class SetLetter {
  public:
    explicit SetLetter(const style::Sheet& sheet)
        : setup(style::setup(sheet)), fonts_(NASKAH_FONTS) {
        parts = pdf::parts_of(style::layout(sheet, {}), setup, fonts_, structure);
        pdf::dress(parts, setup, fonts_);
    }

    Faces faces() const {
        Faces found;
        for (const auto& part : parts)
            for (const auto& page : part.sheets)
                for (const auto& piece : page.pieces)
                    if (const auto* text = std::get_if<pdf::TextPiece>(&piece.shape); text && text->face)
                        found.insert(text->face->file());
        return found;
    }

    pdf::Setup setup;
    pdf::Structure structure;
    std::vector<pdf::Part> parts;

  private:
    pdf::Fonts fonts_;
};

// Libharu as its manual shows it.
class Plain {
  public:
    Plain() : pdf_(HPDF_New(nullptr, nullptr), HPDF_Free) {
        HPDF_SetCompressionMode(pdf_.get(), HPDF_COMP_ALL);
        HPDF_UseUTFEncodings(pdf_.get());
    }

    HPDF_Font font(const std::filesystem::path& file) {
        HPDF_Font& font = fonts_[file];
        if (!font)
            font = HPDF_GetFont(pdf_.get(),
                                HPDF_LoadTTFontFromFile(pdf_.get(), file.c_str(), HPDF_TRUE),
                                "UTF-8");
        return font;
    }

    void print(const pdf::Sheet& sheet, pdf::PaperSize size) {
        const HPDF_Page page = HPDF_AddPage(pdf_.get());
        HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(size.width));
        HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(size.height));
        HPDF_Page_BeginText(page);
        for (const auto& piece : sheet.pieces) {
            const auto* text = std::get_if<pdf::TextPiece>(&piece.shape);
            if (!text || text->text.empty()) continue;
            HPDF_Page_SetFontAndSize(page, font(text->face->file()),
                                     static_cast<HPDF_REAL>(text->size));
            HPDF_Page_TextOut(page, static_cast<HPDF_REAL>(text->x),
                              static_cast<HPDF_REAL>(size.height - text->y), text->text.c_str());
        }
        HPDF_Page_EndText(page);
    }

    core::Bytes bytes() {
        HPDF_SaveToStream(pdf_.get());
        core::Bytes out(HPDF_GetStreamSize(pdf_.get()));
        auto size = static_cast<HPDF_UINT32>(out.size());
        HPDF_ReadFromStream(pdf_.get(), out.data(), &size);
        if (HPDF_GetError(pdf_.get()) != HPDF_OK) throw std::runtime_error("libharu failed");
        return out;
    }

  private:
    std::unique_ptr<_HPDF_Doc_Rec, void (*)(HPDF_Doc)> pdf_;
    std::map<std::filesystem::path, HPDF_Font> fonts_;
};

core::Bytes printed_plainly(const SetLetter& set) {
    Plain plain;
    for (const auto& part : set.parts)
        for (const auto& page : part.sheets) plain.print(page, part.size);
    return plain.bytes();
}

core::Bytes pressed(const SetLetter& set, pdf::Structure& structure) {
    pdf::Press press(NASKAH_FONTS);
    std::vector<pdf::Place> places;
    for (const auto& part : set.parts)
        for (const auto& page : part.sheets) press.print(page, part.size, places, &structure);
    return press.bytes();
}

}  // namespace

void compose(const Plan& plan) {
    const style::Sheet letter = sample_letter();
    const SetLetter set(letter);
    const Faces faces = set.faces();
    pdf::Structure marked = set.structure;
    const core::Bytes raw = pressed(set, marked);
    const core::Bytes profile = pdf::read_font_file(NASKAH_FONTS "/srgb.icc");

    Rivals rivals(plan, Time::processor);
    rivals.add("letter", [&] { style::render(letter, {}, NASKAH_FONTS); });
    rivals.add("libharu", [&] { printed_plainly(set); });
    rivals.add("fonts", [&] {
        Plain plain;
        for (const auto& file : faces) plain.font(file);
    });
    rivals.add("setting", [&] { SetLetter again(letter); });
    rivals.add("printing", [&] {
        pdf::Structure once = set.structure;
        pressed(set, once);
    });
    rivals.add("pdfa", [&] { pdf::make_pdfa(raw, set.setup, profile, &marked); });
    auto ms = rivals.time();

    for (const char* name : {"letter", "libharu", "fonts", "setting", "printing", "pdfa"})
        figure(std::string("compose.") + name, ms[name], "ms");
    figure("compose.rate", 1000 / ms["letter"], "letters/s");
    ratio("compose.ratio", ms["letter"], ms["libharu"]);
}

}  // namespace bench
