// SPDX-License-Identifier: Apache-2.0
#include "notify/service/inbox.h"

#include <algorithm>

#include "core/db/ways.h"

namespace notify {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// What may not be shown is passed over; so much is looked at for one page.
constexpr int most_looks = 6;

struct Shown {
    Wishes own, house;
    Shown(Tx& tx, core::PersonId person)
        : own(store::wishes(tx, person)), house(store::wishes(tx, store::house)) {}
};

}  // namespace

std::optional<Below> below_read(const std::string& text) {
    const auto place = core::db::place_from(text);
    if (!place) return std::nullopt;
    return Below{place->at, {place->id}};
}

std::string below_text(core::Instant at, const std::string& id) { return core::db::place_text({at, core::Uuid::parse(id)}); }

Inbox::Lines Inbox::list(const Context& ctx, const Wish& wish) {
    const auto his = receivers_of(ctx.actor);
    return parts_.db.read([&](Tx& tx) {
        const Shown shown(tx, ctx.actor.person);
        Lines found;
        auto below = below_read(wish.after);
        for (int look = 0; look < most_looks; ++look) {
            const auto some = store::notices(tx, his, wish.unread, below, wish.limit + 1);
            for (const Kept& each : some) {
                if (found.lines.size() == static_cast<std::size_t>(wish.limit)) {
                    found.next = below_text(below->changed, below->id.text());
                    return found;
                }
                below = Below{each.changed, each.id};
                const auto told = told_of(tx, parts_, ctx.actor, each);
                if (!told || !shown_on_pages(*told->kind, shown.own, shown.house)) continue;
                found.lines.push_back({each.id, each.kind, told->kind->word, told->kind->urgent, told->described.title,
                                       told->link, told->described.access, each.receiver == his.front(), each.told,
                                       each.changed, !each.read});
            }
            if (some.size() <= static_cast<std::size_t>(wish.limit)) return found;
        }
        found.next = below_text(below->changed, below->id.text());
        return found;
    });
}

std::int64_t Inbox::count(const Context& ctx) {
    if (!ctx.actor.signed_in()) return 0;
    const auto his = receivers_of(ctx.actor);
    return parts_.db.read([&](Tx& tx) {
        const auto some = store::notices(tx, his, true, std::nullopt, most_counted);
        if (some.empty()) return std::int64_t{0};
        const Shown shown(tx, ctx.actor.person);
        std::int64_t count = 0;
        for (const Kept& each : some) {
            const auto told = told_of(tx, parts_, ctx.actor, each);
            if (told && shown_on_pages(*told->kind, shown.own, shown.house)) ++count;
        }
        return count;
    });
}

std::string Inbox::shown_count(const Context& ctx) {
    const auto all = count(ctx);
    if (all == 0) return {};
    return all < most_counted ? std::to_string(all) : std::to_string(most_counted - 1) + "+";
}

std::string Inbox::open(const Context& ctx, NoticeId id) {
    const auto his = receivers_of(ctx.actor);
    return parts_.db.write([&](Tx& tx) {
        const auto kept = store::notice(tx, id);
        const bool mine = kept && std::find(his.begin(), his.end(), kept->receiver) != his.end();
        const auto told = mine ? told_of(tx, parts_, ctx.actor, *kept) : std::nullopt;
        if (!told) throw Error(Code::not_found, "core.error.not_found");
        if (store::read_one(tx, his, id, ctx.now()) > 0 && parts_.wake)
            tx.after_commit([wake = parts_.wake, his] { wake(his); });
        return told->link;
    });
}

std::int64_t Inbox::read_all(const Context& ctx, core::Instant until) {
    const auto his = receivers_of(ctx.actor);
    return parts_.db.write([&](Tx& tx) {
        const auto read = store::read_all(tx, his, until, ctx.now());
        if (read > 0 && parts_.wake) tx.after_commit([wake = parts_.wake, his] { wake(his); });
        return read;
    });
}

}  // namespace notify
