// SPDX-License-Identifier: Apache-2.0
// The sections of a document as measures of paper, and what stands around the text of each sheet:
// running head, foot, page number, catchword. Inner to core/pdf.
#pragma once

#include <vector>

#include "core/pdf/layout.h"
#include "core/pdf/press.h"

namespace core::pdf {

// Blocks up to the next Section, and the paper they stand on.
struct Part {
    Section section;
    Blocks blocks;
    PaperSize size;
    Margins margins;
    Box head, foot;
    TextArea frame;
    std::string page_number;
    std::vector<Sheet> sheets;
};

// Throws Error(invalid, "core.pdf.footer") when head, foot and margins leave no room for the text.
std::vector<Part> parts_of(const Document& document, const Setup& setup, Fonts& fonts,
                           Structure& structure);

double text_width(const Part& part);

// Draws around the sheets of all parts.
void dress(std::vector<Part>& parts, const Setup& setup, Fonts& fonts);

}  // namespace core::pdf
