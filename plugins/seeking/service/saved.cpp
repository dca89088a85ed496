// SPDX-License-Identifier: Apache-2.0
#include "seeking/service/saved.h"

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
constexpr int most_watched = 5'000;   // newest hits an alert compares

std::string notice_object(SavedId id) { return std::string(notice_prefix) + id.text(); }

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
        return Mine{store::of_person(tx, ctx.actor.person),
                    store::shared_with(tx, ctx.actor.seat().unit, ctx.actor.person)};
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
        if (saved.alert) begin_alert(tx, ctx.actor, saved);
        return saved.id;
    });
}

void SavedSearches::begin_alert(Tx& tx, const core::Actor& actor, const Saved& saved) {
    store::know(tx, saved.id,
                core::search::names(parts_.index, tx, actor.tokens(), wish_kept(saved.wanted), most_watched), most_watched);
}

Saved SavedSearches::show(const Context& ctx, SavedId id) {
    ensure_own_seat(ctx);
    return parts_.db.read([&](Tx& tx) {
        auto saved = known(tx, id);
        core::ensure(saved.run(ctx.actor));
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
        core::ensure(saved.change(ctx.actor));
        const bool begins = as.alert && !saved.alert;
        saved.name = core::text::trim(as.name);
        if (auto faults = name_faults(saved.name); !faults.empty())
            throw Error("core.error.invalid", std::move(faults));
        saved.shared = as.shared;
        saved.alert = as.alert;
        if (begins) {
            saved.appointment = ctx.actor.seat().appointment;
            begin_alert(tx, ctx.actor, saved);
        }
        if (!saved.alert) {
            saved.fresh = 0;
            store::know(tx, id, {}, most_watched);
        }
        store::update(tx, saved);
    });
}

void SavedSearches::remove(const Context& ctx, SavedId id) {
    ensure_own_seat(ctx);
    parts_.db.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto saved = known(tx, id);
        core::ensure(saved.change(ctx.actor));
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
        const auto now = core::search::names(parts_.index, tx, actor->tokens(), wish_kept(saved->wanted), most_watched);
        const auto fresh = store::know(tx, id, now, most_watched);
        if (fresh == 0) return;
        saved->fresh += fresh;
        store::update(tx, *saved);
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
