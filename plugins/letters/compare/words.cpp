// SPDX-License-Identifier: Apache-2.0
#include "letters/compare/words.h"

#include <dtl/dtl.hpp>

#include <algorithm>

namespace letters::compare {
namespace {

using Kind = Piece::Kind;
using Tokens = std::vector<std::string>;

// Letters and figures of any script: bytes beyond ASCII belong to the word they stand in.
bool in_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Words, runs of blanks, and every other mark by itself.
Tokens tokens(std::string_view text) {
    Tokens all;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        const auto run = [&](bool (*belongs)(char)) {
            while (end < text.size() && belongs(text[end])) ++end;
        };
        if (in_word(text[at])) run(in_word);
        else if (blank(text[at])) run(blank);
        all.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return all;
}

// Paragraphs with the line end that closes them.
Tokens lines(std::string_view text) {
    Tokens all;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto size = end == std::string_view::npos ? text.size() : end + 1;
        all.emplace_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return all;
}

void add(std::vector<Piece>& pieces, Kind kind, std::string_view text) {
    if (text.empty()) return;
    if (!pieces.empty() && pieces.back().kind == kind) pieces.back().text += text;
    else pieces.push_back({kind, std::string(text)});
}

std::vector<Piece> compared(const Tokens& before, const Tokens& after) {
    dtl::Diff<std::string, Tokens> diff(before, after);
    diff.compose();
    std::vector<Piece> pieces;
    for (const auto& [text, info] : diff.getSes().getSequence()) {
        const auto kind = info.type == dtl::SES_ADD ? Kind::added : info.type == dtl::SES_DELETE ? Kind::removed : Kind::same;
        add(pieces, kind, text);
    }
    return pieces;
}

bool only_blanks(const std::string& text) { return std::all_of(text.begin(), text.end(), blank); }

// Changed words with nothing but blanks between them are one change; of each, what goes stands before
// what comes.
std::vector<Piece> readable(const std::vector<Piece>& raw) {
    std::vector<Piece> pieces;
    std::string removed, added;
    const auto flush = [&] {
        add(pieces, Kind::removed, removed);
        add(pieces, Kind::added, added);
        removed.clear();
        added.clear();
    };
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const Piece& piece = raw[i];
        const bool between = !removed.empty() && !added.empty() && i + 1 < raw.size();
        if (piece.kind == Kind::removed) removed += piece.text;
        else if (piece.kind == Kind::added) added += piece.text;
        else if (between && only_blanks(piece.text) && piece.text.find('\n') == std::string::npos) {
            removed += piece.text;
            added += piece.text;
        } else {
            flush();
            add(pieces, Kind::same, piece.text);
        }
    }
    flush();
    return pieces;
}

void changed_lines(std::vector<Piece>& pieces, const std::string& removed, const std::string& added) {
    const auto before = tokens(removed), after = tokens(added);
    if (before.empty() || after.empty() || before.size() > most_words || after.size() > most_words) {
        add(pieces, Kind::removed, removed);
        add(pieces, Kind::added, added);
        return;
    }
    for (const Piece& piece : readable(compared(before, after))) add(pieces, piece.kind, piece.text);
}

}  // namespace

std::vector<Piece> words(std::string_view before, std::string_view after) {
    std::vector<Piece> pieces;
    std::string removed, added;
    for (const Piece& line : compared(lines(before), lines(after))) {
        if (line.kind == Kind::removed) removed += line.text;
        if (line.kind == Kind::added) added += line.text;
        if (line.kind != Kind::same) continue;
        changed_lines(pieces, removed, added);
        removed.clear();
        added.clear();
        add(pieces, Kind::same, line.text);
    }
    changed_lines(pieces, removed, added);
    return pieces;
}

}  // namespace letters::compare
