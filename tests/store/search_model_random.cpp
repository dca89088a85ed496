// SPDX-License-Identifier: Apache-2.0
// Documents and questions by lot.
#include <algorithm>

#include "tests/store/search_model.h"

namespace tests::model {

using core::search::Document;
using core::search::Order;
using Words = std::vector<std::string>;

namespace {

// No variants, old spellings, short forms, titles or stop words: those are tested by hand.
const Words vocabulary = {"rapat",   "merapat",   "undangan", "mengundang", "diundang", "arsip",   "pengarsipan", "musnah",
                          "dimusnahkan", "pegawai", "laporan", "melaporkan", "lapor",   "gerunggang", "bukit", "intan"};
const Words misread = {"undanqan", "laporam", "peqawai", "gerungang", "arsib", "rapar", "merapaat", "bukit"};
const Words numbers = {"005/0123/umum/xi/2021", "005-123", "12/umum/2021", "000.1.5/7/aptika", "000.15/07", "xi/12", "2021"};
const Words number_parts = {"005/123", "5/0123", "12", "umum/11", "xi/2021", "000.1", "07", "2021", "aptika", "1.5/7"};
const Words people = {"all", "unit:a", "unit:b", "person:p", "person:q", "position:x"};
const Words codes = {"", "000", "000.1", "000.1.5", "000.10", "800"}, units = {"", "a", "b"};
const Words accesses = {"", "biasa", "rahasia"};
const Words places = {"", "depo", "depo / rak 1", "depo / rak 1 / boks 2", "depo / rak 2"};
const Words senders = {"", "kantor a", "kantor b"}, lives = {"", "active", "inactive"};

int roll(std::mt19937& dice, int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice); }
const std::string& one(std::mt19937& dice, const Words& of) {
    return of[static_cast<std::size_t>(roll(dice, static_cast<int>(of.size())))];
}

Words some(std::mt19937& dice, const Words& of, int most) {
    Words out;
    for (int left = roll(dice, most + 1); left > 0; --left) out.push_back(one(dice, of));
    return out;
}

// A clock that goes from one phase to the next around the day of asking, one that stands, or none.
void add_phases(std::mt19937& dice, Document& made) {
    const int sort = roll(dice, 3);
    if (sort == 1) made.facets.push_back({"phase", "waiting"});
    if (sort != 2) return;
    const auto active_until = core::add_days(today(), roll(dice, 5) - 2);
    const auto inactive_until = core::add_days(active_until, roll(dice, 3));
    made.facets.push_back({"phase", "active", "", std::nullopt, active_until});
    made.facets.push_back({"phase", "inactive", "", core::add_days(active_until, 1), inactive_until});
    made.facets.push_back({"phase", "ended", "", core::add_days(inactive_until, 1), std::nullopt});
}

}  // namespace

Document random_document(std::mt19937& dice, int number) {
    Document made;
    made.id = std::to_string(number);
    made.kind = Words{"letter", "incoming", "dossier"}[static_cast<std::size_t>(roll(dice, 3))];
    made.title = in_a_row(some(dice, vocabulary, 4));
    if (roll(dice, 3) != 0) made.number = one(dice, numbers);
    made.body = in_a_row(some(dice, vocabulary, 4));
    if (roll(dice, 4) == 0) made.annexes = in_a_row(some(dice, vocabulary, 3));
    if (roll(dice, 3) == 0) made.ocr = in_a_row(some(dice, misread, 3));
    made.summary = "dari " + made.id;
    made.link = "/" + made.id;
    made.date = core::add_days(core::parse_date("2020-12-20"), roll(dice, 20));
    if (roll(dice, 3) == 0) made.until = core::add_days(made.date, roll(dice, 400));
    made.readers = some(dice, people, 3);
    std::sort(made.readers.begin(), made.readers.end());
    made.readers.erase(std::unique(made.readers.begin(), made.readers.end()), made.readers.end());
    if (made.kind == "incoming" && roll(dice, 2) == 0) {
        made.original = "letter:" + std::to_string(roll(dice, 30));
        made.addressed = one(dice, people);
    }
    made.code = one(dice, codes);
    made.unit = one(dice, units);
    if (!made.unit.empty()) made.unit_name = "Bidang " + made.unit;
    made.access = one(dice, accesses);
    made.form = one(dice, {"", "surat undangan", "nota dinas"});
    made.location = one(dice, places);
    made.facets = {{"sender", one(dice, senders)}, {"life", one(dice, lives)}};
    add_phases(dice, made);
    if (roll(dice, 5) == 0) made.unshown = in_a_row(some(dice, vocabulary, 2));
    return made;
}

Words random_tokens(std::mt19937& dice) {
    Words tokens = some(dice, people, 3);
    if (tokens.empty() && roll(dice, 5) != 0) tokens.push_back("all");
    return tokens;
}

namespace {

Piece random_piece(std::mt19937& dice) {
    Piece piece;
    const int sort = roll(dice, 10);
    piece.words = {one(dice, vocabulary)};
    if (sort == 0) {
        piece.sort = Piece::Sort::quoted;
        if (roll(dice, 2) == 0) piece.words.push_back(one(dice, vocabulary));
        piece.typed = "\"" + in_a_row(piece.words) + "\"";
    } else if (sort == 1) {
        piece.sort = Piece::Sort::beginning;
        piece.words[0] = piece.words[0].substr(0, 2);
        piece.typed = piece.words[0] + "*";
    } else if (sort == 2) {
        piece.sort = Piece::Sort::number;
        piece.typed = one(dice, number_parts);
        piece.words = segments(piece.typed);
    } else {
        piece.typed = piece.words[0];
    }
    return piece;
}

}  // namespace

Question random_question(std::mt19937& dice) {
    Question question;
    question.tokens = random_tokens(dice);
    auto& wanted = question.wanted;
    for (int left = roll(dice, 3); left > 0; --left) {
        question.pieces.push_back(random_piece(dice));
        wanted.words += (wanted.words.empty() ? "" : " ") + question.pieces.back().typed;
    }
    if (roll(dice, 6) == 0) wanted.number = one(dice, number_parts);
    if (roll(dice, 4) == 0) wanted.kind = Words{"letter", "incoming"}[static_cast<std::size_t>(roll(dice, 2))];
    if (roll(dice, 4) == 0) wanted.from = core::add_days(core::parse_date("2020-12-20"), roll(dice, 30));
    if (roll(dice, 4) == 0) wanted.until = core::add_days(core::parse_date("2020-12-20"), roll(dice, 400));
    wanted.within = roll(dice, 2) == 0;
    wanted.order = roll(dice, 3) == 0 ? Order::newest : Order::best;
    wanted.facets = true;
    if (roll(dice, 4) == 0) wanted.marks.push_back({"code", codes[static_cast<std::size_t>(1 + roll(dice, 5))]});
    if (roll(dice, 5) == 0) wanted.marks.push_back({"unit", "a"});
    if (roll(dice, 6) == 0) wanted.marks.push_back({"year", "2021"});
    if (roll(dice, 6) == 0) wanted.marks.push_back({"phase", one(dice, {"waiting", "active", "inactive", "ended"})});
    if (roll(dice, 8) == 0) wanted.marks.push_back({"location", places[static_cast<std::size_t>(1 + roll(dice, 4))]});
    if (roll(dice, 8) == 0) wanted.marks.push_back({"sender", "kantor a"});
    wanted.limit = 1 + roll(dice, 8);
    return question;
}

}  // namespace tests::model
