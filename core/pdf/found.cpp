// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/found.h"

#include <algorithm>
#include <cmath>

#include "core/pdf/decoded.h"
#include "core/pdf/placeholders.h"

namespace core::pdf {
namespace {

constexpr std::size_t most_found = 1'000;   // on one page
constexpr std::size_t most_text = 4u << 20;   // bytes of one page

bool blank(const std::string& text) { return text.empty() || text == " " || text == "\xC2\xA0"; }

// One line without holes, read from left to right.
bool in_line(const PageText& page, std::size_t first, std::size_t last) {
    for (auto i = first; i <= last; ++i) {
        const auto& glyph = page.glyphs[i];
        if (std::abs(glyph.end_y - glyph.y) > 0.01 || glyph.end_x < glyph.x) return false;
        if (i == first) continue;
        const auto& before = page.glyphs[i - 1];
        if (std::abs(glyph.y - before.y) > 0.2 * before.size || std::abs(glyph.x - before.end_x) > 0.6 * before.size)
            return false;
    }
    return true;
}

bool measured_and_seen(const PageText& page, std::size_t first, std::size_t last) {
    for (auto i = first; i <= last; ++i) {
        const auto& state = page.showings[page.glyphs[i].operation].state;
        const auto font = page.fonts.find(state.font);
        const bool measured = font != page.fonts.end() && font->second->measured() && state.size > 0 && state.scale > 0;
        if (!measured || !state.seen) return false;
    }
    return true;
}

}  // namespace

std::vector<Found> found_in(const PageText& page) {
    std::string text;
    std::vector<std::size_t> glyph_of;   // by byte of the text
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        text += page.glyphs[i].text;
        if (text.size() > most_text) too_heavy();
        glyph_of.resize(text.size(), i);
    }
    std::vector<Found> all;
    for (const auto& each : placeholders_in(text)) {
        Found found{each.name, glyph_of[each.from], glyph_of[each.to - 1], true};
        const bool whole = (each.from == 0 || glyph_of[each.from - 1] != found.first) &&
                           (each.to == text.size() || glyph_of[each.to] != found.last);
        found.clean = whole && in_line(page, found.first, found.last) &&
                      measured_and_seen(page, found.first, found.last);
        all.push_back(std::move(found));
        if (all.size() > most_found) too_heavy();
    }
    return all;
}

std::size_t last_behind(const PageText& page, const Found& found) {
    auto last = found.last;
    for (auto i = found.last + 1; i < page.glyphs.size(); ++i) {
        const auto& glyph = page.glyphs[i];
        const bool same = glyph.operation == page.glyphs[last].operation || !page.showings[glyph.operation].placed;
        if (!same) break;
        last = i;
    }
    return last;
}

double room_of(const PageText& page, const std::vector<Found>& line, double right) {
    const auto& first = line.front();
    const auto& own = page.glyphs[first.last];
    const auto behind = last_behind(page, first);
    double end = right;
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        const auto& glyph = page.glyphs[i];
        if ((i >= first.first && i <= behind) || blank(glyph.text)) continue;
        const bool beside = std::abs(glyph.y - own.y) < 0.5 * own.size && glyph.x > own.end_x - 0.1 * own.size;
        if (beside) end = std::min(end, glyph.x - 0.1 * own.size);
    }
    double room = end - page.glyphs[behind].end_x;
    for (const auto& each : line) room += page.glyphs[each.last].end_x - page.glyphs[each.first].x;
    return room;
}

}  // namespace core::pdf
