// SPDX-License-Identifier: Apache-2.0
// Sets tables: a row is one strip, or several when it is too high to stay whole.
#include <algorithm>

#include "core/pdf/layout.h"

namespace core::pdf {
namespace {

constexpr double line = 0.5;          // points, of a side
constexpr double whole_share = 0.25;  // of a page: rows up to this height are not cut

// The content of a cell, placed in the table and not yet cut.
struct Filling {
    double x = 0;
    double top = 0;
    Strips strips;
};

struct Sides {
    std::vector<double> edges;  // x of the upright lines
    double width = 0;
    double x = 0;
};

Piece across(const Sides& sides, double y) {
    return FillPiece{{{sides.x - line / 2, y - line / 2, sides.width + line, line}}, 0};
}

Piece upright(const Sides& sides, double height) {
    FillPiece fill;
    for (double x : sides.edges) fill.areas.push_back({x - line / 2, 0, line, height});
    return fill;
}

// Whether a cut at `y` passes between the lines of this cell.
bool free_at(const Filling& filling, double y) {
    double top = filling.top, gap = 0;
    for (std::size_t i = 0; i < filling.strips.size(); ++i) {
        const Strip& strip = filling.strips[i];
        if (i > 0) top += gap + strip.before;
        const double bottom = top + strip.height;
        if (y < top - 0.01) return i == 0 || !filling.strips[i - 1].keep;
        if (y < bottom - 0.01) return y <= top + 0.01 && (i == 0 || !filling.strips[i - 1].keep);
        top = bottom;
        gap = strip.after;
    }
    return true;
}

std::vector<double> bottoms(const Filling& filling) {
    std::vector<double> found;
    double y = filling.top, gap = 0;
    for (const Strip& strip : filling.strips) {
        if (&strip != &filling.strips.front()) y += gap + strip.before;
        y += strip.height;
        gap = strip.after;
        found.push_back(y);
    }
    return found;
}

std::vector<double> cuts(const std::vector<Filling>& fillings, double height) {
    std::vector<double> at;
    for (const Filling& filling : fillings)
        for (double y : bottoms(filling))
            if (y < height - 1 && std::all_of(fillings.begin(), fillings.end(),
                                              [&](const Filling& f) { return free_at(f, y); }))
                at.push_back(y);
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end(), [](double a, double b) { return b - a < 1; }),
             at.end());
    at.push_back(height);
    return at;
}

void fill(Strips& slices, const std::vector<double>& ends, Filling& filling) {
    double y = filling.top, gap = 0;
    for (Strip& strip : filling.strips) {
        if (&strip != &filling.strips.front()) y += gap + strip.before;
        std::size_t slice = 0;
        while (slice + 1 < ends.size() && y >= ends[slice] - 0.02) ++slice;
        shift(strip.pieces, filling.x, y - (slice == 0 ? 0 : ends[slice - 1]));
        std::move(strip.pieces.begin(), strip.pieces.end(),
                  std::back_inserter(slices[slice].pieces));
        y += strip.height;
        gap = strip.after;
    }
}

}  // namespace

Strips Setter::set_row(const Table& table, const Table::Row& row, const std::vector<double>& widths,
                       int depth, bool last) {
    const double padding = mm(table.padding_mm), above = padding / 2;
    Sides sides{{}, 0, mm(table.indent_mm)};
    for (double width : widths) sides.width += width;
    if (table.borders != Borders::none) sides.edges = {sides.x, sides.x + sides.width};

    std::vector<Filling> fillings;
    double x = sides.x, height = 0;
    std::size_t column = 0;
    for (const Table::Cell& cell : row.cells) {
        double width = 0;
        for (int i = 0; i < std::max(1, cell.span) && column < widths.size(); ++i)
            width += widths[column++];
        if (width <= 0) break;
        const double room = std::max(1.0, width - 2 * padding);
        fillings.push_back({x + padding, above, set(cell.blocks, room, depth)});
        height = std::max(height, height_of(fillings.back().strips) + 2 * above);
        x += width;
        if (table.borders == Borders::all) sides.edges.push_back(x);
    }
    height = std::max(height, 4.0);
    std::vector<double> ends{height};
    if (height > page_ * whole_share) ends = cuts(fillings, height);
    for (std::size_t i = 0; ends.size() == 1 && i < fillings.size(); ++i)
        if (row.cells[i].middle) fillings[i].top = (height - height_of(fillings[i].strips)) / 2;

    Strips slices(ends.size());
    for (Filling& filling : fillings) fill(slices, ends, filling);
    double from = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        slices[i].height = ends[i] - from;
        from = ends[i];
        if (table.borders == Borders::none) continue;
        slices[i].pieces.push_back(upright(sides, slices[i].height));
        slices[i].opening.push_back(across(sides, 0));
        slices[i].closing.push_back(across(sides, slices[i].height));
    }
    if (table.borders == Borders::all || (table.borders == Borders::outside && last))
        slices.back().pieces.push_back(across(sides, slices.back().height));
    return slices;
}

Strips Setter::set_table(const Table& table, double width, int depth) {
    const std::vector<double> widths = shares(table.widths_mm, width - mm(table.indent_mm));
    auto header = std::make_shared<Strips>();
    Strips strips;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool heads = static_cast<int>(i) < table.header_rows;
        Strips row = set_row(table, table.rows[i], widths, depth, i + 1 == table.rows.size());
        if (i == 0 && !row.empty())
            row.front().pieces.insert(row.front().pieces.end(), row.front().opening.begin(),
                                      row.front().opening.end());
        for (Strip& strip : row) {
            if (heads) {
                strip.keep = true;
                header->push_back(strip);
            } else if (!header->empty()) {
                strip.header = header;
            }
            strips.push_back(std::move(strip));
        }
    }
    if (strips.empty()) return strips;
    strips.front().before = table.before;
    strips.back().after = table.after;
    strips.back().keep = false;
    return strips;
}

}  // namespace core::pdf
