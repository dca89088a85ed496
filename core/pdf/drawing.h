// SPDX-License-Identifier: Apache-2.0
// A drawing: areas filled with one colour each, printed as vectors. It is read from a small part of SVG and written anew,
// so that nothing of a file sent in is kept or shown that was not understood.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace core::pdf {

struct Drawing {
    // M and L have two numbers, C six, Z none; x to the right, y downwards.
    struct Step {
        char kind = 'M';
        std::array<double, 6> at{};
    };
    struct Shape {
        std::uint32_t colour = 0;   // 0xRRGGBB
        bool even_odd = false;
        std::vector<Step> steps;
    };
    double width = 0, height = 0;   // what is seen of it, from 0, 0
    std::vector<Shape> shapes;      // the first lies lowest
};

bool is_svg(ByteView file);

// Groups, paths, transforms, solid fills and the viewBox. Throws Error(invalid, "core.pdf.svg", {what}) naming what it
// has besides ("<text>", "stroke", "fill url(#a)"), Error(invalid, "core.pdf.svg_broken") for what cannot be read or
// shows nothing, Error(too_large, "core.pdf.svg_large") for more than 200 000 steps.
Drawing read_svg(ByteView file);
// The same drawing always gives the same text, and reading that gives the same drawing.
std::string write_svg(const Drawing& drawing);
// Page operators that fill this area, its y upwards, with what is seen of the drawing.
std::string operators_of(const Drawing& drawing, double x, double bottom, double width, double height);

// Of one path, after "d": absolute, curves of all kinds as C. Throws as read_svg does.
std::vector<Drawing::Step> read_path(std::string_view data);

}  // namespace core::pdf
