// SPDX-License-Identifier: Apache-2.0
// QR codes (ISO/IEC 18004) as squares, drawn as vectors by the PDF and the web alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::pdf {

// Error correction: the share of the code that may be lost, about 7, 15, 25 and 30 percent.
enum class Correction { low, medium, quartile, high };

struct QrCode {
    int side = 0;            // squares per side, without the quiet zone of four squares
    std::vector<bool> dark;  // row by row from the top

    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};

// A run of dark squares.
struct QrRun {
    int x = 0, y = 0, length = 0;
};

// Throws Error(invalid, "core.pdf.qr") when the text is empty or does not fit.
QrCode qr_code(std::string_view text, Correction correction = Correction::quartile);
std::vector<QrRun> dark_runs(const QrCode& code);

}  // namespace core::pdf
