// SPDX-License-Identifier: Apache-2.0
#include "letters/service/telling.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

constexpr const char* answered_kind = "letters.answered";
constexpr const char* vacant_kind = "letters.vacant";

}  // namespace

void Telling::through(notify::Notices& notices) {
    parts_.notices = &notices;
    notices.serve("letter", *this);
    notices.kind({answered_kind, "letters.notice.answered"});
    notices.kind({vacant_kind, "letters.notice.vacant", true});
}

std::optional<notify::Described> Telling::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    const auto letter = parts_.letters.find(tx, letter_of(object));
    if (!letter || !may_read(tx, parts_, actor, *letter)) return std::nullopt;
    return notify::Described{letter->content.subject, "/letters/" + letter->id.text(), letter->access()};
}

void tell_answered(Tx& tx, Parts& parts, const Context& ctx, const Letter& letter) {
    if (parts.notices == nullptr) return;
    for (const auto& tie : parts.relations.of(tx, letter.id)) {
        if (tie.how != Relation::replies || !tie.about.letter) continue;
        if (const auto older = parts.letters.find(tx, *tie.about.letter))
            parts.notices->tell(tx, ctx, {answered_kind, subject_of(older->id), {older->drafter_position}});
    }
}

void tell_vacant(Tx& tx, Parts& parts, const Context& ctx, const Letter& letter) {
    if (parts.notices != nullptr)
        parts.notices->tell(tx, ctx, {vacant_kind, subject_of(letter.id), {letter.drafter_position}});
}

}  // namespace letters
