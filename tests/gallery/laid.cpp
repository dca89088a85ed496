// SPDX-License-Identifier: Apache-2.0
#include "tests/gallery/laid.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/bytes.h"
#include "tests/gallery/content.h"
#include "tests/support/pdf_set.h"

namespace gallery {

namespace pdf = core::pdf;

namespace {

std::string tenth(double points) {
    char text[32];
    std::snprintf(text, sizeof text, " %.1f", std::round(points * 10) / 10 + 0.0);
    return text;
}

std::string place(const pdf::Area& area) { return tenth(area.x) + tenth(area.y) + tenth(area.width) + tenth(area.height); }

std::string colour(std::uint32_t value) {
    char text[16];
    std::snprintf(text, sizeof text, " %06x", value);
    return text;
}

struct Teller {
    Page& page;

    void operator()(const pdf::TextPiece& piece) {
        page.account += "text" + tenth(piece.x) + tenth(piece.y) + tenth(piece.size) + " " +
                        piece.face->file().stem().string() + colour(piece.colour) +
                        (piece.underlined ? " underlined " : " ") + piece.text + "\n";
        auto inked = piece;
        inked.text.erase(piece.text.find_last_not_of(' ') + 1);   // a space may hang out
        page.texts.push_back({piece.x, piece.y, pdf::width_of(inked), piece.size, piece.text});
    }
    void operator()(const pdf::FillPiece& piece) {
        for (const auto& area : piece.areas) page.account += "fill" + place(area) + colour(piece.colour) + "\n";
    }
    void operator()(const pdf::PicturePiece& piece) { page.account += "picture" + place(piece.area) + "\n"; }
    void operator()(const pdf::DrawingPiece& piece) { page.account += "drawing" + place(piece.area) + "\n"; }
    void operator()(const pdf::PlacePiece& piece) {
        page.account += "place" + place(piece.area) + " " + piece.name + "\n";
        page.signs = page.signs || piece.name == style::signature_space;
    }
};

}  // namespace

std::string Page::hash() const { return core::sha256(account).hex().substr(0, 16); }

std::vector<Page> laid(const style::Sheet& sheet) {
    std::vector<Page> pages;
    tests::each_page(style::layout(sheet, emblems()), style::setup(sheet), [&](const pdf::Sheet& each, const pdf::Part& part) {
        Page page{part.size.width, part.size.height, "", {}, false};
        page.account = "paper" + tenth(page.width) + tenth(page.height) + "\n";
        for (const auto& piece : each.pieces) std::visit(Teller{page}, piece.shape);
        pages.push_back(std::move(page));
    });
    return pages;
}

std::vector<std::string> faults(const Page& page) {
    constexpr double touching = 0.3;   // points: neighbours in one line share an edge
    std::vector<std::string> found;
    const auto& all = page.texts;
    const auto top = [](const Text& text) { return text.y - 0.7 * text.size; };
    const auto low = [](const Text& text) { return text.y - 0.05 * text.size; };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& one = all[i];
        if (one.x < 20 || one.x + one.width > page.width - 20 || top(one) < 20 || one.y > page.height - 15)
            found.push_back("over the edge: " + one.text);
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const auto& other = all[j];
            const bool across = one.x + touching < other.x + other.width && other.x + touching < one.x + one.width;
            if (across && top(one) < low(other) && top(other) < low(one))
                found.push_back("over each other: " + one.text + " | " + other.text);
        }
    }
    return found;
}

}  // namespace gallery
