// SPDX-License-Identifier: Apache-2.0
// A document set but not printed, for tests that look where things came to lie.
#pragma once

#include <algorithm>
#include <functional>

#include "core/base/error.h"
#include "core/pdf/read.h"
#include "tests/core/pdf_annexes.h"
#include "tests/support/pdf_set.h"

namespace core::pdf_samples {

struct LaidText {
    std::string text;
    double x = 0, y = 0, width = 0, size = 0;  // y: the baseline
    int element = 0;
    const Face* face = nullptr;
};

struct LaidPage {
    double width = 0, height = 0;
    TextArea frame;
    std::vector<LaidText> texts;
    std::vector<Area> upright, across;  // lines of tables, rules
    std::vector<PlacePiece> places;

    std::string written() const {
        std::string all;
        for (const LaidText& text : texts) all += text.text + " ";
        return all;
    }
};

inline LaidPage laid(const Sheet& sheet, const Part& part) {
    LaidPage page{part.size.width, part.size.height, part.frame, {}, {}, {}, {}};
    for (const Piece& piece : sheet.pieces) {
        if (const auto* text = std::get_if<TextPiece>(&piece.shape)) {
            page.texts.push_back(
                {text->text, text->x, text->y, width_of(*text), text->size, piece.element, text->face});
        } else if (const auto* fill = std::get_if<FillPiece>(&piece.shape)) {
            if (piece.element >= 0) continue;
            for (const Area& area : fill->areas)
                (area.width < area.height ? page.upright : page.across).push_back(area);
        } else if (const auto* place = std::get_if<PlacePiece>(&piece.shape)) {
            page.places.push_back(*place);
        }
    }
    return page;
}

inline std::vector<LaidPage> lay(const Document& document, const pdf::Setup& wanted) {
    std::vector<LaidPage> pages;
    tests::each_page(document, wanted,
                     [&](const Sheet& sheet, const Part& part) { pages.push_back(laid(sheet, part)); });
    return pages;
}

// No foot, no page numbers: only what the test set.
inline pdf::Setup bare() {
    pdf::Setup wanted = setup();
    wanted.footer.clear();
    wanted.page_number.clear();
    return wanted;
}

// The text with every run of white space as one space.
inline std::string flat(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '\n' || c == '\f') c = ' ';
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    }
    return out;
}

inline bool has(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

// The key of the error, and its values.
inline std::string key_of(const std::function<void()>& act, Args* args = nullptr) {
    try {
        act();
    } catch (const Error& error) {
        if (args) *args = error.args();
        return error.key();
    }
    return "";
}

// Pieces that run over a line of a table or out of the paper.
inline std::vector<std::string> strays(const std::vector<LaidPage>& pages) {
    std::vector<std::string> found;
    for (const LaidPage& page : pages)
        for (const LaidText& text : page.texts) {
            const double left = text.x + 0.1, right = text.x + text.width - 0.1;
            const double top = text.y - 0.7 * text.size, low = text.y - 0.1 * text.size;
            bool over = left < 0 || right > page.width || top < 0 || low > page.height;
            for (const Area& line : page.upright)
                over = over || (line.x > left && line.x + line.width < right && line.y < low &&
                                line.y + line.height > top);
            for (const Area& line : page.across)
                over = over || (line.y > top && line.y + line.height < low && line.x < right &&
                                line.x + line.width > left);
            if (over) found.push_back(text.text);
        }
    return found;
}

// A small generator: the same numbers on every machine.
class Dice {
  public:
    explicit Dice(std::uint32_t seed) : state_(seed * 2654435761U + 1) {}
    int below(int limit) {
        state_ = state_ * 1664525U + 1013904223U;
        return static_cast<int>((state_ >> 8) % static_cast<std::uint32_t>(limit));
    }
    std::string written(int count) {
        static const char* const all[] = {"dan", "kota", "naskah", "dinas", "penyelenggaraan",
                                          "pertanggungjawaban", "surat", "di", "masing-masing",
                                          "ketidakberpihakan", "000.1.5/123/DISKOMINFO/2026",
                                          "sekretariat", "yang", "perangkat", "tembusan"};
        std::string text;
        for (int i = 0; i < count; ++i) text += std::string(i > 0 ? " " : "") + all[below(15)];
        return text;
    }

  private:
    std::uint32_t state_;
};

}  // namespace core::pdf_samples
