// SPDX-License-Identifier: Apache-2.0
// The structure of a document for readers that do not look: a tree of elements in reading order,
// and which marked part of which page each one is (ISO 32000-1, 14.7 and 14.8). Inner to core/pdf.
#pragma once

#include <string>
#include <vector>

class QPDF;

namespace core::pdf {

// Instead of an element: what is drawn but not read.
constexpr int decoration = -1;  // rules, sides of cells
constexpr int furniture = -2;   // running head, foot, page number, catchword

struct Element {
    std::string role;  // "P", "H1", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure"
    int parent = -1;   // -1: the document
    std::string alt;   // of a figure, in words
    int columns = 1, rows = 1;  // of a cell
    std::string numbering;      // of a list: "Decimal", "LowerAlpha", "Disc"
};

// A part of one page's content: `id` counts from 0 on each page.
struct Marked {
    int element = 0;
    int page = 0;
    int id = 0;
    double x = 0, y = 0, width = 0, height = 0;  // of a figure, from the lower left corner
};

struct Structure {
    std::vector<Element> elements;
    std::vector<Marked> marked;

    int add(Element element) {
        elements.push_back(std::move(element));
        return static_cast<int>(elements.size()) - 1;
    }
};

// Writes the tree into a PDF whose pages carry the marks. Elements without content are left out,
// but for cells.
void add_structure(QPDF& pdf, const Structure& structure);

}  // namespace core::pdf
