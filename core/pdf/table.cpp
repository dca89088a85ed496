// SPDX-License-Identifier: Apache-2.0
// Sets tables. Rows tied by a cell that reaches down are one group; a group is one strip, or
// several when it is too high to stay whole.
#include <algorithm>

#include "core/pdf/grid.h"
#include "core/pdf/layout.h"

namespace core::pdf {
namespace {

constexpr double line = 0.5;          // points, of a side
constexpr double whole_share = 0.25;  // of a page: rows up to this height are not cut
constexpr double least_height = 4;

// The content of a cell, placed in its group and not yet cut.
struct CellFilling {
    const Covering* cell = nullptr;
    double x = 0;
    double top = 0;
    Strips strips;
};

// Rows [first, end) with the tops of each, and the bottom of the last behind them.
struct Group {
    std::size_t first = 0, end = 0;
    std::vector<double> edges;
    std::vector<CellFilling> fillings;

    double height() const { return edges.back(); }
};

// Calls `see(strip, top, bottom)` for each strip of a filling.
template <class See>
void walk(CellFilling& filling, See see) {
    double y = filling.top, gap = 0;
    for (Strip& strip : filling.strips) {
        if (&strip != &filling.strips.front()) y += gap + strip.before;
        see(strip, y, y + strip.height);
        y += strip.height;
        gap = strip.after;
    }
}

// Whether a cut at `y` passes between the lines of this cell.
bool free_at(CellFilling& filling, double y) {
    bool free = true, kept = false;
    walk(filling, [&](Strip& strip, double top, double bottom) {
        if (top < y - 0.01 && bottom > y + 0.01) free = false;
        if (top >= y - 0.01 && kept) free = false;
        kept = top < y - 0.01 && strip.keep;
    });
    return free;
}

// Moves lines of cells that reach down away from the ends of rows, so that these can be cut.
void loosen(Group& group) {
    for (CellFilling& filling : group.fillings) {
        if (filling.cell->rows < 2) continue;
        const double above = filling.top - group.edges[filling.cell->row - group.first];
        double pushed = 0;
        walk(filling, [&](Strip& strip, double top, double bottom) {
            for (double edge : group.edges) {
                if (edge <= top + pushed + 0.01 || edge >= bottom + pushed - 0.01) continue;
                const double push = edge + above - top - pushed;
                strip.before += push;
                pushed += push;
            }
        });
        const std::size_t last = filling.cell->row + filling.cell->rows - group.first;
        const double over = filling.top + height_of(filling.strips) + above - group.edges[last];
        if (over <= 0) continue;
        for (std::size_t i = last; i < group.edges.size(); ++i) group.edges[i] += over;
        for (CellFilling& other : group.fillings)
            if (other.cell->row - group.first >= last) other.top += over;
    }
}

// Ends of the slices a high group is cut into: ends of rows, and of lines within rows that are too
// high themselves.
std::vector<double> cuts(Group& group, double whole) {
    std::vector<double> at(group.edges.begin() + 1, group.edges.end() - 1);
    for (CellFilling& filling : group.fillings)
        walk(filling, [&](Strip&, double, double bottom) {
            const auto edge =
                std::upper_bound(group.edges.begin(), group.edges.end(), bottom - 0.01);
            if (edge == group.edges.end() || edge == group.edges.begin()) return;
            if (*edge - *(edge - 1) > whole && bottom < *edge - 1) at.push_back(bottom);
        });
    const auto blocked = [&](double y) {
        return !std::all_of(group.fillings.begin(), group.fillings.end(),
                            [&](CellFilling& filling) { return free_at(filling, y); });
    };
    at.erase(std::remove_if(at.begin(), at.end(), blocked), at.end());
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end(), [](double a, double b) { return b - a < 1; }),
             at.end());
    at.push_back(group.height());
    return at;
}

double highest(const std::vector<double>& ends) {
    double from = 0, most = 0;
    for (double end : ends) most = std::max(most, end - from), from = end;
    return most;
}

void fill(Strips& slices, const std::vector<double>& ends, CellFilling& filling) {
    std::size_t last = ends.size();
    Pieces closing;
    walk(filling, [&](Strip& strip, double top, double) {
        std::size_t slice = 0;
        while (slice + 1 < ends.size() && top >= ends[slice] - 0.02) ++slice;
        const double from = slice == 0 ? 0 : ends[slice - 1];
        for (Pieces* pieces : {&strip.pieces, &strip.opening, &strip.closing})
            shift(*pieces, filling.x, top - from);
        if (last < ends.size() && slice != last) {  // a table in this cell may go over the cut
            append(slices[last].closing, std::move(closing));
            append(slices[slice].opening, std::move(strip.opening));
        }
        if (slice != last && slice > 0 && strip.header && !slices[slice].header) {
            auto header = std::make_shared<Strips>(*strip.header);  // of a table in this cell
            shift(*header, filling.x);
            slices[slice].header = std::move(header);
        }
        append(slices[slice].pieces, std::move(strip.pieces));
        closing = std::move(strip.closing);
        last = slice;
    });
}

}  // namespace

class TableSetter {
  public:
    TableSetter(Setter& setter, const Table& table, double width, int depth)
        : setter_(setter),
          table_(table),
          grid_(table),
          depth_(depth),
          left_(std::min(mm(table.indent_mm), width / 2)),
          padding_(mm(table.padding_mm)),
          widths_(column_widths(table, grid_, width - left_, setter.setup_, setter)) {
        edges_.push_back(left_);
        for (double each : widths_) edges_.push_back(edges_.back() + each);
    }

    Strips run() {
        auto header = std::make_shared<Strips>();
        Strips strips;
        for (std::size_t row = 0; row < grid_.rows();) {
            Group group = set_group(row);
            const bool heads = row < grid_.header_rows();
            for (Strip& strip : slice(group, heads)) {
                if (heads) {
                    strip.keep = true;
                    header->push_back(strip);
                    silence(header->back());
                } else if (!header->empty()) {
                    strip.header = strip.header ? one_over_other(*header, *strip.header) : header;
                }
                strips.push_back(std::move(strip));
            }
            row = group.end;
        }
        return strips;
    }

  private:
    // What is repeated is not read twice.
    static void silence(Strip& strip) {
        for (Pieces* pieces : {&strip.pieces, &strip.opening, &strip.closing})
            for (Piece& piece : *pieces) piece.element = furniture;
    }

    // The head of a table in a cell stands below that of the table around it.
    static std::shared_ptr<const Strips> one_over_other(const Strips& outer, Strips inner) {
        auto both = std::make_shared<Strips>(outer);
        append(inner.front().pieces, std::move(inner.front().opening));
        inner.front().opening.clear();
        append(*both, std::move(inner));
        return both;
    }

    Group set_group(std::size_t first) {
        Group group{first, grid_.group_end(first), {}, {}};
        for (std::size_t row = first; row < group.end; ++row) {
            const bool layout = table_.borders == Borders::none && grid_.header_rows() == 0;
            std::optional<Setter::Nest> nest;
            if (!layout) nest.emplace(setter_, Element{"TR"});
            for (const Covering& cell : grid_.cells())
                if (cell.row == row) group.fillings.push_back(set_cell(cell, layout));
        }
        group.edges.assign(group.end - first + 1, 0);
        std::vector<double> heights(group.end - first, least_height);
        for (std::size_t end = first + 1; end <= group.end; ++end)
            for (const CellFilling& filling : group.fillings)
                if (filling.cell->row + filling.cell->rows == end)
                    stretch(heights, filling, first);
        if (table_.whole_page) heights.front() = std::max(heights.front(), setter_.page_);
        for (std::size_t i = 0; i < heights.size(); ++i)
            group.edges[i + 1] = group.edges[i] + heights[i];
        for (CellFilling& filling : group.fillings)
            filling.top = group.edges[filling.cell->row - first] + padding_ / 2;
        return group;
    }

    // The last row of a cell grows until the cell holds its content.
    void stretch(std::vector<double>& heights, const CellFilling& filling, std::size_t first) const {
        const std::size_t from = filling.cell->row - first, to = from + filling.cell->rows;
        double lacking = height_of(filling.strips) + padding_;
        for (std::size_t i = from; i < to; ++i) lacking -= heights[i];
        if (lacking > 0) heights[to - 1] += lacking;
    }

    CellFilling set_cell(const Covering& cell, bool layout) {
        const bool heads = cell.row < grid_.header_rows();
        std::optional<Setter::Nest> nest;
        if (!layout)
            nest.emplace(setter_, Element{heads ? "TH" : "TD", -1, "",
                                          static_cast<int>(cell.columns),
                                          static_cast<int>(cell.rows)});
        const double width = edges_[cell.column + cell.columns] - edges_[cell.column];
        return {&cell, edges_[cell.column] + padding_, 0,
                setter_.set(cell.cell->blocks, std::max(1.0, width - 2 * padding_), depth_)};
    }

    Strips slice(Group& group, bool heads) {
        const double whole = setter_.page_ * whole_share;
        std::vector<double> ends{group.height()};
        const bool one_page = table_.whole_page && group.height() <= setter_.page_;
        if (group.height() > whole && !heads && !one_page) {
            ends = cuts(group, whole);
            if (highest(ends) > whole * 2) {
                loosen(group);
                ends = cuts(group, whole);
            }
        }
        if (ends.size() == 1) centre(group);
        Strips slices(ends.size());
        for (CellFilling& filling : group.fillings) fill(slices, ends, filling);
        double from = 0;
        for (std::size_t i = 0; i < slices.size(); ++i) {
            slices[i].height = ends[i] - from;
            if (table_.borders != Borders::none) {
                draw_lines(slices[i], group, from, ends[i]);
                if (slices[i].header) draw_around_header(slices[i], group.first);
            }
            from = ends[i];
        }
        return slices;
    }

    void centre(Group& group) const {
        for (CellFilling& filling : group.fillings) {
            if (!filling.cell->cell->middle) continue;
            const std::size_t from = filling.cell->row - group.first;
            const double room =
                group.edges[from + filling.cell->rows] - group.edges[from] - padding_;
            filling.top += std::max(0.0, room - height_of(filling.strips)) / 2;
        }
    }

    void draw_lines(Strip& slice, const Group& group, double from, double to) const {
        const double height = to - from;
        const bool inner = table_.borders == Borders::all;
        FillPiece lines;
        for (std::size_t c = 0; c <= widths_.size(); ++c) {
            if (!inner && c > 0 && c < widths_.size()) continue;
            double begin = -1;
            for (std::size_t r = group.first; r < group.end; ++r) {
                const double top = std::clamp(group.edges[r - group.first] - from, 0.0, height);
                const double low = std::clamp(group.edges[r - group.first + 1] - from, 0.0, height);
                const bool runs = low > top && grid_.line_left(r, c);
                if (runs && begin < 0) begin = top;
                if (begin >= 0 && (!runs || r + 1 == group.end)) {
                    const double end = runs ? low : top;
                    if (end > begin)
                        lines.areas.push_back({edges_[c] - line / 2, begin, line, end - begin});
                    begin = -1;
                }
            }
        }
        if (group.first == 0 && from == 0) draw_across(lines, 0, 0);
        for (std::size_t r = group.first + 1; r <= group.end; ++r) {
            const double y = group.edges[r - group.first];
            if (y > from + 0.01 && y < to + 0.01 && (inner || r == grid_.rows()))
                draw_across(lines, r, y - from);
        }
        slice.pieces.push_back(std::move(lines));
        FillPiece above, below;
        draw_whole(above, 0);
        draw_whole(below, height);
        slice.opening.push_back(std::move(above));
        slice.closing.push_back(std::move(below));
    }

    // The sides go on beside the head of a table in a cell, the line above the slice goes over it.
    void draw_around_header(Strip& slice, std::size_t row) const {
        auto header = std::make_shared<Strips>(*slice.header);
        for (Strip& strip : *header) {
            FillPiece sides;
            for (std::size_t c = 0; c <= widths_.size(); ++c)
                if (grid_.line_left(row, c) && (table_.borders == Borders::all || c == 0 || c == widths_.size()))
                    sides.areas.push_back({edges_[c] - line / 2, 0, line, strip.height});
            strip.pieces.push_back(std::move(sides));
        }
        append(header->front().opening, std::move(slice.opening));
        slice.opening.clear();
        slice.header = std::move(header);
    }

    // The line above row `row`, left out where a cell reaches over it.
    void draw_across(FillPiece& lines, std::size_t row, double y) const {
        for (std::size_t c = 0; c < widths_.size();) {
            std::size_t end = c;
            while (end < widths_.size() && grid_.line_above(row, end)) ++end;
            if (end > c)
                lines.areas.push_back(
                    {edges_[c] - line / 2, y - line / 2, edges_[end] - edges_[c] + line, line});
            c = std::max(end, c + 1);
        }
    }

    void draw_whole(FillPiece& lines, double y) const {
        lines.areas.push_back({edges_.front() - line / 2, y - line / 2,
                               edges_.back() - edges_.front() + line, line});
    }

    Setter& setter_;
    const Table& table_;
    Grid grid_;
    int depth_;
    double left_;
    double padding_;
    std::vector<double> widths_;
    std::vector<double> edges_;  // x of the upright lines
};

Strips Setter::set_table(const Table& table, double width, int depth) {
    const bool layout = table.borders == Borders::none && table.header_rows <= 0;
    const Nest nest(*this, Element{layout ? "Div" : "Table"});
    Strips strips = TableSetter(*this, table, width, depth).run();
    if (strips.empty()) return strips;
    strips.front().before = table.before;
    strips.back().after = table.after;
    strips.back().keep = false;
    return strips;
}

}  // namespace core::pdf
