// SPDX-License-Identifier: Apache-2.0
// The access rules.
#include "letters/domain/access.h"

#include <algorithm>

namespace letters {

using core::Verdict;

namespace {

template <class Id>
bool in(const std::vector<Id>& all, Id id) {
    return std::find(all.begin(), all.end(), id) != all.end();
}

bool finished(State state) {
    return state == State::sealed || state == State::sent || state == State::void_;
}

}  // namespace

std::string_view name(Right right) {
    switch (right) {
        case Right::read: return "read";
        case Right::edit: return "edit";
        case Right::submit: return "submit";
        case Right::take_back: return "take_back";
        case Right::change_circuit: return "change_circuit";
        case Right::withdraw: return "withdraw";
        case Right::send: return "send";
        case Right::scan: return "scan";
        case Right::raise_class: return "raise_class";
        case Right::lower_class: return "lower_class";
        case Right::see_readers: return "see_readers";
    }
    return "";
}

Verdict may(const core::Actor& actor, Right right, const Standing& letter) {
    if (actor.kind == core::Actor::Kind::system) return Verdict::allowed;
    if (!actor.signed_in() || actor.seats.size() <= actor.acting) return Verdict::hidden;
    const auto& seat = actor.seats[actor.acting];
    const bool reached = seat.reaches(static_cast<int>(letter.access)) && (!seat.lent || actor.may("letters.read"));
    if (!reached) return Verdict::hidden;
    const bool drafter = actor.person == letter.drafter || seat.position == letter.drafter_position;
    const bool signer = !letter.signer.nil() && seat.position == letter.signer &&
                        letter.state != State::draft;
    const bool colleague = seat.unit == letter.unit && !secret(letter.access) &&
                           (!withheld(letter.access) || seat.roles.contains("head"));
    const bool part = in(letter.participants, seat.position) || signer;
    const bool in_person = !seat.lent && in(letter.persons, actor.person);
    const bool addressed = letter.state == State::sent && (in_person || in(letter.addressees, seat.position));
    const bool keeper = !secret(letter.access) && finished(letter.state) && seat.unit == letter.book &&
                        (seat.roles.contains("clerk") || seat.roles.contains("archivist"));
    if (!drafter && !colleague && !part && !addressed && !keeper) return Verdict::hidden;
    const bool originator = drafter || signer;
    const auto allow = [](bool yes) { return yes ? Verdict::allowed : Verdict::forbidden; };
    // Who has the mailbox of another drafts for him; what binds the office is his alone.
    const bool drafting = right == Right::edit || right == Right::submit || right == Right::take_back;
    if (seat.lent && right != Right::read && !drafting) return Verdict::forbidden;
    switch (right) {
        case Right::read: return Verdict::allowed;
        case Right::edit:
        case Right::submit:
        case Right::take_back:
        case Right::change_circuit: return allow((drafter || colleague) && actor.may("letters.write"));
        case Right::withdraw: return allow((drafter || signer) && actor.may("letters.write"));
        case Right::scan: return allow((drafter || colleague || signer) && actor.may("letters.write"));
        case Right::send: return allow(keeper || signer);
        case Right::raise_class: return allow(originator || colleague || keeper);
        case Right::lower_class:
        case Right::see_readers: return allow(originator || (keeper && seat.roles.contains("archivist")));
    }
    return Verdict::forbidden;
}

std::string must_read(classification::AccessClass access, const style::Kind& kind) {
    if (secret(access)) return "letters.must_read.access";
    return kind.must_read ? "letters.must_read.kind" : "";
}

}  // namespace letters
