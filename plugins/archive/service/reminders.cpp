// SPDX-License-Identifier: Apache-2.0
#include "archive/service/reminders.h"

#include <limits>

#include "archive/domain/mark.h"
#include "archive/store/clock_store.h"
#include "archive/store/turn_store.h"
#include "core/base/text.h"

namespace archive {

using core::Context;
using core::db::Tx;

namespace {

constexpr const char* due_kind = "archive.appraisal";
constexpr std::string_view appraisal_prefix = "appraisal:";

struct AllWaiting {
    std::int64_t transfer = 0, fate = 0;
};

AllWaiting all_waiting(Tx& tx, Subjects& subjects, const core::Actor& actor, core::Date told) {
    const auto sight = subjects.sight(tx, actor);
    const auto count = [&](Waits waits) { return store::count_waiting(tx, sight, waits, told, std::numeric_limits<int>::max()); };
    return {count(Waits::transfer), count(Waits::fate)};
}

}  // namespace

void Reminders::begin() {
    notices_.serve("appraisal", *this);
    notices_.kind({due_kind, "archive.notice.appraisal"});
}

std::optional<notify::Described> Reminders::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    if (actor.seats.empty() || !actor.seat().roles.contains("archivist")) return std::nullopt;
    const auto reminder = store::reminder(tx, core::parse_date(object.substr(appraisal_prefix.size())));
    if (!reminder) return std::nullopt;
    const auto due = all_waiting(tx, subjects_, actor, reminder->told);
    const auto& words = words_.in("id");
    std::vector<std::string> told;
    if (due.transfer > 0) told.push_back(words.say("archive.appraisal.transfer", {{"count", words.number(due.transfer)}}));
    if (due.fate > 0) told.push_back(words.say("archive.appraisal.fate", {{"count", words.number(due.fate)}}));
    if (told.empty()) return std::nullopt;
    auto title = core::text::join(told, ", ");
    if (reminder->since) title += " " + words.say("archive.appraisal.since", {{"date", words.date(*reminder->since)}});
    return notify::Described{std::move(title), "/archive/due?year=" + core::iso(reminder->told).substr(0, 4)};
}

void Reminders::tell(const Context& ctx) {
    if (months_ == 0) return;
    db_.write([&](Tx& tx) {
        store::turn(tx, due_kind);
        const auto last = store::last_reminder(tx);
        if (last && ctx.today() < months_after(last->told, months_)) return;
        const store::Reminder now{ctx.today(), last ? std::optional(last->told) : std::nullopt};
        store::add(tx, now);
        notify::Notice notice{due_kind, std::string(appraisal_prefix) + core::iso(now.told), {}};
        for (const auto& each : subjects_.archivist_seats(tx)) {
            const auto due = all_waiting(tx, subjects_, each, now.told);
            if (due.transfer + due.fate > 0) notice.to.emplace_back(each.seat().position);
        }
        if (!notice.to.empty()) notices_.tell(tx, ctx, notice);
    });
}

std::optional<Reminders::Rhythm> Reminders::rhythm(const Context& ctx) {
    if (months_ == 0) return std::nullopt;
    const auto last = db_.read([](Tx& tx) { return store::last_reminder(tx); });
    if (!last) return Rhythm{months_, std::nullopt, ctx.today()};
    return Rhythm{months_, last->told, std::max(ctx.today(), months_after(last->told, months_))};
}

}  // namespace archive
