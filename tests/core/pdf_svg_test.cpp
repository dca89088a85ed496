// SPDX-License-Identifier: Apache-2.0
// Drawings: what is read of SVG, what is refused by name, and that they are printed as vectors, the same each time.
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/pdf/drawing.h"
#include "core/pdf/image.h"
#include "core/pdf/mark.h"
#include "core/pdf/read.h"

namespace pdf_svg_test {

using core::Error;
using core::pdf::Drawing;

// A shield with a star cut out of it, moved and turned as drawing programs leave it.
constexpr const char* shield = R"svg(<?xml version="1.0" encoding="UTF-8"?>
<!-- Lambang contoh -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="urn:x" width="100" height="120" viewBox="0 0 100 120" version="1.1">
  <title>Perisai</title><defs/><inkscape:view zoom="2"><grid/></inkscape:view>
  <g id="lapis" transform="translate(50 60)" style="fill:#1a5fb4;stroke:none">
    <path d="M-40-50h80v50a40 40 0 0 1-80 0z"/>
    <path fill="gold" fill-rule="evenodd" transform="rotate(180) scale(.5)" d="M0,-40 L24,32 -38,-12 38,-12 -24,32 Z"/>
  </g>
  <path d="m0 0 10 0 0 10" style="fill:none"/>
</svg>)svg";

Drawing read(const std::string& text) { return core::pdf::read_svg(core::view(text)); }
std::string with(const std::string& inside) { return "<svg viewBox='0 0 10 10'>" + inside + "</svg>"; }

// "<text>" of Error("core.pdf.svg", {what}); else the key.
std::string refusal(const std::string& text) {
    try {
        (void)read(text);
        return "";
    } catch (const Error& error) {
        return error.key() == "core.pdf.svg" ? error.args().at(0).second : std::string(error.key());
    }
}

TEST(Svg, paths_in_groups_stand_where_their_transforms_put_them) {
    const auto drawing = read(shield);
    EXPECT_EQ(drawing.width, 100);
    EXPECT_EQ(drawing.height, 120);
    ASSERT_EQ(drawing.shapes.size(), 2u) << "what has no fill is not drawn";
    EXPECT_EQ(drawing.shapes[0].colour, 0x1A5FB4u);
    EXPECT_EQ(drawing.shapes[1].colour, 0xFFD700u);
    EXPECT_TRUE(drawing.shapes[1].even_odd);
    const auto& outline = drawing.shapes[0].steps;
    ASSERT_EQ(outline.size(), 6u) << "move, two lines, half a circle in two curves, close";
    EXPECT_NEAR(outline[0].at[0], 10, 1e-9);
    EXPECT_NEAR(outline[0].at[1], 10, 1e-9);
    EXPECT_EQ(outline[3].kind, 'C');
    EXPECT_NEAR(outline[3].at[4], 50, 1e-6) << "the lowest point of the shield";
    EXPECT_NEAR(outline[3].at[5], 100, 1e-6);
    EXPECT_NEAR(outline[4].at[4], 10, 1e-9);
    EXPECT_NEAR(drawing.shapes[1].steps[0].at[1], 80, 1e-9) << "turned upside down and half as large";
}

TEST(Svg, smooth_curves_go_on_as_they_came) {
    const auto cubic = core::pdf::read_path("M0 0C0 10 10 10 10 0s10-10 10 0").at(2);
    EXPECT_EQ(cubic.at, (std::array<double, 6>{10, -10, 20, -10, 20, 0}));
    const auto square = core::pdf::read_path("M0 0Q15 15 30 0T60 0");
    EXPECT_NEAR(square.at(1).at[0], 10, 1e-9);
    EXPECT_NEAR(square.at(2).at[1], -10, 1e-9);
    EXPECT_EQ(core::pdf::read_path("m1 1 2 2z l1 1").back().at[0], 2) << "closed, one is where it began";
    for (const char* broken : {"L1 1", "M0", "M0 0 X", "M0 0 A1 1 0 2 0 5 5", "Mnan 0", "M0 0Z1 1"})
        EXPECT_THROW((void)core::pdf::read_path(broken), Error) << broken;
}

TEST(Svg, what_is_not_known_is_refused_by_name) {
    const std::pair<const char*, const char*> all[] = {{"<text>Kota</text>", "<text>"},
                                                       {"<image href='http://lain'/>", "<image>"},
                                                       {"<script>alert(1)</script>", "<script>"},
                                                       {"<g onload='alert(1)'/>", "onload alert(1)"},
                                                       {"<path d='M0 0h5v5z' stroke='red'/>", "stroke red"},
                                                       {"<path d='M0 0h5v5z' style='fill:url(#a)'/>", "fill url(#a)"},
                                                       {"<path d='M0 0h5v5z' opacity='.5'/>", "opacity .5"},
                                                       {"<g filter='url(#b)'><path d='M0 0h5v5z'/></g>", "filter url(#b)"},
                                                       {"<g transform='perspective(3)'/>", "transform perspective"},
                                                       {"<defs><linearGradient/></defs>", "<defs>"},
                                                       {"<rect width='5' height='5'/>", "<rect>"},
                                                       {"<path d='M0 0'", "core.pdf.svg_broken"},
                                                       {"", "core.pdf.svg_broken"}};
    for (const auto& [inside, what] : all) EXPECT_EQ(refusal(with(inside)), what) << inside;
    EXPECT_EQ(refusal("<html/>"), "core.pdf.svg_broken");
    EXPECT_EQ(refusal("<svg><path d='M0 0h5v5z'/></svg>"), "core.pdf.svg_broken") << "of no size";
    EXPECT_EQ(refusal(with("<path d='M0 0h9e9v5z'/>")), "core.pdf.svg_broken");
    std::string deep = "<path d='M0 0h5v5z'/>";
    for (int i = 0; i < 200; ++i) deep = "<g>" + deep + "</g>";
    EXPECT_EQ(refusal(with(deep)), "core.pdf.svg_broken");
    std::string many = "M0 0";
    for (int i = 0; i < 200'000; ++i) many += "h1";
    EXPECT_EQ(refusal(with("<path d='" + many + "'/>")), "core.pdf.svg_large");
    EXPECT_FALSE(core::pdf::is_svg(core::view("<html><p>svg</p></html>")));
}

TEST(Svg, is_written_anew_and_read_back_the_same) {
    const auto text = core::pdf::write_svg(read(shield));
    EXPECT_EQ(text.find("inkscape"), std::string::npos);
    EXPECT_TRUE(core::pdf::is_svg(core::view(text)));
    EXPECT_EQ(core::pdf::write_svg(read(text)), text);
}

TEST(Svg, prints_as_vectors_in_the_mark_of_a_signature) {
    core::pdf::SignatureMark mark;
    const std::string_view text = shield;
    mark.emblem = {text.begin(), text.end()};
    mark.name = "Ratna Contoh";
    const auto made = core::pdf::draw_mark(mark, 84, NASKAH_FONTS);
    EXPECT_EQ(made.page, core::pdf::draw_mark(mark, 84, NASKAH_FONTS).page);
    EXPECT_EQ(core::chars(made.page).find("/Subtype /Image"), std::string_view::npos);
    const auto seen = core::pdf::decode_image(core::pdf::picture(made.page, 0, 100));
    std::size_t blue = 0, gold = 0;
    for (std::size_t i = 0; i + 2 < seen.data.size(); i += 3) {
        const int red = seen.data[i], green = seen.data[i + 1], back = seen.data[i + 2];
        blue += red < 60 && green < 120 && back > 150;
        gold += red > 230 && green > 190 && back < 60;
    }
    EXPECT_GT(blue, 500u) << "the shield";
    EXPECT_GT(gold, 30u) << "the star on it";
}

}  // namespace
