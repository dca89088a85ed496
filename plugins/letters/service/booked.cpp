// SPDX-License-Identifier: Apache-2.0
// Answers to the number book.
#include "letters/service/booked.h"

#include "letters/domain/recipients.h"

namespace letters {

using core::db::Tx;

namespace {

constexpr const char* correspondence = "korespondensi";

bool before_number(State state) { return state == State::draft || state == State::waiting; }

}  // namespace

numbering::Wish wish_of(const Letter& letter, core::Date day) {
    numbering::Wish wish;
    wish.subject = subject_of(letter.id);
    wish.signer = letter.content.signer;
    wish.origin = letter.unit;
    wish.kind = code(letter.content.kind);
    wish.group = correspondence;
    wish.classification = letter.content.classification;
    wish.access = letter.content.access;
    wish.date = day;
    return wish;
}

std::optional<numbering::Card> Booked::card(Tx& tx, const core::Actor& actor, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    if (!letter) return std::nullopt;
    const auto standing = parts_.letters.standing(tx, *letter);
    const bool reads = may(actor, Right::read, standing) == core::Verdict::allowed;
    if (!reads && secret(letter->content.access)) return std::nullopt;
    numbering::Card card;
    card.title = letter->content.subject;
    card.to = in_one_line(direct(letter->content.addressees), "+{count}");
    if (letter->numbered_as) card.signer = letter->numbered_as->block.capacity_line;
    if (!card.signer.empty()) card.signer.pop_back();   // the comma of the printed block
    if (!reads) return card;
    card.link = "/letters/" + letter->id.text();
    const bool writes = may(actor, Right::edit, standing) == core::Verdict::allowed;
    const bool signs = letter->state == State::waiting && actor.holds(letter->content.signer);
    card.may_choose = before_number(letter->state) && (writes || signs);
    return card;
}

std::optional<numbering::Wish> Booked::wish(Tx& tx, const core::Context& ctx, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    if (!letter || !before_number(letter->state)) return std::nullopt;
    return wish_of(*letter, ctx.today());
}

std::vector<numbering::Kind> Booked::kinds(Tx&) {
    std::vector<numbering::Kind> kinds;
    for (const auto kind : all_kinds)
        kinds.push_back({std::string(code(kind)), std::string(title(kind)), correspondence});
    return kinds;
}

}  // namespace letters
