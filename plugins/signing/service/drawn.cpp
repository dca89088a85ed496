// SPDX-License-Identifier: Apache-2.0
#include "signing/service/drawn.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/base/child.h"
#include "core/base/error.h"
#include "signing/service/memory.h"

namespace signing {
namespace {

constexpr int longest_side = 480;  // pixels: a page of any size costs the same

std::optional<core::Bytes> poppler(const std::vector<std::string>& argv, core::ByteView pdf,
                                   std::chrono::milliseconds time) {
    if (time <= std::chrono::milliseconds(50) || pdf.size() > memory_of::looked_at) return std::nullopt;
    const core::child::Limits limits{.time = time,
                                     .cpu = std::chrono::ceil<std::chrono::seconds>(time),
                                     .memory = memory_of::renderer,
                                     .output = 16UL << 20,
                                     .offline = true};
    try {
        core::child::Outcome outcome = core::child::run(argv, pdf, limits);
        if (outcome.good()) return std::move(outcome.out);
    } catch (const core::Error&) {  // not installed
    }
    return std::nullopt;
}

// A number of a picture's head, after spaces.
std::optional<int> number(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
    int value = 0;
    const auto [end, fault] =
        std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 6), value);
    if (fault != std::errc() || value <= 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

struct Box {
    int left, top, right, bottom;  // right and bottom are outside
    bool holds(int x, int y) const { return x >= left && x < right && y >= top && y < bottom; }
};

Box box_of(const Area& area, const Drawn& page, int margin) {
    const auto place = [](double part, int size, int by) {
        return std::clamp(static_cast<int>(part * size) + by, 0, size);
    };
    return {place(area.left, page.width, -margin), place(area.top, page.height, -margin),
            place(area.right, page.width, margin + 1), place(area.bottom, page.height, margin + 1)};
}

}  // namespace

std::optional<int> count_pages(core::ByteView pdf, std::chrono::milliseconds time) {
    const auto out = poppler({"pdfinfo", "-"}, pdf, time);
    if (!out) return std::nullopt;
    const std::string_view text = core::chars(*out);
    // At the start of a line: a title may hold anything but a line's end.
    const std::size_t at = text.find("\nPages:");
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view rest = text.substr(at + 7);
    return number(rest);
}

std::optional<std::vector<Drawn>> draw(core::ByteView pdf, int first, int last, std::chrono::milliseconds time) {
    const auto out = poppler({"pdftoppm", "-q", "-gray", "-cropbox", "-scale-to", std::to_string(longest_side), "-f",
                              std::to_string(first), "-l", std::to_string(last), "-"},
                             pdf, time);
    return out ? pictures_of(*out) : std::nullopt;
}

std::optional<std::vector<Drawn>> pictures_of(core::ByteView pgm) {
    std::vector<Drawn> out;
    std::string_view rest = core::chars(pgm);
    while (!rest.empty()) {
        if (!rest.starts_with("P5")) return std::nullopt;
        rest.remove_prefix(2);
        const auto width = number(rest), height = number(rest), most = number(rest);
        if (!width || !height || most != 255 || *width > longest_side + 2 || *height > longest_side + 2 ||
            rest.empty())
            return std::nullopt;
        rest.remove_prefix(1);
        const auto size = static_cast<std::size_t>(*width) * static_cast<std::size_t>(*height);
        if (rest.size() < size) return std::nullopt;
        const core::ByteView pixels = core::view(rest.substr(0, size));
        out.push_back({*width, *height, {pixels.begin(), pixels.end()}});
        rest.remove_prefix(size);
    }
    return out;
}

bool look_alike(const Drawn& a, const Drawn& b, const std::vector<Area>& apart) {
    constexpr int shade = 24;
    if (a.width != b.width || a.height != b.height) return false;
    std::vector<Box> boxes;
    for (const Area& area : apart) boxes.push_back(box_of(area, a, 2));
    for (int y = 0; y < a.height; ++y)
        for (int x = 0; x < a.width; ++x) {
            if (std::abs(a.at(x, y) - b.at(x, y)) <= shade) continue;
            if (std::none_of(boxes.begin(), boxes.end(), [&](const Box& box) { return box.holds(x, y); }))
                return false;
        }
    return true;
}

bool is_printed(const Drawn& page, const Area& area) {
    const Box box = box_of(area, page, -1);
    std::array<int, 256> shades{};
    int all = 0;
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x, ++all) ++shades[page.at(x, y)];
    const auto ground = std::max_element(shades.begin(), shades.end()) - shades.begin();
    int marked = 0;
    for (int shade = 0; shade < 256; ++shade)
        if (std::abs(shade - static_cast<int>(ground)) > 48) marked += shades[static_cast<std::size_t>(shade)];
    return all > 0 && marked > 12 && marked * 50 > all;
}

}  // namespace signing
