// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/write.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/layout.h"
#include "core/pdf/pdfa.h"
#include "core/pdf/press.h"

namespace core::pdf {
namespace {

// Foot and page number of every sheet.
void dress(std::vector<Sheet>& sheets, const Setup& setup, Setter& setter, PaperSize size,
           const Box& footer) {
    const double left = mm(setup.margins.left);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (i > 0 && !setup.page_number.empty()) {
            const std::string number = std::to_string(i + 1);
            const std::string text = text::fill(setup.page_number, {{"page", number}});
            const double middle = (size.width + left - mm(setup.margins.right)) / 2;
            TextPiece piece = setter.text_piece(text, {});
            piece.x = middle - setter.text_width(text, {}) / 2;
            piece.y = mm(setup.margins.top) * 0.62;
            sheets[i].pieces.insert(sheets[i].pieces.begin(), std::move(piece));
        }
        Pieces foot = footer.pieces;
        shift(foot, left, size.height - mm(setup.footer_mm) - footer.height);
        std::move(foot.begin(), foot.end(), std::back_inserter(sheets[i].pieces));
    }
}

}  // namespace

Result write(const Document& document, const Setup& setup, const std::filesystem::path& folder) {
    constexpr double footer_gap_mm = 3;
    const PaperSize size = paper_size(setup.paper);
    const double width = size.width - mm(setup.margins.left + setup.margins.right);
    Fonts fonts(folder);
    Setter measure(setup, fonts, size.height);
    const Box footer = stack(measure.set(setup.footer, width));
    double foot = mm(setup.margins.bottom);
    if (!setup.footer.empty())
        foot = std::max(foot, mm(setup.footer_mm + footer_gap_mm) + footer.height);
    const Frame frame{mm(setup.margins.left), mm(setup.margins.top),
                      size.height - mm(setup.margins.top) - foot};
    if (frame.height < mm(40) || width < mm(40)) throw Error(Code::invalid, "core.pdf.footer");

    Setter setter(setup, fonts, frame.height);
    std::vector<Sheet> sheets = paginate(setter.set(document, width), frame);
    dress(sheets, setup, setter, size, footer);

    Result result;
    Press press;
    for (const Sheet& sheet : sheets) press.print(sheet, size, result.places);
    result.pages = press.pages();
    result.bytes = make_pdfa(press.bytes(), setup, read_font_file(folder / "srgb.icc"));
    return result;
}

}  // namespace core::pdf
