// SPDX-License-Identifier: Apache-2.0
// The body as text people type: light marks in, light marks or bare words out.
#include <algorithm>
#include <optional>

#include "core/base/text.h"
#include "style/body_table.h"

namespace style {

namespace {

constexpr std::string_view new_page = "[halaman baru]";

struct Opening {
    Block::Kind kind;
    std::size_t skip;   // bytes of the mark itself
    int number;         // 3 of "3." and of "c."
};

bool digit(char c) { return c >= '0' && c <= '9'; }

// "1. ", "12) ", "a. ", "- ", "* " at the start of a line.
std::optional<Opening> opening(std::string_view line) {
    for (const std::string_view bullet : {"- ", "* ", "\u2022 "})
        if (line.starts_with(bullet)) return Opening{Block::Kind::bullet, bullet.size(), 1};
    std::size_t at = 0;
    int number = 0;
    while (at < line.size() && at < 3 && digit(line[at])) number = number * 10 + (line[at++] - '0');
    const bool letter = at == 0 && line.size() > 2 && line[0] >= 'a' && line[0] <= 'z';
    if (letter) number = line[at++] - 'a' + 1;
    if (at == 0 || number == 0 || at + 1 >= line.size()) return std::nullopt;
    const bool paren = line[at] == ')';
    if ((line[at] != '.' && !paren) || line[at + 1] != ' ') return std::nullopt;
    const auto kind = letter ? (paren ? Block::Kind::alpha_paren : Block::Kind::alpha)
                             : (paren ? Block::Kind::decimal_paren : Block::Kind::decimal);
    return Opening{kind, at + 2, number};
}

// A mark opens when a word follows at once and its partner comes later, so that a lone asterisk, as
// in "2 * 3", stays an asterisk.
bool opens(std::string_view rest, std::string_view mark) {
    if (rest.size() <= mark.size() || rest[mark.size()] == ' ') return false;
    if (mark.size() == 1 && rest[1] == mark[0]) return false;
    for (auto at = rest.find(mark[0], mark.size()); at != rest.npos;) {
        auto end = at;
        while (end < rest.size() && rest[end] == mark[0]) ++end;
        const auto length = end - at;
        if (at > mark.size() - 1 && (length == mark.size() || length == 3)) return true;
        at = rest.find(mark[0], end);
    }
    return false;
}

std::vector<Run> runs_of(std::string_view text) {
    std::vector<Run> runs;
    Run now;
    const auto flush = [&] {
        if (!now.text.empty()) runs.push_back(now);
        now.text.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        const auto toggles = [&](std::string_view mark, bool on) {
            return rest.starts_with(mark) && (on || opens(rest, mark));
        };
        if (toggles("**", now.strong)) {
            flush();
            now.strong = !now.strong;
            at += 2;
        } else if (toggles("__", now.underline)) {
            flush();
            now.underline = !now.underline;
            at += 2;
        } else if (toggles("*", now.em)) {
            flush();
            now.em = !now.em;
            at += 1;
        } else if (text[at] == '\n') {
            flush();
            runs.push_back({.text = "\n"});
            ++at;
        } else {
            now.text += text[at++];
        }
    }
    flush();
    return runs;
}

class Lines {
  public:
    Body take(std::string_view text) {
        for (auto line : core::text::split(text, '\n')) {
            if (!line.empty() && line.back() == '\r') line.pop_back();
            one(line);
        }
        end_paragraph();
        return std::move(body_);
    }

  private:
    void one(std::string_view line) {
        std::size_t spaces = 0;
        while (spaces < line.size() && line[spaces] == ' ') ++spaces;
        const auto words = core::text::trim(line);
        if (words.empty()) {
            end_paragraph();
            after_gap_ = true;
            return;
        }
        if (words.front() == '|') {
            row(words);
        } else if (words == new_page) {
            end_paragraph();
            depth_ = 0;
            body_.blocks.emplace_back().kind = Block::Kind::page_break;
        } else if (const auto open = opening(words)) {
            end_paragraph();
            const auto level = std::min<std::size_t>(spaces / 2, max_list_levels - 1);
            item(level, *open, words.substr(open->skip));
        } else if (depth_ > 0 && !after_gap_) {
            go_on(last_item().back().runs, words);
        } else {
            depth_ = 0;
            paragraph_ += (paragraph_.empty() ? "" : "\n") + std::string(words);
        }
        after_gap_ = false;
    }

    // A line without a mark goes on the item above after a line break.
    static void go_on(std::vector<Run>& runs, std::string_view words) {
        runs.push_back({.text = "\n"});
        for (auto& run : runs_of(words)) runs.push_back(std::move(run));
    }

    // "| a | b |": the first row of a table is its heading; a short row is filled up.
    void row(std::string_view words) {
        end_paragraph();
        depth_ = 0;
        const bool goes_on = !after_gap_ && !body_.blocks.empty() &&
                             body_.blocks.back().kind == Block::Kind::table;
        if (!goes_on) {
            Block table;
            table.kind = Block::Kind::table;
            body_.blocks.push_back(std::move(table));
        }
        auto& rows = body_.blocks.back().rows;
        words.remove_prefix(1);
        if (words.ends_with('|')) words.remove_suffix(1);
        std::vector<Cell> cells;
        for (const auto& text : core::text::split(words, '|')) {
            auto inside = paragraph(core::text::trim(text));
            inside.align = Align::left;
            cells.push_back({rows.empty(), {std::move(inside)}});
        }
        const auto columns = rows.empty() ? std::min(cells.size(), max_table_columns) : rows.front().size();
        while (cells.size() < columns) cells.push_back({false, {Block{}}});
        cells.resize(columns);
        rows.push_back(std::move(cells));
    }

    static Block paragraph(std::string_view words) {
        Block made;
        made.align = Align::justify;
        made.runs = runs_of(words);
        return made;
    }

    void end_paragraph() {
        if (!paragraph_.empty()) body_.blocks.push_back(paragraph(paragraph_));
        paragraph_.clear();
    }

    std::vector<Block>& last_item() {
        auto* blocks = &body_.blocks;
        for (std::size_t i = 0; i < depth_; ++i) blocks = &list_at_end(*blocks)->items.back();
        return *blocks;
    }

    static Block* list_at_end(std::vector<Block>& blocks) {
        for (auto block = blocks.rbegin(); block != blocks.rend(); ++block)
            if (!block->items.empty()) return &*block;
        return nullptr;
    }

    void item(std::size_t level, const Opening& open, std::string_view words) {
        level = std::min(level, depth_);
        auto* blocks = &body_.blocks;
        for (std::size_t i = 0; i < level; ++i) blocks = &list_at_end(*blocks)->items.back();
        if (depth_ <= level || blocks->empty() || blocks->back().kind != open.kind) {
            Block list;
            list.kind = open.kind;
            list.start = open.number;
            blocks->push_back(std::move(list));
        }
        blocks->back().items.push_back({paragraph(words)});
        depth_ = level + 1;
    }

    Body body_;
    std::string paragraph_;
    std::size_t depth_ = 0;    // open list levels
    bool after_gap_ = false;
};

struct Style {
    bool marks;
};

std::string runs_text(const std::vector<Run>& runs, Style style) {
    std::string text;
    for (const auto& run : runs) {
        if (!style.marks || run.text == "\n") {
            text += run.text;
            continue;
        }
        const std::string mark = std::string(run.strong ? "**" : "") + (run.underline ? "__" : "") +
                                 (run.em ? "*" : "");
        text += mark + run.text + std::string(mark.rbegin(), mark.rend());
    }
    return text;
}

std::string label(Block::Kind kind, std::size_t index) {
    if (kind == Block::Kind::bullet) return "- ";
    const bool letters = kind == Block::Kind::alpha || kind == Block::Kind::alpha_paren;
    const bool paren = kind == Block::Kind::decimal_paren || kind == Block::Kind::alpha_paren;
    const auto number =
        letters && index < 26 ? std::string(1, static_cast<char>('a' + index)) : std::to_string(index + 1);
    return number + (paren ? ") " : ". ");
}

// A merged cell is written in its first square, the others it covers are empty.
void write_table(std::string& out, const Block& table, Style style);

void write(std::string& out, const std::vector<Block>& blocks, Style style, std::size_t level) {
    const std::string margin(level * 2, ' ');
    for (const auto& block : blocks) {
        if (block.kind == Block::Kind::paragraph) {
            if (level == 0 && !out.empty()) out += "\n";
            out += margin + runs_text(block.runs, style) + "\n";
        } else if (block.kind == Block::Kind::table) {
            write_table(out, block, style);
        } else if (block.kind == Block::Kind::page_break) {
            if (style.marks) out += (out.empty() ? "" : "\n") + std::string(new_page) + "\n";
        } else {
            if (level == 0) out += "\n";
            for (std::size_t i = 0; i < block.items.size(); ++i) {
                std::string inner;
                write(inner, block.items[i], style, level + 1);
                const auto lead = std::min(inner.size(), (level + 1) * 2);
                out += margin + label(block.kind, i + static_cast<std::size_t>(block.start - 1)) + inner.substr(lead);
            }
        }
    }
}

void write_table(std::string& out, const Block& table, Style style) {
    std::vector<int> reach(columns_of(table.rows), 0);
    for (const auto& row : table.rows) {
        std::vector<std::string> squares(reach.size());
        std::size_t at = 0;
        for (const auto& cell : row) {
            while (at < reach.size() && reach[at] > 0) ++at;
            std::string text;
            write(text, cell.blocks, style, 0);
            if (at < squares.size()) squares[at] = core::text::replace(std::string(core::text::trim(text)), "\n", " ");
            for (int i = 0; i < cell.columns && at < reach.size(); ++i) reach[at++] = cell.rows;
        }
        for (auto& left : reach) left = std::max(0, left - 1);
        out += (&row == &table.rows.front() && !out.empty() ? "\n" : "") +
               (style.marks ? "| " + core::text::join(squares, " | ") + " |" : core::text::join(squares, " | ")) + "\n";
    }
}

std::string written(const Body& body, Style style) {
    std::string text;
    write(text, body.blocks, style, 0);
    return std::string(core::text::trim(text));
}

}  // namespace

bool blank(const Body& body) { return core::text::trim(to_plain_text(body)).empty(); }

Body body_from_text(std::string_view text) { return Lines().take(text); }

std::string to_marked_text(const Body& body) { return written(body, {.marks = true}); }

std::string to_plain_text(const Body& body) { return written(body, {.marks = false}); }

}  // namespace style
