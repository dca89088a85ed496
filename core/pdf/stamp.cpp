// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/stamp.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "core/base/error.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

constexpr double side = 28, air = 2;          // points: from the paper's edge, from other text
constexpr double least_mark_height = 40;           // below it the code has squares too small to scan
constexpr double above = 0.8, below = 0.25;   // of the size: what letters take over and under their line

// Where text leaves a strip free, up and down from the line of the placeholder.
std::pair<double, double> free_strip(const PageText& page, const Found& found, double left, double right,
                                     const Edges& paper) {
    const auto& own = page.glyphs[found.first];
    double low = paper.bottom + side / 2, high = paper.top - side / 2;
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        const auto& glyph = page.glyphs[i];
        if ((i >= found.first && i <= found.last) || glyph.text == " " || glyph.text.empty()) continue;
        if (std::max(glyph.x, glyph.end_x) < left || std::min(glyph.x, glyph.end_x) > right) continue;
        const double foot = glyph.y - below * glyph.size, head = glyph.y + above * glyph.size;
        if (glyph.y > own.y + 0.3 * own.size) high = std::min(high, foot);
        else if (glyph.y < own.y - 0.3 * own.size) low = std::max(low, head);
    }
    return {low + air, high - air};
}

}  // namespace

Place room_for_mark(const PageText& page, const Found& found, const Edges& paper, const Place& mark) {
    const auto& own = page.glyphs[found.first];
    const auto& last = page.glyphs[found.last];
    // To the right from where the placeholder begins; at the right edge to the left from where it ends.
    double left = own.x;
    if (left + mark.width > paper.right - side) left = std::max(paper.left + side, std::min(last.end_x, paper.right - side) - mark.width);
    const auto [low, high] = free_strip(page, found, left, left + mark.width, paper);
    const double height = std::min(mark.height, high - low);
    if (height < std::min(least_mark_height, mark.height)) throw Error(Code::invalid, "core.pdf.mark_room");
    const double scale = height / mark.height;
    const double middle = own.y + 0.3 * own.size;
    Place place;
    place.name = mark.name;
    place.width = mark.width * scale;
    place.height = height;
    place.x = left + (own.x == left ? 0 : mark.width - place.width);
    place.y = std::clamp(middle - height / 2, low, high - height);
    return place;
}

std::string Stamp::draw(QPDFObjectHandle& pictures, const std::string& name, const Place& place) {
    source_ = std::make_shared<QPDF>();
    source_->processInputSource(std::make_shared<BufferInputSource>("mark", std::string(chars(mark_))));
    Handle form = QPDFPageDocumentHelper(*source_).getAllPages().at(0).getFormXObjectForPage();
    Handle box = Handle::newArray();
    for (const double edge : {at_.x, at_.y, at_.x + at_.width, at_.y + at_.height})
        box.appendItem(Handle::newReal(edge, 3));
    form.getDict().replaceKey("/BBox", box);
    pictures.replaceKey(name, into_.copyForeignObject(form));
    const double scale = place.width / at_.width;
    char operators[160];
    std::snprintf(operators, sizeof operators, "q %.5f 0 0 %.5f %.4f %.4f cm ", scale, scale, place.x - at_.x * scale,
                  place.y - at_.y * scale);
    return operators + name + " Do Q\n";
}

}  // namespace core::pdf
