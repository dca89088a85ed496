// SPDX-License-Identifier: Apache-2.0
// The squares of a table: which cell covers which, how wide the columns are, where lines run.
// Inner to core/pdf.
#pragma once

#include <vector>

#include "core/pdf/layout.h"

namespace core::pdf {

// A cell with the squares it covers.
struct Covering {
    const Table::Cell* cell = nullptr;
    std::size_t row = 0, column = 0;
    std::size_t rows = 1, columns = 1;
};

// Cells take the next free square of their row; what would reach over an edge, out of the header or
// into a cell from above is cut short, what finds no square left falls away.
class Grid {
  public:
    explicit Grid(const Table& table);

    std::size_t rows() const { return squares_.size(); }
    std::size_t columns() const { return columns_; }
    std::size_t header_rows() const { return header_rows_; }
    const std::vector<Covering>& cells() const { return cells_; }
    // The first row after `row` that no cell from above reaches into.
    std::size_t group_end(std::size_t row) const;
    // Whether a line runs left of the column (0: the left edge) in this row, above the row in this
    // column. Outer edges are asked for with columns() and rows().
    bool line_left(std::size_t row, std::size_t column) const;
    bool line_above(std::size_t row, std::size_t column) const;

  private:
    void place(const Table::Cell& cell, std::size_t row, std::size_t last_row);

    std::size_t columns_ = 0;
    std::size_t header_rows_ = 0;
    std::vector<Covering> cells_;
    std::vector<std::vector<std::size_t>> squares_;  // row, column: the cell, or none
};

// Widths in points, together at most `room`. Throws Error(invalid, "core.pdf.table_wide") with the
// first words of the table when that many columns cannot hold a letter each.
std::vector<double> column_widths(const Table& table, const Grid& grid, double room,
                                  const Setup& setup, Setter& setter);

}  // namespace core::pdf
