// SPDX-License-Identifier: Apache-2.0
// Sets what is seen rather than read, pictures and codes; and the signers beside each other.
#include <algorithm>

#include "core/pdf/layout.h"
#include "core/pdf/qr.h"

namespace core::pdf {
namespace {

double offset_of(Align align, double spare) {
    if (align == Align::right) return spare;
    return align == Align::centre ? spare / 2 : 0;
}

// How many stand beside each other.
std::size_t across(std::size_t signers) {
    return signers == 4 ? 2 : std::min<std::size_t>(3, signers);
}

}  // namespace

Strips Setter::set_image(const Image& image, double width) {
    std::shared_ptr<const Picture> pixels;
    std::shared_ptr<const Drawing> drawing;
    if (is_svg(image.data)) drawing = std::make_shared<Drawing>(read_svg(image.data));
    else pixels = std::make_shared<Picture>(picture(image.data));
    double wide = mm(image.width_mm), high = mm(image.height_mm);
    const double ratio = drawing ? drawing->height / drawing->width : static_cast<double>(pixels->height) / pixels->width;
    if (wide <= 0 && high <= 0) wide = width;
    if (wide <= 0) wide = high / ratio;
    if (high <= 0) high = wide * ratio;
    Strips strips(1);
    strips[0].height = high;
    int element = furniture;
    if (structure_)
        element = image.alt.empty() ? decoration : add_element({"Figure", -1, image.alt});
    const Area area{offset_of(image.align, width - wide), 0, wide, high};
    if (drawing) strips[0].pieces.push_back({DrawingPiece{std::move(drawing), area}, element});
    else strips[0].pieces.push_back({PicturePiece{std::move(pixels), area}, element});
    return strips;
}

Strips Setter::set_qr(const Qr& qr, double width) {
    const QrCode code = qr_code(qr.text);
    const double side = mm(qr.size_mm), square = side / code.side;
    const double x = offset_of(qr.align, width - side);
    FillPiece fill;
    for (const QrRun& run : dark_runs(code))
        fill.areas.push_back({x + run.x * square, run.y * square, run.length * square, square});
    const int element =
        structure_ ? add_element({"Figure", -1, qr.alt.empty() ? qr.text : qr.alt}) : furniture;
    Strips strips(1);
    strips[0].height = side;
    strips[0].pieces.push_back({std::move(fill), element});
    return strips;
}

Strips Setter::set_signers(const Signers& signers, double width, int depth) {
    Strips strips;
    const std::size_t count = signers.signers.size(), most = across(count);
    if (count == 0) return strips;
    // One signer has the right half.
    const double columns = static_cast<double>(std::max<std::size_t>(2, most));
    const double wide = (width - mm(signers.gap_mm) * (columns - 1)) / columns;
    for (std::size_t begin = 0; begin < count; begin += most) {
        const double x = count == 1 ? width - wide : 0;
        Strips row = set_signers_row(signers, begin, std::min(count, begin + most), x, wide, depth);
        if (begin > 0) row.front().before = mm(signers.row_gap_mm);
        if (!strips.empty()) strips.back().keep = true;
        append(strips, std::move(row));
    }
    return strips;
}

// Titles begin at one height, and so do the marks under them and the names under those.
Strips Setter::set_signers_row(const Signers& signers, std::size_t begin, std::size_t end, double x,
                               double wide, int depth) {
    struct Parts {
        Box title, mark, name;
    };
    std::vector<Parts> all;
    double title = 0, mark = 0, name = 0;
    const auto marked = [&](Strips strips) {  // keeps its distance from the title
        const double above = strips.empty() ? 0 : strips.front().before;
        Box box = stack(std::move(strips));
        shift(box.pieces, 0, above);
        box.height += above;
        return box;
    };
    for (std::size_t i = begin; i < end; ++i) {
        const Signers::Signer& signer = signers.signers[i];
        all.push_back({stack(set(signer.title, wide, depth)),
                       marked(set(signer.mark, wide, depth)),
                       stack(set(signer.name, wide, depth))});
        title = std::max(title, all.back().title.height);
        mark = std::max(mark, all.back().mark.height);
        name = std::max(name, all.back().name.height);
    }
    Strips strips(1);
    strips[0].height = title + mark + name;
    for (Parts& parts : all) {
        shift(parts.title.pieces, x, 0);
        shift(parts.mark.pieces, x, title);
        shift(parts.name.pieces, x, title + mark);
        for (Box* box : {&parts.title, &parts.mark, &parts.name})
            append(strips[0].pieces, std::move(box->pieces));
        x += wide + mm(signers.gap_mm);
    }
    return strips;
}

Measure Setter::measure(const Blocks& blocks) {
    Measure all;
    const auto take = [&](Measure one, double around) {
        all.natural = std::max(all.natural, one.natural + around);
        all.least = std::max(all.least, one.least + around);
    };
    for (const Block& block : blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
            take(measure_paragraph(*paragraph), 0);
        if (const auto* list = std::get_if<List>(&block.content))
            for (const List::Item& item : list->items)
                take(measure(item.blocks), mm(list->indent_mm + list->hang_mm));
        if (const auto* together = std::get_if<KeepTogether>(&block.content))
            take(measure(together->blocks), 0);
        if (const auto* image = std::get_if<Image>(&block.content))
            take({mm(image->width_mm), mm(image->width_mm)}, 0);
        if (const auto* qr = std::get_if<Qr>(&block.content))
            take({mm(qr->size_mm), mm(qr->size_mm)}, 0);
    }
    return all;
}

}  // namespace core::pdf
