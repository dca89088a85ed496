// SPDX-License-Identifier: Apache-2.0
#include "notify/service/room.h"

#include "core/jobs/jobs.h"

namespace notify {

using core::db::Tx;

void put_up_looks(Tx& tx, const Parts& parts, core::Date day, const std::set<int>& minutes) {
    for (const int minute : minutes) {
        core::jobs::Options options;
        options.key = std::string(look_job) + ":" + core::iso(day) + ":" + clock_text(minute);
        options.run_at = core::start_of(day, parts.zone) + std::chrono::minutes(minute);
        core::jobs::add(tx, parts.clock.now(), look_job, {{"day", core::iso(day)}, {"minute", minute}}, options);
    }
}

store::Receivers receivers_of(const core::Actor& actor) {
    store::Receivers all{"person:" + actor.person.text()};
    // Who only sorts and prepares leaves the news of the mailbox to whose it is.
    if (actor.seats.size() > actor.acting && actor.seats[actor.acting].lends("instruct")) all.push_back("position:" + actor.seats[actor.acting].position.text());
    return all;
}

std::optional<Reader> reader_of(Tx& tx, Parts& parts, std::string_view receiver, core::Date today) {
    const auto whom = receiver_of(receiver);
    if (const auto* person = std::get_if<core::PersonId>(&whom)) return Reader{*person, {}};
    const auto holder = parts.directory.holder(tx, std::get<core::PositionId>(whom), today);
    if (!holder) return std::nullopt;
    return Reader{holder->person, holder->appointment};
}

std::optional<core::Actor> actor_of(Tx& tx, Parts& parts, const Reader& reader) {
    return parts.accounts.by_person(tx, reader.person, reader.appointment, parts.clock.now(), parts.zone);
}

std::optional<Told> told_of(Tx& tx, Parts& parts, const core::Actor& actor, const Kept& notice) {
    const Kind* kind = parts.kinds.find(notice.kind);
    const auto owner = parts.owners.find(notice.object.substr(0, notice.object.find(':')));
    if (kind == nullptr || owner == parts.owners.end()) return std::nullopt;
    auto described = owner->second->describe(tx, actor, notice.object);
    if (!described) return std::nullopt;
    Told told{kind, *std::move(described), notice.link};
    if (told.link.empty()) told.link = told.described.link;
    return told;
}

Rhythm rhythm_of(Tx& tx, core::PersonId person) {
    if (const auto own = store::rhythm(tx, person)) return *own;
    return store::rhythm(tx, store::house).value_or(Rhythm{});
}

bool working(Tx& tx, Parts& parts, core::Date day) {
    if (parts.days != nullptr) return parts.days->working(tx, day);
    const std::chrono::weekday weekday{std::chrono::sys_days(day)};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

bool carried(Tx& tx, Parts& parts, Channel channel) {
    if (channel == Channel::email) return parts.mail != nullptr;
    if (parts.gateways == nullptr) return false;
    const auto gateway = store::gateway(tx, channel);
    return gateway && gateway->active;
}

}  // namespace notify
