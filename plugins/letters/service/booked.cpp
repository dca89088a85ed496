// SPDX-License-Identifier: Apache-2.0
// Answers to the number book.
#include "letters/service/booked.h"

#include "letters/domain/recipients.h"
#include "letters/service/effect.h"
#include "letters/service/sheet.h"

namespace letters {

using core::db::Tx;

namespace {

bool before_number(State state) { return state == State::draft || state == State::waiting; }

// Of an agreement: which of the parties we are. The others give it numbers of their own.
int our_party(const Content& content, const style::Kind& kind) {
    for (const auto& part : kind.parts) {
        if (part.type != style::PartType::parties) continue;
        const auto parties = style::parties_of(content.parts, part.code);
        for (std::size_t i = 0; i < parties.size(); ++i)
            if (parties[i].ours) return static_cast<int>(i) + 1;
    }
    return 1;
}

}  // namespace

std::optional<numbering::Wish> wish_of(const Letter& letter, const style::Kind& kind, core::Date day) {
    if (!kind.numbered) return std::nullopt;
    numbering::Wish wish;
    wish.subject = subject_of(letter.id);
    wish.party = our_party(letter.content, kind);
    wish.signer = letter.content.signer;
    wish.origin = letter.unit;
    wish.kind = kind.code;
    wish.group = style::name(kind.group);
    wish.classification = letter.content.classification;
    wish.access = letter.access();
    wish.date = day;
    return wish;
}

std::optional<numbering::Card> Booked::card(Tx& tx, const core::Actor& actor, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    if (!letter) return std::nullopt;
    const auto standing = parts_.letters.standing(tx, *letter);
    const bool reads = may(actor, Right::read, standing) == core::Verdict::allowed;
    if (!reads && withheld(letter->access())) return std::nullopt;
    numbering::Card card;
    card.title = letter->content.subject;
    card.to = addressed_to(letter->content, "+{count}");
    if (letter->numbered_as) card.signer = style::in_one_line(letter->numbered_as->block);
    for (const auto& [_, newer] : newer_told(tx, parts_, actor, {letter->id})) {
        card.stands = "letters.stands." + std::string(name(newer.how)) + (newer.number.empty() ? "" : "_by");
        card.stands_args = {{"number", newer.number}};
    }
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
    return wish_of(*letter, kind_of(tx, parts_, letter->content), ctx.today());
}

std::vector<numbering::Kind> Booked::kinds(Tx& tx) {
    std::vector<numbering::Kind> kinds;
    for (const auto& kind : parts_.styles.kinds(tx))
        if (kind.numbered) {
            const std::string group(style::name(kind.group));
            kinds.push_back({kind.code, kind.name, group, "letters.group." + group, kind.series});
        }
    return kinds;
}

}  // namespace letters
