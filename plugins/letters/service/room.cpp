// SPDX-License-Identifier: Apache-2.0
// Small acts every service of the room begins with.
#include "letters/service/room.h"

namespace letters {

LetterId letter_of(std::string_view subject) {
    constexpr std::string_view prefix = "letter:";
    if (!subject.starts_with(prefix))
        throw core::Error(core::Code::not_found, "letters.error.not_found");
    return LetterId::parse(subject.substr(prefix.size()));
}

core::Verdict judge(core::db::Tx& tx, Parts& parts, const core::Actor& actor, Right right, const Letter& letter) {
    const auto verdict = may(actor, right, parts.letters.standing(tx, letter));
    if (verdict != core::Verdict::hidden || parts.custody == nullptr) return verdict;
    if (letter.state != State::sent || secret(letter.access())) return verdict;
    if (!parts.custody->keeps(tx, actor, subject_of(letter.id))) return verdict;
    return right == Right::read ? core::Verdict::allowed : core::Verdict::forbidden;
}

Letter open_for(core::db::Tx& tx, Parts& parts, const core::Actor& actor, Right right, LetterId id) {
    auto letter = parts.letters.get(tx, id);
    core::ensure(judge(tx, parts, actor, right, letter));
    if (const auto act = parts.forgotten.destroyed_by(tx, id))
        throw core::Error(core::Code::gone, "letters.error.destroyed", {{"act", *act}});
    return letter;
}

bool may_read(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Letter& letter) {
    return judge(tx, parts, actor, Right::read, letter) == core::Verdict::allowed;
}

bool may_read(core::db::Tx& tx, Parts& parts, const core::Actor& actor, LetterId id) {
    const auto letter = parts.letters.find(tx, id);
    return letter && may_read(tx, parts, actor, *letter);
}

core::Context system_context(const Parts& parts) {
    core::Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts.clock;
    ctx.zone = parts.zone;
    return ctx;
}

}  // namespace letters
