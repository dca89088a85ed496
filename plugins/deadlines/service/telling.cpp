// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/telling.h"

#include "deadlines/service/knowing.h"

namespace deadlines {

using core::db::Tx;

namespace {

constexpr std::string_view prefix = "deadline:";
constexpr const char* reminded_kind = "deadlines.reminded";
constexpr const char* raised_kind = "deadlines.escalated";
constexpr const char* urged_kind = "deadlines.urged";
constexpr const char* paused_kind = "deadlines.paused";
constexpr const char* asked_kind = "deadlines.pause_asked";
constexpr const char* granted_kind = "deadlines.pause_granted";
constexpr const char* declined_kind = "deadlines.pause_declined";

const char* kind_of(News news) {
    switch (news) {
        case News::reminded: return reminded_kind;
        case News::raised: return raised_kind;
        case News::urged: return urged_kind;
        case News::paused: return paused_kind;
        case News::asked: return asked_kind;
        case News::granted: return granted_kind;
        case News::declined: return declined_kind;
    }
    return reminded_kind;
}

}  // namespace

void Telling::through(notify::Notices& notices) {
    using notify::Mode;
    parts_.notices = &notices;
    notices.calendar(*this);
    notices.serve("deadline", *this);
    notices.kind({reminded_kind, "deadlines.notice.reminded"});
    notices.kind({raised_kind, "deadlines.notice.escalated", true});
    notices.kind({urged_kind, "deadlines.notice.urged", true});
    notices.kind({paused_kind, "deadlines.notice.paused", false, Mode::never});
    notices.kind({asked_kind, "deadlines.notice.pause_asked", true});
    notices.kind({granted_kind, "deadlines.notice.pause_granted"});
    notices.kind({declined_kind, "deadlines.notice.pause_declined"});
}

bool Telling::working(Tx& tx, core::Date day) { return ground_of(tx, parts_).time.working_day(day); }

std::optional<notify::Described> Telling::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    const auto wait = parts_.waits.find(tx, WaitId::parse(object.substr(prefix.size())));
    if (!wait || !may_know(tx, parts_, actor, *wait)) return std::nullopt;
    const auto said = said_of(tx, parts_, actor, parts_.clock.now(), {*wait});
    const auto found = said.find(wait->id);
    if (found == said.end()) return std::nullopt;
    return notify::Described{found->second.title, "/deadlines/" + wait->id.text(), wait->access};
}

void tell(Tx& tx, Parts& parts, const core::Context& ctx, News news, const Wait& wait, core::PositionId to) {
    if (parts.notices == nullptr) return;
    // Of a day that comes near the holder is called to the letter itself.
    const auto object = news == News::reminded ? wait.subject : object_of(wait.id);
    parts.notices->tell(tx, ctx, {kind_of(news), object, {to}});
}

void tell_answered(Tx& tx, Parts& parts, const Wait& wait) {
    if (parts.notices != nullptr && wait.waiter)
        parts.notices->withdraw(tx, system_context(parts), asked_kind, object_of(wait.id), *wait.waiter);
}

void tell_no_more(Tx& tx, Parts& parts, const Wait& wait) {
    if (parts.notices == nullptr) return;
    const auto ctx = system_context(parts);
    for (const auto& each : parts.waits.notices(tx, wait.id))
        if (each.level > 0) parts.notices->withdraw(tx, ctx, raised_kind, object_of(wait.id), each.to);
    parts.notices->withdraw(tx, ctx, urged_kind, object_of(wait.id), wait.holder);
    tell_answered(tx, parts, wait);
}

}  // namespace deadlines
