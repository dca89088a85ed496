// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/grid.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::pdf {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr double least_letters = 1.1;  // type sizes a column must offer between its paddings

std::size_t at_least_one(int count) { return static_cast<std::size_t>(std::max(1, count)); }

// Words of the first row, to name the table by.
std::string name_of(const Table& table) {
    std::string name;
    if (table.rows.empty()) return name;
    for (const Table::Cell& cell : table.rows.front().cells)
        for (const Block& block : cell.blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
                for (const Run& run : paragraph->runs) name += (name.empty() ? "" : " ") + run.text;
    constexpr std::size_t longest = 60;
    if (text::length(name) <= longest) return name;
    return std::string(text::head(name, longest)) + "…";
}

// Shrinks widths alike until they fit, none below `least`.
void shrink(std::vector<double>& widths, double room, double least) {
    for (int pass = 0; pass < 8; ++pass) {
        double fixed = 0, free = 0;
        for (double width : widths) (width <= least ? fixed : free) += width;
        if (fixed + free <= room + 0.01 || free <= 0) return;
        const double scale = (room - fixed) / free;
        for (double& width : widths)
            if (width > least) width = std::max(least, width * scale);
    }
}

// Of one column.
struct Need {
    double widest = 0;  // its longest text in one line
    double word = 0;    // its widest word
    double text = 0;    // all its texts in one line, one behind another
};

// What the columns without a given width need.
std::vector<Need> needs(const Grid& grid, double padding, Setter& setter) {
    std::vector<Need> columns(grid.columns());
    for (const Covering& each : grid.cells()) {
        if (each.columns > 1) continue;
        const Measure inside = setter.measure(each.cell->blocks);
        Need& column = columns[each.column];
        column.widest = std::max(column.widest, inside.natural + 2 * padding);
        column.word = std::max(column.word, inside.least + 2 * padding);
        column.text += inside.natural;
    }
    return columns;
}

// The widest words of columns, as far as there is room for all of them: a word without an end is
// broken before the short words of its neighbours are.
void fit_words(std::vector<double>& words, double room) {
    std::vector<double> sorted = words;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const double even = room / static_cast<double>(sorted.size() - i);
        if (sorted[i] > even) {
            for (double& word : words) word = std::min(word, even);
            return;
        }
        room -= sorted[i];
    }
}

// Room shared by content: a column grows with the square root of all its text, which gives the fewest
// lines over all cells; one long name among forty short ones widens it little. None is less than its
// widest word, where that is possible, nor more than its longest text while others lack room.
void share_by_content(std::vector<double>& widths, const std::vector<std::size_t>& open, double room,
                      double least, const std::vector<Need>& needed) {
    std::vector<double> mine;
    for (std::size_t column : open) mine.push_back(std::max(least, needed[column].word));
    fit_words(mine, room);
    const std::vector<double> words = mine;
    double scale = 0, longest = 0;
    for (std::size_t column : open) longest = std::max(longest, needed[column].widest);
    const auto grow = [&](double by) {
        double sum = 0;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const double whole = std::max(words[i], needed[open[i]].widest);
            mine[i] = std::clamp(by * std::sqrt(needed[open[i]].text), words[i], whole);
            sum += mine[i];
        }
        return sum;
    };
    for (double step = std::sqrt(longest); step > 0.001; step /= 2)
        if (grow(scale + step) <= room) scale += step;
    const double used = grow(scale);
    for (double& width : mine) width += std::max(0.0, room - used) * width / used;
    shrink(mine, room, least);
    for (std::size_t i = 0; i < open.size(); ++i) widths[open[i]] = mine[i];
}

// The most squares a row takes, those reached from above included.
std::size_t columns_needed(const Table& table, std::size_t header_rows) {
    std::vector<std::size_t> wide(table.rows.size(), 0);
    for (std::size_t row = 0; row < wide.size(); ++row) {
        const std::size_t last = row < header_rows ? header_rows : wide.size();
        for (const Table::Cell& cell : table.rows[row].cells)
            for (std::size_t r = row; r < std::min(last, row + at_least_one(cell.rows)); ++r)
                wide[r] += at_least_one(cell.span);
    }
    return wide.empty() ? 0 : *std::max_element(wide.begin(), wide.end());
}

}  // namespace

Grid::Grid(const Table& table) {
    header_rows_ = std::min(at_least_one(table.header_rows + 1) - 1, table.rows.size());
    columns_ = std::max(table.widths_mm.size(), columns_needed(table, header_rows_));
    squares_.assign(table.rows.size(), std::vector<std::size_t>(columns_, none));
    for (std::size_t row = 0; row < rows(); ++row)
        for (const Table::Cell& cell : table.rows[row].cells)
            place(cell, row, row < header_rows_ ? header_rows_ : rows());
}

void Grid::place(const Table::Cell& cell, std::size_t row, std::size_t last_row) {
    auto& squares = squares_[row];
    const auto free = std::find(squares.begin(), squares.end(), none);
    if (free == squares.end()) return;
    Covering made{&cell, row, static_cast<std::size_t>(free - squares.begin()), 1, 1};
    while (made.columns < at_least_one(cell.span) && made.column + made.columns < columns_ &&
           squares[made.column + made.columns] == none)
        ++made.columns;
    made.rows = std::min(at_least_one(cell.rows), last_row - row);
    for (std::size_t r = row; r < row + made.rows; ++r)
        for (std::size_t c = made.column; c < made.column + made.columns; ++c)
            squares_[r][c] = cells_.size();
    cells_.push_back(made);
}

std::size_t Grid::group_end(std::size_t row) const {
    std::size_t end = row + 1;
    for (const Covering& cell : cells_)
        if (cell.row >= row && cell.row < end) end = std::max(end, cell.row + cell.rows);
    return end;
}

bool Grid::line_left(std::size_t row, std::size_t column) const {
    if (column == 0 || column == columns_) return true;
    const std::size_t left = squares_[row][column - 1], right = squares_[row][column];
    return left != right || left == none;
}

bool Grid::line_above(std::size_t row, std::size_t column) const {
    if (row == 0 || row == rows()) return true;
    const std::size_t upper = squares_[row - 1][column], lower = squares_[row][column];
    return upper != lower || upper == none;
}

std::vector<double> column_widths(const Table& table, const Grid& grid, double room,
                                  const Setup& setup, Setter& setter) {
    const double padding = mm(table.padding_mm);
    const double least = 2 * padding + least_letters * setup.size;
    std::vector<double> widths(grid.columns(), 0);
    if (widths.empty()) return widths;
    if (least * static_cast<double>(widths.size()) > room + 0.01)
        throw Error(Code::invalid, "core.pdf.table_wide",
                    {{"table", name_of(table)}, {"columns", std::to_string(widths.size())}});
    std::vector<std::size_t> open;
    double given = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (i < table.widths_mm.size() && table.widths_mm[i] > 0) {
            widths[i] = mm(table.widths_mm[i]);
            given += widths[i];
        } else {
            open.push_back(i);
        }
    }
    const double reserved = least * static_cast<double>(open.size());
    if (given + reserved > room) {
        for (std::size_t i : open) widths[i] = least;
        shrink(widths, room, least);
        return widths;
    }
    if (!open.empty() && table.by_content) {
        share_by_content(widths, open, room - given, least, needs(grid, padding, setter));
    } else {
        for (std::size_t i : open) widths[i] = (room - given) / static_cast<double>(open.size());
    }
    return widths;
}

}  // namespace core::pdf
