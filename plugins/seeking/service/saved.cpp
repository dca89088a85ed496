// SPDX-License-Identifier: Apache-2.0
#include "seeking/service/saved.h"

#include <algorithm>

#include "core/base/text.h"
#include "seeking/service/kept_wish.h"
#include "seeking/store/saved_store.h"

namespace seeking {

using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;
using core::search::Wanted;

namespace {

constexpr std::string_view notice_prefix = "search:";
constexpr const char* fresh_kind = "seeking.fresh";

std::string notice_object(SavedId id) { return std::string(notice_prefix) + id.text(); }

bool sits_in(const core::Actor& actor, core::UnitId unit) {
    return std::any_of(actor.seats.begin(), actor.seats.end(),
                       [&](const core::Seat& seat) { return !seat.lent && seat.unit == unit; });
}

void ensure_own_seat(const Context& ctx) {
    core::ensure(ctx.actor.may("seeking.use") && !ctx.actor.borrows() ? Verdict::allowed : Verdict::forbidden);
}

}  // namespace

void SavedSearches::through(notify::Notices& notices) {
    parts_.notices = &notices;
    notices.serve("search", *this);
    notices.kind({fresh_kind, "seeking.notice.fresh", false, notify::Mode::digest});
}

Saved SavedSearches::known(Tx& tx, SavedId id) {
    auto saved = store::find(tx, id);
    core::ensure(saved ? Verdict::allowed : Verdict::hidden);
    return *std::move(saved);
}

SavedSearches::Mine SavedSearches::list(const Context& ctx) {
    ensure_own_seat(ctx);
    return parts_.db.read([&](Tx& tx) {
        Mine mine{store::of_person(tx, ctx.actor.person),
                  store::shared_with(tx, ctx.actor.seat().unit, ctx.actor.person)};
        std::erase_if(mine.of_unit, [&](const Saved& each) { return !may_run(tx, ctx, each); });
        return mine;
    });
}

std::vector<Saved> SavedSearches::named_like(const Context& ctx, std::string_view typed, std::size_t most) {
    if (core::text::trim(typed).empty()) return {};
    auto [own, of_unit] = list(ctx);
    own.insert(own.end(), std::make_move_iterator(of_unit.begin()), std::make_move_iterator(of_unit.end()));
    std::erase_if(own, [&](const Saved& each) { return !each.called(typed); });
    if (own.size() > most) own.erase(own.begin() + static_cast<std::ptrdiff_t>(most), own.end());
    return own;
}

SavedId SavedSearches::keep(const Context& ctx, const Wanted& wanted, const Keeping& as) {
    ensure_own_seat(ctx);
    const auto& seat = ctx.actor.seat();
    Saved saved;
    saved.id = SavedId::make(ctx.now());
    saved.person = ctx.actor.person;
    saved.person_name = ctx.actor.person_name;
    saved.appointment = seat.appointment;
    saved.unit = seat.unit;
    saved.name = core::text::trim(as.name);
    saved.wanted = kept(wanted);
    saved.shared = as.shared;
    saved.alert = as.alert;
    saved.made = ctx.now();
    if (auto faults = name_faults(saved.name); !faults.empty()) throw Error("core.error.invalid", std::move(faults));
    return parts_.db.write([&](Tx& tx) {
        if (store::of_person(tx, saved.person).size() >= most_saved)
            throw Error(core::Code::conflict, "seeking.error.too_many", {{"max", std::to_string(most_saved)}});
        store::insert(tx, saved);
        if (saved.alert) {
            watch(tx, ctx.actor, saved);   // what it finds at first is no news
            store::update(tx, saved);
        }
        return saved.id;
    });
}

// One that finds more than is compared watches from the day after the oldest it compares: of that day itself it may
// know a part only. Else what lay beyond the end would be told as new when one before it goes, and what becomes visible
// there would not be told at all.
std::int64_t SavedSearches::watch(Tx& tx, const core::Actor& actor, Saved& saved) {
    auto wanted = wish_kept(saved.wanted);
    if (saved.floor && (!wanted.from || *wanted.from < *saved.floor)) {
        wanted.from = saved.floor;
        // By its first day, as the oldest is known by.
        wanted.within = wanted.within || !wanted.until;
    }
    const auto all = core::search::names(parts_.index, tx, actor.tokens(), wanted, most_watched_);
    const auto fresh = store::know(tx, saved.id, all);
    if (static_cast<int>(all.size()) < most_watched_) return fresh;
    const auto ends = core::search::seen(parts_.index, tx, actor.tokens(), {all.front(), all.back()});
    if (ends.size() < 2) return fresh;
    const auto newest = ends.front().hit.date, oldest = ends.back().hit.date;
    const auto floor = newest > oldest ? core::Date(std::chrono::sys_days(oldest) + std::chrono::days(1)) : oldest;
    saved.floor = saved.floor ? std::max(*saved.floor, floor) : floor;
    return fresh;
}

// Shared with a unit its owner has left it is his alone. Nobody can tell while his account is locked: it rests.
bool SavedSearches::may_run(Tx& tx, const Context& ctx, const Saved& saved) {
    if (saved.owned(ctx.actor)) return true;
    if (saved.run(ctx.actor) != Verdict::allowed) return false;
    try {
        const auto owner = parts_.accounts.by_person(tx, saved.person, saved.appointment, ctx.now(), parts_.zone);
        return owner && sits_in(*owner, saved.unit);
    } catch (const Error& error) {
        if (error.code() != core::Code::too_many) throw;
        return false;
    }
}

Saved SavedSearches::show(const Context& ctx, SavedId id) {
    ensure_own_seat(ctx);
    return parts_.db.read([&](Tx& tx) {
        auto saved = known(tx, id);
        core::ensure(may_run(tx, ctx, saved) ? Verdict::allowed : Verdict::hidden);
        return saved;
    });
}

Wanted SavedSearches::run(const Context& ctx, SavedId id) {
    const auto saved = show(ctx, id);
    if (saved.owned(ctx.actor)) {
        if (saved.fresh > 0)
            parts_.db.write([&](Tx& tx) {
                store::hold(tx, id);
                auto now = known(tx, id);
                now.fresh = 0;
                store::update(tx, now);
            });
        if (parts_.notices) parts_.notices->opened(ctx, notice_object(id));
    }
    return wish_kept(saved.wanted);
}

void SavedSearches::change(const Context& ctx, SavedId id, const Keeping& as) {
    ensure_own_seat(ctx);
    parts_.db.write([&](Tx& tx) {
        store::hold(tx, id);
        auto saved = known(tx, id);
        core::ensure(may_run(tx, ctx, saved) ? saved.change(ctx.actor) : Verdict::hidden);
        const bool begins = as.alert && !saved.alert;
        saved.name = core::text::trim(as.name);
        if (auto faults = name_faults(saved.name); !faults.empty())
            throw Error("core.error.invalid", std::move(faults));
        // With the unit he sits in as he says so; told again it stays there while he does.
        if (as.shared && !(saved.shared && sits_in(ctx.actor, saved.unit))) saved.unit = ctx.actor.seat().unit;
        saved.shared = as.shared;
        saved.alert = as.alert;
        if (begins) {
            saved.appointment = ctx.actor.seat().appointment;
            saved.floor.reset();
            watch(tx, ctx.actor, saved);
        }
        if (!saved.alert) {
            saved.fresh = 0;
            store::know(tx, id, {});
        }
        store::update(tx, saved);
    });
}

void SavedSearches::remove(const Context& ctx, SavedId id) {
    ensure_own_seat(ctx);
    parts_.db.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto saved = known(tx, id);
        core::ensure(may_run(tx, ctx, saved) ? saved.change(ctx.actor) : Verdict::hidden);
        if (parts_.notices) parts_.notices->withdraw(tx, ctx, fresh_kind, notice_object(id), saved.person);
        store::remove(tx, id);
    });
}

void SavedSearches::look_all() {
    parts_.db.write([&](Tx& tx) {
        for (const auto& id : store::with_alert(tx))
            core::jobs::add(tx, parts_.clock.now(), look_job, {{"search", id.text()}},
                            {.key = std::string(look_job) + ":" + id.text()});
    });
}

void SavedSearches::look(SavedId id) {
    parts_.db.write([&](Tx& tx) {
        store::hold(tx, id);
        auto saved = store::find(tx, id);
        if (!saved || !saved->alert) return;
        const auto actor = parts_.seated(tx, saved->person, saved->appointment);
        if (!actor || !actor->may("seeking.use")) return;
        const auto fresh = watch(tx, *actor, *saved);
        saved->fresh += fresh;
        store::update(tx, *saved);
        if (fresh == 0) return;
        if (parts_.notices)
            parts_.notices->tell(tx, parts_.context(), {fresh_kind, notice_object(id), {saved->person}});
    });
}

// A count and a link: mail and telephones are no place for words of letters.
std::optional<notify::Described> SavedSearches::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    const auto saved = store::find(tx, SavedId::parse(object.substr(notice_prefix.size())));
    if (!saved || !saved->owned(actor)) return std::nullopt;
    const auto& words = parts_.words.in("id");
    return notify::Described{words.say("seeking.notice.count", {{"count", words.number(saved->fresh)}}),
                             "/searches/" + saved->id.text()};
}

}  // namespace seeking
