// SPDX-License-Identifier: Apache-2.0
#include "notify/service/prefer.h"

#include "core/audit/trail.h"

namespace notify {

using core::Context;
using core::Error;
using core::Fault;
using core::db::Tx;

namespace {

constexpr int messages_shown = 10;

void ensure_manager(const Context& ctx) {
    core::ensure(ctx.actor.may("notify.manage") ? core::Verdict::allowed : core::Verdict::forbidden);
}

void put(Wishes& wishes, const std::string& kind, std::optional<Channel> channel, Mode mode, Mode without) {
    if (mode == without) wishes.erase({kind, channel});
    else wishes[{kind, channel}] = mode;
}

}  // namespace

Settings Prefer::shown(Tx& tx, const Wishes& own, const Wishes& house) {
    Settings made;
    for (const Kind& kind : parts_.kinds.all()) {
        Settings::Row row{kind.name, kind.word, kind.urgent, shown_on_pages(kind, own, house), {}};
        for (const Channel channel : all_channels) row.modes[channel] = wanted(kind, channel, own, house);
        made.rows.push_back(std::move(row));
    }
    for (const Channel channel : all_channels) made.carried[channel] = carried(tx, parts_, channel);
    return made;
}

Settings Prefer::settings(const Context& ctx) {
    return parts_.db.read([&](Tx& tx) {
        const auto person = ctx.actor.person;
        auto made = shown(tx, store::wishes(tx, person), store::wishes(tx, store::house));
        made.rhythm = rhythm_of(tx, person);
        made.own_rhythm = !person.nil() && store::rhythm(tx, person).has_value();
        made.addresses = store::addresses(tx, person);
        made.messages = store::messages_of(tx, person, messages_shown);
        return made;
    });
}

Settings Prefer::defaults(const Context& ctx) {
    ensure_manager(ctx);
    return parts_.db.read([&](Tx& tx) {
        auto made = shown(tx, {}, store::wishes(tx, store::house));
        made.rhythm = rhythm_of(tx, store::house);
        return made;
    });
}

Wishes Prefer::kept(const std::vector<Settings::Row>& rows, Wishes before, const Wishes& below,
                    std::vector<Fault>& faults) {
    for (const auto& row : rows) {
        const Kind* kind = parts_.kinds.find(row.kind);
        if (kind == nullptr) {
            faults.push_back({"kinds", "notify.fault.kind", {{"kind", row.kind}}});
            continue;
        }
        put(before, row.kind, std::nullopt, row.pages ? Mode::now : Mode::never,
            shown_on_pages(*kind, {}, below) ? Mode::now : Mode::never);
        for (const auto& [channel, mode] : row.modes)
            put(before, row.kind, channel, mode, wanted(*kind, channel, {}, below));
    }
    return before;
}

// The looks of the day were put up before he chose; hours that are over are not made up for.
void Prefer::look_today(Tx& tx, const Rhythm& rhythm) {
    const auto now = parts_.clock.now();
    std::set<int> ahead;
    for (const int each : rhythm.hours)
        if (each > minute_of(now, parts_.zone)) ahead.insert(each);
    put_up_looks(tx, parts_, core::date_of(now, parts_.zone), ahead);
}

void Prefer::save(const Context& ctx, SettingsWish wish) {
    const auto person = ctx.actor.person;
    // An account without a person has no notices, and the nil person is the house.
    core::ensure(person.nil() ? core::Verdict::forbidden : core::Verdict::allowed);
    parts_.db.write([&](Tx& tx) {
        auto faults = wish.unread;
        const auto house = store::wishes(tx, store::house);
        const auto wishes = kept(wish.rows, store::wishes(tx, person), house, faults);
        if (wish.rhythm)
            for (auto& fault : faults_of(*wish.rhythm)) faults.push_back(std::move(fault));
        for (const auto& [channel, address] : wish.addresses)
            if (auto fault = fault_of(channel, address)) faults.push_back(*std::move(fault));
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        store::keep(tx, person, wishes);
        if (wish.rhythm && *wish.rhythm == rhythm_of(tx, store::house)) store::forget_rhythm(tx, person);
        else if (wish.rhythm) store::keep(tx, person, *wish.rhythm);
        if (wish.rhythm) look_today(tx, *wish.rhythm);
        for (const auto& [channel, address] : wish.addresses) store::keep(tx, person, channel, address, ctx.now());
        core::audit::append(tx, ctx, "notify.settings_saved", "person:" + person.text());
    });
}

void Prefer::save_defaults(const Context& ctx, SettingsWish wish) {
    ensure_manager(ctx);
    parts_.db.write([&](Tx& tx) {
        auto faults = wish.unread;
        const auto wishes = kept(wish.rows, store::wishes(tx, store::house), {}, faults);
        if (wish.rhythm)
            for (auto& fault : faults_of(*wish.rhythm)) faults.push_back(std::move(fault));
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        store::keep(tx, store::house, wishes);
        if (wish.rhythm) store::keep(tx, store::house, *wish.rhythm);
        if (wish.rhythm) look_today(tx, *wish.rhythm);
        core::audit::append(tx, ctx, "notify.defaults_saved", "notify:defaults");
    });
}

}  // namespace notify
