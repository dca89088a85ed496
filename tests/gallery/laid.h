// SPDX-License-Identifier: Apache-2.0
// What is laid on each page of a sheet, as text and as a hash. The hash is taken of the placed words,
// lines and pictures to a tenth of a point, not of the bytes of the file nor of pixels: those also
// change with the library that compresses or draws them, and then say nothing about the letter.
#pragma once

#include <string>
#include <vector>

#include "style/document_sheet.h"

namespace gallery {

struct Text {
    double x = 0, y = 0, width = 0, size = 0;   // points; y: the baseline, downwards
    std::string text;
};

struct Page {
    double width = 0, height = 0;
    std::string account;                        // one placed thing a line
    std::vector<Text> texts;
    bool signs = false;                         // the room for the signature lies here

    std::string hash() const;
};

std::vector<Page> laid(const style::Sheet& sheet);

// Faults an eye would find: words over the edge of the paper or over each other.
std::vector<std::string> faults(const Page& page);

}  // namespace gallery
