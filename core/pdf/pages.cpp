// SPDX-License-Identifier: Apache-2.0
// Cuts the column of strips into sheets.
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/layout.h"

namespace core::pdf {
namespace {

constexpr double tolerance = 0.05;

// "C.", "IV." or "20." in front of what it numbers; no end of a sentence ("ini.", "2026.").
bool is_number(std::string_view word) {
    constexpr std::size_t longest = 4;   // XIII
    if (word.size() < 2 || word.back() != '.') return false;
    word.remove_suffix(1);
    const auto only = [&](std::string_view allowed) { return word.find_first_not_of(allowed) == word.npos; };
    if (only("0123456789")) return word.size() <= 3;
    return (word.size() == 1 && word.front() >= 'A' && word.front() <= 'Z') || (word.size() <= longest && only("IVX"));
}

// Closing punctuation does not belong to the word; the points of "a.n." do.
void trim_end(std::string& word) {
    const bool number = is_number(word) && word.front() >= '0' && word.front() <= '9';
    while (word.size() > 1 && (std::string_view(",;:").find(word.back()) != std::string_view::npos ||
                               (number && word.back() == '.')))
        word.pop_back();
}

// The words a strip begins with, up to the first space: with the number of the paragraph, and with
// every change of type on the way.
std::vector<TextPiece> first_word(const Strip& strip) {
    std::vector<TextPiece> word;
    double reached = 0;
    bool numbered = false;   // only the number stands in the word so far
    for (const Piece& piece : strip.pieces) {
        const auto* text = std::get_if<TextPiece>(&piece.shape);
        if (!text) continue;
        const bool goes_on = word.empty() || word.back().label || numbered ||
                             std::abs(text->x - reached) < 0.1 * text->size;
        if (!goes_on) break;
        const std::size_t begin = text->text.find_first_not_of(' ');
        if (begin == text->text.npos) {
            if (word.empty()) continue;
            break;
        }
        std::size_t end = text->label ? text->text.npos : text->text.find(' ', begin);
        numbered = word.empty() && end != text->text.npos &&
                   is_number(std::string_view(text->text).substr(begin, end - begin));
        if (numbered) {
            const std::size_t next = text->text.find_first_not_of(' ', end);
            numbered = next == text->text.npos;   // spaces of justified text end a piece
            end = numbered ? end + 1 : text->text.find(' ', next);
        }
        word.push_back(*text);
        word.back().text = text->text.substr(begin, end == text->text.npos ? end : end - begin);
        if (numbered) continue;
        reached = text->x + width_of(*text);
        if (end != text->text.npos) break;
    }
    if (!word.empty() && !word.back().label) trim_end(word.back().text);
    return word;
}

// What to call a strip by.
std::string words_of(const Strip& strip) {
    constexpr std::size_t enough = 40;
    std::string words;
    for (const Piece& piece : strip.pieces) {
        const auto* text = std::get_if<TextPiece>(&piece.shape);
        if (!text) continue;
        words += (words.empty() ? "" : " ") + std::string(text::trim(text->text));
        if (text::length(words) > enough) break;
    }
    return std::string(text::head(words, enough)) + "…";
}

class Pager {
  public:
    explicit Pager(const TextArea& frame) : frame_(frame) { sheets_.emplace_back(); }

    std::vector<Sheet> run(Strips strips) {
        // Space between what stays together does not part it.
        for (std::size_t i = 1; i < strips.size(); ++i)
            if (strips[i].air && strips[i - 1].keep) strips[i].keep = true;
        for (std::size_t i = 0; i < strips.size();) {
            if (strips[i].new_page) {
                if (!empty_) turn();
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            while (end < strips.size() && strips[end - 1].keep && !strips[end].new_page) ++end;
            const bool only_air = strips[i].air && end == i + 1;
            if (!empty_ && !only_air && !fits(strips, i, end, used_) &&
                fits(strips, i, end, 0, true))
                go_on(strips[i]);
            for (; i < end; ++i) place(strips[i]);
        }
        return std::move(sheets_);
    }

  private:
    static double header_height(const Strip& strip) {
        return strip.header ? height_of(*strip.header) : 0;
    }

    bool on_first() const { return sheets_.size() == 1; }
    double top() const { return on_first() ? frame_.first_top : frame_.top; }
    double height() const { return on_first() ? frame_.first_height : frame_.height; }

    bool fits(const Strips& strips, std::size_t begin, std::size_t end, double used,
              bool fresh = false) const {
        double gap = gap_;
        bool first = fresh || empty_;
        if (first) used += header_height(strips[begin]);
        for (std::size_t i = begin; i < end; ++i) {
            if (!first) used += gap + strips[i].before;
            used += strips[i].height;
            gap = strips[i].after;
            first = false;
        }
        return used <= (fresh ? frame_.height : height()) + tolerance;
    }

    void place(Strip& strip) {
        if (strip.height > std::max(height(), frame_.height) + tolerance)
            throw Error(Code::invalid, "core.pdf.too_high", {{"part", words_of(strip)}});
        const double above = empty_ ? 0 : gap_ + strip.before;
        const bool full = used_ + above + strip.height > height() + tolerance;
        if (strip.air && (full || went_on_)) {
            if (full) used_ = height();  // what comes next begins a page
            return;
        }
        if (full) go_on(strip);
        if (went_on_) sheets_[sheets_.size() - 2].onward = first_word(strip);
        went_on_ = false;
        if (empty_ && sheets_.size() > 1) head(strip);
        if (!empty_) used_ += gap_ + strip.before;
        if (fresh_) put(strip.opening);
        put(strip.pieces);
        closing_ = strip.closing;
        closing_at_ = used_;
        used_ += strip.height;
        gap_ = strip.after;
        empty_ = fresh_ = false;
    }

    // Repeats the head of a table, where there is room for it and a line more.
    void head(const Strip& strip) {
        if (header_height(strip) + strip.height > height()) return;
        if (!strip.header) return;
        for (const Strip& row : *strip.header) {
            if (empty_) put(row.opening);
            put(row.pieces);
            used_ += row.height;
            empty_ = false;
        }
        gap_ = 0;
    }

    void put(Pieces pieces) {
        shift(pieces, frame_.left, top() + used_);
        append(sheets_.back().pieces, std::move(pieces));
    }

    void close() {
        shift(closing_, frame_.left, top() + closing_at_);
        append(sheets_.back().pieces, std::move(closing_));
        closing_.clear();
    }

    void turn() {
        closing_.clear();
        sheets_.emplace_back();
        used_ = gap_ = 0;
        empty_ = fresh_ = true;
        went_on_ = false;
    }

    // Turns in the middle of the text, maybe in the middle of a table.
    void go_on(const Strip& next) {
        if (!next.opening.empty() || next.header) close();
        turn();
        went_on_ = true;
    }

    TextArea frame_;
    std::vector<Sheet> sheets_;
    double used_ = 0, gap_ = 0;
    bool empty_ = true;     // nothing on this sheet yet
    bool fresh_ = false;    // the next strip is the first after a turn
    bool went_on_ = false;  // the turn was for want of room
    Pieces closing_;
    double closing_at_ = 0;
};

}  // namespace

std::vector<Sheet> paginate(Strips strips, const TextArea& frame) {
    return Pager(frame).run(std::move(strips));
}

}  // namespace core::pdf
